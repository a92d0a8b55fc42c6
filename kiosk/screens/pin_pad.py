"""Ten digits and a way back: for staff, and for the card of a candidate."""

from collections.abc import Callable

from kiosk.interview.events import Event
from kiosk.screens import paper as p
from kiosk.screens import theme
from kiosk.screens.paper import Paper, Rect

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "back")


def paint(
    paper: Paper, title: str, says: str, digits: int, act: Callable[[str], Event], of: int = 0
) -> None:
    """Paint a title, a sentence, a dot for each digit typed, and the keys.

    of: how many digits there are to be; their places are shown. 0: nobody is told.
    """
    area = paper.inside
    side, gap = paper.px(120), paper.px(20)
    width, height = 3 * side + 2 * gap, 4 * side + 3 * gap
    pad = Rect(0, 0, width, height)
    pad.center = (area.centerx, area.centery + paper.px(70))
    row = Rect(area.left, pad.top - paper.px(210), area.width, paper.px(80))
    paper.text(title, row, p.centred(p.TITLE))
    paper.text(says, row.move(0, paper.px(74)), p.centred(p.QUIET))
    for number in range(places := max(of, digits)):
        left = area.centerx - (places - 1) * paper.px(20) + number * paper.px(40)
        colour = theme.ACCENT if number < digits else theme.LINE
        paper.dot((left, pad.top - paper.px(40)), 22, colour)
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
        paper.target(cell, act(key), key)
