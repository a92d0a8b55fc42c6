"""Behind the hidden corner: a PIN pad, then the self test, the panel's address and the switches."""

from kiosk.screens import acts, pin_pad, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.check import line_of
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

VOLUME_STEP = 0.1


def paint(paper: Paper, view: View) -> None:
    if view.staff.unlocked:
        _desk(paper, view)
    else:
        _pin(paper, view)


def _pin(paper: Paper, view: View) -> None:
    says = "That was not it. Please try again." if view.staff.wrong else "Please type the PIN"
    pin_pad.paint(paper, "Staff", says, view.staff.digits, acts.PinKey)
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
