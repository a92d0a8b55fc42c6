"""Sets the report as a page: the same blocks as the PDF, in words and tables for whoever reads with
ears, fingers or large letters; each picture has its words beside it."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import render_template
from markupsafe import Markup

from kiosk.coach.scoring.takes import clock
from kiosk.domain.interview import Answer, Coverage, Interview, Part
from kiosk.domain.settings import Settings
from kiosk.report import charts, story
from kiosk.report.blocks import (
    Block,
    CardCode,
    CoverageMap,
    FocusTimeline,
    Keywords,
    Legend,
    PaceTimeline,
    Verdict,
)
from kiosk.report.judged import shown
from kiosk.report.maps import KINDS, state
from kiosk.report.timelines import SIGNS, marks_of
from kiosk.report.transcript import MARKS

WIDE = 720.0
"""Width at which the charts are drawn; the page scales them."""


def told(interview: Interview, settings: Settings, notes: Iterable[Block] = ()) -> Markup:
    """Return the report of an interview as HTML, with staff's notes where they are given."""
    pieces = [
        (type(block).__name__, block, _prepared(block))
        for block in (*story.tell(interview, settings), *notes)
    ]
    page = render_template("report_blocks.html", pieces=pieces, marks=MARKS)
    return Markup(page)  # noqa: S704 - the template has escaped it


def _prepared(block: Block) -> dict[str, Any]:
    prepare: Callable[[Any], dict[str, Any]] = PREPARE.get(type(block), _nothing)
    return prepare(block)


def _nothing(_block: Block) -> dict[str, Any]:
    return {}


def _verdict(block: Verdict) -> dict[str, Any]:
    ring = charts.svg(charts.score_ring(block.score), "Confidence Score", block.score.sentence)
    return {
        "ring": _safe(ring),
        "spread": charts.SPREAD,
        "parts": [_part(part) for part in block.score.parts],
    }


def _part(part: Part) -> tuple[str, float | None, str, str]:
    name = part.name[0].upper() + part.name[1:]
    if part.value is None:
        return name, None, "not measured", "–"
    return name, part.value, charts.grade(part.value)[0], f"{100 * part.weight:.0f} %"


def _coverage(block: CoverageMap) -> dict[str, Any]:
    names = dict(block.titles)
    return {
        "rows": [(KINDS[c.requirement.kind], state(c), _where(c, names)) for c in block.coverage]
    }


def _where(one: Coverage, names: dict[str, str]) -> str:
    name = names.get(one.said_in or "", "")
    return f"{name}, {clock(one.said_at)}" if name and one.said_at is not None else ""


def _keywords(block: Keywords) -> dict[str, Any]:
    return {"rows": [(n, *_words(a)) for n, a in zip(block.names, block.answers, strict=True)]}


def _words(answer: Answer) -> tuple[str, list[str], list[str], tuple[str, ...]]:
    """Return why nothing was measured, else the words shown, only named and missed."""
    content = answer.measures.content
    if content.keyword_relevance.value is None:
        return f"not measured: {content.keyword_relevance.why_not}", [], [], ()
    held = [word.keyword for word in shown(answer)]
    named = [word.keyword for word in content.said if word.keyword not in held]
    return "", held, named, content.missed


def _focus(block: FocusTimeline) -> dict[str, Any]:
    drawn = charts.focus_timeline(block.answers, WIDE, block.names)
    rows = [(n, *_eyes(a)) for n, a in zip(block.names, block.answers, strict=True)]
    return {"drawn": _safe(charts.svg(drawn, "Where your eyes were")), "rows": rows}


def _eyes(answer: Answer) -> tuple[str, list[str]]:
    focus = answer.measures.focus
    if focus.ratio.value is None:
        return f"not measured: {focus.ratio.why_not}", []
    away = sorted((*focus.distractions, *focus.absences), key=lambda event: event.start)
    return f"{100 * focus.ratio.value:.0f} %", [
        f"{SIGNS.get(event.kind, event.kind.value)} at {clock(event.start)},"
        f" {event.end - event.start:.1f} s"
        for event in away
    ]


def _pace(block: PaceTimeline) -> dict[str, Any]:
    drawn = charts.pace_timeline(block.answer, block.bands, WIDE)
    slow, fast = block.bands.pace_green
    windows = block.answer.measures.speech.rate_windows
    return {
        "drawn": _safe(charts.svg(drawn, f"Pace: {block.answer.question.text[:60]}")),
        "band": f"{slow:.0f} to {fast:.0f}",
        "marks": [
            (name, [clock(start) for start, _, _ in marks])
            for name, marks in marks_of(block.answer)
            if marks
        ],
        "windows": [(clock(second), f"{rate:.0f}") for second, rate in windows],
    }


def _card(block: CardCode) -> dict[str, Any]:
    from kiosk.report import card_code

    return {"drawn": _safe(charts.svg(card_code.drawn(block.code), "Your card for the next visit"))}


PREPARE: dict[type[Block], Callable[[Any], dict[str, Any]]] = {
    Verdict: _verdict,
    CoverageMap: _coverage,
    Keywords: _keywords,
    FocusTimeline: _focus,
    PaceTimeline: _pace,
    CardCode: _card,
    Legend: _nothing,
}


def _safe(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704 - made by our own drawing code, which escapes its texts
