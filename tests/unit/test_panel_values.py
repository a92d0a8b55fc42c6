"""The panel's small decisions: marks in a transcript, pages of a table, passwords, certificates."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from cryptography import x509
from werkzeug.datastructures import MultiDict

from admin import certificate, moments, passwords, showing
from admin.errors import FormError
from admin.listing import SIZE, listed
from admin.views import sign_in
from kiosk.domain.settings import Settings
from kiosk.domain.sound import FillerKind
from kiosk.domain.units import Measure
from tests.kit.samples.interviews import hesitant, strong


def test_every_word_is_told_once_and_in_order():
    for interview in (strong(), hesitant()):
        for answer in interview.answers:
            pieces = [p for p in moments.told(answer, Settings()).pieces if p.mark != "pause"]
            assert [p.text for p in pieces] == [w.text for w in answer.transcript.words]


def test_hesitations_are_marked_where_they_were_said():
    answer = hesitant().answers[0]
    marked = [p.text for p in moments.told(answer, Settings()).pieces if p.mark == "hes"]
    heard = [f for f in answer.measures.speech.fillers if f.kind is FillerKind.HESITATION]
    assert heard
    assert len(marked) >= len(heard)


def test_a_table_is_searched_sorted_and_paged():
    items = [f"item {n:03}" for n in range(60)]
    sorts = {"name": lambda item: item}

    def page(**asked):
        return listed(items, MultiDict(asked), str, sorts)

    assert page().pages == 3
    assert page(page="3").lines == items[2 * SIZE :]
    assert page(page="77").number == 3
    assert page(page="nonsense").number == 1
    assert page(order="down").lines[0] == "item 059"
    assert page(q="ITEM 059").total == 1
    assert page(sort="unknown").sort == "name"


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "dana dana dana", "x" * 201])
def test_easy_passwords_are_refused(password):
    with pytest.raises(FormError):
        passwords.hashed(password, name="dana")


def test_only_the_right_password_is_right():
    kept = passwords.hashed("three quiet walls")
    assert "three quiet walls" not in kept
    assert passwords.right(kept, "three quiet walls")
    assert not passwords.right(kept, "three quiet wall")
    assert not passwords.right(None, "nobody has this password")
    assert not passwords.right("not a hash", "anything at all")


def test_a_certificate_is_made_once_and_renewed_before_its_end(tmp_path, monkeypatch):
    made, key = certificate.files(tmp_path)
    first = made.read_bytes()
    assert key.stat().st_mode & 0o777 == 0o600
    assert certificate.files(tmp_path)[0].read_bytes() == first
    read = x509.load_pem_x509_certificate(first)
    names = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert "localhost" in names.get_values_for_type(x509.DNSName)
    monkeypatch.setattr(certificate, "RENEW_BEFORE", timedelta(days=4000))
    assert certificate.files(tmp_path)[0].read_bytes() != first


def test_the_owners_certificate_comes_first(tmp_path):
    for name in ("panel.crt", "panel.key"):
        (tmp_path / name).write_text("the owner's")
    assert [path.name for path in certificate.files(tmp_path)] == ["panel.crt", "panel.key"]
    assert (tmp_path / "panel.crt").read_text() == "the owner's"


def test_numbers_are_shown_as_people_read_them():
    assert showing.clock(125.9) == "2:05"
    assert showing.lasting(40) == "40 s"
    assert showing.lasting(720) == "12 min"
    assert showing.whole(None) == showing.DASH
    assert showing.measured(Measure(0.806, "share")) == "81 %"
    assert showing.measured(Measure.missing("wpm", "too short")) == "not measured"
    assert showing.ago(datetime.now(UTC) - timedelta(hours=2, minutes=3)) == "2 hours ago"
    assert showing.fact_name("disk_free_bytes") == "Disk free"


def test_two_passwords_must_be_the_same():
    def field(value):
        return SimpleNamespace(data=value)

    assert sign_in.fresh_password(field("a"), field("a")) == "a"
    with pytest.raises(FormError):
        sign_in.fresh_password(field("a"), field("b"))
