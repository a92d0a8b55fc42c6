"""Colours, letters and signs of the charts: each colour stands beside a word or a sign."""

from dataclasses import dataclass
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Line, Path, Rect, String
from reportlab.lib.colors import Color, HexColor

from kiosk.report import fonts

INK = HexColor("#16202b")
MUTED = HexColor("#55606d")
RULE = HexColor("#d9dfe5")
GROUND = HexColor("#f3f5f7")
ACCENT = HexColor("#0b5f8a")
PALE = HexColor("#b9d7e6")
GREEN = HexColor("#1b7a4b")
AMBER = HexColor("#a35c00")
RED = HexColor("#b3261e")
WHITE = HexColor("#ffffff")
NAMES = {
    INK: "ink",
    MUTED: "muted",
    RULE: "rule",
    GROUND: "ground",
    ACCENT: "accent",
    PALE: "pale",
    GREEN: "green",
    AMBER: "amber",
    RED: "red",
    WHITE: "white",
}
"""On a page every shape carries its colour's name as a class, so that a dark page may change it."""


@dataclass(frozen=True)
class Letters:
    """How a text is set in a chart."""

    size: float = 8.0
    bold: bool = False
    colour: Color = INK
    anchor: str = "start"


BODY = Letters()
SMALL = Letters(6.8, colour=MUTED)
STRONG = Letters(8.0, bold=True)


def write(drawing: Drawing, x: float, y: float, text: str, letters: Letters = BODY) -> float:
    """Draw one line of text at its base line and return where it ends."""
    wide = fonts.width(text, letters.size, bold=letters.bold)
    x -= {"start": 0.0, "middle": wide / 2, "end": wide}[letters.anchor]
    for font, piece in fonts.runs(text, bold=letters.bold):
        string = String(x, y, piece, fontName=font, fontSize=letters.size)
        string.fillColor = letters.colour
        drawing.add(string)
        x += fonts.width(piece, letters.size, bold=letters.bold)
    return x


def lines(text: str, wide: float, letters: Letters = BODY, most: int = 3) -> list[str]:
    """Break a text into at most `most` lines that fit; what is left over becomes an ellipsis."""
    found: list[str] = []
    line = ""
    for word in fonts.clean(text).split():
        longer = f"{line} {word}".strip()
        if not line or fonts.width(longer, letters.size, bold=letters.bold) <= wide:
            line = longer
        else:
            found, line = [*found, line], word
    found += [line] if line else []
    if len(found) > most:
        found = [*found[: most - 1], f"{found[most - 1]} …"]
    return [_fitted(one, wide, letters) for one in found]


def _fitted(line: str, wide: float, letters: Letters) -> str:
    if fonts.width(line, letters.size, bold=letters.bold) <= wide:
        return line
    while line and fonts.width(f"{line}…", letters.size, bold=letters.bold) > wide:
        line = line[:-1]
    return f"{line.rstrip()}…"


def box(drawing: Drawing, area: tuple[float, float, float, float], colour: Color) -> Rect:
    """Draw a filled rectangle: left, bottom, width, height."""
    left, bottom, width, height = area
    look: Any = {"fillColor": colour, "strokeColor": None, "strokeWidth": 0}
    rect = Rect(left, bottom, width, height, **look)
    drawing.add(rect)
    return rect


def rule(
    drawing: Drawing,
    ends: tuple[float, float, float, float],
    colour: Color = RULE,
    wide: float = 0.6,
) -> None:
    """Draw a straight line."""
    drawing.add(Line(*ends, strokeColor=colour, strokeWidth=wide))


def tick(drawing: Drawing, x: float, y: float, colour: Color = GREEN) -> None:
    """Draw a filled circle with a tick in it: yes."""
    drawing.add(Circle(x, y, 4.6, fillColor=colour, strokeColor=None))
    mark = Path(strokeColor=WHITE, fillColor=None, strokeWidth=1.2, strokeLineCap=1)
    mark.moveTo(x - 2.1, y - 0.1)
    mark.lineTo(x - 0.6, y - 1.7)
    mark.lineTo(x + 2.2, y + 1.7)
    drawing.add(mark)


def half(drawing: Drawing, x: float, y: float, colour: Color = AMBER) -> None:
    """Draw an open circle with a dot in it: in part."""
    drawing.add(Circle(x, y, 4.2, fillColor=WHITE, strokeColor=colour, strokeWidth=0.9))
    drawing.add(Circle(x, y, 1.9, fillColor=colour, strokeColor=None))


def ring(drawing: Drawing, x: float, y: float, colour: Color = MUTED) -> None:
    """Draw an open circle with a stroke in it: no."""
    drawing.add(Circle(x, y, 4.2, fillColor=WHITE, strokeColor=colour, strokeWidth=0.9))
    rule(drawing, (x - 1.9, y, x + 1.9, y), colour, 0.9)
