"""How a report is set on paper: blocks in, the bytes of a PDF out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageTemplate,
    Spacer,
)

from kiosk.domain.errors import ReportError
from kiosk.report import charts, fonts, ink
from kiosk.report.blocks import (
    Asked,
    Block,
    CardCode,
    Cover,
    CoverageMap,
    Fit,
    FocusTimeline,
    Heading,
    Judged,
    Keywords,
    Legend,
    Numbers,
    PaceTimeline,
    Points,
    Rows,
    Said,
    Strength,
    Text,
    Todo,
    Verdict,
)
from kiosk.report.card_code import card_code
from kiosk.report.numbers import numbers
from kiosk.report.setting import (
    Bookmark,
    Bound,
    asked,
    cover,
    heading,
    judged,
    paragraph,
    points,
    rows,
    strength,
    text,
    todo,
    verdict,
)
from kiosk.report.transcript import legend, said

PAPERS = {"a4": A4, "letter": LETTER}
MARGIN, TIGHT_MARGIN = 44.0, 31.0
FOOT = 36.0
FOOT_SIZE = 7.0
ROOM = 60.0
"""What a heading needs below it where it is followed by something that may break."""
MOST = 600.0


@dataclass(frozen=True)
class LaidOut:
    """A PDF, how many pages it has, and the share of its last page that is used."""

    content: bytes
    pages: int
    filled: float


class _End(Flowable):
    """The end of the report: notes where on the page it is."""

    height_left = 0.0

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.height_left = self.canv.absolutePosition(0, 0)[1]


def laid_out(blocks: Sequence[Block], paper: str = "A4", *, tight: bool = False) -> LaidOut:
    """Set the blocks on A4 or Letter; the same bytes for the same blocks. `tight` leaves smaller
    margins.

    Raises:
        ReportError: report-paper where the paper is neither.
    """
    size = PAPERS.get(paper.lower())
    if size is None:
        raise ReportError("report-paper", f"A report is set on A4 or Letter, not on {paper}.")
    fonts.register()
    margin = TIGHT_MARGIN if tight else MARGIN
    wide = size[0] - 2 * margin
    heads = [block for block in blocks if isinstance(block, Cover)]
    title = f"{heads[0].title}: {heads[0].lines[0]}" if heads else "Interview report"

    flow: list[Flowable] = []
    for block in blocks:
        flow += SETTERS[type(block)](block, wide)
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=size,
        invariant=1,
        lang="en",
        title=fonts.clean(title),
        author="Interview coach",
        subject="Report of a practice interview",
        creator="Interview coach",
    )
    height = size[1] - margin - FOOT - 6
    frame = Frame(margin, FOOT + 6, wide, height, 0, 0, 0, 0)
    foot = partial(_foot, title=title, margin=margin)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=foot))
    end = _End()
    document.build([*_kept_with_next(flow, wide), end])
    filled = 1.0 - (end.height_left - FOOT) / height
    return LaidOut(out.getvalue(), document.page, filled)


def _foot(canvas: Canvas, document: Any, title: str, margin: float) -> None:
    """Write the foot of a page, and with the first what a reader's program is told."""
    wide = document.pagesize[0]
    if document.page == 1:
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()
    canvas.setStrokeColor(ink.RULE)
    canvas.setLineWidth(0.5)
    canvas.line(margin, FOOT - 8, wide - margin, FOOT - 8)
    line = ink.lines(title, wide - 2 * margin - 60, ink.SMALL, 1)[0]
    name = paragraph(line, FOOT_SIZE, ink.MUTED, space=(0, 0))
    _, height = name.wrapOn(canvas, wide, FOOT)
    name.drawOn(canvas, margin, FOOT - 13 - height)
    canvas.setFont(fonts.REGULAR, FOOT_SIZE)
    canvas.setFillColor(ink.MUTED)
    canvas.drawRightString(wide - margin, FOOT - 19, f"Page {document.page}")


def _kept_with_next(flow: Sequence[Flowable], wide: float) -> list[Flowable]:
    """Send every heading to the next page that would have nothing below it on its own."""
    found: list[Flowable] = []
    heads: list[Flowable] = []
    for one in flow:
        heads.append(one)
        if isinstance(one, (Bookmark, Bound)):
            continue
        if len(heads) > 1:
            tall = _needs(one, wide)
            last = tall if isinstance(one, Drawing) else min(tall, ROOM)
            above = sum(_needs(head, wide) for head in heads[:-1])
            found.append(CondPageBreak(min(above + last + 1, MOST)))
        found += heads
        heads = []
    return found + heads


def _needs(one: Flowable, wide: float) -> float:
    height: float = one.wrap(wide, MOST)[1] + one.getSpaceBefore() + one.getSpaceAfter()
    return height


def _fit(block: Fit, wide: float) -> list[Flowable]:
    return [charts.fit_bar(block.alignment, wide), Spacer(1, 4)]


def _coverage(block: CoverageMap, wide: float) -> list[Flowable]:
    named = dict(block.titles)
    return [
        charts.coverage_map((one,), named, wide, head=number == 0, resume=block.resume)
        for number, one in enumerate(block.coverage)
    ]


def _focus(block: FocusTimeline, wide: float) -> list[Flowable]:
    return [*charts.focus_lanes(block.answers, wide, block.names), Spacer(1, 4)]


def _keywords(block: Keywords, wide: float) -> list[Flowable]:
    pairs = zip(block.names, block.answers, strict=True)
    drawn = [charts.keyword_bars((answer,), wide, (name,)) for name, answer in pairs]
    return [*drawn, charts.keyword_signs(wide)]


def _pace(block: PaceTimeline, wide: float) -> list[Flowable]:
    return [
        Spacer(1, 3),
        charts.pace_timeline(block.answer, block.bands, wide, tight=block.tight),
        Spacer(1, 2),
    ]


SETTERS: dict[type[Block], Callable[[Any, float], list[Flowable]]] = {
    Cover: cover,
    CardCode: card_code,
    Heading: heading,
    Text: text,
    Verdict: verdict,
    Todo: todo,
    Fit: _fit,
    CoverageMap: _coverage,
    FocusTimeline: _focus,
    Keywords: _keywords,
    Strength: strength,
    Asked: asked,
    Judged: judged,
    Numbers: numbers,
    PaceTimeline: _pace,
    Said: said,
    Legend: legend,
    Points: points,
    Rows: rows,
}
