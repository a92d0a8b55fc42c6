"""The hand-off: a resume from the phone to the booth, a report from the booth to the phone."""

import io
import secrets
import threading
import time
import zlib
from pathlib import Path

import pytest

from admin import reading
from admin.errors import PanelError
from admin.views import reports
from kiosk.domain.errors import StoreError
from kiosk.domain.job import Resume
from kiosk.domain.settings import Settings
from kiosk.store.handoff import Kind
from tests.kit.panel.tested_panel import panel_in, send, send_large, store_of
from tests.kit.samples.interviews import strong

pytestmark = pytest.mark.usefixtures("dana")


def pdf(*streams: bytes) -> bytes:
    """Return a PDF of one page whose content is deflated, as a bomb would be."""
    content = zlib.compress(b"".join(streams), 9)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
        b"4 0 obj<</Length " + str(len(content)).encode() + b"/Filter/FlateDecode>>stream\n"
        + content + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )  # fmt: skip


def test_a_pdf_reaches_the_booth_once(panel, phone):
    offer = store_of(panel).handoff.open_upload(10)
    assert "Bring your resume" in phone.get(offer.path).text
    words = b"BT /F1 12 Tf 72 700 Td (Built a Django service for 40000 students) Tj ET"
    answer = send(phone, offer.path, file=(io.BytesIO(pdf(words)), "cv.pdf"))
    assert "The booth has it" in answer.text, answer.text
    assert phone.get(offer.path).status_code == 410
    assert "Django service" in store_of(panel).handoff.take(offer.token).text


def test_pasted_text_reaches_the_booth(panel, phone):
    offer = store_of(panel).handoff.open_upload(10)
    send(phone, offer.path, text="Nurse, ten years,\nnight shifts")
    assert store_of(panel).handoff.take(offer.token).text == "Nurse, ten years,\nnight shifts"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("token", ["guess", "x" * 43, "..%2f..%2fetc", "%00", "x" * 3000])
def test_guessed_tokens_open_nothing(panel, phone, method, token):
    for page in (f"/handoff/upload/{token}", f"/handoff/report/{token}"):
        assert phone.open(page, method=method).status_code in (400, 404, 405, 410)


def test_tokens_are_long_enough_and_differ():
    from kiosk.store.handoff import TOKEN_BYTES

    assert TOKEN_BYTES * 8 >= 128


def test_expired_tokens_say_so(panel, phone):
    for offer in (
        store_of(panel).handoff.open_upload(0),
        store_of(panel).handoff.offer_report(strong(), 0),
    ):
        page = phone.get(offer.path)
        assert page.status_code == 410
        assert "too old" in page.text


def test_a_withdrawn_offer_is_over(panel, phone):
    offer = store_of(panel).handoff.open_upload(10)
    store_of(panel).handoff.close(offer.token)
    assert phone.get(offer.path).status_code == 410


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "Choose a file"),
        (b"%PDF-1.7 nothing more", "resume-"),
        (pdf(b"0 0 m 1 1 l S\n" * 3_000_000), "resume-"),
        (pdf(b"q Q"), "resume-"),
        (b"PK\x03\x04" + bytes(500), "resume-not-pdf"),
        (b"\x7fELF" + bytes(500), "resume-not-pdf"),
        (secrets.token_bytes(2000) + b"\0", "resume-"),
    ],
    ids=["nothing", "broken", "bomb", "no text", "zip", "program", "noise"],
)
def test_bad_files_are_refused_and_the_link_still_works(panel, phone, content, code):
    offer = store_of(panel).handoff.open_upload(10)
    answer = send(phone, offer.path, file=(io.BytesIO(content), "cv.pdf"))
    assert answer.status_code in (400, 413, 415)
    assert code in answer.text
    assert phone.get(offer.path).status_code == 200
    assert store_of(panel).handoff.take(offer.token) is None


def test_a_file_over_the_limit_is_refused_before_it_is_read(panel, phone):
    offer = store_of(panel).handoff.open_upload(10)
    answer = send_large(phone, offer.path, bytes(10_400_000))
    assert answer.status_code == 413


def test_the_file_never_touches_the_disk(panel, phone, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    offer = store_of(panel).handoff.open_upload(10)
    large = pdf(b"BT /F1 12 Tf (Quuxberry jam) Tj ET") + b"%" * 2_000_000
    assert "The booth has it" in send_large(phone, offer.path, large).text
    assert list(tmp_path.iterdir()) == []
    folder = Path(panel.extensions["settings"].paths.var)
    kept = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert b"Quuxberry" not in kept
    assert offer.token.encode() not in kept


def test_a_report_is_collected_and_counted(panel, phone):
    offer = store_of(panel).handoff.offer_report(strong(), 1)
    page = phone.get(offer.path)
    assert "Download the report" in page.text
    assert strong().candidate not in page.text
    assert phone.get(f"{offer.path}/report.pdf").data.startswith(b"%PDF")
    for _ in range(19):
        store_of(panel).handoff.collect(offer.token)
    assert phone.get(f"{offer.path}/report.pdf").status_code == 410


def test_who_only_asks_what_is_there_uses_up_nothing(panel, phone):
    offer = store_of(panel).handoff.offer_report(strong(), 1)
    for _ in range(20):
        assert phone.head(f"{offer.path}/report.pdf").status_code == 200
    assert phone.get(f"{offer.path}/report.pdf").data.startswith(b"%PDF")


def test_a_deleted_interview_cannot_be_collected(panel, phone):
    store_of(panel).keep(strong())
    offer = store_of(panel).handoff.offer_report(strong(), 1)
    store_of(panel).forget(strong().id)
    assert phone.get(f"{offer.path}/report.pdf").status_code == 410


def test_an_address_is_asked_to_wait_when_it_guesses(tmp_path):
    panel = panel_in(tmp_path)
    phone = panel.test_client()
    codes = [phone.get(f"/handoff/report/{n:043}").status_code for n in range(35)]
    assert codes[0] == 410
    assert codes[-1] == 429


def test_a_link_is_over_after_five_broken_files(panel, phone):
    offer = store_of(panel).handoff.open_upload(10)
    for n in range(5):
        assert phone.get(offer.path).status_code == 200, n
        answer = send(phone, offer.path, file=(io.BytesIO(b"%PDF-1.7 broken"), "cv.pdf"))
        assert answer.status_code in (400, 415)
    assert phone.get(offer.path).status_code == 410
    with pytest.raises(StoreError, match="used, or is too old"):
        store_of(panel).handoff.take(offer.token)


def test_one_file_is_read_at_a_time_and_few_wait(monkeypatch):
    began, goes_on, most = threading.Semaphore(0), threading.Event(), []
    running = []

    def slow(content, _limits, _name):
        running.append(1)
        most.append(len(running))
        began.release()
        goes_on.wait(10)
        running.pop()
        return Resume(content.decode())

    monkeypatch.setattr(reading, "read_resume", slow)
    refused = []

    def bring():
        try:
            reading.resume_of(b"%PDF-1.4 one", Settings())
        except PanelError as err:
            refused.append(err.code)

    threads = [threading.Thread(target=bring) for _ in range(8)]
    for thread in threads:
        thread.start()
    assert began.acquire(timeout=10)
    for _ in range(100):
        if len(refused) == 5:
            break
        time.sleep(0.05)
    goes_on.set()
    for thread in threads:
        thread.join(10)
    assert max(most) == 1, "one child at a time"
    assert refused == ["busy"] * 5, "one is read, two wait, five are asked to come again"


def test_reports_wait_in_a_short_queue(panel, phone, monkeypatch):
    began, goes_on = threading.Semaphore(0), threading.Event()

    def slow(*_):
        began.release()
        goes_on.wait(10)
        return b"%PDF"

    monkeypatch.setattr(reports, "render", slow)
    offers = [store_of(panel).handoff.offer_report(strong(), 1) for _ in range(8)]
    codes = []

    def collect(offer):
        codes.append(panel.test_client().get(f"{offer.path}/report.pdf").status_code)

    threads = [threading.Thread(target=collect, args=(offer,)) for offer in offers]
    for thread in threads:
        thread.start()
    assert began.acquire(timeout=10)
    for _ in range(200):
        if len(codes) >= 4:
            break
        time.sleep(0.05)
    goes_on.set()
    for thread in threads:
        thread.join(20)
    assert sorted(codes) == [200] * 4 + [503] * 4
    assert store_of(panel).handoff.open(offers[0].token, Kind.REPORT)
