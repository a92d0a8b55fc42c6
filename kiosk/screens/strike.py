"""The words of the last answer, each to be touched: those that were not said are struck."""

from kiosk.domain.interview import Answer
from kiosk.screens import acts, lettering, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.pager import pager
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

GAP = 16
"""Between two words: a finger must not meet both."""
SIDE = 20
"""Room beside a word inside its own field."""

Place = tuple[int, Rect]
"""Number of a word, and its field in the room of all words, its top counted in rows."""


def way_in(paper: Paper, inner: Rect, *beside: Button) -> Rect:
    """Paint the way here at the foot of a card, and others beside it; return the room above."""
    row = Rect(inner.left, inner.bottom - paper.px(theme.TARGET), 0, paper.px(theme.TARGET))
    for one in (Button("Heard wrongly?", acts.StrikeAsked()), *beside):
        row.width = min(widgets.button_width(paper, one), inner.right - row.left)
        widgets.button(paper, one, row)
        row = row.move(row.width + paper.px(theme.GAP), 0)
    return Rect(*inner.topleft, inner.width, inner.height - row.height - paper.px(GAP))


def paint(paper: Paper, view: View, answer: Answer) -> None:
    """Paint the words page by page, and the ways out."""
    struck = view.striking or frozenset()
    widgets.header(paper, "Heard wrongly?", "Interview")
    room = paper.body
    says = (
        "Touch words that were heard wrongly. They are taken out, and everything is measured again."
    )
    room = p.below(room, paper.para(says, room, p.QUIET) + paper.px(GAP))
    _words(paper, answer, struck, room)
    widgets.footer(
        paper,
        Button("Change nothing", acts.StrikeLeft(), Role.LEAVE),
        Button(
            paper.say("Strike {n} word" if len(struck) == 1 else "Strike {n} words", n=len(struck)),
            acts.Strike(struck),
            Role.MAIN,
            "check",
            on=bool(struck),
        ),
    )


def _words(paper: Paper, answer: Answer, struck: frozenset[int], room: Rect) -> None:
    rows = _rows(paper, answer, room.width)
    step = paper.px(theme.TARGET + GAP)
    fits = max(1, room.height // step)
    pages = -(-len(rows) // fits)
    if pages > 1:
        fits = max(1, (room.height - paper.px(theme.TOUCH)) // step)
        pages = -(-len(rows) // fits)
    page = min(paper.view.choice.page, pages - 1)
    for number, row in enumerate(rows[page * fits : (page + 1) * fits]):
        for word, field in row:
            place = field.move(room.left, room.top + number * step)
            _word(paper, answer.transcript.words[word].text, word, word in struck, place)
    if pages > 1:
        pager(paper, page, pages, room)


def _rows(paper: Paper, answer: Answer, width: int) -> list[list[Place]]:
    """Return the words in rows no wider than the room; lefts are right, tops are 0."""
    rows: list[list[Place]] = [[]]
    left = 0
    for number, word in enumerate(answer.transcript.words):
        wide = lettering.width(word.text, paper.px(theme.BODY), False) + paper.px(2 * SIDE)
        wide = max(wide, paper.px(theme.TARGET))
        if rows[-1] and left + wide > width:
            rows.append([])
            left = 0
        rows[-1].append((number, Rect(left, 0, wide, paper.px(theme.TARGET))))
        left += wide + paper.px(GAP)
    return rows


def _word(paper: Paper, text: str, number: int, struck: bool, place: Rect) -> None:
    fill = theme.mixed(theme.RAISED, theme.INK, 0.25) if paper.is_pressed() else theme.RAISED
    paper.card(place, theme.CARD if struck else fill, radius=18)
    style = p.centred(p.QUIET if struck else p.BODY)
    covered = paper.verbatim(text, place, style)
    if struck:
        line = Rect(covered.left - paper.px(6), 0, covered.width + paper.px(12), paper.px(4))
        line.centery = place.centery
        paper.surface.fill(theme.RED, line)
        paper.outline(place, theme.RED, thickness=2, radius=18)
    paper.target(place, acts.WordTouched(number), text, radius=18)
