"""What staff see of interviews: found, told whole, exported, deleted, printed."""

import csv
import io
import json
import os
import re
import subprocess
from dataclasses import replace

import pdfplumber
import pytest

from kiosk.domain.plain import to_plain
from tests.kit.fakes import cups
from tests.kit.panel.tested_panel import (
    send,
    store_of,
    viewer,
)
from tests.kit.samples.interviews import INTERVIEWS, strong

pytestmark = pytest.mark.usefixtures("wiped")


def test_interviews_are_found_by_the_filters_of_the_address(panel, dana):
    for name, make in INTERVIEWS.items():
        store_of(panel).keep(replace(make(), id=name))
    assert "6 interviews" in dana.get("/interviews").text
    assert "1 interview" in dana.get("/interviews?mode=practice").text
    assert "No interview matches" in dana.get("/interviews?q=nobody").text
    for wrong in ("sort=size", "state=sleeping", "mode=7", "since=yesterday", "until=99999-01-01"):
        assert dana.get(f"/interviews?{wrong}").status_code == 400, wrong
    for odd in ("page=0", "page=-3", "page=x", "page=99999999999999999999", "q=%00%00", "job=%00"):
        assert dana.get(f"/interviews?{odd}").status_code == 200, odd


@pytest.mark.parametrize("name", sorted(INTERVIEWS))
def test_an_interview_is_told_whole(panel, dana, name):
    interview = replace(INTERVIEWS[name](), id=name)
    store_of(panel).keep(interview)
    page = dana.get(f"/interviews/{name}").text
    shown = re.sub(r"<[^>]+>", " ", page)
    for answer in interview.answers:
        for word in answer.transcript.words[:30]:
            assert word.text.split("'")[0].split("&")[0] in shown
    if interview.score is not None and interview.score.value is None:
        assert "not measured" in shown


def test_hesitations_and_keywords_are_marked(panel, dana):
    interview = replace(INTERVIEWS["hesitant"](), id="marked")
    store_of(panel).keep(interview)
    page = dana.get(f"/interviews/{interview.id}").text
    fillers = sum(
        f.kind.value != "hedge" for a in interview.answers for f in a.measures.speech.fillers
    )
    assert page.count('class="hes"') >= fillers
    if any(a.measures.content.said for a in interview.answers):
        assert 'class="said"' in page


def test_a_changed_interview_is_told_anew(panel, dana):
    whole = strong()
    store_of(panel).keep(replace(whole, answers=whole.answers[:1]))
    before = dana.get(f"/interviews/{whole.id}").text
    store_of(panel).keep(whole)
    after = dana.get(f"/interviews/{whole.id}").text
    assert len(after) > len(before)


def test_the_report_is_a_pdf_with_the_persons_words(panel, dana):
    store_of(panel).keep(strong())
    answer = dana.get(f"/interviews/{strong().id}/report.pdf?paper=Letter")
    assert answer.mimetype == "application/pdf"
    with pdfplumber.open(io.BytesIO(answer.data)) as pdf:
        text = " ".join(page.extract_text() for page in pdf.pages)
        assert round(float(pdf.pages[0].width)) == 612
    assert "PostgreSQL" in text


def test_exports_hold_the_same(panel, dana):
    store_of(panel).keep(replace(strong(), candidate="=HYPERLINK(0)"))
    rows = list(csv.DictReader(io.StringIO(dana.get("/interviews/export.csv").text)))
    assert rows[0]["candidate"] == "'=HYPERLINK(0)", "a spreadsheet must not run it"
    exported = json.loads(dana.get(f"/interviews/{strong().id}/export.json").text)
    assert exported["answers"] == to_plain(strong())["answers"]


def test_deleting_asks_first_and_is_for_administrators(panel, dana):
    store_of(panel).keep(strong())
    path = f"/interviews/{strong().id}/delete"
    assert viewer(panel).get(path).status_code == 403
    assert "Delete this interview?" in dana.get(path).text
    assert store_of(panel).interview(strong().id) is not None
    assert send(dana, path).status_code == 302
    assert dana.get(f"/interviews/{strong().id}").status_code == 404


@pytest.fixture(scope="module")
def printing():
    if cups.CUPSD is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("not installed: cupsd")
    with cups.printer() as running:
        yield running


@pytest.fixture
def printer(printing, panel, monkeypatch):
    """A real printing system of its own, and a panel that prints there."""
    monkeypatch.setenv("CUPS_SERVER", str(printing.socket))
    default = [cups.program("lpadmin"), "-h", str(printing.socket), "-d", cups.QUEUE]
    subprocess.run(default, check=True, timeout=20)
    return printing


def test_a_report_is_printed_without_a_name_in_the_queue(panel, dana, printer):
    store_of(panel).keep(strong())
    page = f"/interviews/{strong().id}"
    assert send(dana, f"{page}/print", page).status_code == 302
    assert printer.printed().startswith(b"%PDF")
    queue = [cups.program("lpstat"), "-h", str(printer.socket), "-W", "all", "-l", "-o"]
    known = subprocess.run(queue, capture_output=True, text=True, check=True, timeout=20).stdout
    assert cups.QUEUE in known
    assert strong().candidate not in known


def test_a_printer_that_is_out_of_order_is_said(panel, dana, printer):
    store_of(panel).keep(strong())
    page = f"/interviews/{strong().id}"
    printer.queue("cupsdisable")
    try:
        answer = send(dana, f"{page}/print", page)
    finally:
        printer.queue("cupsenable")
    assert answer.status_code == 503
    assert "printer-out-of-order" in answer.text
