"""The pictures of a report, as reportlab.graphics drawings: in the PDF, and as SVG on the panel.

Every function takes the model's own values and a width in points and returns a `Drawing`. A colour
never stands alone: a word, a number or a sign says the same.
"""

from collections.abc import Sequence
from math import cos, radians, sin

from reportlab.graphics.shapes import Circle, Drawing, Wedge
from reportlab.lib.colors import Color

from kiosk.coach.scoring.takes import titles
from kiosk.domain.interview import Answer, Part, Score
from kiosk.domain.job import Alignment
from kiosk.report import fonts, ink
from kiosk.report.ink import Letters, box, lines, write
from kiosk.report.maps import coverage_map
from kiosk.report.svg import svg
from kiosk.report.timelines import LEFT, focus_timeline, lane_name, pace_timeline

__all__ = [
    "coverage_map",
    "fit_bar",
    "focus_timeline",
    "keyword_bars",
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


def score_ring(score: Score, size: float = 150.0) -> Drawing:
    """Draw the score as an arc with its range; an empty ring where there is none."""
    drawing = Drawing(size, size * 0.92)
    x, y, outer = size / 2, size * 0.46, size * 0.44
    _arc(drawing, (x, y, outer, outer * 0.16), (0.0, 100.0), ink.RULE)
    if score.value is None or score.low is None or score.high is None:
        write(drawing, x, y - 4, "not measured", Letters(size * 0.085, True, ink.MUTED, "middle"))
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
    text = f"likely {score.low:.0f} to {score.high:.0f}"
    write(drawing, x, y - outer * 0.98, text, Letters(size * 0.075, True, ink.AMBER, "middle"))
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
        "share of the score",
        Letters(6.8, False, ink.MUTED, "end"),
    )
    for row, part in enumerate(parts):
        y = ROW * (len(parts) - 1 - row) + 5
        write(drawing, 0, y, part.name[0].upper() + part.name[1:], Letters(8.4, True))
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
    """Draw for every answer the keywords its question looks for: said with a tick, missed with a
    stroke."""
    placed = [_placed(answer, wide) for answer in answers]
    height = sum(CHIP * len(chips) + GAP for chips in placed)
    drawing = Drawing(wide, height)
    y = height
    for title, answer, chips in zip(names or titles(answers), answers, placed, strict=True):
        write(drawing, 0, y - CHIP + 4, lane_name(title), Letters(7.6, True))
        missing = answer.measures.content.keyword_relevance.why_not
        if missing:
            why = lines(f"not measured: {missing}", wide - LEFT, PLAIN, 1)
            write(drawing, LEFT, y - CHIP + 4, why[0], PLAIN)
        for chip in chips if not missing else ():
            y -= CHIP
            for x, keyword, said in chip:
                (ink.tick if said else ink.ring)(drawing, x + 4.6, y + 6.4)
                write(drawing, x + 12, y + 4, keyword, SAID if said else PLAIN)
        y -= GAP if not missing else CHIP + GAP
    return drawing


def _placed(answer: Answer, wide: float) -> list[list[tuple[float, str, bool]]]:
    """Put the keywords of an answer into rows: (left edge, keyword, was it said)."""
    content = answer.measures.content
    rows: list[list[tuple[float, str, bool]]] = [[]]
    x = LEFT
    keywords = [(said.keyword, True) for said in content.said]
    for keyword, said in keywords + [(missed, False) for missed in content.missed]:
        text = lines(keyword, wide - LEFT - 14, SAID, 1)[0]
        needs = 12 + fonts.width(text, SAID.size, bold=said) + 12
        if x + needs > wide + 12 and rows[-1]:
            rows.append([])
            x = LEFT
        rows[-1].append((x, text, said))
        x += needs
    return rows
