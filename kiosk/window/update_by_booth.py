"""What news of the booth changes in the picture."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.domain.sight import Look
from kiosk.interview.events import Event
from kiosk.screens.view import Screen, View
from kiosk.window import booth_events, update_by_group
from kiosk.window.as_set import set_anew


def _upload_offered(view: View, event: booth_events.UploadOffered) -> View:
    ways = replace(view.resume, url=event.url, no_phone=event.why_not, typed=event.typed)
    return replace(view, resume=ways)


def _refused(view: View, event: booth_events.ResumeRefused) -> View:
    return replace(view, resume=replace(view.resume, reading=False, trouble=event.message))


def _seen(view: View, event: booth_events.Seen) -> View:
    look = event.look if event.picture is not None else Look.UNKNOWN
    turn = replace(view.turn, picture=event.picture, look=look, camera=event.picture is not None)
    return replace(view, turn=turn)


def _played(view: View, event: booth_events.Played) -> View:
    if event.at is None:
        return replace(view, replay=replace(view.replay, playing=None, picture=None))
    replay = replace(view.replay, at=round(event.at, 1), picture=event.picture)
    return replace(view, replay=replay)


def _not_played(view: View, event: booth_events.NotPlayed) -> View:
    replay = replace(view.replay, playing=None, says=event.message)
    return replace(
        view, replay=replay, benchmark=replace(view.benchmark, speaking=False, waiting=False)
    )


def _pin_judged(view: View, event: booth_events.PinJudged) -> View:
    desk = replace(view.staff, unlocked=event.right, digits=0, wrong=not event.right)
    return replace(view, staff=desk)


def _wiped(view: View, event: booth_events.Wiped) -> View:
    """Show what was erased, for as long as a screen that has just come up."""
    since = view.now if view.screen is Screen.ERASED else view.since
    return replace(view, erasing=event.erasing, since=since)


def _tested(view: View, event: booth_events.Tested) -> View:
    return replace(view, staff=replace(view.staff, tests=event.lines, testing=not event.over))


BY_BOOTH: dict[type[Event], Callable[[View, Any], View]] = {
    booth_events.Warmed: lambda v, e: replace(v, warmth=e.warmth),
    booth_events.ClaimKnown: lambda v, e: replace(
        v, claim=replace(e.claim, skipped=v.claim.skipped)
    ),
    booth_events.SettingsKnown: lambda v, e: set_anew(v, e.settings),
    booth_events.JobsKnown: lambda v, e: replace(v, choice=replace(v.choice, jobs=e.jobs)),
    booth_events.GroupsKnown: lambda v, e: replace(v, groups=e.any),
    booth_events.GroupFound: update_by_group.found,
    booth_events.CodeScanned: update_by_group.scanned,
    booth_events.UploadOffered: _upload_offered,
    booth_events.UploadWaits: lambda v, e: replace(
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
    booth_events.Held: lambda v, e: replace(
        v, replay=replace(v.replay, held=e.positions, says=e.says)
    ),
    booth_events.Played: _played,
    booth_events.NotPlayed: _not_played,
    booth_events.PartLost: lambda v, e: replace(v, lost=e.message),
    booth_events.PrinterKnown: lambda v, e: replace(v, printer=e.state),
    booth_events.Home: lambda v, e: replace(v, home=e.home),
    booth_events.Wiped: _wiped,
    booth_events.StillThere: lambda v, e: replace(v, leaving_s=e.seconds_left),
    booth_events.PinJudged: _pin_judged,
    booth_events.Tested: _tested,
}
