"""What may never raise a judgement, tried on the written answers of tests/scoring/answers."""

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kiosk.coach.measure.content import measure
from kiosk.coach.measure.relevance import STORIES
from kiosk.domain.interview import Answer
from kiosk.domain.job import Job, Question
from kiosk.domain.measures import Content, StarPart
from kiosk.domain.settings import Settings
from kiosk.domain.units import Measure
from tests.scoring.content import FOLDER, asked, delivered, points, spoken

WRITTEN = [
    (job, question, one["text"])
    for job, question, answers in asked(sorted(FOLDER.glob("*.jsonl")))
    for one in answers
]
STORIES_TOLD = [row for row in WRITTEN if row[1].kind in STORIES]
LISTS = (
    "{0}, {1}, {2}, {3}, and also {4}.",
    "I know {0}, {1}, {2}, {3}, {4}.",
    "So {0}, {1}, {2}, then {3}, {4} and {0} again.",
)
OTHERS = ("Linux", "Excel", "Figma", "Jira", "Slack")
ECHOES = (
    "{asked}",
    "You asked me this: {asked}",
    "So, {asked}",
)


def near(texts: list[str]) -> np.ndarray:
    return np.ones((len(texts), 1))


def judged(job: Job, question: Question, text: str) -> tuple[Content, float]:
    """Return the content of an answer and the points it comes to, everything on its question."""
    said = spoken(text)
    found = measure(question, said, job, near)
    measures = replace(delivered(said), content=found)
    return found, points(Answer(question, said, measures, 0.0, said.words[-1].end), Settings())


def values(content: Content) -> Iterator[tuple[str, float]]:
    for name in ("keyword_relevance", "relevance", "steps", "own"):
        one: Measure = getattr(content, name)
        yield name, one.value or 0.0
    yield "story", content.star.complete.value or 0.0


def split(text: str) -> list[str]:
    return re.split(r"(?<=[.!?]) ", text)


def put_in(text: str, more: str, place: float) -> str:
    told = split(text)
    at = round(place * len(told))
    return " ".join([*told[:at], more, *told[at:]])


def rises(row: tuple[Job, Question, str], more: str, place: float) -> list[str]:
    """Return what rises when something is put into an answer."""
    job, question, text = row
    before, was = judged(job, question, text)
    after, now = judged(job, question, put_in(text, more, place))
    old = dict(values(before))
    risen = [name for name, value in values(after) if value > old[name] + 1e-9]
    return risen + (["points"] if now > was + 1e-9 else [])


TRIED = settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate))
"""A written answer is as small as it gets: nothing to shrink."""
PLACES = st.floats(0.0, 1.0)


@TRIED
@given(st.sampled_from(WRITTEN), st.sampled_from(ECHOES), PLACES)
def test_giving_the_question_back_never_raises_anything(row, echo, place):
    if len(row[2].split()) >= 20:
        assert rises(row, echo.format(asked=row[1].text), place) == []


@TRIED
@given(st.sampled_from(WRITTEN), st.sampled_from(LISTS), PLACES, st.randoms())
def test_a_list_put_in_never_raises_anything(row, names, place, random):
    words = [*row[0].keywords, *row[1].keywords, *OTHERS]
    if len(row[2].split()) >= 20:
        assert rises(row, names.format(*random.sample(words, 5)), place) == []


@pytest.mark.parametrize("row", STORIES_TOLD, ids=range(len(STORIES_TOLD)))
def test_taking_the_result_away_never_raises_the_score(row):
    job, question, text = row
    whole, was = judged(job, question, text)
    results = {proof.text for proof in whole.star.parts if proof.part is StarPart.RESULT}
    rest = " ".join(one for one in split(text) if one not in results)
    if results and len(rest.split()) >= 20:
        assert judged(job, question, rest)[1] <= was + 1e-9


def test_there_are_stories_with_results_to_take_away():
    found = [judged(*row)[0].star.parts for row in STORIES_TOLD]
    assert sum(any(p.part is StarPart.RESULT for p in parts) for parts in found) > 40


@pytest.mark.parametrize("row", WRITTEN[::40])
def test_a_sentence_with_a_deed_of_ones_own_does_raise_something(row):
    """The tests above would pass on a judgement that never moves."""
    job, question, _ = row
    thin = "I think that this is a very good question and I like to hear it from you today indeed."
    deed = "I rang the florist, moved nine tables and wrote the new plan on a blue card."
    assert rises((job, question, thin), f"{deed} Nobody left before midnight.", 1.0)


def test_an_echo_does_not_stand_for_a_salad_once_all_of_it_was_taken_for_a_result():
    salad = next(row for row in WRITTEN if row[2].startswith("The close from ten to six"))
    assert rises(salad, salad[1].text, 0.8) == []
