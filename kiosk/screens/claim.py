"""Shown until somebody has claimed the booth: how staff reach the panel, and the claim code."""

from kiosk.screens import acts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

STEPS = (
    "Scan the code, or open the address in a browser on the same network.",
    "Type the claim code and choose a password. You are the first administrator.",
    "Add a job, or keep the examples. The booth is ready at once.",
)
HERE = (
    "Open the address in a browser on this machine. For phones, set panel.host or panel.url.",
    *STEPS[1:],
)


def paint(paper: Paper, view: View) -> None:
    widgets.header(paper, "Set up this booth")
    gap = paper.px(theme.GAP)
    if not view.claim.phone:
        _words(paper, view, HERE, paper.body)
    else:
        if paper.wide:
            left, right = p.columns(paper.body, (0.42, 0.58), gap)
        else:
            left, right = p.rows(paper.body, (0.45, 0.55), gap)
        paper.card(left)
        widgets.code(paper, view.claim.url, left.inflate(-paper.px(96), -paper.px(96)))
        _words(paper, view, STEPS, right)
    widgets.footer(paper, Button("Try the booth first", acts.Touched(), Role.MAIN, "next"))


def _words(paper: Paper, view: View, steps: tuple[str, ...], rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(48)
    room = rect.inflate(-2 * pad, -2 * pad)
    for number, says in enumerate(steps, start=1):
        paper.dot((room.left + paper.px(24), room.top + paper.px(24)), 48, theme.RAISED)
        badge = Rect(room.left, room.top, paper.px(48), paper.px(48))
        paper.text(str(number), badge, p.centred(p.STRONG))
        left = room.left + paper.px(72)
        words = Rect(left, room.top + paper.px(5), room.right - left, room.height)
        room = p.below(room, max(paper.para(says, words, p.BODY), paper.px(48)) + paper.px(28))
    room = p.below(room, paper.px(16))
    for name, value, style in (
        ("Address", view.claim.url, p.HEADING),
        ("Claim code", view.claim.code or "", p.TITLE),
    ):
        paper.text(name, Rect(room.left, room.top, room.width, paper.line()), p.QUIET)
        room = p.below(room, paper.line())
        row = Rect(room.left, room.top, room.width, paper.px(style.size * 1.35))
        paper.text(value, row, style)
        room = p.below(room, row.height + paper.px(20))
