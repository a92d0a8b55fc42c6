"""How a transcript is set: its words with their marks, and what the marks mean."""

from collections.abc import Mapping

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Paragraph

from kiosk.report import fonts, ink
from kiosk.report.blocks import Legend, Mark, Said, Span
from kiosk.report.setting import BODY, TIGHT, Bound, style_of

MARKS: Mapping[Mark, tuple[str, Color, str]] = {
    Mark.HESITATION: ("▲", ink.AMBER, "hesitation"),
    Mark.PHRASE: ("△", ink.AMBER, "filler phrase"),
    Mark.HEDGE: ("~", ink.MUTED, "hedge"),
    Mark.KEYWORD: ("◆", ink.ACCENT, "keyword, shown"),
    Mark.NAMED: ("◇", ink.ACCENT, "keyword, only named"),
    Mark.BEYOND: ("○", ink.ACCENT, "technical word beyond the job"),
    Mark.PAUSE: ("", ink.MUTED, "[2.6 s] silence of more than 2 s"),
}
"""The sign before a marked word, its colour and what it means."""


def said(block: Said, _: float) -> list[Flowable]:
    """Set a transcript with its marks."""
    shaped = any(fonts.needs_shaping(span.text) for span in block.spans)
    how = style_of(TIGHT if block.tight else BODY, ink.INK, 2.0, 4.0, shaped)
    return [Paragraph(" ".join(_marked(span) for span in block.spans), how)]


def _marked(span: Span) -> str:
    if span.mark is Mark.PLAIN:
        return fonts.markup(span.text)
    sign, colour, _ = MARKS[span.mark]
    words = fonts.markup(span.text, bold=span.mark is not Mark.PAUSE)
    line = "<u>{}</u>" if span.mark in (Mark.KEYWORD, Mark.NAMED, Mark.BEYOND) else "{}"
    small = f'<font size="6.5">{fonts.markup(sign)}</font>' if sign else ""
    return f'<font color="{_hex(colour)}">{small}{line.format(words)}</font>'


def _hex(colour: Color) -> str:
    return f"#{colour.hexval()[2:]}"


def legend(_: Legend, __: float) -> list[Flowable]:
    """Set what the signs in the transcripts mean."""
    pieces = (
        f'<font color="{_hex(colour)}">{fonts.markup(sign, bold=True)}</font> {meaning}'
        for sign, colour, meaning in MARKS.values()
    )
    return [Bound(" \u00a0 \u00a0".join(pieces), style_of(7.8, ink.MUTED, 0, 0, False))]
