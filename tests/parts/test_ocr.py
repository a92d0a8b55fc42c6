"""A scanned resume, read by the real tesseract where it is installed."""

import shutil
from dataclasses import replace
from io import BytesIO
from time import monotonic

import pytest

from kiosk.coach.match import ocr
from kiosk.coach.match.ocr import read_picture
from kiosk.coach.match.resume_text import read_resume
from kiosk.domain.errors import ResumeError
from kiosk.domain.sections import Matching

LINES = (
    "Robin Sampleton",
    "Built a weekly revenue dashboard in Tableau for the sales directors",
    "Moved nightly reports from spreadsheets to Airflow",
)
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is not installed"
)


def scan(lines: tuple[str, ...], pages: int = 1) -> bytes:
    """Return a PDF that holds nothing but a picture of the lines on every page."""
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(size=30)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((90, 120 + 60 * number), line, fill=0, font=font)
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    for _ in range(pages):
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@needs_tesseract
def test_the_words_on_a_scan_are_read():
    resume = read_resume(scan(LINES), Matching(), "scan.pdf")
    assert "weekly revenue dashboard in Tableau" in resume.text
    assert "Airflow" in resume.text


@needs_tesseract
def test_a_blank_scan_has_no_text():
    with pytest.raises(ResumeError) as refused:
        read_resume(scan(()), Matching(), "scan.pdf")
    assert refused.value.code == "resume-no-text"


@needs_tesseract
def test_all_pages_share_one_deadline():
    assert read_picture(scan(LINES, 3), monotonic() + 30).count("Airflow") == 3
    began = monotonic()
    assert read_picture(scan(LINES, 3), began + 0.05) == ""
    assert monotonic() - began < 2


@needs_tesseract
def test_a_page_that_wants_more_memory_than_it_may_have_is_not_read(monkeypatch):
    assert read_picture(scan(LINES), monotonic() + 30)
    monkeypatch.setattr(ocr, "MEMORY_BYTES", 40_000_000)
    assert read_picture(scan(LINES), monotonic() + 30) == ""


def test_without_tesseract_a_scan_is_refused_with_its_own_code(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ResumeError) as refused:
        read_resume(scan(LINES), replace(Matching(), timeout_s=10.0), "scan.pdf")
    assert refused.value.code == "resume-no-text"
