"""What a candidate leaves out is not measured, and says so wherever it is shown."""

from dataclasses import replace

import pytest

from kiosk.coach.measure.delivery import LEFT_OUT, STUTTER, as_agreed
from kiosk.coach.measure.fillers import classify
from kiosk.coach.scoring.score import score
from kiosk.domain.interview import Consent, Delivery, PartName
from kiosk.domain.settings import Settings
from kiosk.domain.sound import FillerKind, Transcript, Word
from kiosk.interview import events, interview
from kiosk.interview.controls import NobodyWaits
from kiosk.report.figures import figures
from kiosk.screens.facts import facts_of
from kiosk.screens.paper import Paper
from kiosk.screens.view import View
from tests.kit.fakes.interview import FakeHearing, parts
from tests.unit.test_interview import CANDIDATE

pygame = pytest.importorskip("pygame")

SAID = (
    "So um we had a backup that took a day and uh uh uh I wrote a script and then it took two "
    "hours and like everybody was happy with it and um I learned to measure first"
)
SPOKEN = (PartName.PACE, PartName.HESITATIONS, PartName.PAUSES)


def answered(delivery: Delivery):
    candidate = replace(CANDIDATE, questions=1, consent=Consent(delivery=delivery))
    seen = interview.run(
        candidate, parts(answers=1, seconds=20.0, hearing=FakeHearing(SAID)), NobodyWaits()
    )
    return next(event.answer for event in seen if isinstance(event, events.Answered))


def by_name(answer):
    return {part.name: part for part in score([answer], Settings()).parts}


def test_what_was_left_out_is_not_measured_and_says_so():
    plain, without = answered(Delivery.MEASURED), answered(Delivery.LEFT_OUT)
    assert all(by_name(plain)[name].value is not None for name in SPOKEN)
    for name in SPOKEN:
        assert by_name(without)[name].value is None
        assert by_name(without)[name].reason == f"not measured: {LEFT_OUT}"
    assert without.transcript.fillers == without.measures.speech.fillers == ()
    assert without.transcript.words == plain.transcript.words
    assert by_name(without)[PartName.RELEVANCE].value == by_name(plain)[PartName.RELEVANCE].value


def test_the_screen_and_the_paper_do_not_say_none_where_it_was_not_measured():
    answer = answered(Delivery.LEFT_OUT)
    paper = Paper(pygame.Surface((1920, 1080)), View())
    shown = {fact.name: fact.value for fact in facts_of(paper, answer, None)}
    assert [shown[name] for name in ("Pace", "Hesitations", "Long pauses")] == ["–"] * 3
    cells = {name: (number, note) for name, number, note in figures(answer, Settings())}
    assert cells["Pauses over 2 s"] == ("–", LEFT_OUT)
    assert cells["Speaking rate"] == ("–", LEFT_OUT)


def test_for_a_stutter_a_row_counts_once_and_blocks_do_not_count():
    plain, without = answered(Delivery.MEASURED), answered(Delivery.STUTTER)
    assert by_name(without)[PartName.PACE].reason == f"not measured: {STUTTER}"
    assert by_name(without)[PartName.PAUSES].reason == f"not measured: {STUTTER}"
    counts = [
        sum(f.kind is FillerKind.HESITATION for f in answer.measures.speech.fillers)
        for answer in (plain, without)
    ]
    assert counts == [5, 3]
    rates = [answer.measures.speech.hesitations_per_minute.value for answer in (plain, without)]
    assert rates[1] == pytest.approx(rates[0] * 3 / 5)


def test_a_word_between_two_hesitations_makes_them_two():
    words = tuple(Word(w, n * 0.5, n * 0.5 + 0.4, 0.9) for n, w in enumerate(["um", "so", "um"]))
    said = Transcript(words, classify(words))
    speech = replace(answered(Delivery.MEASURED).measures.speech, fillers=said.fillers)
    kept = as_agreed(said, speech, Delivery.STUTTER)[1].fillers
    assert [filler.word for filler in kept if filler.kind is FillerKind.HESITATION] == ["um", "um"]
