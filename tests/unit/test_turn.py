"""In the talk: the question again, left out, time to think, a warm-up; in Real only the first."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.coach.match.job_text import read_job
from kiosk.coach.plan.choice import GROUPS, Wanted, chosen, mark
from kiosk.coach.scoring.headline import LEFT_OUT, headline
from kiosk.domain.interview import Mode
from kiosk.domain.job import Character, Kinds
from kiosk.interview import events, interview
from kiosk.interview.controls import NobodyWaits, Wish
from kiosk.interview.interview import Candidate
from kiosk.interview.recall import Recall
from kiosk.interview.rehearse import RECORDINGS
from kiosk.interview.turn import BRIEFLY, THANKS, WARM_UP
from kiosk.screens import sample_feedback, talk_tools
from kiosk.screens.view import JobChoice, Turn, View
from tests.kit.fakes.interview import parts

JOB = read_job((RECORDINGS / "job.txt").read_text())
CANDIDATE = Candidate(JOB, questions=2, follow_ups=True)
PRACTICE = replace(CANDIDATE, mode=Mode.PRACTICE)


class Wishing(NobodyWaits):
    """Wishes for something when the first answer has begun."""

    def __init__(self, wish):
        super().__init__()
        self.once = wish

    def watch(self, candidate, **others):
        for event in interview.run(candidate, parts(answers=9, **others), self):
            yield event
            if isinstance(event, events.Heard) and self.once:
                self.wish(self.once)
                self.once = None


def with_settings(section, **changed):
    settings = parts().settings
    part = replace(getattr(settings, section), **changed)
    return replace(settings, **{section: part})


QUIET_START = with_settings("interviewing", warm_up=False)


@pytest.mark.parametrize("mode", Mode)
def test_the_question_is_said_again_and_the_answer_begins_anew(mode):
    recall = Recall(free=lambda: 10**12)
    seen = list(
        Wishing(Wish.REPEAT).watch(
            replace(CANDIDATE, mode=mode, follow_ups=False), settings=QUIET_START, recall=recall
        )
    )
    asked = [e.question.id for e in seen if isinstance(e, events.Asking)]
    assert asked[0] == asked[1] != asked[2]
    answers = seen[-1].interview.answers
    assert len(answers) == 2
    assert answers[0].seconds == pytest.approx(0.5)
    assert recall.seconds(0) == pytest.approx(0.5), "what was said before it is not held"


def test_a_question_left_out_counts_as_not_answered_and_is_not_followed_up():
    seen = list(Wishing(Wish.SKIP).watch(PRACTICE, settings=QUIET_START))
    first = next(e.answer for e in seen if isinstance(e, events.Answered))
    assert first.transcript.skipped
    assert not first.transcript.words
    assert headline(first) == LEFT_OUT
    at = seen.index(next(e for e in seen if isinstance(e, events.Answered)))
    assert not [e for e in seen[:at] if isinstance(e, events.Thinking)]
    following = next(e for e in seen[at:] if isinstance(e, events.Asking))
    assert following.question.follows is None
    advice = seen[-1].interview.score.advice[0].text
    assert advice.startswith("Question 1 was left out, and counts as not answered.")


def test_the_warm_up_comes_first_in_practice_and_never_counts():
    recall = Recall(free=lambda: 10**12)
    seen = list(Wishing(None).watch(PRACTICE, recall=recall))
    asked = [e for e in seen if isinstance(e, events.Asking)]
    assert (asked[0].question, asked[0].number) == (WARM_UP, 0)
    answers = seen[-1].interview.answers
    assert WARM_UP.id not in {answer.question.id for answer in answers}
    assert len(recall.positions) == len(answers)
    real = [e for e in Wishing(None).watch(CANDIDATE) if isinstance(e, events.Asking)]
    assert WARM_UP not in {e.question for e in real}


def test_a_warm_up_left_out_leaves_no_other_question_out():
    seen = list(Wishing(Wish.SKIP).watch(PRACTICE))
    answers = seen[-1].interview.answers
    assert not any(answer.transcript.skipped for answer in answers)


class NoTime(NobodyWaits):
    """Lets no real time pass."""

    def pause(self, seconds):
        return not self.stopped


def pondered(candidate, controls, think_s=2.0):
    given = with_settings("listening", think_s=think_s)
    seen = interview.run(candidate, parts(answers=9, settings=given), controls)
    return [e.left_s for e in seen if isinstance(e, events.Pondering)]


def test_the_time_to_think_is_counted_down_in_practice_only():
    left = pondered(replace(PRACTICE, questions=1, follow_ups=False), NoTime())
    assert left[0] == 2.0
    assert np.all(np.diff(left) < 0)
    assert left[-1] > 0
    assert pondered(CANDIDATE, NoTime()) == []
    assert pondered(PRACTICE, NoTime(), think_s=0.0) == []


class ReadyAtOnce(NoTime):
    def pause(self, seconds):
        self.wish(Wish.DONE)
        return super().pause(seconds)


def test_whoever_is_ready_thinks_no_longer_and_is_heard_to_the_end():
    given = with_settings("listening", think_s=60.0)
    one = replace(PRACTICE, questions=1, follow_ups=False)
    seen = list(interview.run(one, parts(answers=3, seconds=2.0, settings=given), ReadyAtOnce()))
    assert len([e for e in seen if isinstance(e, events.Pondering)]) <= 1
    assert seen[-1].interview.answers[0].seconds == pytest.approx(2.0)


def test_in_real_there_is_the_question_again_and_nothing_else():
    turn = Turn(sample_feedback.STORY_ASKED)
    labels = {
        mode: [
            one.label for one in talk_tools.buttons(View(turn=turn, choice=JobChoice(mode=mode)))
        ]
        for mode in Mode
    }
    assert labels[Mode.REAL] == ["Repeat the question"]
    assert labels[Mode.PRACTICE] == ["Repeat the question", "A hint", "Skip"]
    spoken = View(turn=replace(turn, text="I built"), choice=JobChoice(mode=Mode.REAL))
    assert talk_tools.buttons(spoken) == []


class SpokenBy:
    """A speaker that remembers what was said, and when."""

    name = "fake"

    def __init__(self, clock):
        self.said, self._clock = [], clock

    def say(self, clip):
        self.said.append((clip.text, self._clock.now()))

    def saying(self):
        return None

    def hush(self):
        """Stop."""


def said_by(character, seconds, brief_s=20.0):
    given = parts(answers=2, seconds=seconds, settings=with_settings("listening", brief_s=brief_s))
    speaker = SpokenBy(given.devices.clock)
    given = replace(given, devices=replace(given.devices, speaker=speaker))
    one = Candidate(replace(JOB, character=character), questions=1, follow_ups=False)
    list(interview.run(one, given, NobodyWaits()))
    return [(text, at) for text, at in speaker.said if text in (BRIEFLY, THANKS)]


def test_a_pressing_coach_asks_once_to_be_brief_at_the_limit_and_never_before():
    ((text, at),) = said_by(Character.PRESSING, 30.0)
    assert text == BRIEFLY
    assert at == pytest.approx(20.0, abs=0.3)
    assert said_by(Character.PRESSING, 19.0) == []


def test_a_friendly_coach_thanks_and_a_neutral_one_says_nothing():
    assert [text for text, _ in said_by(Character.FRIENDLY, 30.0)] == [THANKS]
    assert said_by(Character.NEUTRAL, 30.0) == []


@pytest.mark.parametrize("kinds", [Kinds.ABOUT_ME, Kinds.STORIES, Kinds.TECHNICAL])
def test_the_kind_that_is_wanted_comes_first(kinds):
    questions = chosen(JOB, None, None, Wanted(5, kinds))
    everything = chosen(JOB, None, None, Wanted(5))
    assert len(questions) == len({one.text for one in questions}) == 5
    wanted = sum(one.kind in GROUPS[kinds] for one in questions)
    assert wanted >= 3
    assert wanted > sum(one.kind in GROUPS[kinds] for one in everything)


def test_nothing_is_asked_twice_over_many_visits():
    asked = frozenset()
    for visit in range(4):
        questions = chosen(JOB, None, None, Wanted(5, asked=asked), seed=visit)
        marks = {mark(one) for one in questions}
        assert len(questions) == 5
        assert not marks & asked
        asked |= marks


def test_without_a_card_and_a_wish_the_plan_is_what_it_was():
    from kiosk.coach.plan import plan

    assert chosen(JOB, None, None, Wanted(5), seed=3) == plan(JOB, None, None, 5, 3)
