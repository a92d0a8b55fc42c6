"""One name for each part of the score wherever it is read, and one that says more is better."""

import os
import re

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from admin.views.settings import SAYS  # noqa: E402
from kiosk.coach.scoring.score import score  # noqa: E402
from kiosk.domain.interview import PartName  # noqa: E402
from kiosk.domain.settings import Settings  # noqa: E402
from kiosk.report import methods, svg  # noqa: E402
from kiosk.report.charts import part_bars  # noqa: E402
from kiosk.screens import charts, sample  # noqa: E402
from kiosk.screens.paper import Paper, Rect  # noqa: E402
from kiosk.screens.spanish import SPANISH  # noqa: E402
from kiosk.screens.view import View  # noqa: E402

SCORE = sample.interview().score
NAMES = [name.said for name in PartName]
COUNTED = re.compile(r"^(hesitation|pause|um|filler|distraction|look|pace)s?\b", re.I)


@pytest.mark.parametrize("name", PartName)
def test_no_name_reads_like_a_count_of_what_should_be_few(name):
    assert not COUNTED.match(name.said)
    assert not COUNTED.match(name.said.removeprefix("Long ")), "nor with a word before it"


def test_report_panel_and_settings_read_the_same_names():
    assert [row[0] for row in methods.found(SCORE)] == NAMES
    assert [name for name, _ in methods.how_made(Settings())] == NAMES
    assert [SAYS[f"weights.{name.name.lower()}"][0] for name in PartName] == NAMES
    drawn = svg.svg(part_bars(SCORE.parts), "Parts")
    assert all(name in drawn for name in NAMES)


def test_the_screen_reads_them_too(monkeypatch):
    written = []
    monkeypatch.setattr(Paper, "verbatim", lambda self, text, *rest: written.append(text))
    paper = Paper(pygame.Surface((1280, 720), depth=32), View())
    charts.part_rows(paper, SCORE.parts, Rect(0, 0, 600, 500))
    assert [text for text in written if text in NAMES] == NAMES


def test_the_score_in_words_uses_them():
    quoted = re.findall("“(.+?)”", SCORE.sentence)
    assert quoted
    assert set(quoted) <= set(NAMES)


def test_every_name_is_there_in_spanish():
    assert not [name for name in NAMES if name not in SPANISH]


def test_the_gallerys_results_are_those_of_its_answers():
    answers = {one.question.id: one for one in sample.interview().answers}
    for advice in SCORE.advice:
        words = " ".join(word.text for word in answers[advice.question_id].transcript.words)
        for quote in re.findall("“(.+?)”", advice.text):
            assert quote.rstrip(" …") in words
    assert score(tuple(answers.values()), Settings(), sample.alignment()) == SCORE
