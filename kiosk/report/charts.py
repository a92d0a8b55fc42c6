"""The pictures of a report, as reportlab.graphics drawings: in the PDF, and as SVG on the panel.

Every function takes the model's own values and a width in points and returns a `Drawing`. A colour
never stands alone: a word, a number or a sign says the same.
"""

from collections.abc import Callable, Sequence
from math import cos, radians, sin

from reportlab.graphics.shapes import Circle, Drawing, Wedge
from reportlab.lib.colors import Color

from kiosk.domain.interview import Answer, Part, Score
from kiosk.domain.job import Alignment
from kiosk.report import fonts, ink
from kiosk.report.ink import Letters, box, lines, write
from kiosk.report.judged import names_of, shown
from kiosk.report.maps import coverage_map
from kiosk.report.svg import svg
from kiosk.report.timelines import (
    LEFT,
    NAME,
    NAME_LINE,
    focus_lanes,
    focus_timeline,
    pace_timeline,
)

__all__ = [
    "coverage_map",
    "fit_bar",
    "focus_lanes",
    "focus_timeline",
    "keyword_bars",
    "keyword_signs",
    "pace_timeline",
    "part_bars",
    "score_ring",
    "svg",
]

START, SWEEP = 225.0, 270.0
"""The ring opens at the lower left and runs clockwise over three quarters of a circle."""
GOOD, FAIR = 80.0, 60.0
ROW = 17.5
CHIP = 12.5
GAP = 3.0
SAID = Letters(7.6, True)
PLAIN = Letters(7.6, False, ink.MUTED)
SPREAD = "Spread inside this interview"


def score_ring(score: Score, size: float = 150.0) -> Drawing:
    """Draw the score as an arc with its range; an empty ring where there is none."""
    drawing = Drawing(size, size * 0.92)
    x, y, outer = size / 2, size * 0.46, size * 0.44
    _arc(drawing, (x, y, outer, outer * 0.16), (0.0, 100.0), ink.RULE)
    if score.value is None or score.low is None or score.high is None:
        write(drawing, x, y - 4, "no score", Letters(size * 0.1, True, ink.MUTED, "middle"))
        return drawing

    _arc(drawing, (x, y, outer, outer * 0.16), (0.0, score.value), ink.ACCENT)
    _arc(drawing, (x, y, outer * 0.79, outer * 0.05), (score.low, score.high), ink.AMBER)
    write(
        drawing,
        x,
        y - size * 0.06,
        f"{score.value:.0f}",
        Letters(size * 0.27, True, ink.INK, "middle"),
    )
    write(drawing, x, y - size * 0.17, "of 100", Letters(size * 0.075, False, ink.MUTED, "middle"))
    text = f"{score.low:.0f} to {score.high:.0f}"
    write(drawing, x, y - outer * 0.8, text, Letters(size * 0.075, True, ink.AMBER, "middle"))
    small = Letters(size * 0.05, False, ink.MUTED, "middle")
    write(drawing, x, y - outer * 0.98, SPREAD, small)
    return drawing


def _arc(
    drawing: Drawing,
    place: tuple[float, float, float, float],
    span: tuple[float, float],
    colour: Color,
) -> None:
    """Draw a piece of the ring with round ends: centre, outer radius and thickness; from, to."""
    x, y, outer, thick = place
    begin, end = (START - SWEEP * value / 100 for value in span)
    middle = outer - thick / 2
    if begin - end > 0.5:
        wedge = Wedge(x, y, outer, end, begin, radius1=outer - thick)
        wedge.fillColor, wedge.strokeColor = colour, None
        drawing.add(wedge)
    for angle in (begin, end):
        dx, dy = _on_circle(middle, angle)
        drawing.add(Circle(x + dx, y + dy, thick / 2, fillColor=colour, strokeColor=None))


def _on_circle(radius: float, degrees: float) -> tuple[float, float]:
    return radius * cos(radians(degrees)), radius * sin(radians(degrees))


def grade(value: float) -> tuple[str, Color]:
    """Return the word and the colour for 0..100."""
    if value >= GOOD:
        return "good", ink.GREEN
    return ("fair", ink.AMBER) if value >= FAIR else ("to work on", ink.RED)


def part_bars(parts: Sequence[Part], wide: float = 330.0) -> Drawing:
    """Draw every part as a bar with its points, its word and its share of the score."""
    drawing = Drawing(wide, ROW * len(parts) + 11)
    left, right = 92.0, wide - 88.0
    write(drawing, left, ROW * len(parts) + 3, "points of 100", ink.SMALL)
    write(
        drawing,
        wide,
        ROW * len(parts) + 3,
        "weight",
        Letters(6.8, False, ink.MUTED, "end"),
    )
    for row, part in enumerate(parts):
        y = ROW * (len(parts) - 1 - row) + 5
        write(drawing, 0, y, part.name.said, Letters(8.4, True))
        if part.value is None:
            write(drawing, left, y, "not measured", Letters(7.6, False, ink.MUTED))
            write(drawing, wide, y, "–", Letters(7.6, False, ink.MUTED, "end"))
            continue
        word, colour = grade(part.value)
        box(drawing, (left, y - 1.2, right - left, 8.4), ink.GROUND)
        box(drawing, (left, y - 1.2, (right - left) * part.value / 100, 8.4), colour)
        end = write(drawing, right + 6, y, f"{part.value:.0f}", Letters(8.4, True))
        write(drawing, end + 3, y, word, Letters(6.8, False, colour))
        write(drawing, wide, y, f"{100 * part.weight:.0f} %", Letters(7.6, False, ink.MUTED, "end"))
    return drawing


def fit_bar(alignment: Alignment, wide: float = 480.0) -> Drawing:
    """Draw how well the resume fits the job; the words alone where it was not measured."""
    drawing = Drawing(wide, 18)
    if alignment.score is None:
        why = alignment.why_not or "no resume was read"
        write(drawing, 0, 6, f"not measured: {why}", Letters(8.4, False, ink.MUTED))
        return drawing
    text = f"{alignment.score:.0f} of 100" + (f", {alignment.band} fit" if alignment.band else "")
    left = write(drawing, 0, 5, text, Letters(10, True)) + 12
    box(drawing, (left, 4, wide - left, 8.4), ink.GROUND)
    box(drawing, (left, 4, (wide - left) * alignment.score / 100, 8.4), ink.ACCENT)
    return drawing


def keyword_bars(
    answers: Sequence[Answer], wide: float = 480.0, names: Sequence[str] | None = None
) -> Drawing:
    """Draw for every answer the words its question looks for: a tick for what was shown, a dot for
    what was only named, a stroke for what was missed."""
    placed = [_placed(answer, wide) for answer in answers]
    called = [lines(name, LEFT - 6, NAME, 2) for name in names or names_of(answers)]
    rows = [max(len(chips), len(name)) for chips, name in zip(placed, called, strict=True)]
    drawing = Drawing(wide, sum(CHIP * row + GAP for row in rows))
    y = drawing.height
    for name, chips, answer, row in zip(called, placed, answers, rows, strict=True):
        for line, text in enumerate(name):
            write(drawing, 0, y - CHIP + 4 - NAME_LINE * line, text, NAME)
        if missing := answer.measures.content.keyword_relevance.why_not:
            why = lines(f"not measured: {missing}", wide - LEFT, PLAIN, 1)
            write(drawing, LEFT, y - CHIP + 4, why[0], PLAIN)
        for line, chip in enumerate(chips):
            for x, keyword, sign in chip:
                sign(drawing, x + 4.6, y - CHIP * (line + 1) + 6.4)
                letters = SAID if sign is ink.tick else PLAIN
                write(drawing, x + 12, y - CHIP * (line + 1) + 4, keyword, letters)
        y -= CHIP * row + GAP
    return drawing


def keyword_signs(wide: float = 480.0) -> Drawing:
    """Draw what the signs of the keywords mean."""
    drawing = Drawing(wide, CHIP)
    x = LEFT
    for sign, meaning in (
        (ink.tick, "said with what was done"),
        (ink.half, "only named"),
        (ink.ring, "missed"),
    ):
        sign(drawing, x + 4.6, 6.4)
        x = write(drawing, x + 12, 4, meaning, ink.SMALL) + 12
    return drawing


Sign = Callable[[Drawing, float, float], None]


def _placed(answer: Answer, wide: float) -> list[list[tuple[float, str, Sign]]]:
    """Put the keywords of an answer into rows: (left edge, keyword, the sign of what it is)."""
    content = answer.measures.content
    if content.keyword_relevance.value is None:
        return [[]]
    rows: list[list[tuple[float, str, Sign]]] = [[]]
    held = {word.keyword for word in shown(answer)}
    words: list[tuple[str, Sign]] = [(word.keyword, ink.tick) for word in shown(answer)]
    words += [(word.keyword, ink.half) for word in content.said if word.keyword not in held]
    words += [(word, ink.ring) for word in content.missed]
    x = LEFT
    for keyword, sign in words:
        text = lines(keyword, wide - LEFT - 14, SAID, 1)[0]
        needs = 12 + fonts.width(text, SAID.size, bold=sign is ink.tick) + 12
        if x + needs > wide + 12 and rows[-1]:
            rows.append([])
            x = LEFT
        rows[-1].append((x, text, sign))
        x += needs
    return rows
