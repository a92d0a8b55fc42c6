"""How the numbers of an answer are set: a grid of names, numbers and notes."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from kiosk.report import ink
from kiosk.report.blocks import Facts
from kiosk.report.ink import Letters, lines, write

FACTS_A_ROW = 6
SMALLEST = Letters(6.3, False, ink.MUTED)
FACT, NOTE = 31.5, 7.2
"""Height of a row of facts, and what each further line of a note adds."""


def facts(block: Facts, wide: float) -> list[Flowable]:
    """Set numbers in a grid: name, number, note."""
    cells = block.cells
    rows = [cells[i : i + FACTS_A_ROW] for i in range(0, len(cells), FACTS_A_ROW)]
    column = wide / FACTS_A_ROW
    notes = [[lines(note, column - 8, SMALLEST, 3) for _, _, note in row] for row in rows]
    heights = [FACT + NOTE * (max(map(len, row)) - 1) for row in notes]
    drawing = Drawing(wide, sum(heights))
    y = sum(heights)
    for row, written, height in zip(rows, notes, heights, strict=True):
        _facts_row(drawing, row, written, (y, column))
        y -= height
    return [drawing]


def _facts_row(
    drawing: Drawing,
    row: Sequence[tuple[str, str, str]],
    notes: Sequence[Sequence[str]],
    place: tuple[float, float],
) -> None:
    """Draw a row of facts from its upper edge down, in columns of a width."""
    y, column = place
    for i, (name, number, _) in enumerate(row):
        x = column * i
        ink.rule(drawing, (x, y - 1, x + column - 8, y - 1))
        write(drawing, x, y - 9, name, ink.SMALL)
        write(drawing, x, y - 19.5, number, Letters(9.2, True))
        for line, piece in enumerate(notes[i]):
            write(drawing, x, y - 27 - NOTE * line, piece, SMALLEST)
