"""The panel's Booths page on a campus: what a booth tells, who is let in, and who is let out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from admin import create_app, standing
from kiosk.bench import campus_server as postgres
from kiosk.domain.sections import Panel
from kiosk.fleet import enrolment, fence
from kiosk.store import Store
from kiosk.store.booths import BoothLine, FaultLine
from kiosk.store.tables import BoothRow, FactRow
from tests.kit.panel.tested_panel import claimed, panel_in, send, settings_in, store_of, viewer

FACTS = {
    "schema": "0002",
    "queue": 3,
    "clips_missing": 7,
    "clock_off_s": -340.0,
    "disk_free_bytes": 41e9,
    "devices": {"microphone": "Yeti Nano", "camera": "not found"},
    "models": {"whisper-base": "there", "minilm": "corrupt"},
    "checks": [{"check": "disk", "state": "green", "says": "41 GB free.", "do": ""}],
}


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    if postgres.programs() is None:
        pytest.skip("there is no PostgreSQL on this machine")
    with postgres.running(*postgres.QUICK) as running:
        yield running


@pytest.fixture(scope="module")
def campus(server, tmp_path_factory) -> Iterator[Flask]:
    """A panel whose store is the campus, prepared as `provisioning campus` does it."""
    store = Store.open(server.url)
    fence.prepare(store.database)
    with store.database.writing() as session:
        session.add(FactRow(name=enrolment.ADDRESS, value=f"127.0.0.1:{server.port}"))
        session.add(FactRow(name=enrolment.CERTIFICATE, value=server.certificate.read_text()))
    settings = settings_in(tmp_path_factory.mktemp("panel"))
    own = replace(Panel(), tls=False, url="https://campus.test:8443")
    yield create_app(replace(settings, panel=own), store)
    store.close()


@pytest.fixture(scope="module")
def dana(campus) -> FlaskClient:
    return claimed(campus)


@pytest.fixture(scope="module")
def vic(campus, dana) -> FlaskClient:
    return viewer(campus)


def code_in(page: str) -> str:
    found = re.search(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b", page)
    assert found is not None, page
    return found.group(0)


def asked(campus: Flask, code: str, booth_id: str, address: str = "10.0.0.1"):
    """Ask at the panel's door as a booth does, from an address of its own."""
    return campus.test_client().post(
        "/enrol",
        json={"code": code, "booth_id": booth_id, "name": f"Booth {booth_id}"},
        environ_base={"REMOTE_ADDR": address},
    )


def comes_in(answer, server: postgres.Server) -> bool:
    """Try the login that a booth was given, over TLS, with the certificate it was given."""
    given = answer.get_json()
    assert given["certificate"] == server.certificate.read_text()
    assert "sslmode=verify-ca" in given["url"]
    try:
        url = f"{given['url']}&sslrootcert={server.certificate}"
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_booth_comes_in_with_a_code_that_is_good_once(campus, dana, server):
    page = send(dana, "/booths/enrol", "/booths")
    assert page.status_code == 200
    code = code_in(page.text)
    assert f"sudo interview-coach enrol https://campus.test:8443 {code}" in page.text
    assert code not in dana.get("/booths").text

    answer = asked(campus, code.lower().replace("-", " "), "b-new")
    assert answer.status_code == 200, answer.text
    assert comes_in(answer, server)
    again = asked(campus, code, "b-other")
    assert again.status_code == 403
    assert again.get_json()["error"]["code"] == "enrol-refused"

    lines, _ = store_of(campus).audit.page(1)
    acts = [(line.act, line.object_id) for line in lines]
    assert ("enrolled", "b-new") in acts
    assert ("made a code", "") in acts
    assert all(code not in line.note for line in lines)


def test_a_second_booth_of_the_same_id_is_not_let_in(campus, dana, server):
    first = code_in(send(dana, "/booths/enrol", "/booths").text)
    kept = asked(campus, first, "b-one", "10.0.0.2")
    second = code_in(send(dana, "/booths/enrol", "/booths").text)
    answer = asked(campus, second, "b-one", "10.0.0.2")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (409, "enrol-taken")
    assert comes_in(kept, server), "who was there first stays"
    assert asked(campus, second, "b-two", "10.0.0.2").status_code == 200


def test_retiring_ends_the_access_and_coming_back_needs_a_new_code(campus, dana, server):
    code = code_in(send(dana, "/booths/enrol", "/booths").text)
    before = asked(campus, code, "b-old", "10.0.0.3")
    assert "Its access to the campus ends at once" in dana.get("/booths/b-old/retire").text
    send(dana, "/booths/b-old/retire")
    assert not comes_in(before, server)

    told = dana.post("/booths/b-old/return", data=token(dana), follow_redirects=True)
    assert "until it is enrolled again" in told.text
    assert not comes_in(before, server)
    assert "not let in" in card(dana, "b-old")

    code = code_in(send(dana, "/booths/b-old/enrol", "/booths").text)
    assert asked(campus, code, "b-elsewhere", "10.0.0.3").status_code == 409
    assert comes_in(asked(campus, code, "b-old", "10.0.0.3"), server)
    assert "not let in" not in card(dana, "b-old")


def token(client: FlaskClient) -> dict[str, str]:
    from tests.kit.panel.tested_panel import token_in

    return {"csrf_token": token_in(client.get("/booths"))}


def card(client: FlaskClient, booth_id: str) -> str:
    """Return what the page shows of one booth, in words."""
    page = client.get(f"/booths?q={booth_id}").text
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1]).split())


def test_the_door_for_booths_bounds_how_often_it_is_tried(campus, dana):
    statuses = [asked(campus, "AAAA-AAAA-AAAA", "b", "10.0.0.9").status_code for _ in range(14)]
    assert statuses[0] == 403
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'"x"', b'{"code": 1}', b'{"code": "a", "booth_id": "b", "name": null}']
)
def test_the_door_for_booths_takes_nothing_else(campus, dana, body):
    where = {"REMOTE_ADDR": "10.0.0.10"}
    answer = campus.test_client().post("/enrol", data=body, environ_base=where)
    assert answer.status_code == 400
    assert answer.get_json()["error"]["code"] == "form"


def test_a_card_shows_all_that_a_booth_told(campus, dana):
    booths = store_of(campus).booths
    booths.heartbeat("b-told", "Library", "1.4.0", FACTS)
    booths.fault("b-told", "mic-gone")
    booths.fault("b-told", "mic-gone")
    said = card(dana, "b-told")
    for words in (
        "Library", "here", "just now", "1.4.0", "0002", "3 interviews", "Clips missing 7",
        "6 min behind", "41,000 MB", "Yeti Nano", "camera not found", "minilm corrupt",
        "41 GB free.", "mic-gone just now, 2 times in all",
    ):  # fmt: skip
        assert words in said, words


def test_a_booth_is_silent_after_ten_minutes(campus, dana):
    store_of(campus).booths.heartbeat("b-quiet", "Hall", "1.0", {})
    for minutes, word in ((9, "here"), (11, "silent")):
        with store_of(campus).database.writing() as session:
            seen = datetime.now(UTC) - timedelta(minutes=minutes)
            session.execute(update(BoothRow).where(BoothRow.id == "b-quiet").values(seen_at=seen))
        assert word in card(dana, "b-quiet")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("booth-cloned", "copied disk"),
        ("clock-wrong", "wrong clock"),
        ("campus-newer", "Update this booth"),
        ("campus-older", "newer program"),
    ],
)
def test_what_keeps_a_booths_interviews_back_stands_on_its_card(campus, dana, code, words):
    booths = store_of(campus).booths
    booths.heartbeat(f"b-{code}", "Lab", "1.0", {"refused": 2})
    booths.fault(f"b-{code}", code)
    said = card(dana, f"b-{code}")
    assert words in said
    assert "2 refused" in said


def test_a_fault_that_was_mended_is_no_state_any_more():
    now = datetime.now(UTC)
    booth = BoothLine("b", "B", False, "1", {}, now)
    faults = [FaultLine("b", "booth-cloned", 4, now - timedelta(minutes=21))]
    stands = standing.standing(booth, faults, now)
    assert [sign.word for sign in stands.signs] == ["here"]
    assert stands.faults == tuple(faults)


@pytest.mark.parametrize(
    "facts",
    [
        {"checks": "x", "devices": ["a"], "models": 3, "queue": "many", "refused": "two"},
        {"checks": [None, 3, {"state": {"a": 1}}], "clock_off_s": "late", "queue": None},
        {"queue": {"deep": [1]}, "<b>": "<script>alert(1)</script>", "disk_free_bytes": "all"},
    ],
)
def test_a_booth_that_tells_nonsense_breaks_no_page(campus, dana, facts):
    store_of(campus).booths.heartbeat("b-odd", "Odd", "1.0", facts)
    page = dana.get("/booths?sort=queue")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    store_of(campus).booths.heartbeat("b-odd", "Odd", "1.0", {})


def test_only_administrators_let_booths_in(campus, vic):
    assert "Enrol a booth" not in vic.get("/booths").text
    assert vic.post("/booths/enrol", data=token(vic)).status_code == 403


def test_a_panel_alone_says_why_it_lets_no_booth_in(tmp_path):
    panel = panel_in(tmp_path)
    client = claimed(panel)
    assert "Enrol a booth" not in client.get("/booths").text
    answer = send(client, "/booths/enrol", "/jobs/new")
    assert answer.status_code == 409
    assert "provisioning campus" in answer.text
