"""The sentence of a part says what its number was made of, and one answer gets one judgement."""

from dataclasses import replace

import pytest

from kiosk.coach.scoring.headline import HEADLINES, headline
from kiosk.coach.scoring.score import score
from kiosk.domain.interview import Answer, PartName, Score
from kiosk.domain.measures import Fault
from kiosk.domain.settings import Settings
from kiosk.domain.units import Measure
from tests.kit.samples.interviews import hesitant, strong
from tests.kit.samples.job import QUESTIONS
from tests.kit.samples.talk import Spoken, answer

GAP = replace(QUESTIONS[1], keywords=("Kubernetes",))
CARRIES_OVER = (
    "I have not used Kubernetes in production yet. At Northgate I packaged every service with "
    "Docker and I tested each image with pytest before it went out. I would learn Kubernetes with "
    "one small service, and I would read the runbook with the colleague who wrote it."
)


def reason(found: Score, name: PartName) -> str:
    return next(part.reason for part in found.parts if part.name is name)


def test_words_that_count_half_are_named_where_they_make_the_number():
    given = answer(GAP, CARRIES_OVER, Spoken())
    shown = {word.keyword for word in given.measures.content.shown}
    assert {"Docker", "pytest"} <= shown
    assert "2 others of the job shown, counting half" in reason(
        score([given], Settings()), PartName.KEYWORDS
    )


def with_steps(given: Answer, value: float) -> Answer:
    measures = given.measures
    content = replace(measures.content, steps=Measure(value, "share"))
    return replace(given, measures=replace(measures, content=content))


@pytest.mark.parametrize(
    ("steps", "says"),
    [(0.95, "1 of 1 other answer gave steps to hold on to"),
     (0.7, "1 of 1 other answer gave steps to hold on to, none of them in full"),
     (0.2, "0 of 1 other answer gave steps to hold on to")],
)  # fmt: skip
def test_what_costs_points_is_in_the_sentence(steps: float, says: str):
    given = with_steps(answer(GAP, CARRIES_OVER, Spoken()), steps)
    assert reason(score([given], Settings()), PartName.STAR) == says


@pytest.mark.parametrize("interview", [strong(), hesitant()], ids=["strong", "hesitant"])
def test_what_there_is_most_to_gain_in_is_told_whole(interview):
    found = score(interview.answers, Settings(), interview.alignment)
    _, named, gain = found.sentence.partition("There is most to gain in ")
    if named:
        read = gain.split("”")[0].removeprefix("“")
        name = next(one for one in PartName if one.said == read)
        whole = reason(found, name).split(" (not measured in ")[0]
        assert gain.startswith(f"“{read}”: {whole}.")


def test_who_only_gives_the_question_back_answered_nothing_else():
    faults = answer(GAP, f"{GAP.text} {GAP.text}", Spoken()).measures.content.faults
    assert Fault.ECHO in faults
    assert Fault.OFF_QUESTION not in faults


@pytest.mark.parametrize("interview", [strong(), hesitant()], ids=["strong", "hesitant"])
def test_the_headline_names_the_gravest_fault(interview):
    for given in interview.answers:
        faults = given.measures.content.faults
        assert list(faults) == sorted(faults, key=list(Fault).index)
        if faults and faults[0] in HEADLINES:
            assert headline(given) == HEADLINES[faults[0]]
