"""What many interviews have in common; nothing about a group of fewer than ten."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from admin.access import staff, store
from admin.seeing import seen_groups
from kiosk.store.insight import GROUP

blueprint = Blueprint("insight", __name__, url_prefix="/insight")

DAYS = (14, 30, 90)


@blueprint.get("")
@staff
def index() -> ResponseReturnValue:
    if seen_groups() is not None:
        abort(403)  # figures of everybody are not those of one's groups
    jobs = store().interviews.choices()
    job_id = request.args.get("job", "")
    if job_id and job_id not in dict(jobs):
        abort(404)
    days = request.args.get("days", DAYS[1], type=int)
    days = days if days in DAYS else DAYS[1]
    use = store().insight.per_day(days)
    return render_template(
        "insight.html",
        jobs=jobs,
        job_id=job_id,
        days=days,
        all_days=DAYS,
        use=use,
        busiest=max((count for _, count in use), default=0),
        total=sum(count for _, count in use),
        spread=store().insight.spread(job_id),
        missed=store().insight.missed(job_id) if job_id else None,
        group=GROUP,
    )
