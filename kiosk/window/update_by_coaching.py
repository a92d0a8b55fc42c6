"""What changes in the picture while somebody is coached: goals, hearing an answer again, wishes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.domain.job import Kinds
from kiosk.interview.events import Event
from kiosk.screens import acts, talk_acts
from kiosk.screens.replay_view import BenchmarkView
from kiosk.screens.view import Screen, View
from kiosk.window import booth_events


def _play(view: View, event: talk_acts.Play) -> View:
    """Show the answer that is heard."""
    replay = replace(view.replay, playing=event.position, at=event.start, says=None)
    results = view.screen is Screen.RESULTS and not view.own.asked
    shown = event.position if results else view.shown
    return replace(view, replay=replay, shown=shown)


def _other(view: View, shown: int | None) -> View:
    """Show one answer of the results, or all."""
    replay = replace(view.replay, playing=None, picture=None, page=0)
    choice = replace(view.choice, page=0)
    return replace(view, shown=shown, choice=choice, focus=None, replay=replay)


def _stopped(view: View, _: Event) -> View:
    return replace(view, replay=replace(view.replay, playing=None, picture=None))


def _more_moments(view: View, _: Event) -> View:
    return replace(view, replay=replace(view.replay, page=view.replay.page + 1))


def _once_more(view: View, event: talk_acts.GoalChosen) -> View:
    return replace(view, turn=replace(view.turn, question=None, goal=event.goal))


def _kinds(view: View, _: Event) -> View:
    """Go from one kind of questions to the next, round and round."""
    every = list(Kinds)
    following = every[(every.index(view.choice.kinds) + 1) % len(every)]
    return replace(view, choice=replace(view.choice, kinds=following))


def _judged(view: View, event: talk_acts.Judged) -> View:
    given = {**dict(view.own.given), event.side: event.step}
    return replace(view, own=replace(view.own, given=tuple(given.items())))


def _judged_all(view: View, _: Event) -> View:
    """Show what was measured beside a whole judgement, once; then the results."""
    compare = view.own.whole and not view.own.compared
    own = replace(view.own, compared=True) if compare else replace(view.own, asked=False)
    return replace(_stopped(view, _), own=own, focus=None)


def _benchmark(view: View, event: talk_acts.BenchmarkAsked) -> View:
    shown = replace(_stopped(view, event), focus=None)
    return replace(shown, benchmark=BenchmarkView(event.kind))


def _model(view: View, event: talk_acts.BenchmarkChosen) -> View:
    return replace(view, benchmark=BenchmarkView(view.benchmark.kind, event.number))


def _spoken(*, speaking: bool) -> Callable[[View, Any], View]:
    def change(view: View, _: Event) -> View:
        says = None if speaking else view.replay.says
        benchmark = replace(view.benchmark, speaking=speaking, waiting=speaking)
        return replace(view, benchmark=benchmark, replay=replace(view.replay, says=says))

    return change


def _left(view: View, _: Event) -> View:
    return replace(view, benchmark=BenchmarkView(), focus=None)


BY_COACHING: dict[type[Event], Callable[[View, Any], View]] = {
    acts.AnswerShown: lambda v, e: _other(v, e.position),
    acts.Overview: lambda v, _: _other(v, None),
    talk_acts.BenchmarkAsked: _benchmark,
    talk_acts.BenchmarkChosen: _model,
    talk_acts.BenchmarkPlayed: _spoken(speaking=True),
    talk_acts.BenchmarkHushed: _spoken(speaking=False),
    booth_events.BenchmarkMade: lambda v, _: replace(
        v, benchmark=replace(v.benchmark, waiting=False)
    ),
    booth_events.BenchmarkOver: _spoken(speaking=False),
    talk_acts.BenchmarkLeft: _left,
    talk_acts.Judged: _judged,
    talk_acts.JudgedAll: _judged_all,
    talk_acts.Play: _play,
    talk_acts.StopPlaying: _stopped,
    talk_acts.MomentsTurned: _more_moments,
    acts.GoOn: lambda v, _: replace(v, turn=replace(v.turn, question=None, goal=None)),
    talk_acts.GoalChosen: _once_more,
    talk_acts.HintAsked: lambda v, _: replace(v, turn=replace(v.turn, hint=not v.turn.hint)),
    talk_acts.KindsTurned: _kinds,
}
