"""The candidate's card on paper: a QR code large enough for a webcam, beside what to do with it."""

from itertools import groupby

from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable, Table, TableStyle

from kiosk.report.blocks import CardCode
from kiosk.report.ink import box
from kiosk.report.setting import paragraph

SIDE = 283.0
"""Points: 10 cm, which a webcam of 1280 pixels still reads at arm's length."""
QUIET_ZONE = 3
PAPER = Color(254 / 255, 254 / 255, 254 / 255)
"""No colour of ours: a page with a dark ground would turn it, and no camera reads a code turned."""


def card_code(block: CardCode, wide: float) -> list[Flowable]:
    """Set the card; a single row is never broken over two pages."""
    words = paragraph(block.says)
    table = Table([[drawn(block.code), words]], colWidths=[SIDE + 16, wide - SIDE - 16])
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    return [table]


def drawn(code: str) -> Drawing:
    """Return a QR code that bears a fold and a stain (level M)."""
    import segno

    modules = [bytes(row) for row in segno.make(code, error="m", micro=False).matrix]
    size = SIDE / (len(modules) + 2 * QUIET_ZONE)
    drawing = Drawing(SIDE, SIDE)
    box(drawing, (0, 0, SIDE, SIDE), PAPER)
    for down, row in enumerate(modules):
        y, across = SIDE - (down + QUIET_ZONE + 1) * size, 0
        for dark, run in groupby(row):  # a run is one mark: between two there would be a hair's gap
            wide = len(list(run))
            if dark:
                box(drawing, ((across + QUIET_ZONE) * size, y, wide * size, size), black)
            across += wide
    return drawing
