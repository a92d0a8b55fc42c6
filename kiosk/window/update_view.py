"""What each event changes in the picture: the view before and an event give the view after."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.domain.interview import Consent
from kiosk.domain.sight import Look
from kiosk.interview import events
from kiosk.interview.events import Event
from kiosk.screens import acts, job
from kiosk.screens.acts import Switch
from kiosk.screens.view import (
    Checking,
    Ease,
    JobChoice,
    ResumeDoor,
    Screen,
    Sorry,
    TakeHome,
    View,
)
from kiosk.window import booth_events
from kiosk.window.next_screen import VISIT, step

QUIET_DB, LOUD_DB = -60.0, -12.0
"""The ends of the level meter: a quiet room and a raised voice."""


def after(view: View, event: Event, now: float) -> View:
    """Return the view after an event at the room's time `now`."""
    change = CHANGES.get(type(event))
    changed = change(view, event) if change else view
    screen = step(view.screen, event)
    if screen is view.screen:
        return changed
    changed = replace(
        changed, screen=screen, since=now, focus=None, pressed=None, leave_asked=False
    )
    return fresh(changed) if screen not in (*VISIT, Screen.ERASED, Screen.SORRY) else changed


def fresh(view: View) -> View:
    """Return the view without anything of the person who was here."""
    old = view.choice
    return replace(
        view,
        ease=Ease(motion=view.default_motion),
        consent=Consent(),
        choice=JobChoice(old.jobs, mode=view.default_mode, questions=view.default_questions),
        resume=ResumeDoor(),
        alignment=None,
        checking=Checking(),
        turn=view.first_turn,
        answers=(),
        interview=None,
        shown=None,
        home=TakeHome(),
        trouble=None,
        lost=None,
        leaving_s=None,
        staff=replace(view.staff, unlocked=False, digits=0, wrong=False, tests=(), testing=False),
    )


# --- what a person does -----------------------------------------------------------------------


def _switched(view: View, event: acts.Switched) -> View:
    consent, ease = view.consent, view.ease
    if event.switch is Switch.CAMERA:
        return replace(view, consent=replace(consent, camera=not consent.camera))
    if event.switch is Switch.KEEP:
        return replace(view, consent=replace(consent, keep=not consent.keep))
    if event.switch is Switch.RECORDING:
        return replace(view, consent=replace(consent, keep_recording=not consent.keep_recording))
    if event.switch is Switch.CAPTIONS:
        return replace(view, ease=replace(ease, captions=not ease.captions))
    return replace(view, ease=replace(ease, motion=not ease.motion))


def _touched(view: View, _: Event) -> View:
    if view.screen is Screen.CLAIM:
        return replace(view, claim=replace(view.claim, skipped=True))
    return replace(view, leaving_s=None)


def _agreed(view: View, _: Event) -> View:
    more, first = view.ease.time, view.first_turn
    turn = replace(first, limit_s=first.limit_s * more, silence_s=first.silence_s * more)
    return replace(view, turn=turn, claim=replace(view.claim, skipped=False))


def _language(view: View, event: acts.LanguageChosen) -> View:
    return replace(
        view,
        ease=replace(view.ease, language=event.language),
        consent=replace(view.consent, language=event.language),
    )


def _choice(**fixed: object) -> Callable[[View, Any], View]:
    """Return a change of the job choice that copies the event's fields of the same name."""

    def change(view: View, event: Any) -> View:
        given = {name: getattr(event, name) for name in event.__dataclass_fields__}
        return replace(view, choice=replace(view.choice, **{**given, **fixed}))

    return change


def _page(view: View, event: acts.PageTurned) -> View:
    page = max(0, view.choice.page + event.by)
    if view.screen is Screen.JOB:
        page = min(page, max(0, len(job.offered(view)) - 1))
    return replace(view, choice=replace(view.choice, page=page))


def _job(view: View, event: acts.JobChosen) -> View:
    chosen = next((one for one in view.choice.jobs if one.id == event.job_id), None)
    return replace(view, choice=replace(view.choice, chosen=chosen, page=0), resume=ResumeDoor())


def _another(view: View, _: Event) -> View:
    return replace(view, alignment=None, choice=replace(view.choice, chosen=None, page=0))


def _pin(view: View, event: acts.PinKey) -> View:
    digits = view.staff.digits + (-1 if event.key == "back" else 1)
    return replace(view, staff=replace(view.staff, digits=max(0, digits), wrong=False))


# --- what the interview says ------------------------------------------------------------------


def _asking(view: View, event: events.Asking) -> View:
    turn = replace(
        view.first_turn,
        question=event.question,
        number=event.number,
        of=event.of,
        has_clip=event.clip.path is not None,
        limit_s=view.turn.limit_s,
        silence_s=view.turn.silence_s,
        camera=view.turn.camera,
    )
    return replace(view, turn=turn, trouble=None, choice=replace(view.choice, page=0))


def _heard(view: View, event: events.Heard) -> View:
    level = (event.level_db - QUIET_DB) / (LOUD_DB - QUIET_DB)
    turn = replace(
        view.turn,
        seconds=event.seconds,
        level=round(min(1.0, max(0.0, level)), 2),
        speaking=event.speaking,
        quiet_s=0.0 if event.speaking else max(0.0, event.quiet_s - view.turn.forgiven_s),
        forgiven_s=0.0 if event.speaking else view.turn.forgiven_s,
        look=event.look,
        text=event.text,
    )
    return replace(view, turn=turn)


def _keep_thinking(view: View, _: Event) -> View:
    forgiven = view.turn.forgiven_s + view.turn.quiet_s
    return replace(view, turn=replace(view.turn, forgiven_s=forgiven, quiet_s=0.0))


def _answered(view: View, event: events.Answered) -> View:
    return replace(view, answers=(*view.answers, event.answer))


def _finished(view: View, event: events.Finished) -> View:
    whole = event.interview
    return replace(
        view, interview=whole, answers=whole.answers, shown=None, trouble=None, lost=None
    )


def _failed(view: View, event: events.Failed) -> View:
    return replace(view, sorry=Sorry(event.code, event.message), leaving_s=None)


# --- what the booth says ----------------------------------------------------------------------


def _door(view: View, event: booth_events.DoorOpened) -> View:
    return replace(view, resume=replace(view.resume, url=event.url, no_phone=event.why_not))


def _refused(view: View, event: booth_events.ResumeRefused) -> View:
    return replace(view, resume=replace(view.resume, reading=False, trouble=event.message))


def _seen(view: View, event: booth_events.Seen) -> View:
    look = event.look if event.picture is not None else Look.UNKNOWN
    turn = replace(view.turn, picture=event.picture, look=look, camera=event.picture is not None)
    return replace(view, turn=turn)


def _pin_judged(view: View, event: booth_events.PinJudged) -> View:
    desk = replace(view.staff, unlocked=event.right, digits=0, wrong=not event.right)
    return replace(view, staff=desk)


def _staff(**fixed: object) -> Callable[[View, Any], View]:
    return lambda view, _: replace(view, staff=replace(view.staff, **fixed))


def _tested(view: View, event: booth_events.Tested) -> View:
    return replace(view, staff=replace(view.staff, tests=event.lines, testing=not event.over))


def _louder(view: View, event: acts.Louder) -> View:
    volume = round(min(1.0, max(0.0, view.staff.volume + event.by)), 2)
    return replace(view, staff=replace(view.staff, volume=volume))


CHANGES: dict[type[Event], Callable[[View, Any], View]] = {
    acts.Touched: _touched,
    acts.Agreed: _agreed,
    acts.Switched: _switched,
    acts.LanguageChosen: _language,
    acts.TimeChosen: lambda v, e: replace(v, ease=replace(v.ease, time=e.factor)),
    acts.FieldChosen: _choice(page=0),
    acts.ModeChosen: _choice(),
    acts.LengthChosen: _choice(),
    acts.PageTurned: _page,
    acts.JobChosen: _job,
    acts.BackToJobs: _another,
    acts.AnotherJob: _another,
    acts.StickFileChosen: lambda v, _: replace(v, resume=replace(v.resume, reading=True)),
    acts.WithoutCamera: lambda v, _: replace(v, consent=replace(v.consent, camera=False)),
    acts.LeaveAsked: lambda v, _: replace(v, leave_asked=True),
    acts.Stay: lambda v, _: replace(v, leave_asked=False),
    acts.KeepThinking: _keep_thinking,
    acts.AnswerShown: lambda v, e: replace(
        v, shown=e.position, choice=replace(v.choice, page=0), focus=None
    ),
    acts.Overview: lambda v, _: replace(v, shown=None, focus=None),
    acts.GoOn: lambda v, _: replace(v, turn=replace(v.turn, question=None)),
    acts.OnceMore: lambda v, _: replace(v, turn=replace(v.turn, question=None)),
    acts.PinKey: _pin,
    acts.SelfTest: _staff(testing=True, tests=()),
    acts.Louder: _louder,
    events.Matched: lambda v, e: replace(v, alignment=e.alignment),
    events.Asking: _asking,
    events.Heard: _heard,
    events.Answered: _answered,
    events.Trouble: lambda v, e: replace(v, trouble=e.message),
    events.Finished: _finished,
    events.Failed: _failed,
    booth_events.Warmed: lambda v, e: replace(v, warmth=e.warmth),
    booth_events.ClaimKnown: lambda v, e: replace(
        v, claim=replace(e.claim, skipped=v.claim.skipped)
    ),
    booth_events.JobsKnown: lambda v, e: replace(v, choice=replace(v.choice, jobs=e.jobs)),
    booth_events.DoorOpened: _door,
    booth_events.DoorWaits: lambda v, e: replace(
        v, resume=replace(v.resume, seconds_left=float(int(e.seconds_left)))
    ),
    booth_events.StickSeen: lambda v, e: replace(v, resume=replace(v.resume, stick=e.files)),
    booth_events.ResumeReading: lambda v, _: replace(v, resume=replace(v.resume, reading=True)),
    booth_events.ResumeRefused: _refused,
    booth_events.Checked: lambda v, e: replace(v, checking=e.checking),
    booth_events.Spoken: lambda v, e: replace(
        v, turn=replace(v.turn, loudness=round(e.loudness, 2))
    ),
    booth_events.Seen: _seen,
    booth_events.PartLost: lambda v, e: replace(v, lost=e.message),
    booth_events.Home: lambda v, e: replace(v, home=e.home),
    booth_events.Wiped: lambda v, e: replace(v, erasing=e.erasing),
    booth_events.StillThere: lambda v, e: replace(v, leaving_s=e.seconds_left),
    booth_events.PinJudged: _pin_judged,
    booth_events.Tested: _tested,
}
"""What changes with each event; the screen itself changes by flow.NEXT."""
