"""Words that hang together are to be expected, by the language alone; a salad of words is not."""

import pytest

from kiosk.coach.measure.sense import sense
from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.statements import statements
from kiosk.domain.errors import ModelError
from kiosk.domain.settings import load
from kiosk.senses.expectation import expected
from kiosk.senses.weights import path_of
from kiosk.senses.whisper_model import WhisperModel
from tests.scoring.content import spoken

# tiktoken leaves the file of its vocabulary open
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

TALK = (
    "I rang each supplier and asked for the invoice, and two of them had sent it to the wrong "
    "office, so I wrote a list and we went through it every Friday until it was empty."
)
NON_NATIVE = (
    "In my before company we are doing the invoice by hand, every one, and mistake is very much. "
    "I make one file, it take the data from bank, and after, the closing is four day more fast."
)
SALAD = (
    "A promise is a safeguarding of the after, and so the child stays behind its own telling with "
    "two hundred parents per secret, because anyone promises the coordinator to twenty six."
)


@pytest.fixture(scope="module")
def model() -> WhisperModel:
    settings = load()
    try:
        return WhisperModel(path_of(f"whisper-{settings.hearing.model}", settings))
    except ModelError as err:
        pytest.skip(err.message)


def judged(model: WhisperModel, text: str) -> float:
    said = spoken(text)
    return sense(expected(model, said.words), statements(sentences(said), ""))


@pytest.mark.parametrize("text", [TALK, NON_NATIVE])
def test_talk_is_sense_whatever_its_grammar(model: WhisperModel, text: str):
    assert judged(model, text) == 1.0


def test_a_salad_of_words_is_not(model: WhisperModel):
    assert judged(model, SALAD) < 0.1
    assert expected(model, spoken(SALAD).words) < expected(model, spoken(NON_NATIVE).words)


def test_a_few_words_tell_nothing(model: WhisperModel):
    assert expected(model, spoken("Yes, I think so.").words) is None
