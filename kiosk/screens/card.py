"""A card from an earlier visit: shown, opened with its PIN, and what it says; and a new one."""

from itertools import pairwise

import pygame

from kiosk.coach.card import Card, progress
from kiosk.domain.interview import PartName
from kiosk.screens import card_acts, charts, pin_pad, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.card_view import CardStep
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.pictures import camera, fitted
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

DOT = 16
HOLDS = "It holds dates, parts of the score and your goal, sealed. This booth keeps none of it."


def paint(paper: Paper, view: View) -> None:
    """Paint the step of bringing a card."""
    step = view.card.step
    if step is CardStep.PIN:
        _pin(
            paper, view, "Your card", "Please type its PIN", Button("Back", card_acts.CardClosed())
        )
    elif step is CardStep.OPEN and view.card.card is not None:
        _opened(paper, view.card.card)
    else:
        _show(paper, view)


def paint_new(paper: Paper, view: View) -> None:
    """Paint the step of taking one home, over the results."""
    if view.card.step is CardStep.CHOOSE:
        says = "Choose four digits. Only they open it"
        _pin(paper, view, "A card to come back with", says, Button("Back", card_acts.CardClosed()))
        return
    widgets.header(paper, "Your card", "Results")
    cut, shares = (p.columns, (0.5, 0.5)) if paper.wide else (p.rows, (0.6, 0.4))
    code, words = cut(paper.body, shares, paper.px(theme.GAP))
    if view.card.text is None:
        paper.text("One moment …", code, p.centred(p.HEADING_LIGHT))
    else:
        widgets.code(paper, view.card.text, code)
    for says, style in (
        ("Photograph it, or take it with your report.", p.HEADING),
        ("Show it here at your next visit and type your PIN.", p.BODY),
        (HOLDS, p.QUIET),
    ):
        words = p.below(words, paper.para(says, words, style) + paper.px(20))
    widgets.footer(paper, Button("Back to the results", card_acts.CardClosed(), Role.MAIN))


def _pin(paper: Paper, view: View, title: str, says: str, back: Button) -> None:
    pin_pad.paint(paper, title, view.card.says or says, view.card.digits, card_acts.CardKey)
    widgets.footer(paper, Button(back.label, back.act, Role.LEAVE))


def _show(paper: Paper, view: View) -> None:
    widgets.header(paper, "Hold your card to the camera", "Resume")
    body = paper.body
    row = Rect(body.left, body.bottom - 2 * paper.line(), body.width, 2 * paper.line())
    says = view.card.says or (
        "On paper or on your phone, a hand's breadth to two from the lens."
        if view.consent.camera
        else "The camera is off. Scan the other code with your phone and paste the card there."
    )
    paper.para(says, row, p.centred(p.BODY))
    room = Rect(body.left, body.top, body.width, row.top - body.top - paper.px(16))
    place = fitted(view.turn.picture, room)
    place.centerx = room.centerx
    camera(paper, view.turn.picture, place, "No picture yet")
    widgets.footer(paper, Button("Without the card", card_acts.CardClosed(), Role.MAIN, "next"))


def _opened(paper: Paper, card: Card) -> None:
    """Paint a line per part over the visits, the goal that is taken up, and what is promised."""
    widgets.header(paper, "Welcome back", "Resume")
    cut, shares = (p.columns, (0.62, 0.38)) if paper.wide else (p.rows, (0.62, 0.38))
    left, right = cut(paper.body, shares, paper.px(theme.GAP))
    count = len(card.visits)
    title = "Your last visit" if count == 1 else paper.say("Your last {n} visits", n=count)
    room = widgets.headed_card(paper, title, left)
    lines = list(progress(card.visits))
    for (name, values), row in zip(
        lines, p.rows(room, (1.0,) * max(1, len(lines)), paper.px(6)), strict=False
    ):
        _line(paper, name, values, row)
    words = widgets.headed_card(paper, "This time", right)
    for says, style in _promises(paper, card):
        words = p.below(words, paper.para(says, words, style) + paper.px(18))
    widgets.footer(paper, Button("Go on", card_acts.CardClosed(), Role.MAIN, "next"))


def _promises(paper: Paper, card: Card) -> list[tuple[str, p.Style]]:
    told = []
    if card.goal is not None:
        told.append((f"{paper.say('Your goal:')} {paper.say(card.goal.value)}", p.HEADING))
    if card.weakest is not None:
        name = paper.say(card.weakest.said)
        told.append((f"{paper.say('Most to gain:')} {name}", p.BODY))
    told.append(("You are not asked again what you were asked before.", p.BODY))
    told.append(("The booth does not keep the card.", p.QUIET))
    return told


def _line(paper: Paper, name: PartName, values: tuple[int | None, ...], row: Rect) -> None:
    """Paint a part's values from visit to visit; one that was not measured leaves a gap."""
    label = Rect(row.left, row.top, paper.px(270), row.height)
    paper.text(name.said, label, p.BODY)
    number = Rect(row.right - paper.px(170), row.top, paper.px(170), row.height)
    plot = Rect(label.right, row.top + paper.px(12), number.left - label.right, 0)
    plot.height = max(2, row.height - paper.px(24))
    paper.surface.fill(theme.LINE, Rect(plot.left, plot.bottom, plot.width - paper.px(30), 2))
    points = _points(values, plot.inflate(-paper.px(60), 0))
    colour = charts.verdict(values[-1])[1]
    for one, other in pairwise(points):
        if one is not None and other is not None:
            _stroke(paper, one, other)
    for one in points:
        if one is not None:
            paper.dot(one, DOT, colour)
    measured = [value for value in values if value is not None]
    says = f"{measured[0]} → {measured[-1]}" if len(measured) > 1 else f"{measured[0]}"
    paper.verbatim(says, number, p.Style(bold=True, align=1.0))


def _stroke(paper: Paper, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw a line of three pixels with soft edges."""
    for off in (-1, 0, 1):
        ends = (start[0], start[1] + off), (end[0], end[1] + off)
        pygame.draw.aaline(paper.surface, theme.QUIET, *ends)


def _points(values: tuple[int | None, ...], plot: Rect) -> list[tuple[int, int] | None]:
    step = plot.width / max(1, len(values) - 1)
    return [
        None
        if value is None
        else (round(plot.left + number * step), plot.bottom - round(plot.height * value / 100))
        for number, value in enumerate(values)
    ]
