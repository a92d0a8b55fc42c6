"""The manners of saying nothing, by sentences that no fit has seen."""

import numpy as np
import pytest

from kiosk.coach.measure.firmness import firmness
from kiosk.coach.measure.manner import clear_of, rates
from kiosk.coach.measure.relevance import relevance
from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.statements import Statement, statements
from kiosk.domain.job import Question, QuestionKind
from tests.kit.said import ANSWER, spoken

TOLD = (
    "The boiler at the pool went off on the Friday, so I rang Ines, then I shut the valve and drew "
    "the water off with two buckets. She held the torch. We had it warm again by six, and the club "
    "swam at seven. After that I hung a card by the valve that says which way it turns."
)
SAID_IN = {
    "bluff": (
        "I have always been completely comfortable with any kind of cellar, honestly, I've "
        "basically handled absolutely everything there is. Usually I just instantly see whatever "
        "is wrong, and generally everyone is totally amazed. I've been called in practically "
        "everywhere, and nobody has ever really managed anything without me."
    ),
    "frame": (
        "I was faced with a demanding situation that required effective communication. My "
        "responsibility was to ensure a positive outcome. The priorities were identified, the "
        "relevant colleagues were informed and an appropriate solution was implemented "
        "successfully. The objective was achieved and my contribution was recognised."
    ),
    "praise": (
        "Your orchard is truly a remarkable place, and gardening is really the most beautiful "
        "occupation. It's incredibly important for society. Your apples are obviously the finest, "
        "your values are exceptional, and it's a privilege simply to be considered by you."
    ),
}


def stated(text: str) -> tuple[Statement, ...]:
    return statements(sentences(spoken(text)), "")


@pytest.mark.parametrize("manner", SAID_IN)
def test_each_manner_is_told_from_a_story(manner: str):
    assert clear_of(manner, rates(stated(SAID_IN[manner]))) < 0.5
    assert clear_of(manner, rates(stated(TOLD))) == 1.0


@pytest.mark.parametrize("text", [TOLD, ANSWER])
def test_nothing_is_taken_off_a_story(text: str):
    assert firmness(stated(text)).value == 1.0


def test_an_answer_nearer_to_another_subject_of_the_job_is_less_on_the_question():
    question = Question("q", "How do you clean a pump?", QuestionKind.TECHNICAL, "", "clean pumps")
    places = {"How do you clean a pump?": 0.0, "clean pumps": 0.0, "keep the accounts": 1.5}

    def embed(texts):
        angles = np.array([places.get(text, 1.25) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1)

    alone = relevance(question, "told", ["told"], embed)
    beside = relevance(question, "told", ["told"], embed, ["clean pumps", "keep the accounts"])
    assert 0.0 < beside < alone
    assert relevance(question, "told", ["told"], embed, ["clean pumps"]) == alone
