"""The report read back from its PDF: its words, its pages, its fonts, and a disk that is full."""

import errno
import io
import os
import re
from dataclasses import replace

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1

from kiosk.domain.errors import ReportError
from kiosk.domain.settings import Settings
from kiosk.domain.sound import Transcript, Word
from kiosk.report import fonts, pdf, render, story, write
from tests.kit.samples.interviews import (
    INTERVIEWS,
    hesitant,
    non_latin,
    practice,
    strong,
    twelve,
    unmeasured,
)

SETTINGS = Settings()
PACKAGES = {"fonts-noto-core": "truetype/noto", "fonts-wqy-microhei": "truetype/wqy"}


def evil(name: str) -> str:
    return f"<b>{name}</b>&lt;"


def opened(content: bytes) -> pdfplumber.PDF:
    return pdfplumber.open(io.BytesIO(content))


def read(content: bytes) -> str:
    with opened(content) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


@pytest.fixture(scope="module")
def strong_pdf() -> bytes:
    return render(strong(), SETTINGS)


@pytest.mark.parametrize(
    ("interview", "words"),
    [
        (
            strong,
            ["Amara Okafor", "of 100", "◆PostgreSQL", "67 of 100, strong fit", "What was strong"],
        ),
        (hesitant, ["Tom Lindqvist", "What to work on", "▲um", "△you know", "[4.6 s]"]),
        (unmeasured, ["Your interview", "not measured", "switched off by the candidate"]),
        (twelve, ["Question 12", "Hohenstein-Wallerstein", "12 questions"]),
        (practice, ["Answered again. First take to last"]),
    ],
)
def test_it_says_what_was_found(interview, words):
    text = read(render(interview(), SETTINGS))
    assert [word for word in words if word not in text] == []
    for heading in ("Where your eyes were", "Your answers", "How the numbers were made"):
        assert heading in text
    for question in interview().questions:
        assert question.text.split("?")[0][:40] in text


def test_three_questions_take_two_to_four_pages(strong_pdf):
    for content in (strong_pdf, render(hesitant(), SETTINGS)):
        with opened(content) as pdf:
            assert 2 <= len(pdf.pages) <= 4


def test_five_long_answers_take_four_pages():
    interview = strong()
    texts = {a.question.id: a.transcript.words * 2 for a in interview.answers}
    answers = [
        replace(
            a,
            question=replace(a.question, id=f"q{n}"),
            transcript=replace(a.transcript, words=texts[a.question.id]),
            measures=replace(
                a.measures, speech=replace(a.measures.speech, words=len(texts[a.question.id]))
            ),
        )
        for n, a in enumerate((interview.answers * 2)[:5])
    ]
    with opened(render(replace(interview, answers=tuple(answers)), SETTINGS)) as pdf:
        assert len(pdf.pages) <= 4


def test_the_same_interview_gives_the_same_bytes(strong_pdf):
    assert render(strong(), SETTINGS) == strong_pdf


def test_paper(strong_pdf):
    with opened(strong_pdf) as a4, opened(render(strong(), SETTINGS, "Letter")) as letter:
        assert (round(a4.pages[0].width), round(a4.pages[0].height)) == (595, 842)
        assert (round(letter.pages[0].width), round(letter.pages[0].height)) == (612, 792)
    with pytest.raises(ReportError, match="A4 or Letter"):
        render(strong(), SETTINGS, "A5")


def test_title_language_bookmarks_and_embedded_fonts(strong_pdf):
    with opened(strong_pdf) as pdf:
        language = pdf.doc.catalog["Lang"]
        shown = resolve1(pdf.doc.catalog["ViewerPreferences"])
        outline = [str(entry[1]) for entry in pdf.doc.get_outlines()]
        embedded = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert pdf.metadata["Title"] == "Amara Okafor: Backend engineer, student services"
    assert language == b"en"
    assert shown["DisplayDocTitle"]
    assert outline[0] == "Amara Okafor"
    assert {"Where your eyes were", "Question 1", "Question 3"} <= set(outline)
    assert all("+" in name for name in embedded), "a font is not embedded"


def test_markup_in_any_text_stays_text():
    interview = strong()
    answer = interview.answers[0]
    words = (Word(evil("word"), 1.0, 1.5, 0.9), *answer.transcript.words)
    fields = {name: evil(name) for name in ("text", "why", "good", "requirement")}
    answer = replace(
        answer, question=replace(answer.question, **fields), transcript=Transcript(words)
    )
    coverage = tuple(
        replace(one, in_resume=evil("resume"), said=evil("said"), said_in=None)
        for one in interview.coverage
    )
    advice = (replace(interview.score.advice[0], text=evil("advice")),)
    hostile = replace(
        interview,
        candidate=evil("name"),
        job=replace(interview.job, title=evil("job")),
        answers=(answer, *interview.answers[1:]),
        coverage=coverage,
        score=replace(interview.score, sentence=evil("sentence"), advice=advice),
        models=((evil("purpose"), evil("model")),),
    )
    text = read(pdf.laid_out(story.tell(hostile, SETTINGS)).content)
    named = [*fields, "word", "resume", "said", "advice", "name", "job", "sentence", "purpose"]
    assert [name for name in [*named, "model"] if evil(name) not in text] == []


def test_very_long_words_and_transcripts_run_over_pages():
    interview = strong()
    answer = interview.answers[0]
    words = tuple(Word("W" * 400, float(i), i + 0.9, 0.9) for i in range(20))
    more = tuple(Word(f"word{i}", 60.0 + i, 60.9 + i, 0.9) for i in range(1200))
    answer = replace(answer, transcript=Transcript(words + more))
    content = render(replace(interview, candidate="N" * 500, answers=(answer,)), SETTINGS, "Letter")
    text = read(content)
    assert "word1199" in text
    with opened(content) as pdf:
        inside = [c for page in pdf.pages for c in page.chars if c["x1"] > page.width - 30]
    assert inside == []


@pytest.mark.skipif(
    any(not (fonts.FONTS / place).is_dir() for place in PACKAGES.values()),
    reason=f"not installed: {', '.join(PACKAGES)}",
)
def test_every_script_of_a_name_is_drawn_in_a_font_that_holds_it():
    name = non_latin().candidate
    for font, piece in fonts.runs(name):
        assert fonts.UNKNOWN not in piece
        face = fonts.pdfmetrics.getFont(font).face
        assert [c for c in piece if ord(c) not in face.charToGlyph] == []
    text = read(render(non_latin(), SETTINGS))
    assert "李明" in text
    assert "Дмитрий Иванов" in text
    assert "김민준" in text


def test_words_from_the_right_are_drawn_in_reading_order():
    assert "".join(piece for _, piece in fonts.runs("محمد السيد")).split() == ["السيد", "محمد"]
    assert fonts.needs_shaping("محمد")
    assert not fonts.needs_shaping("Дмитрий Łukasz")


@pytest.mark.parametrize("name", ["محمد: 김민준: (שרה)", "अमित, Jo"])
def test_no_word_mixes_fonts_where_letters_join(name):
    assert not re.search(r"\S<font|</font>\S", fonts.markup(name))


def test_a_character_no_font_holds_becomes_a_sign_and_not_a_hole():
    drawn = "".join(piece for _, piece in fonts.runs("a\U0010fffdb\x07\ud800c\U000e0fff"))
    assert drawn.startswith("a")
    assert drawn.endswith(("c", fonts.UNKNOWN, "?", " "))


def test_every_sample_is_set_on_both_papers():
    for make in INTERVIEWS.values():
        assert render(make(), SETTINGS, "Letter").startswith(b"%PDF-")


class TestWrite:
    def test_it_is_written_whole(self, tmp_path):
        path = write(tmp_path / "new" / "report.pdf", b"%PDF-whole")
        assert path.read_bytes() == b"%PDF-whole"
        assert list(path.parent.iterdir()) == [path]

    def test_a_full_disk_leaves_what_was_there(self, tmp_path, monkeypatch):
        (tmp_path / "report.pdf").write_bytes(b"old")

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(ReportError) as caught:
            write(tmp_path / "report.pdf", b"new")
        assert caught.value.code == "disk-full"
        assert (tmp_path / "report.pdf").read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [tmp_path / "report.pdf"]

    def test_a_folder_that_cannot_be_one(self, tmp_path):
        (tmp_path / "file").write_text("")
        with pytest.raises(ReportError) as caught:
            write(tmp_path / "file" / "report.pdf", b"new")
        assert caught.value.code == "report-unwritable"
