"""What many interviews have in common, by job, group and days; no bar is of fewer than five."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from admin import zones
from admin.access import staff, store
from admin.errors import FormError
from admin.seeing import seen_groups
from kiosk.store.agreement import ENOUGH
from kiosk.store.groups import Group
from kiosk.store.insight import BUCKET, GROUP, LEAST, Bar, between
from kiosk.store.query import Query

blueprint = Blueprint("insight", __name__, url_prefix="/insight")

DAYS = 30
"""Shown where nobody chose days, today the last."""
MOST_DAYS = 1100
"""Three years."""
WIDE, HIGH = 720.0, 100.0
"""Of the drawing of use, units."""


@dataclass(frozen=True)
class UseBar:
    """A bar of the drawing: days on the way across, interviews a day on the way up."""

    says: str
    left: float
    width: float
    height: float
    count: int


@blueprint.get("")
@staff
def index() -> ResponseReturnValue:
    jobs, groups = store().interviews.choices(), _groups()
    job_id, group_id = request.args.get("job", ""), request.args.get("group", "")
    if (job_id and job_id not in dict(jobs)) or (
        group_id and group_id not in [one.id for one in groups]
    ):
        abort(404)
    first, last = _days()
    chosen = Query(job_id=job_id, group_id=group_id, groups=seen_groups())
    query = between(chosen, first, last, zones.zone())
    insight = store().insight
    use = insight.use(query, first, last)
    return render_template(
        "insight.html",
        jobs=jobs,
        job_id=job_id,
        groups=groups,
        group_id=group_id,
        first=first.isoformat(),
        last=last.isoformat(),
        use=_drawn(use, first, last),
        total=sum(bar.count for bar in use),
        spread=_scores(insight.spread(query)),
        missed=insight.missed(query) if job_id else None,
        lacks=insight.lacks(query),
        agreement=insight.agreement(query),
        few=GROUP,
        least=LEAST,
        enough=ENOUGH,
    )


def _groups() -> list[Group]:
    only = seen_groups()
    return [one for one in store().groups.all() if only is None or one.id in only]


def _days() -> tuple[date, date]:
    """Return the first and the last day that were chosen.

    Raises:
        FormError: they are no days, or the wrong way round.
    """
    today = zones.today()
    try:
        last = date.fromisoformat(request.args.get("until") or today.isoformat())
        said = request.args.get("since")
        first = date.fromisoformat(said) if said else last - timedelta(days=DAYS - 1)
    except (ValueError, OverflowError) as err:
        raise FormError("days", "Write a day as 2027-03-31.") from err
    if not 1970 < first.year <= last.year < 9000:
        raise FormError("days", "The last day is before the first, or no year of ours.")
    if not 0 <= (last - first).days < MOST_DAYS:
        raise FormError("days", "The last day is before the first, or more than three years later.")
    return first, last


def _drawn(bars: tuple[Bar, ...], first: date, last: date) -> list[UseBar]:
    """Return the bars of use with their places; the area of each is its count."""
    step = WIDE / ((last - first).days + 1)
    daily = [bar.count / (bar.last - bar.first + 1) for bar in bars]
    most = max(daily, default=0.0) or 1.0
    return [
        UseBar(
            _span(first + timedelta(days=bar.first), first + timedelta(days=bar.last)),
            step * bar.first,
            step * (bar.last - bar.first + 1),
            HIGH * a_day / most,
            bar.count,
        )
        for bar, a_day in zip(bars, daily, strict=True)
    ]


def _span(a: date, b: date) -> str:
    if a == b:
        return f"{a:%-d %b}"
    return f"{a:%-d}–{b:%-d %b}" if a.month == b.month else f"{a:%-d %b} – {b:%-d %b}"


def _scores(bars: tuple[Bar, ...] | None) -> list[tuple[str, int]] | None:
    if bars is None:
        return None
    top = 100 // BUCKET - 1
    return [
        (f"{b.first * BUCKET} to {100 if b.last == top else b.last * BUCKET + BUCKET - 1}", b.count)
        for b in reversed(bars)
    ]
