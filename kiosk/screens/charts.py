"""Numbers as pictures: the score ring with its range, the parts, the timeline of the eyes."""

from kiosk.domain.interview import Part, Score
from kiosk.domain.measures import Focus
from kiosk.domain.sight import Look
from kiosk.screens import paper as p
from kiosk.screens import shapes, theme
from kiosk.screens.paper import Paper, Rect
from kiosk.screens.theme import Colour

GOOD, FAIR = 70.0, 45.0
"""From here a part has a tick, from here an exclamation mark, below it a cross."""

LOOK_COLOURS: dict[Look, Colour] = {
    Look.SCREEN: theme.ACCENT,
    Look.LEFT: theme.AMBER,
    Look.RIGHT: theme.AMBER,
    Look.UP: theme.AMBER,
    Look.DOWN: theme.AMBER,
    Look.AWAY: theme.AMBER,
    Look.NO_FACE: theme.LINE,
    Look.MULTI_FACE: theme.LINE,
    Look.UNKNOWN: theme.LINE,
}


def verdict(value: float | None) -> tuple[str, Colour]:
    """Return the sign that stands beside a part, and its colour."""
    if value is None:
        return "dash", theme.QUIET
    if value >= GOOD:
        return "check", theme.GREEN
    return ("warn", theme.AMBER) if value >= FAIR else ("cross", theme.RED)


def score_ring(paper: Paper, score: Score | None, centre: tuple[int, int], diameter: float) -> None:
    """Paint the Confidence Score in a ring, its range as a thin arc inside."""
    size, thick = paper.px(diameter), paper.px(diameter * 0.085)
    paper.put(shapes.ring(size, thick, theme.RAISED), centre)
    if score is None or score.value is None:
        line = paper.line()
        place = Rect(centre[0] - size // 2, centre[1] - line // 2, size, line)
        paper.text("not measured", place, p.centred(p.STRONG))
        return
    if score.low is not None and score.high is not None:
        inner, thin = size - 2 * thick - paper.px(20), paper.px(8)
        high = max(score.high, score.low + 1)
        paper.put(shapes.ring(inner, thin, theme.QUIET, score.low / 100, high / 100), centre)
    paper.put(shapes.ring(size, thick, theme.ACCENT, 0.0, max(score.value, 1) / 100), centre)

    tall = paper.px(theme.DISPLAY)
    number = Rect(centre[0] - size // 2, centre[1] - tall // 2 - paper.px(18), size, tall)
    paper.text(f"{score.value:.0f}", number, p.centred(p.DISPLAY))
    under = Rect(number.left, number.bottom - paper.px(8), size, paper.line())
    paper.text("of 100", under, p.centred(p.QUIET))


def part_rows(paper: Paper, parts: tuple[Part, ...], rect: Rect) -> None:
    """Paint a row per part: its name, a bar, its value and what that means in a word."""
    without = _without(paper, parts, rect.width)
    for part, row in zip(parts, p.rows(rect, (1.0,) * max(1, len(parts)), 0), strict=False):
        _part_row(paper, part, row, without)


def _without(paper: Paper, parts: tuple[Part, ...], width: int) -> str:
    """Return what stands for a part that was not measured: a dash where the words have no room."""
    names = [part.name.said for part in parts if part.value is None]
    room = width - paper.width_of("not measured") - paper.px(48 + 16)
    return "not measured" if all(paper.width_of(one) <= room for one in names) else "–"


def _part_row(paper: Paper, part: Part, row: Rect, without: str) -> None:
    sign, colour = verdict(part.value)
    paper.sign(sign, (row.left + paper.px(16), row.centery), 30, colour)
    value = Rect(row.right - paper.px(52), row.top, paper.px(52), row.height)
    bar = Rect(0, 0, min(paper.px(150), row.width // 6), paper.px(14))
    bar.midright = (value.left - paper.px(8), row.centery)
    if part.value is None:
        wide = paper.width_of(without) + paper.px(4)
        value.left, value.width = row.right - wide, wide
        paper.text(without, value, p.Style(colour=theme.QUIET, align=1.0))
        bar.left = value.left
    else:
        paper.surface.blit(shapes.box(bar.size, bar.height // 2, theme.RAISED), bar)
        filled = (max(bar.height, round(bar.width * part.value / 100)), bar.height)
        paper.surface.blit(shapes.box(filled, bar.height // 2, colour), bar)
        paper.text(f"{part.value:.0f}", value, p.Style(bold=True, align=1.0))
    left = row.left + paper.px(48)
    place = Rect(left, row.top, bar.left - left - paper.px(12), row.height)
    paper.text(part.name.said, place, p.BODY)


def focus_strip(paper: Paper, focus: Focus, rect: Rect) -> None:
    """Paint where the eyes were: full height on the screen, low when away, a thin line when no
    single face was seen. Shape says it as well as colour does."""
    base = shapes.box(rect.size, paper.px(8), theme.RAISED)
    paper.surface.blit(base, rect)
    looks = focus.timeline
    if not looks or focus.ratio.value is None:
        return
    start = 0
    for number in range(1, len(looks) + 1):
        if number < len(looks) and _group(looks[number]) == _group(looks[start]):
            continue
        left = rect.left + rect.width * start // len(looks)
        right = rect.left + rect.width * number // len(looks)
        _span(paper, looks[start], Rect(left, rect.top, max(2, right - left), rect.height))
        start = number


def _group(look: Look) -> Colour:
    return LOOK_COLOURS[look]


def _span(paper: Paper, look: Look, cell: Rect) -> None:
    share = {theme.ACCENT: 1.0, theme.AMBER: 0.5}.get(LOOK_COLOURS[look], 0.15)
    height = max(2, round(cell.height * share))
    mark = Rect(cell.left, cell.bottom - height, cell.width, height)
    paper.surface.fill(LOOK_COLOURS[look], mark)
