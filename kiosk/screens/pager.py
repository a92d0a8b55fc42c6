"""The way from page to page of something longer than its room."""

from kiosk.screens import acts, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect
from kiosk.screens.widgets import Button


def pager(paper: Paper, page: int, pages: int, room: Rect) -> None:
    """Paint which page of how many this is, and the buttons to the others, at the foot."""
    height = paper.px(64)
    row = Rect(room.left, room.bottom - height, room.width, height)
    label = paper.say("Page {n} of {of}", n=page + 1, of=pages)
    paper.text(label, row, p.QUIET)
    width = paper.px(180)
    more = Rect(row.right - width, row.top, width, height)
    back = more.move(-width - paper.px(16), 0)
    widgets.button(paper, Button("Earlier", acts.PageTurned(-1), on=page > 0), back)
    widgets.button(paper, Button("Later", acts.PageTurned(1), on=page < pages - 1), more)
