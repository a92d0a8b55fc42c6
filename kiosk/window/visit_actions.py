"""What the visit is asked for while somebody is interviewed, and while they hear themselves."""

from collections.abc import Callable
from typing import Any

from kiosk.interview import events
from kiosk.interview.controls import Wish
from kiosk.interview.events import Event
from kiosk.screens import acts, card_acts, talk_acts
from kiosk.screens.view import View
from kiosk.window import booth_events
from kiosk.window.visit import Visit


def _wishing(wish: Wish) -> Callable[[Visit, Any, View], None]:
    return lambda visit, _, __: visit.wish(wish)


def _go_on(visit: Visit, _: acts.GoOn, __: View) -> None:
    _hush(visit, _, __)
    visit.wish(Wish.GO_ON)


def _hush(visit: Visit, _: Event, __: View) -> None:
    """Stop what is played: something else is looked at."""
    visit.player.stop()
    visit.models.stop()


BY_VISIT: dict[type[Event], Callable[[Visit, Any, View], None]] = {
    acts.CheckedAll: _wishing(Wish.GO_ON),
    acts.Done: _wishing(Wish.DONE),
    acts.StrikeAsked: _hush,
    acts.Strike: lambda visit, act, _: visit.strike(act.numbers),
    talk_acts.Repeat: _wishing(Wish.REPEAT),
    talk_acts.Skip: _wishing(Wish.SKIP),
    acts.GoOn: _go_on,
    talk_acts.GoalChosen: lambda visit, event, _: visit.once_more(event.goal),
    talk_acts.Play: lambda visit, event, _: visit.player.play(event),
    talk_acts.StopPlaying: _hush,
    talk_acts.JudgedAll: _hush,
    talk_acts.BenchmarkAsked: _hush,
    talk_acts.BenchmarkChosen: _hush,
    talk_acts.BenchmarkHushed: _hush,
    talk_acts.BenchmarkLeft: _hush,
    talk_acts.BenchmarkPlayed: lambda visit, _, view: visit.models.play(view),
    booth_events.BenchmarkMade: lambda visit, event, _: visit.models.made(event.clip),
    booth_events.CardPasted: lambda visit, event, _: visit.cards.shown(event.text),
    card_acts.CardKey: lambda visit, event, view: visit.cards.key(event.key, view.interview),
    card_acts.CardClosed: lambda visit, _, __: visit.cards.put_away(),
    booth_events.CardMade: lambda visit, event, _: visit.hand_over.again(event.interview),
    acts.OnceMore: _hush,
    acts.AnswerShown: _hush,
    acts.Overview: _hush,
    events.Answered: lambda visit, _, view: visit.answered(view),
}
