"""Tells one interview as a page: its words with marks and the report's own charts.

An interview that is over does not change, so what was told is kept in memory by id and revision;
the store is asked first each time, so that what was deleted is never shown.
"""

from collections import OrderedDict

from flask import abort, current_app, render_template
from markupsafe import Markup

from admin import moments
from admin.access import settings, store
from kiosk.domain.interview import Answer, Interview
from kiosk.domain.settings import Settings
from kiosk.report import charts

MOST_KEPT = 64
"""About 150 kB each."""
WIDE, HALF, NARROW = 720.0, 480.0, 270.0
"""Widths at which the charts are drawn; the page scales them."""

Kept = OrderedDict[str, tuple[int, Markup]]


def body(interview_id: str, revision: int) -> Markup:
    """Return the interview as HTML."""
    kept: Kept = current_app.extensions.setdefault("told", OrderedDict())
    known = kept.get(interview_id)
    if known is not None and known[0] == revision:
        return known[1]
    interview = store().interview(interview_id)
    if interview is None:
        abort(404)
    told = told_now(interview, settings())
    kept[interview_id] = (revision, told)
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)
    return told


def forget(interview_id: str) -> None:
    current_app.extensions.get("told", {}).pop(interview_id, None)


def told_now(interview: Interview, now: Settings) -> Markup:
    """Return an interview as HTML, whether or not the store has it."""
    titles = moments.titles(interview)
    page = render_template(
        "interview_body.html",
        interview=interview,
        told=[moments.told(answer, now) for answer in interview.answers],
        titles=titles,
        resume=interview.alignment is not None and interview.alignment.score is not None,
        charts=_charts(interview),
        paces=[pace(answer, now) for answer in interview.answers],
    )
    return Markup(page)  # noqa: S704 - the template has escaped it


def _charts(interview: Interview) -> dict[str, Markup]:
    """Return the charts of the whole interview that have something to show."""
    drawn: dict[str, Markup] = {}
    if interview.score is not None:
        score = interview.score
        drawn["ring"] = _safe(
            charts.svg(charts.score_ring(score), "Confidence Score", score.sentence)
        )
        for name, wide in (("parts", HALF), ("parts_narrow", NARROW)):
            bars = charts.part_bars(score.parts, wide)
            drawn[name] = _safe(charts.svg(bars, "Parts of the score"))
    if interview.answers:
        titles = moments.titles(interview)
        names = [titles[answer.question.id] for answer in interview.answers]
        focus = charts.focus_timeline(interview.answers, WIDE, names)
        drawn["focus"] = _safe(charts.svg(focus, "Where the eyes were"))
    return drawn


def pace(answer: Answer, now: Settings, wide: float = WIDE) -> Markup | None:
    """Return the pace of an answer as a drawing; None where there is none."""
    if not answer.measures.speech.rate_windows:
        return None
    drawing = charts.pace_timeline(answer, now.bands, wide)
    return _safe(charts.svg(drawing, f"Pace: {answer.question.text[:60]}"))


def _safe(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704 - made by our own drawing code, which escapes its texts
