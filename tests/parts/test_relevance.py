"""Relevance with the real embedder: an answer beats small talk and answers to other questions."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.coach.measure.content import measure
from kiosk.domain.errors import ModelError
from kiosk.domain.job import Job, Question, QuestionKind
from kiosk.domain.settings import load
from kiosk.senses.meaning import Meaning
from tests.scoring.content import spoken

CORPUS = tomllib.loads((Path(__file__).parents[1] / "scoring" / "answers.toml").read_text())


@pytest.fixture(scope="module")
def relevance():
    meaning = Meaning(load())
    try:
        meaning.warm()
    except ModelError as err:
        pytest.skip(err.message)

    def judge(answer: dict[str, str], said: str) -> float:
        question = Question(
            "q", answer["question"], QuestionKind.TECHNICAL, "", requirement=answer["requirement"]
        )
        job = Job("j", answer["field"], "")
        found = measure(question, spoken(said), job, meaning.vectors)
        return found.relevance.value

    return judge


def test_an_answer_is_on_topic_and_small_talk_is_not(relevance):
    answers = CORPUS["answer"][::6]
    own = [relevance(answer, answer["said"]) for answer in answers]
    other = [relevance(one, two["said"]) for one, two in pairwise(answers)]
    talk = [
        relevance(answer, text)
        for answer, text in zip(answers, CORPUS["astray"]["texts"], strict=True)
    ]
    assert sum(value > 0.5 for value in own) >= len(own) - 1
    assert sum(value > 0.5 for value in other) <= 1
    assert max(talk) < 0.5
