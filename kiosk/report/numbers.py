"""How the numbers of an answer are set: a grid of names, numbers and notes."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from kiosk.report import ink
from kiosk.report.blocks import Numbers
from kiosk.report.ink import Letters, lines, write

NUMBERS_A_ROW = 5
NAME, NUMBER = ink.SMALL, Letters(9.0, True)
SMALLEST = Letters(6.2, False, ink.MUTED)
LINE = 7.2
ABOVE, NUMBER_LINE, BELOW, LAST = 2.5, 10.5, 3.5, 9.0
"""Spaces of a row: above the name, the number's line, below the notes; and the line below all."""
SPACE = 6.0
Cell = tuple[list[str], str, list[str]]


def numbers(block: Numbers, wide: float) -> list[Flowable]:
    """Set numbers in a grid: name, number, target; all in one row where it is tight."""
    columns = len(block.cells) if block.tight else NUMBERS_A_ROW
    column = wide / columns
    cells = [
        (lines(name, column - SPACE, NAME, 2), number, lines(note, column - SPACE, SMALLEST, 3))
        for name, number, note in block.cells
    ]
    rows = [cells[i : i + columns] for i in range(0, len(cells), columns)]
    heights = [_height(row) for row in rows]
    drawing = Drawing(wide, sum(heights) + (LAST if block.without_target else 0.0))
    y = drawing.height
    for row, height in zip(rows, heights, strict=True):
        _row(drawing, row, y, column)
        y -= height
    for line in lines(block.without_target, wide, SMALLEST, 1):
        write(drawing, 0, 2.5, line, SMALLEST)
    return [drawing]


def _height(row: Sequence[Cell]) -> float:
    names, notes = max(len(name) for name, _, _ in row), max(len(note) for _, _, note in row)
    return ABOVE + LINE * names + NUMBER_LINE + LINE * notes + BELOW


def _row(drawing: Drawing, row: Sequence[Cell], y: float, column: float) -> None:
    """Draw a row of numbers from its upper edge down; numbers stand on one line."""
    names = max(len(name) for name, _, _ in row)
    for i, (name, number, note) in enumerate(row):
        x = column * i
        ink.rule(drawing, (x, y - 1, x + column - SPACE, y - 1))
        for line, piece in enumerate(name):
            write(drawing, x, y - ABOVE - LINE * (line + 1) + 1.5, piece, NAME)
        below = y - ABOVE - LINE * names - NUMBER_LINE
        write(drawing, x, below + 2.5, number, NUMBER)
        for line, piece in enumerate(note):
            write(drawing, x, below - LINE * (line + 1) + 1.5, piece, SMALLEST)
