"""The interview, event by event: what happens in which order, and what survives a fault."""

from dataclasses import replace

import pytest

from kiosk.coach.match.job_text import read_job
from kiosk.domain.interview import GoalName, InterviewState, Mode
from kiosk.domain.job import ClipSource
from kiosk.interview import events, interview
from kiosk.interview.controls import Controls, NobodyWaits, Wish
from kiosk.interview.interview import Candidate
from kiosk.interview.rehearse import RECORDINGS
from tests.kit.fakes.interview import FakeMeaning, FakeStore, FakeVoice, parts

JOB = read_job((RECORDINGS / "job.txt").read_text())
CANDIDATE = Candidate(JOB, questions=2, follow_ups=False)


def names(candidate: Candidate, with_parts, controls: Controls) -> list[str]:
    seen = [type(e).__name__ for e in interview.run(candidate, with_parts, controls)]
    return [name for n, name in enumerate(seen) if name != "Heard" or seen[n - 1] != "Heard"]


ONE = ["Asking", "Listening", "Heard", "Thinking", "Answered"]


def test_two_questions_in_order():
    seen = names(CANDIDATE, parts(), NobodyWaits())
    assert seen == ["Matched", "Planned", *ONE, *ONE, "Finished"]


def test_without_a_resume_the_match_says_that_it_was_not_measured():
    first = next(interview.run(CANDIDATE, parts(), NobodyWaits()))
    assert isinstance(first, events.Matched)
    assert first.alignment.score is None
    assert first.alignment.why_not == "There was no resume."


def test_each_answer_is_kept_before_it_is_shown():
    store = FakeStore()
    for event in interview.run(CANDIDATE, parts(store=store), NobodyWaits()):
        if isinstance(event, events.Answered):
            assert store.kept[-1].answers[-1] == event.answer
    assert store.kept[-1].state is InterviewState.FINISHED
    assert store.kept[-1].score is not None


def test_a_locked_store_loses_no_answer():
    seen = list(interview.run(CANDIDATE, parts(store=FakeStore(locked=True)), NobodyWaits()))
    troubles = [e.code for e in seen if isinstance(e, events.Trouble)]
    assert troubles == ["store-locked"] * 3
    assert isinstance(seen[-1], events.Finished)
    assert len(seen[-1].interview.answers) == 2
    assert not seen[-1].kept, "whoever hears of it has to keep it"


def test_a_microphone_that_stops_costs_one_answer():
    seen = list(interview.run(CANDIDATE, parts(answers=1), NobodyWaits()))
    assert [e.code for e in seen if isinstance(e, events.Trouble)] == ["mic-gone"]
    assert isinstance(seen[-1], events.Finished)


def test_without_a_voice_the_captions_go_on():
    voice = FakeVoice(source=ClipSource.NONE)
    seen = list(interview.run(CANDIDATE, parts(voice=voice), NobodyWaits()))
    assert {e.code for e in seen if isinstance(e, events.Trouble)} == {"clip-unavailable"}
    assert isinstance(seen[-1], events.Finished)


class StopsAt(NobodyWaits):
    """Wishes to stop as soon as an event of a kind has been seen."""

    def watch(self, candidate: Candidate, kind: type[events.Event], **others):
        for event in interview.run(candidate, parts(**others), self):
            yield event
            if isinstance(event, kind):
                self.wish(Wish.STOP)


@pytest.mark.parametrize(
    "kind", [events.Planned, events.Asking, events.Heard, events.Thinking, events.Answered]
)
def test_stop_ends_it_wherever_it_is(kind):
    voice = FakeVoice()
    meaning = FakeMeaning()
    seen = list(StopsAt().watch(CANDIDATE, kind, voice=voice, meaning=meaning))
    assert not any(isinstance(event, events.Finished) for event in seen)
    assert voice.forgot == 1, "the booth forgets what was said out of a resume"
    assert meaning.forgotten == 1, "and what a sentence of the candidate means"


def test_done_ends_an_answer_early():
    controls = NobodyWaits()
    heard = 0.0
    for event in interview.run(replace(CANDIDATE, questions=1), parts(seconds=60.0), controls):
        if isinstance(event, events.Heard):
            heard = event.seconds
            controls.wish(Wish.DONE)
    assert heard < 1.0


def test_the_limit_ends_an_answer():
    fakes = parts(answers=1, seconds=30.0)
    settings = replace(
        fakes.settings, listening=replace(fakes.settings.listening, silence_s=2.0, limit_s=20.0)
    )
    one = replace(CANDIDATE, questions=1)
    seen = list(interview.run(one, replace(fakes, settings=settings), NobodyWaits()))
    assert max(e.seconds for e in seen if isinstance(e, events.Heard)) == pytest.approx(20.0)


class OnceMore(NobodyWaits):
    """Repeats the first answer, then goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.left = 1
        self.goal = GoalName.RESULT

    def wait(self, *wishes: Wish) -> Wish:
        if Wish.AGAIN in wishes and self.left:
            self.left -= 1
            return Wish.AGAIN
        return super().wait(*wishes)


def test_in_practice_once_more_asks_the_same_question_again():
    practice = replace(CANDIDATE, mode=Mode.PRACTICE)
    seen = list(interview.run(practice, parts(), OnceMore()))
    answers = seen[-1].interview.answers
    assert [answer.question.id for answer in answers[:2]] == [answers[0].question.id] * 2
    assert [answer.retake_of for answer in answers] == [None, 0, None]
    assert [answer.goal for answer in answers] == [None, GoalName.RESULT, None]


def test_a_short_answer_is_followed_up_once():
    asked = [
        e.question
        for e in interview.run(
            replace(CANDIDATE, questions=1, follow_ups=True), parts(answers=4), NobodyWaits()
        )
        if isinstance(e, events.Asking)
    ]
    assert [question.follows for question in asked] == [None, asked[0].id]
