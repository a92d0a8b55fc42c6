"""Which screen follows which, and what each event changes in the picture."""

from dataclasses import replace

import pytest

from kiosk.domain.interview import Consent, GoalName, Mode
from kiosk.domain.job import Clip, ClipSource, Question, QuestionKind
from kiosk.domain.sight import Look
from kiosk.interview import events
from kiosk.screens import acts, sample, talk_acts
from kiosk.screens.view import Claim, JobChoice, Screen, Turn, View
from kiosk.window import booth_events
from kiosk.window.next_screen import INTERVIEW, NEXT, VISIT, step
from kiosk.window.update_view import after, fresh

QUESTION = Question("q1", "Tell me about yourself.", QuestionKind.OPENING, "it opens")
CLIP = Clip("Tell me about yourself.", ClipSource.NONE)


def walk(view, *happened):
    for number, event in enumerate(happened):
        view = after(view, event, float(number + 1))
    return view


def start():
    return View(choice=JobChoice(sample.jobs()), first_turn=Turn(limit_s=300, silence_s=7))


def test_a_practice_interview_goes_through_every_screen():
    whole = sample.interview(1)
    seen, view = [], start()
    for event in (
        acts.Touched(),
        acts.Agreed(),
        acts.ModeChosen(Mode.PRACTICE),
        acts.JobChosen(sample.JOB.id),
        booth_events.ResumeCame(),
        events.Matched(sample.alignment()),
        acts.Start(),
        acts.CheckedAll(),
        events.Asking(QUESTION, CLIP, 1, 3),
        events.Listening(QUESTION),
        events.Thinking(QUESTION),
        events.Answered(whole.answers[0]),
        booth_events.FeedbackReady(),
        acts.OnceMore(),
        talk_acts.BackToFeedback(),
        acts.OnceMore(),
        talk_acts.GoalChosen(GoalName.RESULT),
        events.Asking(QUESTION, CLIP, 1, 3),
        events.Finished(whole),
        acts.Finish(),
        booth_events.TimedOut(),
    ):
        view = after(view, event, 1.0)
        if not seen or seen[-1] != view.screen:
            seen.append(view.screen)
    assert [s.value for s in seen] == [
        "consent", "job", "resume", "match", "check", "asking", "listening", "thinking",
        "feedback", "goal", "feedback", "goal", "asking", "results", "erased", "attract",
    ]  # fmt: skip


@pytest.mark.parametrize("screen", VISIT)
def test_every_screen_of_a_visit_ends_when_nobody_is_there(screen):
    assert step(screen, booth_events.WalkedAway()) is Screen.ATTRACT


@pytest.mark.parametrize("screen", VISIT)
def test_every_fault_ends_in_a_sentence_and_then_at_the_start(screen):
    view = after(View(screen=screen), events.Failed("mic-gone", "The microphone stopped."), 5.0)
    assert (view.screen, view.sorry.code) == (Screen.SORRY, "mic-gone")
    assert after(view, booth_events.TimedOut(), 15.0).screen is Screen.ATTRACT


@pytest.mark.parametrize("screen", INTERVIEW)
def test_leaving_asks_first_and_then_says_what_was_erased(screen):
    asked = after(View(screen=screen), acts.LeaveAsked(), 1.0)
    assert asked.leave_asked
    assert asked.screen is screen
    assert not after(asked, acts.Stay(), 2.0).leave_asked
    assert after(asked, acts.Leave(), 2.0).screen is Screen.ERASED


def test_the_goal_stays_for_the_take_and_no_longer():
    view = walk(
        View(screen=Screen.GOAL),
        talk_acts.GoalChosen(GoalName.RESULT),
        events.Asking(QUESTION, CLIP, 1, 3),
        events.Listening(QUESTION),
    )
    assert view.turn.goal is GoalName.RESULT
    gone = walk(
        replace(view, screen=Screen.FEEDBACK), acts.GoOn(), events.Asking(QUESTION, CLIP, 2, 3)
    )
    assert gone.turn.goal is None


def test_an_event_a_screen_does_not_know_changes_nothing():
    assert step(Screen.ATTRACT, acts.Done()) is Screen.ATTRACT
    assert all(screen in Screen for screen, _ in NEXT)


def test_nothing_of_the_last_person_is_in_the_next_picture():
    whole = sample.interview()
    served = View(
        screen=Screen.RESULTS,
        consent=Consent(camera=False, keep=False),
        choice=JobChoice(sample.jobs(), chosen=sample.JOB, page=2),
        alignment=sample.alignment(),
        answers=whole.answers,
        interview=whole,
        turn=Turn(QUESTION, text="my words"),
        trouble="The camera stopped.",
        shown=2,
    )
    left = walk(served, acts.Finish(), booth_events.TimedOut())
    assert left == replace(fresh(View()), choice=JobChoice(sample.jobs()), since=2.0)


def test_more_time_stretches_the_limits_of_this_person_only():
    view = walk(start(), acts.Touched(), acts.TimeChosen(2.0), acts.Agreed())
    assert (view.turn.limit_s, view.turn.silence_s) == (600, 14)
    asked = walk(view, events.Asking(QUESTION, CLIP, 1, 3))
    assert asked.turn.limit_s == 600
    assert fresh(view).turn.limit_s == 300


def test_still_thinking_is_asked_again_only_after_another_silence():
    view = View(screen=Screen.LISTENING)
    quiet = after(view, events.Heard(8.0, -60.0, False, 7.5, Look.SCREEN), 1.0)
    assert quiet.turn.still_thinking
    answered = after(quiet, acts.KeepThinking(), 2.0)
    assert not answered.turn.still_thinking
    soon = after(answered, events.Heard(10.0, -60.0, False, 10.0, Look.SCREEN), 3.0)
    assert not soon.turn.still_thinking
    later = after(soon, events.Heard(15.0, -60.0, False, 15.0, Look.SCREEN), 4.0)
    assert later.turn.still_thinking
    talks = after(later, events.Heard(16.0, -20.0, True, 0.0, Look.SCREEN), 5.0)
    assert not talks.turn.still_thinking


def test_the_level_meter_is_between_a_quiet_room_and_a_raised_voice():
    levels = [
        after(
            View(screen=Screen.LISTENING), events.Heard(1, db, False, 0, Look.SCREEN), 0
        ).turn.level
        for db in (-90.0, -60.0, -36.0, -12.0, 0.0)
    ]
    assert levels == [0.0, 0.0, 0.5, 1.0, 1.0]


def test_jobs_are_filtered_by_field_and_pages_stay_in_range():
    view = walk(start(), acts.Touched(), acts.Agreed(), acts.FieldChosen("Health"))
    assert view.choice.field == "Health"
    assert walk(view, acts.PageTurned(-1)).choice.page == 0
    assert walk(view, *[acts.PageTurned(1)] * 9).choice.page <= 1


def test_the_claim_screen_can_be_passed_and_comes_back_after_a_visit():
    view = View(screen=Screen.CLAIM, claim=Claim("https://booth", "AAAA"))
    tried = walk(view, acts.Touched())
    assert (tried.screen, tried.claim.skipped) == (Screen.ATTRACT, True)
    assert not walk(tried, acts.Touched(), acts.Agreed()).claim.skipped


def test_a_resume_that_cannot_be_read_says_so_and_waits_on():
    view = View(screen=Screen.RESUME)
    refused = walk(
        view, acts.StickFileChosen(0), booth_events.ResumeRefused("This PDF is a picture.")
    )
    assert (refused.screen, refused.resume.reading) == (Screen.RESUME, False)
    assert refused.resume.trouble == "This PDF is a picture."
