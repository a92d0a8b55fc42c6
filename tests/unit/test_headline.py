"""Every answer gets a sentence that judges it and one thing to try, whatever comes."""

import pytest

from kiosk.coach.scoring.headline import HEADLINES, TRY, headline, try_this
from kiosk.coach.scoring.score import score_answer
from kiosk.domain.interview import Answer
from kiosk.domain.measures import Fault
from kiosk.domain.settings import Settings
from tests.kit.samples.answers import STRONG
from tests.kit.samples.job import QUESTIONS
from tests.kit.samples.talk import Spoken, answer

STORY = QUESTIONS[0]
POEM = (
    "The woods were dark, the path was long, the owl had lost its only song, and over hill and "
    "over stone the moon walked slowly home alone, and nobody was there to see the silver fall "
    "from every tree."
)
BAD = {
    "nothing": ("", "Nothing was said."),
    "one word": ("Yes.", "1 word"),
    "only fillers": ("um uh um {like} um uh um", ""),
    "the coach's own voice": (f"{STORY.text} {STORY.text}", HEADLINES[Fault.ECHO]),
    "swearing": ("Damn, this is a bloody stupid question and I hate it, damn it all. " * 2, ""),
    "a poem": (POEM, ""),
    "twenty minutes": (" ".join(STRONG) * 25, ""),
    "two languages": (f"{STRONG[0]} Y entonces no sé cómo decirlo, pero fue muy bien.", ""),
}


@pytest.mark.parametrize(("said", "says"), BAD.values(), ids=BAD)
def test_whatever_is_said_has_its_sentence_and_no_number_is_invented(said: str, says: str):
    given = answer(STORY, said, Spoken())
    assert headline(given).startswith(says)
    assert headline(given).endswith((".", "!"))
    found = score_answer(given, Settings())
    assert found.value is None or 0 <= found.value <= 100
    assert all(".." not in advice.text for advice in found.advice)
    if len(said.split()) < 20:
        assert found.value is None


@pytest.mark.parametrize("said", ["swearing", "a poem"])
def test_nobody_is_asked_to_stay_with_a_curse_or_a_poem(said: str):
    assert said_about(Fault.THIN, answer(STORY, BAD[said][0], Spoken())) == TRY[Fault.THIN]


def test_every_fault_has_a_headline_and_something_to_try():
    assert set(HEADLINES) | {Fault.UNHEARD, Fault.TOO_SHORT} == set(Fault)
    assert set(TRY) == set(Fault)


def said_about(fault: Fault, given: Answer) -> str:
    return try_this(given, fault)[0]


def test_what_to_try_takes_up_the_candidates_own_words():
    story = answer(STORY, STRONG[0].rpartition("R: ")[0], Spoken())
    text, at = try_this(story, Fault.NO_RESULT)
    assert text.startswith("You said: “")
    assert "so that nobody had to trust me" in text or "…" in text
    assert story.transcript.words[0].start <= at <= story.transcript.words[-1].end


def test_a_boast_is_quoted_and_asked_for_one_time():
    boast = "I am really very good at this, trust me, I know everything about databases. " * 3
    assert "Name one time you did it" in said_about(Fault.BOAST, answer(STORY, boast, Spoken()))
