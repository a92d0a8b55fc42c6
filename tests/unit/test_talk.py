"""How firmly an answer speaks, whether it is sense, and what its question is about."""

import pytest

from kiosk.coach.measure.asked import core
from kiosk.coach.measure.sense import sense
from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.statements import Does, Statement, statements
from kiosk.domain.job import Question, QuestionKind
from kiosk.domain.measures import Fault
from tests.kit.said import ANSWER, content, shared_words, spoken

CORES = {
    "Tell me about a time when a guest was really unhappy. What did you do?": (
        "a guest was really unhappy."
    ),
    "Your resume says you cut the close from ten days to six. How did that happen?": (
        "cut the close from ten days to six."
    ),
    "How do you give a blood transfusion safely?": "How do you give a blood transfusion safely?",
    "What did you do?": "What did you do?",
}


@pytest.mark.parametrize(("text", "about"), CORES.items())
def test_a_question_is_about_what_no_other_question_says(text: str, about: str):
    assert core(text).removeprefix("you ") == about


CLOSING = Question("q", "Anything you would like to ask or add?", QuestionKind.CLOSING, "")
STANDS_ALONE = (
    "The pump at the old weir was cleaned by my uncle each spring, and I carried his bucket of "
    "grease along the wall for him."
)


def test_the_closing_question_is_answered_by_a_question():
    told = content(STANDS_ALONE, CLOSING, embed=shared_words)
    asks = content(f"{STANDS_ALONE} Who does that in your town?", CLOSING, embed=shared_words)
    assert Fault.OFF_QUESTION in told.faults
    assert Fault.OFF_QUESTION not in asks.faults


LOOSE = (
    "Well, where do I start, I suppose I have seen a bit of it, or maybe not seen, although my "
    "uncle had one, but that was another thing, which is a long story, and then it depends, I'd "
    "say, which one you mean, or perhaps both, I think, but who knows, it might be the colour. "
)
CLAIMS = (
    "I always know exactly what every customer wants, I never have any trouble with anybody, and "
    "everything that I have ever touched has always run perfectly, whatever it was, everywhere. "
)


@pytest.mark.parametrize(("text", "fault"), [(LOOSE, Fault.LONG_WINDED), (CLAIMS, Fault.BOAST)])
def test_what_leaves_all_open_and_what_claims_all_is_little_of_an_answer(text: str, fault: Fault):
    found = content(text * 2)
    assert fault in found.faults
    assert found.relevance.value < 0.3


def stated(text: str) -> tuple[Statement, ...]:
    return statements(sentences(spoken(text)), "")


def test_words_that_refer_to_nobody_are_no_sense():
    salad = (
        "The index migrates the pager because a queue of lanes deploys the swimmer by 30 percent, "
        "therefore the rota compiles the towel and the cache of the whistle was tested on Friday."
    )
    assert sense(None, stated(ANSWER)) == sense(-5.0, stated(ANSWER)) == 1.0
    assert sense(-6.3, stated(salad)) < 0.1


def test_short_pieces_about_people_are_no_list():
    photo = "After, that winter, he sent me by phone a photo of his shop, dry, with him in it."
    assert stated(photo)[0].does is Does.SAYS
    assert stated("I know Python, Django, Redis, Celery, Kafka and Linux.")[0].does is Does.LIST


def test_praise_put_into_an_answer_makes_it_no_better_and_much_of_it_worse():
    praise = "Your office is so lovely, the team is wonderful, and I'm truly impressed by it. "
    assert content(ANSWER + " " + praise * 2).relevance.value < content(ANSWER).relevance.value
