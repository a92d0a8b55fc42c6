"""Behind the hidden corner: a PIN pad, then the self test, the panel's address and the switches."""

from kiosk.screens import acts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.check import line_of
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "back")
VOLUME_STEP = 0.1


def paint(paper: Paper, view: View) -> None:
    if view.staff.unlocked:
        _desk(paper, view)
    else:
        _pin(paper, view)


def _pin(paper: Paper, view: View) -> None:
    area = paper.inside
    side, gap = paper.px(120), paper.px(20)
    width, height = 3 * side + 2 * gap, 4 * side + 3 * gap
    pad = Rect(0, 0, width, height)
    pad.center = (area.centerx, area.centery + paper.px(70))
    row = Rect(area.left, pad.top - paper.px(210), area.width, paper.px(80))
    paper.text("Staff", row, p.centred(p.TITLE))
    says = "That was not it. Please try again." if view.staff.wrong else "Please type the PIN"
    paper.text(says, row.move(0, paper.px(74)), p.centred(p.QUIET))
    for number in range(view.staff.digits):
        left = area.centerx - (view.staff.digits - 1) * paper.px(20) + number * paper.px(40)
        paper.dot((left, pad.top - paper.px(40)), 22, theme.ACCENT)
    for number, key in enumerate(KEYS):
        if not key:
            continue
        across, down = number % 3, number // 3
        cell = Rect(pad.left + across * (side + gap), pad.top + down * (side + gap), side, side)
        paper.card(cell, theme.LINE if paper.is_pressed() else theme.RAISED)
        if key == "back":
            paper.sign("back", cell.center, 48, theme.INK)
        else:
            paper.text(key, cell, p.centred(p.HEADING))
        paper.target(cell, acts.PinKey(key), key)
    widgets.footer(paper, Button("Back", acts.StaffLeft(), Role.LEAVE))


def _desk(paper: Paper, view: View) -> None:
    widgets.header(paper, "Staff")
    cut = p.columns if paper.wide else p.rows
    tests, desk = cut(paper.body, (0.55, 0.45), paper.px(theme.GAP))
    _tests(paper, view, tests)
    _panel(paper, view, desk)
    widgets.footer(
        paper,
        Button("Back", acts.StaffLeft(), Role.LEAVE),
        Button("Self test", acts.SelfTest(), Role.MAIN, on=not view.staff.testing),
    )


def _tests(paper: Paper, view: View, rect: Rect) -> None:
    lines = view.staff.tests
    if not lines:
        paper.card(rect)
        words = rect.inflate(-2 * paper.px(theme.PAD), -2 * paper.px(theme.PAD))
        says = (
            "The self test plays a tone and hears it, takes a picture from the camera and times "
            "the transcriber. It takes about ten seconds."
        )
        paper.para("Testing …" if view.staff.testing else says, words, p.QUIET)
        return
    for one, cell in zip(lines, p.rows(rect, (1.0,) * len(lines), paper.px(16)), strict=True):
        line_of(paper, one, cell)


def _panel(paper: Paper, view: View, rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    for name, value in (
        ("Panel", view.claim.url or "not set up"),
        ("Claim code", view.claim.code or "already claimed"),
        ("Booth", f"{view.staff.booth}, version {view.staff.version}"),
    ):
        paper.text(name, Rect(room.left, room.top, room.width, paper.line()), p.QUIET)
        row = Rect(room.left, room.top + paper.line(), room.width, paper.line())
        paper.text(value, row, p.STRONG)
        room = p.below(room, 2 * paper.line() + paper.px(22))
    says = paper.say("Volume {share:.0%}", share=view.staff.volume)
    paper.text(says, Rect(room.left, room.top, room.width, paper.line()), p.QUIET)
    quieter, louder = p.columns(
        Rect(room.left, room.top + paper.line() + paper.px(14), room.width, paper.px(theme.TOUCH)),
        (1.0, 1.0),
        paper.px(16),
    )
    widgets.button(paper, Button("Quieter", acts.Louder(-VOLUME_STEP)), quieter)
    widgets.button(paper, Button("Louder", acts.Louder(VOLUME_STEP)), louder)
    again, off = (cell.move(0, paper.px(theme.TOUCH + 40)) for cell in (quieter, louder))
    widgets.button(paper, Button("Restart", acts.Restart()), again)
    widgets.button(paper, Button("Switch off", acts.SwitchOff()), off)
