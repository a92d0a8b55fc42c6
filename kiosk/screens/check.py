"""Seeing and hearing tried before the first question, and the dot that makes the person's zero."""

from kiosk.screens import acts, shapes, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.pictures import camera, fitted
from kiosk.screens.view import Checking, CheckLine, Light, View
from kiosk.screens.widgets import Button

DOT = 40


def paint(paper: Paper, view: View) -> None:
    checking = view.checking
    area = paper.inside
    top = area.top + paper.px(30)
    if checking.camera:
        _dot(paper, view, (area.centerx, top))
        says = _says(checking)
        row = Rect(area.left, top + paper.px(48), area.width, paper.px(60))
    else:
        says = "One look at the microphone"
        row = Rect(area.left, top - paper.px(10), area.width, paper.px(72))
    paper.text(says, row, p.centred(p.HEADING))

    under = row.bottom + paper.px(20)
    room = Rect(area.left, under, area.width, paper.body.bottom - under)
    cut, shares = (p.columns, (0.55, 0.45)) if paper.wide else (p.rows, (0.42, 0.58))
    if checking.camera:
        gap = paper.px(theme.GAP)
        place = fitted(checking.picture, cut(room, shares, gap)[0])
        camera(paper, checking.picture, place, "No picture yet")
        if paper.wide:
            room = Rect(place.right + gap, room.top, room.right - place.right - gap, room.height)
        else:
            room = p.below(room, place.height + gap)
    else:
        room = room.clip(Rect(room.topleft, (room.width, paper.px(170 * len(checking.lines)))))
    _lines(paper, checking.lines, room)
    _foot(paper, view)


def _says(checking: Checking) -> str:
    """Return what there is to do: nobody is thanked while something is still waited for."""
    if not checking.calibrated:
        return "Please look at this dot"
    waits = any(line.light is Light.WAIT for line in checking.lines)
    return "Now say a few words, please" if waits else "Thank you, that was it"


def _dot(paper: Paper, view: View, centre: tuple[int, int]) -> None:
    size = paper.px(DOT * 1.9)
    paper.put(shapes.ring(size, paper.px(7), theme.RAISED), centre)
    if view.checking.steady > 0:
        share = round(min(1.0, view.checking.steady) * 48) / 48
        colour = theme.GREEN if view.checking.calibrated else theme.ACCENT
        paper.put(shapes.ring(size, paper.px(7), colour, 0.0, share), centre)
    if view.checking.calibrated:
        paper.sign("check", centre, 40, theme.GREEN)
    else:
        paper.dot(centre, DOT * 0.7, theme.INK)


def _lines(paper: Paper, lines: tuple[CheckLine, ...], rect: Rect) -> None:
    gap = paper.px(16)
    for one, cell in zip(lines, p.rows(rect, (1.0,) * max(1, len(lines)), gap), strict=False):
        line_of(paper, one, cell)


def line_of(paper: Paper, one: CheckLine, cell: Rect) -> None:
    """Paint one check: its light with a sign, its name, what it says, and a meter."""
    paper.card(cell, radius=22)
    widgets.light(paper, one.light, (cell.left + paper.px(56), cell.centery), 56)
    left = cell.left + paper.px(104)
    room = Rect(left, cell.top, cell.right - left - paper.px(28), cell.height)
    two = 2 * paper.line()
    top = room.centery - two // 2
    paper.text(one.name, Rect(room.left, top, room.width, paper.line()), p.STRONG)
    if one.level is not None:
        bar = Rect(room.right - paper.px(220), top + paper.px(10), paper.px(220), paper.px(18))
        widgets.meter(paper, bar, one.level, widgets.LIGHTS[one.light][1])
    paper.text(one.says, Rect(room.left, top + paper.line(), room.width, paper.line()), p.QUIET)


def _foot(paper: Paper, view: View) -> None:
    checking = view.checking
    ready = all(one.light in (Light.GREEN, Light.OFF) for one in checking.lines)
    label = "Begin" if ready else "Begin anyway"
    buttons = [
        Button("Leave", acts.LeaveAsked(), Role.LEAVE),
        Button(label, acts.CheckedAll(), Role.MAIN, "next", on=checking.ready, plain=not ready),
    ]
    if checking.camera:
        buttons.append(Button("Without camera", acts.WithoutCamera()))
        if not checking.calibrated and checking.steady >= 1:
            buttons.append(Button("Look again", acts.CalibrateAgain()))
    widgets.footer(paper, *buttons)
