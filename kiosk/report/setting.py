"""How each block of words is set: sizes, spaces, marks; every text is escaped on its way in."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from kiosk.report import charts, fonts, ink
from kiosk.report.blocks import (
    Asked,
    Cover,
    Heading,
    Judged,
    Points,
    Rows,
    Strength,
    Text,
    Todo,
    Verdict,
)
from kiosk.report.ink import Letters, write

BODY, TIGHT = 8.7, 7.6
RING = 138.0
LONG_NAME = 70
"""A name with more characters than this is set small."""


class Bound(Paragraph):
    """A paragraph that stays with what follows it."""


class Bookmark(Flowable):
    """A place the reader's program lists beside the pages."""

    def __init__(self, title: str, level: int) -> None:
        super().__init__()
        self.title, self.level = fonts.clean(title), level

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        key = f"{self.level}-{self.canv.getPageNumber()}-{self.title}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self.title, key, self.level, closed=False)


@cache
def style_of(
    size: float, colour: Color, before: float, after: float, shaped: bool
) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}-{colour.hexval()}-{before}-{after}-{shaped}",
        fontName=fonts.REGULAR,
        fontSize=size,
        leading=size * (1.2 if size > 10.5 else 1.4),
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        shaping=int(shaped),
        allowWidows=0,
        allowOrphans=0,
    )


def paragraph(
    text: str,
    size: float = BODY,
    colour: Color = ink.INK,
    *,
    bold: bool = False,
    space: tuple[float, float] = (0.0, 4.0),
) -> Paragraph:
    """Set a text as it is: nothing in it is markup. `space` is left before and after it."""
    style = style_of(size, colour, *space, fonts.needs_shaping(text))
    return Paragraph(fonts.markup(text.replace(" %", "\u00a0%"), bold=bold), style)


def _bound(
    text: str,
    size: float,
    space: tuple[float, float],
    colour: Color = ink.INK,
    *,
    bold: bool = True,
) -> Bound:
    style = style_of(size, colour, *space, fonts.needs_shaping(text))
    return Bound(fonts.markup(text, bold=bold), style)


def cover(block: Cover, _: float) -> list[Flowable]:
    """Set the head of the first page."""
    return [
        paragraph("Interview coach", 8.0, ink.ACCENT, bold=True, space=(0, 5)),
        Bookmark(block.title, 0),
        paragraph(block.title, 23.0 if len(block.title) <= LONG_NAME else 13.0, bold=True),
        paragraph(block.lines[0], 11.5, space=(0, 1)),
        *(paragraph(line, 8.4, ink.MUTED, space=(0, 1)) for line in block.lines[1:]),
        Spacer(1, 6),
    ]


def heading(block: Heading, _: float) -> list[Flowable]:
    """Set a heading with its bookmark."""
    size, space = (13.0, (9.0, 4.0)) if block.level == 1 else (9.6, (7.0, 3.0))
    return [Bookmark(block.text, block.level - 1), _bound(block.text, size, space)]


def text(block: Text, _: float) -> list[Flowable]:
    """Set a paragraph."""
    if block.quiet:
        return [paragraph(block.text, 7.8, ink.MUTED, space=(2, 4))]
    return [paragraph(block.text, BODY + 0.6, space=(2, 5))]


def verdict(block: Verdict, wide: float) -> list[Flowable]:
    """Set the ring beside the parts."""
    ring = charts.score_ring(block.score, RING)
    bars = charts.part_bars(block.score.parts, wide - RING - 24)
    side = Table([[ring, bars]], colWidths=[RING + 24, wide - RING - 24])
    side.setStyle(_plain(("VALIGN", (0, 0), (-1, -1), "MIDDLE")))
    return [side, Spacer(1, 8)]


def strength(block: Strength, wide: float) -> list[Flowable]:
    """Set one thing that was good: a tick, what it was, where."""
    sign = Drawing(20, 10)
    ink.tick(sign, 5, 3.5)
    words = f"{fonts.markup(f'{block.moment}:', bold=True)} {fonts.markup(block.text)}"
    shaped = fonts.needs_shaping(block.text)
    return [_card(sign, [Paragraph(words, style_of(BODY, ink.INK, 0, 0, shaped))], wide, 3.0)]


def todo(block: Todo, wide: float) -> list[Flowable]:
    """Set one thing to work on: its number, its moment, what to try."""
    number = paragraph(str(block.number), 16.0, ink.ACCENT, bold=True)
    where = " · ".join(part for part in (block.moment, block.advice.part.value) if part)
    words = [
        paragraph(where, 7.6, ink.MUTED, bold=True, space=(0, 1)),
        paragraph(block.advice.text, BODY + 0.4, space=(0, 0)),
    ]
    return [_card(number, words, wide, 5.0)]


def _card(sign: Flowable, words: Sequence[Flowable], wide: float, space: float) -> Table:
    """Set a sign before words, under a line."""
    card = Table([[sign, list(words)]], colWidths=[22, wide - 22])
    card.setStyle(
        _plain(
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEABOVE", (0, 0), (-1, 0), 0.6, ink.RULE),
            ("TOPPADDING", (0, 0), (-1, -1), space),
            ("BOTTOMPADDING", (0, 0), (-1, -1), space + 1),
        )
    )
    return card


def judged(block: Judged, _: float) -> list[Flowable]:
    """Set what is thought of an answer: the headline, one thing to try, a story's parts."""
    found: list[Flowable] = []
    if block.headline:
        found.append(_bound(block.headline, BODY + 0.6, (1.0, 1.0), ink.ACCENT))
    if block.try_this:
        markup = f"{fonts.markup('To try:', bold=True)} {fonts.markup(block.try_this)}"
        shaped = fonts.needs_shaping(block.try_this)
        found.append(Paragraph(markup, style_of(BODY - 0.3, ink.INK, 0.0, 1.5, shaped)))
    if block.told:
        drawing = Drawing(400, 13)
        x = 0.0
        for name, told in block.told:
            (ink.tick if told else ink.ring)(drawing, x + 4.6, 6.0)
            says = name if told else f"{name}: not told"
            letters = Letters(7.8, told, ink.INK if told else ink.MUTED)
            x = write(drawing, x + 13, 3.2, says, letters) + 16
        found.append(drawing)
    return found


def points(block: Points, _: float) -> list[Flowable]:
    """Set small paragraphs with their leads."""
    style = style_of(6.9, ink.MUTED, 0.0, 1.0, False)
    told = [
        f"{fonts.markup(f'{lead}.', bold=True)} {fonts.markup(text)}" for lead, text in block.points
    ]
    return [Paragraph(one, style) for one in ([" ".join(told)] if block.tight else told)]


def asked(block: Asked, _: float) -> list[Flowable]:
    """Set the head of an answer."""
    notes = [f"Asked because: {block.why}"] if block.why else []
    notes += [f"A good answer holds: {block.good}"] if block.good else []
    return [
        Bookmark(block.title, 1),
        _bound(block.title, 8.2, (8.0, 1.0), ink.ACCENT),
        _bound(block.question, 10.6, (0.0, 2.0)),
        *(_bound(note, 7.8, (0.0, 0.5), ink.MUTED, bold=False) for note in notes),
        Bound("", style_of(3.0, ink.MUTED, 0, 0, False)),
    ]


def rows(block: Rows, wide: float) -> list[Flowable]:
    """Set a table that may break over pages and repeats its head."""
    head = [paragraph(cell, 7.0, ink.MUTED, space=(0, 0)) for cell in block.head]
    body = [
        [paragraph(cell, 7.1, bold=i == 0, space=(0, 0)) for i, cell in enumerate(row)]
        for row in block.rows
    ]
    table = Table([head, *body], colWidths=[wide * share for share in block.widths], repeatRows=1)
    table.setStyle(
        _plain(
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEABOVE", (0, 1), (-1, -1), 0.5, ink.RULE),
            ("TOPPADDING", (0, 1), (-1, -1), 1.8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8),
            ("RIGHTPADDING", (0, 0), (-2, -1), 8),
        )
    )
    return [table, Spacer(1, 4)]


def _plain(*commands: Any) -> TableStyle:
    """Return a table style without ReportLab's own paddings, and with these commands."""
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    bare = [(side, (0, 0), (-1, -1), 0) for side in sides]
    return TableStyle([*bare, *commands])
