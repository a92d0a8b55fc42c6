"""Resumes read from PDFs and texts, and the reasons why some are not."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kiosk.coach.match.lines import lines_of, tidied
from kiosk.coach.match.resume_text import read_resume
from kiosk.domain.errors import ResumeError
from kiosk.domain.sections import Matching

LIMITS = Matching(timeout_s=60.0)  # other tests may keep the machine busy
LEFT = ["Experience", "Built a weekly revenue", "dashboard in Tableau", "Cut the cost of queries"]
RIGHT = ["Skills", "Python and Airflow", "Education", "Master of Science"]


def pdf(draw, pages=1, size=(595, 842)):
    data = BytesIO()
    canvas = Canvas(data, pagesize=size)
    for _ in range(pages):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def two_columns(canvas):
    for at, (left, right) in enumerate(zip(LEFT * 5, RIGHT * 5, strict=True)):
        canvas.drawString(40, 800 - 14 * at, left)
        canvas.drawString(320, 807 - 14 * at, right)


def refused(data, limits=LIMITS, name=""):
    with pytest.raises(ResumeError) as err:
        read_resume(data, limits, name)
    assert err.value.message
    return err.value.code


def test_columns_are_read_one_after_the_other():
    lines = read_resume(pdf(two_columns), LIMITS).text.splitlines()
    assert lines == LEFT * 5 + RIGHT * 5


def test_hidden_text_is_kept_apart():
    def draw(canvas):
        canvas.drawString(40, 800, "Nurse with ten years of experience on surgical wards")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(40, 700, "Kubernetes")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(40, 600, 300, 40, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(50, 610, "White on black is seen")

    resume = read_resume(pdf(draw), LIMITS)
    assert "Kubernetes" in resume.hidden
    assert "Kubernetes" not in resume.text
    assert "White on black is seen" in resume.text


def unseen_words(canvas):
    canvas.saveState()  # or all that follows would be without ink too
    words = canvas.beginText(40, 700)
    words.setTextRenderMode(3)
    words.textLine("Kubernetes and Terraform")
    canvas.drawText(words)
    canvas.restoreState()


def test_words_without_ink_are_hidden_but_on_a_scan():
    def typed(canvas):
        canvas.drawString(40, 800, "Nurse with ten years of experience on surgical wards")
        unseen_words(canvas)
        canvas.drawString(40, 600, "Trained four new nurses")

    resume = read_resume(pdf(typed), LIMITS)
    assert "Kubernetes" in resume.hidden
    assert "Kubernetes" not in resume.text
    assert "Trained four new nurses" in resume.text

    said = ["Kubernetes and Terraform", "Wrote the rota of a ward of nine nurses"]

    def scanned(canvas):
        page = Image.new("L", (595, 842), 255)
        for at, line in enumerate(said):
            ImageDraw.Draw(page).text((40, 131 + 40 * at), line, 0, font_size=12)
        canvas.drawImage(ImageReader(page), 0, 0, 595, 842)
        words = canvas.beginText(40, 700)
        words.setTextRenderMode(3)
        words.setLeading(40)
        words.textLines(said)
        canvas.drawText(words)

    assert "Kubernetes and Terraform" in read_resume(pdf(scanned), LIMITS).text


def test_words_laid_over_a_picture_that_does_not_show_them_are_hidden():
    def photographed(canvas):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        canvas.drawString(40, 800, "Nurse with ten years of experience on surgical wards")
        canvas.drawString(40, 780, "Trained four new nurses and kept the rota of the ward")
        unseen_words(canvas)

    resume = read_resume(pdf(photographed), LIMITS)
    assert "Trained four new nurses" in resume.text
    assert "Kubernetes" in resume.hidden
    assert "Kubernetes" not in resume.text


def test_a_page_of_nothing_but_hidden_words_has_no_text():
    assert refused(pdf(unseen_words)) == "resume-no-text"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_text_is_read_upright(degrees):
    def draw(canvas):
        canvas.translate(300, 420)
        canvas.rotate(degrees)
        canvas.drawString(-150, 0, "Built a dashboard in Tableau")
        canvas.drawString(-150, -20, "Cut the cost of queries")

    text = read_resume(pdf(draw), LIMITS).text
    assert text.splitlines() == ["Built a dashboard in Tableau", "Cut the cost of queries"]


def test_refusals():
    assert refused(b"") == "resume-empty"
    assert refused(b"PK\x03\x04 a word file") == "resume-not-pdf"
    assert refused(b"%PDF-1.4\n") == "resume-corrupt"
    assert refused(pdf(lambda canvas: None)) == "resume-no-text"
    assert refused(pdf(two_columns, pages=21)) == "resume-too-many-pages"
    assert refused(pdf(two_columns), replace(LIMITS, max_bytes=100)) == "resume-too-large"
    assert refused(pdf(two_columns), replace(LIMITS, max_inflated_bytes=100)) == "resume-too-large"
    assert refused(pdf(two_columns), replace(LIMITS, timeout_s=0.01)) == "resume-timeout"


def test_a_text_file_is_read_whatever_its_encoding():
    text = "Zoë Müller\nBuilt services in Python and took care of the ward with patience and joy"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert read_resume(text.encode(encoding), LIMITS, "cv.txt").text == text


def test_a_text_of_fifty_pages_is_too_long():
    assert refused(b"word " * 30_000, name="cv.txt") == "resume-too-many-pages"


def test_language_is_told_and_not_guessed():
    german = (
        "Führung eines fünfköpfigen Teams für die Qualitätssicherung und Planung der Produktion. "
        "Erfahrung mit der Entwicklung von Werkzeugen für den Einkauf."
    )
    assert read_resume(german.encode(), LIMITS, "cv.txt").language == "de"
    assert read_resume(b"Jane Doe", LIMITS, "cv.txt").language is None


def test_lines_are_joined_over_their_wraps():
    text = "SKILLS\n• Built natural language process-\ning in Python\nand SQL\n- Ran full-\ntime"
    assert lines_of(text) == (
        "SKILLS",
        "Built natural language processing in Python and SQL",
        "Ran full-time",
    )


PROSE = "She led the work of nine people"


def test_a_band_of_two_columns_on_a_page_of_one_is_read_column_by_column():
    def draw(canvas):
        for at in range(30):
            canvas.drawString(
                40,
                790 - 14 * at,
                f"Line {at} of the page runs over its whole width and says a thing or two more",
            )
        for at in range(8):
            canvas.drawString(40, 360 - 14 * at, f"left {at} {PROSE}")
            canvas.drawString(310, 360 - 14 * at, f"right {at} {PROSE}")
        canvas.drawString(
            40, 200, "The last line of the page runs over the whole of its width again"
        )

    lines = read_resume(pdf(draw), LIMITS).text.splitlines()
    assert lines[30:38] == [f"left {at} {PROSE}" for at in range(8)]
    assert lines[38:46] == [f"right {at} {PROSE}" for at in range(8)]
    assert lines[46].startswith("The last line")


def test_dates_beside_posts_are_no_second_column():
    def draw(canvas):
        for at in range(14):
            canvas.drawString(40, 790 - 14 * at, f"Senior engineer of the works number {at}")
            canvas.drawString(480, 790 - 14 * at, f"Jan 20{at + 10} to May 20{at + 11}")

    lines = read_resume(pdf(draw), LIMITS).text.splitlines()
    assert all("works" in line and "May" in line for line in lines)


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("Jo\u00a8rg Mu\u00a8ller", "Jörg Müller"),
        ("Arc \u0327elik", "Arçelik"),
        ("Gu \u0308ng \u0308or", "Güngör"),
        ("re\u00b4sume\u00b4 and more", "résumé and more"),
        ("TUBITAK \u0308 \u0307 2021", "TUBITAK 2021"),
    ],
)
def test_an_accent_drawn_for_itself_goes_to_its_letter(drawn, meant):
    assert tidied(drawn) == meant
