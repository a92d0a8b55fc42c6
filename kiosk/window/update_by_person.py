"""What a person's act changes in the picture."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.interview.events import Event
from kiosk.screens import acts, group_acts, job
from kiosk.screens.acts import Switch
from kiosk.screens.endings_view import Erasing
from kiosk.screens.group_view import CodeDesk
from kiosk.screens.resume_view import ResumeWays
from kiosk.screens.view import Screen, View
from kiosk.window import update_by_group

AGREED = {
    Switch.CAMERA: "camera",
    Switch.KEEP: "keep",
    Switch.RECALL: "recall",
}
"""Switches that change what the candidate agreed to."""


def _switched(view: View, event: acts.Switched) -> View:
    consent, ease = view.consent, view.ease
    name = AGREED.get(event.switch)
    if name is not None:
        turned: dict[str, Any] = {name: not getattr(consent, name)}
        return replace(view, consent=replace(consent, **turned))
    if event.switch is Switch.GROUP:
        return update_by_group.shared(view)
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


def _word(view: View, event: acts.WordTouched) -> View:
    """Strike a word, or take that back; the focus stays on it."""
    struck = view.striking or frozenset()
    return replace(view, striking=struck ^ {event.number})


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
    chosen = next((one for one in job.allowed(view) if one.id == event.job_id), None)
    return replace(view, choice=replace(view.choice, chosen=chosen, page=0), resume=ResumeWays())


def _another(view: View, _: Event) -> View:
    return replace(view, alignment=None, choice=replace(view.choice, chosen=None, page=0))


def _keep_thinking(view: View, _: Event) -> View:
    forgiven = view.turn.forgiven_s + view.turn.quiet_s
    return replace(view, turn=replace(view.turn, forgiven_s=forgiven, quiet_s=0.0))


def _pin(view: View, event: acts.PinKey) -> View:
    digits = view.staff.digits + (-1 if event.key == "back" else 1)
    return replace(view, staff=replace(view.staff, digits=max(0, digits), wrong=False))


def _louder(view: View, event: acts.Louder) -> View:
    volume = round(min(1.0, max(0.0, view.staff.volume + event.by)), 2)
    return replace(view, staff=replace(view.staff, volume=volume))


BY_PERSON: dict[type[Event], Callable[[View, Any], View]] = {
    acts.Touched: _touched,
    acts.Agreed: _agreed,
    acts.Switched: _switched,
    acts.LanguageChosen: _language,
    acts.DeliveryChosen: lambda v, e: replace(v, consent=replace(v.consent, delivery=e.delivery)),
    acts.TimeChosen: lambda v, e: replace(v, ease=replace(v.ease, time=e.factor)),
    acts.FieldChosen: _choice(page=0),
    acts.ModeChosen: _choice(),
    acts.LengthChosen: _choice(),
    acts.PageTurned: _page,
    acts.JobChosen: _job,
    group_acts.GroupAsked: lambda v, _: replace(v, code=CodeDesk()),
    group_acts.CodeKey: update_by_group.typed,
    group_acts.CodeGiven: update_by_group.given,
    group_acts.GroupLeft: update_by_group.left,
    acts.BackToJobs: _another,
    acts.AnotherJob: _another,
    acts.StickFileChosen: lambda v, _: replace(v, resume=replace(v.resume, reading=True)),
    acts.WithoutCamera: lambda v, _: replace(v, consent=replace(v.consent, camera=False)),
    acts.LeaveAsked: lambda v, _: replace(v, leave_asked=True),
    acts.Stay: lambda v, _: replace(v, leave_asked=False),
    acts.DeleteToo: lambda v, _: replace(v, erasing=Erasing(v.erasing.deleted)),
    acts.KeepThinking: _keep_thinking,
    acts.StrikeAsked: lambda v, _: replace(
        v, striking=frozenset(), choice=replace(v.choice, page=0), focus=None
    ),
    acts.WordTouched: _word,
    acts.StrikeLeft: lambda v, _: replace(v, striking=None, focus=None),
    acts.PinKey: _pin,
    acts.SelfTest: lambda v, _: replace(v, staff=replace(v.staff, testing=True, tests=())),
    acts.Louder: _louder,
}
