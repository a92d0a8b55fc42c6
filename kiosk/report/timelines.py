"""What happened when: where the eyes were and how fast the words came, second by second."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.graphics.shapes import Drawing, Polygon, PolyLine
from reportlab.lib.colors import Color

from kiosk.coach.scoring.part_measures import first_word_s
from kiosk.coach.scoring.takes import clock
from kiosk.domain.interview import Answer
from kiosk.domain.measures import Focus, PauseKind
from kiosk.domain.sections import Bands
from kiosk.domain.sight import Look
from kiosk.domain.sound import FillerKind
from kiosk.domain.units import TIMELINE_STEP_S
from kiosk.report import ink
from kiosk.report.ink import Letters, box, lines, rule, write
from kiosk.report.judged import names_of

LANE = 20.5
AXIS = 13.0
PLOT, ROW = 22.0, 9.0
LEFT = 80.0
NAME, NAME_LINE = Letters(7.6, True), 8.2
"""The name of an answer beside its lane, in at most two lines."""
SIGNS = {
    Look.LEFT: "← left",
    Look.RIGHT: "→ right",
    Look.UP: "↑ up",
    Look.DOWN: "↓ down",
    Look.AWAY: "away",
    Look.NO_FACE: "no face",
    Look.MULTI_FACE: "second face",
}
AWAY = (Look.LEFT, Look.RIGHT, Look.UP, Look.DOWN, Look.AWAY)
GREEN_BAND = Color(ink.GREEN.red, ink.GREEN.green, ink.GREEN.blue, alpha=0.16)
STEPS_S = (5, 10, 15, 30, 60, 120, 300)
MOST_TICKS = 8
LABEL = Letters(6.8, True, ink.ACCENT)


@dataclass(frozen=True)
class _Axis:
    """Seconds to points."""

    seconds: float
    left: float
    right: float

    def x(self, second: float) -> float:
        share = min(max(second / max(self.seconds, 1e-6), 0.0), 1.0)
        return self.left + (self.right - self.left) * share

    def draw(self, drawing: Drawing, y: float) -> None:
        """Write the moments under the lanes."""
        step = next((s for s in STEPS_S if self.seconds / s <= MOST_TICKS), STEPS_S[-1])
        for second in range(0, int(self.seconds) + 1, step):
            rule(drawing, (self.x(second), y + 8, self.x(second), y + 10.5), ink.MUTED)
            write(
                drawing, self.x(second), y, clock(second), Letters(6.8, False, ink.MUTED, "middle")
            )


def focus_timeline(
    answers: Sequence[Answer], wide: float = 480.0, names: Sequence[str] | None = None
) -> Drawing:
    """Draw one lane for each answer: on the screen, a glance, a distraction with its direction."""
    names = names or names_of(answers)
    drawing = Drawing(wide, LANE * len(answers) + AXIS)
    axis = _focus_axis(answers, wide)
    y = drawing.height
    for name, answer in zip(names, answers, strict=True):
        y -= LANE
        _named_lane(drawing, (name, answer), y, axis, wide)
    axis.draw(drawing, 1.5)
    return drawing


def focus_lanes(answers: Sequence[Answer], wide: float, names: Sequence[str]) -> list[Drawing]:
    """Draw each lane of the focus timeline by itself, and last the moments under them, so that a
    page may end between them."""
    axis, drawn = _focus_axis(answers, wide), []
    for pair in zip(names, answers, strict=True):
        drawn.append(Drawing(wide, LANE))
        _named_lane(drawn[-1], pair, 0.0, axis, wide)
    moments = Drawing(wide, AXIS)
    axis.draw(moments, 1.5)
    return [*drawn, moments]


def _focus_axis(answers: Sequence[Answer], wide: float) -> _Axis:
    return _Axis(max((a.seconds for a in answers), default=1.0), LEFT, wide - 44)


def _named_lane(
    drawing: Drawing, named: tuple[str, Answer], y: float, axis: _Axis, wide: float
) -> None:
    name, answer = named
    told = lines(name, LEFT - 6, NAME, 2)
    for line, text in enumerate(told):
        write(drawing, 0, y + 3.5 + NAME_LINE * (len(told) - 1 - line), text, NAME)
    _lane(drawing, answer, y, axis, wide)


def _lane(drawing: Drawing, answer: Answer, y: float, axis: _Axis, wide: float) -> None:
    focus = answer.measures.focus
    if focus.ratio.value is None:
        why = f"not measured: {focus.ratio.why_not}"
        write(drawing, LEFT, y + 3.5, why, Letters(7.6, False, ink.MUTED))
        return
    _states(drawing, focus, y, axis)
    start = axis.x(first_word_s(answer))
    rule(drawing, (start, y - 1.5, start, y + 12.5), ink.INK, 0.9)
    share = f"{100 * focus.ratio.value:.0f} %"
    write(drawing, wide, y + 3, share, Letters(8.4, True, ink.INK, "end"))


def _states(drawing: Drawing, focus: Focus, y: float, axis: _Axis) -> None:
    second = 0.0
    for look, group in groupby(focus.timeline):
        end = second + TIMELINE_STEP_S * len(list(group))
        colour = ink.ACCENT if look is Look.SCREEN else ink.PALE if look in AWAY else ink.GROUND
        box(drawing, (axis.x(second), y, axis.x(end) - axis.x(second), 11), colour)
        second = end
    free = 0.0
    for event in sorted((*focus.distractions, *focus.absences), key=lambda e: e.start):
        x, end_x = axis.x(event.start), axis.x(event.end)
        colour = ink.AMBER if event.kind in AWAY else ink.MUTED
        box(drawing, (x, y, end_x - x, 11), colour)
        sign, seconds = SIGNS.get(event.kind, ""), f"{event.end - event.start:.1f} s"
        if x < free:  # beside another: the arrow alone, moved on
            sign = sign.split(" ")[0]
        free = write(
            drawing, max(x, free), y + 13.6, f"{sign} {seconds}", Letters(6.8, True, colour)
        )
        free += 4


def pace_timeline(
    answer: Answer, bands: Bands, wide: float = 480.0, *, tight: bool = False
) -> Drawing:
    """Draw the words a minute over an answer, with its hesitations, long pauses and keywords;
    `tight` leaves these out, which the transcript below marks as well."""
    speech = answer.measures.speech
    rows = [(name, marks) for name, marks in marks_of(answer) if marks]
    rows = [] if tight else rows
    height = PLOT + 4 + ROW * len(rows) + AXIS
    drawing = Drawing(wide, height)
    axis = _Axis(answer.seconds, LEFT, wide - 34)
    _pace(drawing, speech.rate_windows, bands, (height - PLOT - 1, axis))
    for number, (name, marks) in enumerate(rows):
        y = height - PLOT - 4 - ROW * (number + 1) + 3
        write(drawing, 0, y, name, ink.SMALL)
        rule(drawing, (axis.left, y + 2.4, axis.right, y + 2.4), ink.RULE, 0.4)
        for start, end, sign in marks:
            _mark(drawing, (axis.x(start), axis.x(end), y + 2.4), sign)
    axis.draw(drawing, 1.5)
    return drawing


def marks_of(answer: Answer) -> list[tuple[str, list[tuple[float, float, Color]]]]:
    """Return the lanes under the pace: a name, and for each mark its start, end (s) and colour."""
    speech = answer.measures.speech
    long = (PauseKind.LONG, PauseKind.VERY_LONG)
    return [
        (
            "▲ um, uh, fillers",
            [
                (f.start, f.start, ink.AMBER)
                for f in speech.fillers
                if f.kind is not FillerKind.HEDGE
            ],
        ),
        ("▬ long pauses", [(p.start, p.end, ink.MUTED) for p in speech.pauses if p.kind in long]),
        ("◆ keywords", [(s.at, s.at, ink.ACCENT) for s in answer.measures.content.said]),
    ]


def _mark(drawing: Drawing, place: tuple[float, float, float], colour: Color) -> None:
    x, end, y = place
    if end > x:
        box(drawing, (x, y - 1.7, end - x, 3.4), colour)
        return
    triangle = [x - 2.6, y - 2.4, x + 2.6, y - 2.4, x, y + 2.6]
    diamond = [x - 2.9, y, x, y + 2.9, x + 2.9, y, x, y - 2.9]
    points = triangle if colour == ink.AMBER else diamond
    drawing.add(Polygon(points, fillColor=colour, strokeColor=None))


def _pace(
    drawing: Drawing,
    windows: Sequence[tuple[float, float]],
    bands: Bands,
    place: tuple[float, _Axis],
) -> None:
    bottom, axis = place
    slow, fast = bands.pace_green
    low = min([slow - 60, *(rate - 10 for _, rate in windows)])
    high = max([fast + 45, *(rate + 10 for _, rate in windows)])

    def y(rate: float) -> float:
        return bottom + PLOT * (rate - low) / (high - low)

    write(drawing, 0, bottom + PLOT / 2 - 3, "words a minute", ink.SMALL)
    box(drawing, (axis.left, y(slow), axis.right - axis.left, y(fast) - y(slow)), GREEN_BAND)
    for rate, below in ((slow, 4.5), (fast, 0.5)):
        write(drawing, axis.right + 4, y(rate) - below, f"{rate:.0f}", ink.SMALL)
    if not windows:
        write(drawing, axis.left + 4, y(slow) + 4, "too short for a curve", ink.SMALL)
        return
    points = [value for second, rate in windows for value in (axis.x(second), y(rate))]
    if len(windows) > 1:
        drawing.add(PolyLine(points, strokeColor=ink.ACCENT, strokeWidth=1.4, strokeLineJoin=1))
    for i in range(0, len(points), 2):
        box(drawing, (points[i] - 1.5, points[i + 1] - 1.5, 3, 3), ink.ACCENT)
    write(drawing, points[-2] + 4, points[-1] - 2.3, f"{windows[-1][1]:.0f}", LABEL)
