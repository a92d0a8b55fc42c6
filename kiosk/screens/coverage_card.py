"""What the job asks for on the results, each requirement in one of four states."""

from kiosk.domain.interview import Coverage
from kiosk.screens import paper as p
from kiosk.screens import theme, widgets
from kiosk.screens.paper import Paper, Rect

State = tuple[str, theme.Colour, str]
"""Its sign, its colour, its word."""
SHOWN = ("voice", theme.GREEN, "shown")
RESUME = ("page", theme.ACCENT, "resume")
NAMED = ("more", theme.AMBER, "named")
MISSING = ("dash", theme.RED, "missing")
STATES = (SHOWN, RESUME, NAMED, MISSING)


def state_of(one: Coverage) -> tuple[str, theme.Colour, str]:
    """Return the best that is known of a requirement; named only, or said as lacking, is little."""
    if one.shown:
        return SHOWN
    if one.in_resume:
        return RESUME
    return NAMED if one.said else MISSING


GAP, LEFT = 6, 54


def paint(paper: Paper, coverage: tuple[Coverage, ...], rect: Rect) -> None:
    room = widgets.headed_card(paper, "What the job asks for", rect)
    legend = _legend(paper, coverage, room)
    tall = len(legend) * paper.line()
    low = Rect(room.left, room.bottom - tall, room.width, tall)
    room.height -= tall + paper.px(GAP)
    _requirements(paper, coverage, room)
    _legend_rows(paper, legend, low)


def _requirements(paper: Paper, coverage: tuple[Coverage, ...], room: Rect) -> None:
    gap, left = paper.px(GAP), paper.px(LEFT)
    fits = (room.height + gap) // (paper.line() + gap)
    if rest := max(0, len(coverage) - fits):
        fits, rest = fits - 1, rest + 1
        row = Rect(room.left + left, room.bottom - paper.line(), room.width - left, paper.line())
        paper.text(paper.say("and {rest} more, in the report", rest=rest), row, p.QUIET)
        room = Rect(*room.topleft, room.width, room.height - paper.line() - gap)
    shown = coverage[: max(1, fits)]
    texts = [one.requirement.text for one in shown]
    for one, most in zip(shown, p.lines_that_fit(paper, texts, room, left, gap), strict=True):
        sign, colour, _ = state_of(one)
        paper.sign(sign, (room.left + paper.px(20), room.top + paper.line() // 2), 34, colour)
        words = Rect(room.left + left, room.top, room.width - left, room.height)
        used = paper.para(one.requirement.text, words, p.at_most(p.BODY, most))
        room = p.below(room, used + gap)


Entry = tuple[State, str]


def _legend(paper: Paper, coverage: tuple[Coverage, ...], room: Rect) -> list[list[Entry]]:
    """Return what the signs mean, with how many there are of each: in one row or in two, and the
    numbers alone where the words have no room."""
    counts = [(state, sum(state_of(one) == state for one in coverage)) for state in STATES]
    worded = [(state, f"{count} {paper.say(state[2])}") for state, count in counts]
    if sum(_wide(paper, one) for one in worded) <= room.width:
        return [worded]
    texts = [one.requirement.text for one in coverage]
    tall = sum(paper.height_of(text, room.width - paper.px(LEFT)) + paper.px(GAP) for text in texts)
    if tall + 2 * paper.line() <= room.height:
        return [worded[:2], worded[2:]]
    return [[(state, str(count)) for state, count in counts]]


def _wide(paper: Paper, entry: Entry) -> int:
    return paper.width_of(entry[1], p.QUIET) + paper.px(32 + 8)


def _legend_rows(paper: Paper, rows: list[list[Entry]], rect: Rect) -> None:
    across = max(len(row) for row in rows)
    spare = (rect.width - max(sum(_wide(paper, one) for one in row) for row in rows)) // across
    for number, row in enumerate(rows):
        left = rect.left
        for entry in row:
            (sign, colour, _), text = entry
            place = Rect(left, rect.top + number * paper.line(), _wide(paper, entry), paper.line())
            paper.sign(sign, (left + paper.px(16), place.centery), 28, colour)
            paper.text(text, p.columns(place.move(paper.px(34), 0), (1.0,), 0)[0], p.QUIET)
            column = rect.width // 2 if len(rows) > 1 else place.width + min(spare, paper.px(24))
            left += column
