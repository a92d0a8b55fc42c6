"""A word the candidate did not say can be struck, and every measure follows."""

from dataclasses import replace

import pytest

from kiosk.coach.measure.fillers import classify
from kiosk.coach.measure.strike import NONE_LEFT, without
from kiosk.domain.interview import Mode
from kiosk.domain.sound import Transcript, Word
from kiosk.interview import events, interview
from kiosk.interview.controls import NobodyWaits, Wish
from kiosk.screens import acts
from kiosk.screens.sample_feedback import story
from kiosk.screens.view import Screen, View
from kiosk.window.update_view import after, fresh
from tests.kit.fakes.interview import FakeHearing, FakeStore, parts
from tests.unit.test_interview import CANDIDATE

pygame = pytest.importorskip("pygame")

from kiosk.screens.painters import paint  # noqa: E402
from kiosk.window.inputs import moved, pressed  # noqa: E402

SAID = (
    "um we used Python for the backup of the shop and it took two hours then and I wrote the "
    "tests for it with pytest before anybody else had looked at it at all"
)


def transcript(text: str) -> Transcript:
    words = tuple(Word(w, n * 0.4, n * 0.4 + 0.3, 0.9) for n, w in enumerate(text.split()))
    return Transcript(words, classify(words))


def test_struck_words_are_gone_and_known():
    struck = without(transcript("um we used Rust"), {0, 3})
    assert struck.text == "we used"
    assert struck.fillers == ()
    assert [word.text for word in struck.struck] == ["um", "Rust"]


def test_a_filler_is_told_by_the_words_that_are_left():
    said = transcript("now so we went")
    assert [f.word for f in said.fillers] == []
    assert [f.word for f in without(said, {0}).fillers] == ["so"]


def test_an_answer_of_nothing_but_struck_words_says_why():
    assert without(transcript("um no"), {0, 1}).why_not == NONE_LEFT


class Strikes(NobodyWaits):
    """Strikes some words of the first answer, then goes on."""

    def __init__(self, *numbers: int) -> None:
        super().__init__()
        self.left = frozenset(numbers)

    def wait(self, *wishes: Wish) -> Wish:
        if Wish.STRIKE in wishes and self.left:
            self.struck, self.left = self.left, frozenset()
            return Wish.STRIKE
        return super().wait(*wishes)


def test_all_measures_follow_and_the_store_has_the_words_that_are_left():
    store = FakeStore()
    practice = replace(CANDIDATE, questions=1, mode=Mode.PRACTICE)
    with_parts = parts(answers=2, seconds=20.0, hearing=FakeHearing(SAID), store=store)
    seen = list(interview.run(practice, with_parts, Strikes(0, 3, 20)))
    (first,) = [e.answer for e in seen if isinstance(e, events.Answered)]
    (second,) = [e.answer for e in seen if isinstance(e, events.Corrected)]
    assert second.transcript.text == " ".join(
        word for n, word in enumerate(SAID.split()) if n not in (0, 3, 20)
    )
    assert first.measures.speech.hesitations_per_minute.value > 0
    assert second.measures.speech.hesitations_per_minute.value == 0
    assert second.measures.speech.words == first.measures.speech.words - 2
    assert {k.keyword for k in second.measures.content.said} < {
        k.keyword for k in first.measures.content.said
    }
    assert second.retake_of is None
    assert store.kept[-1].answers == (second,) == seen[-1].interview.answers


# --- the screen -----------------------------------------------------------------------------------


def view() -> View:
    return View(screen=Screen.FEEDBACK, answers=(story(),))


def targets(seen: View):
    return paint(pygame.Surface((1280, 720), depth=32), seen)


def asked() -> View:
    act = next(t.act for t in targets(view()) if isinstance(t.act, acts.StrikeAsked))
    return after(view(), act, 1.0)


def test_a_word_is_struck_by_touch_and_taken_back():
    seen = asked()
    word = next(t.act for t in targets(seen) if t.label == "Mondays")
    seen = after(seen, word, 2.0)
    assert seen.striking == {word.number}
    assert after(seen, word, 3.0).striking == frozenset()


def test_keys_and_pad_reach_every_word_and_strike_them():
    seen = asked()
    seen = moved(seen, targets(seen), 1)
    seen = after(seen, pressed(seen, targets(seen)), 2.0)
    assert seen.striking == {0}
    seen = replace(seen, focus=None)
    act = pressed(seen, targets(seen))
    assert act == acts.Strike(frozenset({0}))
    assert after(seen, act, 3.0).screen is Screen.THINKING


def test_nothing_can_be_struck_before_a_word_is_touched_and_esc_leaves_them_all():
    seen = asked()
    assert pressed(seen, targets(seen)) is None
    assert after(seen, acts.StrikeLeft(), 2.0).striking is None


def test_the_corrected_answer_is_shown_and_nothing_stays_for_the_next_person():
    seen = after(replace(asked(), striking=frozenset({1})), acts.Strike(frozenset({1})), 2.0)
    shorter = replace(story(), transcript=without(story().transcript, {1}))
    seen = after(seen, events.Corrected(shorter), 3.0)
    assert (seen.screen, seen.answers, seen.striking) == (Screen.FEEDBACK, (shorter,), None)
    assert fresh(asked()).striking is None
