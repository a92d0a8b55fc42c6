"""What changes in the picture with a candidate's card."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.domain.interview import Mode
from kiosk.interview.events import Event
from kiosk.screens import card_acts
from kiosk.screens.card_view import CardStep, CardView
from kiosk.screens.view import Screen, View
from kiosk.store.cards import PIN_DIGITS
from kiosk.window import booth_events


def _brought(view: View, _: Event) -> View:
    return replace(view, card=replace(view.card, step=CardStep.SHOW, says=None, digits=0))


def _wanted(view: View, _: Event) -> View:
    return replace(view, card=replace(view.card, step=CardStep.CHOOSE, says=None, digits=0))


def _key(view: View, event: card_acts.CardKey) -> View:
    digits = max(0, view.card.digits + (-1 if event.key == "back" else 1))
    whole = digits >= PIN_DIGITS
    step = CardStep.MADE if whole and view.card.step is CardStep.CHOOSE else view.card.step
    return replace(view, card=replace(view.card, step=step, digits=0 if whole else digits))


def _told(view: View, event: booth_events.CardTold) -> View:
    if view.card.step is CardStep.NONE:
        return view  # whoever showed it has gone on
    return replace(view, card=replace(view.card, step=event.step, says=event.says, digits=0))


def _opened(view: View, event: booth_events.CardOpened) -> View:
    """Show what it says; in Practice the goal of last time is taken up."""
    goal = event.card.goal if view.choice.mode is Mode.PRACTICE else None
    step = CardStep.OPEN if view.screen is Screen.CARD else CardStep.NONE
    card = CardView(step, card=event.card)
    return replace(view, card=card, turn=replace(view.turn, goal=goal))


def _made(view: View, event: booth_events.CardMade) -> View:
    """Show it, unless its owner has gone back to the results: it is on the report all the same."""
    gone = view.card.step is CardStep.NONE
    step = CardStep.NONE if gone else CardStep.MADE
    return replace(view, card=replace(view.card, step=step, text=event.interview.card))


def _closed(view: View, _: Event) -> View:
    return replace(view, card=replace(view.card, step=CardStep.NONE, digits=0, says=None))


BY_CARD: dict[type[Event], Callable[[View, Any], View]] = {
    card_acts.CardBrought: _brought,
    booth_events.CardPasted: _brought,
    card_acts.CardWanted: _wanted,
    card_acts.CardKey: _key,
    card_acts.CardClosed: _closed,
    booth_events.CardTold: _told,
    booth_events.CardOpened: _opened,
    booth_events.CardMade: _made,
}
