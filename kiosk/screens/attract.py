"""The first picture: what this is, how long it takes, and whose choice it is what is kept."""

from kiosk.screens import acts, coach, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button
from kiosk.screens.words import LANGUAGES

POINTS = (
    ("voice", "Speak", "A coach asks three to eight questions aloud, chosen for a real job."),
    ("eye", "See yourself", "Pace, hesitations, pauses, and where your eyes were."),
    ("page", "Take it home", "A report as PDF. You decide what this booth keeps."),
)
LOOP_S = 6.0
"""Each point is lit for as long as it takes to read."""


def paint(paper: Paper, view: View) -> None:
    body = Rect(paper.inside)
    middle = body.centerx
    size = 200 if paper.wide else 300
    top = body.top + paper.px(170 if paper.wide else 300)
    coach.orb(paper, (middle, top), size, 0.0)

    row = Rect(body.left, top + paper.px(size * 0.86), body.width, paper.px(300))
    row.height = paper.para("Practise an interview", row, p.centred(p.DISPLAY))
    row = Rect(body.left, row.bottom + paper.px(4), body.width, paper.px(60))
    paper.text("About 15 minutes, just you and the coach.", row, p.centred(p.HEADING_LIGHT))

    under = row.bottom + paper.px(44 if paper.wide else 90)
    room = Rect(body.left, under, body.width, paper.body.bottom - under)
    _points(paper, view, room)
    if view.warmth.ready:
        _languages(paper, view)
    _foot(paper, view)


def _languages(paper: Paper, view: View) -> None:
    """Paint every other language into the upper right corner: a touch begins in it."""
    right = paper.inside.right
    for code, name in LANGUAGES.items():
        if code == view.ease.language:
            continue
        one = Button(name, acts.LanguageChosen(code))
        wide = widgets.button_width(paper, one)
        place = Rect(right - wide, paper.inside.top, wide, paper.px(theme.TOUCH))
        widgets.button(paper, one, place)
        right = place.left - paper.px(theme.GAP)


def _points(paper: Paper, view: View, room: Rect) -> None:
    cut = p.columns if paper.wide else p.rows
    lit = int(view.now / LOOP_S) % len(POINTS) if view.ease.motion else -1
    if not paper.wide:
        room = Rect(room.left, room.top, room.width, min(room.height, paper.px(640)))
    for number, ((sign, name, says), cell) in enumerate(
        zip(POINTS, cut(room, (1.0,) * len(POINTS), paper.px(theme.GAP)), strict=True)
    ):
        paper.card(cell)
        if number == lit:
            paper.outline(cell, theme.ACCENT_DEEP, thickness=3)
        pad = paper.px(theme.PAD)
        paper.sign(
            sign, (cell.left + pad + paper.px(28), cell.top + pad + paper.px(22)), 56, theme.ACCENT
        )
        left = cell.left + pad + paper.px(80)
        title = Rect(left, cell.top + pad, cell.right - pad - left, paper.px(46))
        paper.text(name, title, p.HEADING)
        words = Rect(
            cell.left + pad, title.bottom + paper.px(14), cell.width - 2 * pad, cell.height
        )
        paper.para(says, words, p.at_most(p.BODY, 4))


def _foot(paper: Paper, view: View) -> None:
    warmth = view.warmth
    begin = Button("Touch to begin", acts.Touched(), Role.MAIN, "next", on=warmth.ready)
    if not warmth.ready:
        begin = Button("One moment", acts.Touched(), Role.MAIN, on=False)
    room = widgets.footer(paper, begin)
    if warmth.ready:
        paper.sign("lock", (room.left + paper.px(22), room.centery), 42, theme.GREEN)
        words = Rect(room.left + paper.px(60), room.top, room.width - paper.px(60), room.height)
        _promise(paper, words)
        paper.target(paper.surface.get_rect(), acts.Touched(), "Begin", radius=0)
        return
    line = Rect(room.left, room.top, room.width, room.height // 2)
    paper.text(warmth.says or "Getting ready", line, p.QUIET)
    width = min(room.width, paper.px(560))
    bar = Rect(room.left, line.bottom + paper.px(8), width, paper.px(14))
    widgets.meter(paper, bar, warmth.share)


def _promise(paper: Paper, room: Rect) -> None:
    says = "Listening and watching happen on this machine, in no cloud."
    height = paper.height_of(says, room.width, p.at_most(p.BODY, 2))
    paper.para(says, Rect(room.left, room.centery - height // 2, room.width, height), p.BODY)
