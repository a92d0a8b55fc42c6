"""Interviews: the list with its filters, one interview, deleting it, and exports."""

import json
from datetime import datetime, timedelta

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from admin import cells, telling, zones
from admin.access import allowed, staff, store
from admin.errors import FormError
from admin.listing import page_number
from admin.log import note, note_reading
from admin.seeing import may_see, seen_groups
from kiosk.domain.interview import Interview, InterviewState, Mode
from kiosk.domain.plain import to_plain
from kiosk.store.people import Role
from kiosk.store.query import Query, Sort

blueprint = Blueprint("interviews", __name__, url_prefix="/interviews")

FILTERS = ("q", "job", "booth", "group", "state", "mode", "since", "until")
"""What the log says an export was filtered by; not the values: a name may be among them."""
EXPORTED = (
    *("id", "started_at", "job_title", "booth_id", "mode", "state", "answers", "duration_s"),
    *("score", "alignment", "candidate"),
)


@blueprint.get("")
@staff
def index() -> ResponseReturnValue:
    query = asked(request.args)
    return render_template(
        "interviews.html",
        found=store().interviews.page(query),
        query=query,
        jobs=store().interviews.choices(),
        booths=[booth.id for booth in store().booths.all()],
        states=tuple(InterviewState),
        modes=tuple(Mode),
        groups=[g for g in store().groups.all() if query.groups is None or g.id in query.groups],
    )


@blueprint.get("/<interview_id>")
@staff
def detail(interview_id: str) -> ResponseReturnValue:
    return page_of(interview_id)


def page_of(interview_id: str) -> str:
    """Return the page of an interview, and note that it was read."""
    line = store().interviews.line(interview_id)
    if line is None or not may_see(interview_id):
        abort(404)
    note_reading("interview", interview_id)
    body = telling.body(line[0].id, line[1])
    return render_template("interview.html", line=line[0], body=body)


@blueprint.route("/<interview_id>/delete", methods=["GET", "POST"])
@allowed(Role.ADMIN)
def delete(interview_id: str) -> ResponseReturnValue:
    """Ask, then delete beyond recovery."""
    line = store().interviews.line(interview_id)
    if line is None:
        abort(404)
    if request.method == "GET":
        return render_template(
            "confirm.html",
            title="Delete this interview?",
            says="Transcript, measures, score and a report waiting to be collected are deleted. "
            "Nobody can bring them back.",
            act="Delete",
            back=url_for("interviews.detail", interview_id=interview_id),
        )
    store().forget(interview_id)
    telling.forget(interview_id)
    note("deleted", "interview", interview_id)
    flash("The interview is deleted.", "success")
    return redirect(url_for("interviews.index"))


@blueprint.get("/export.csv")
@staff
def export_csv() -> ResponseReturnValue:
    """Every interview that the filters of the address find, a line each."""
    query = asked(request.args)
    chosen = ", ".join(sorted(name for name in request.args if name in FILTERS))
    note("exported", "interviews", "", f"by {chosen}" if chosen else "all")
    rows = ([getattr(line, name) for name in EXPORTED] for line in store().interviews.each(query))
    return Response(
        cells.lines(EXPORTED, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="interviews.csv"'},
    )


@blueprint.get("/<interview_id>/export.json")
@staff
def export_json(interview_id: str) -> ResponseReturnValue:
    interview = _interview(interview_id)
    note("exported", "interview", interview_id)
    body = json.dumps(to_plain(interview), ensure_ascii=False, indent=1)
    return Response(
        body,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="interview.json"'},
    )


def asked(arguments: MultiDict[str, str]) -> Query:
    """Return what an address looks for.

    Raises:
        FormError: a filter is none of its values.
    """
    try:
        sort = Sort(arguments.get("sort") or Sort.STARTED)
        state = arguments.get("state", "") and InterviewState(arguments["state"]).value
        mode = arguments.get("mode", "") and Mode(arguments["mode"]).value
        since, until = _date(arguments.get("since", "")), _date(arguments.get("until", ""))
    except ValueError as err:
        raise FormError("filter", "One of these filters has a value it cannot have.") from err
    return Query(
        words=arguments.get("q", "").replace("\0", "")[:100],
        job_id=arguments.get("job", "").replace("\0", "")[:64],
        booth_id=arguments.get("booth", "").replace("\0", "")[:64],
        state=state,
        mode=mode,
        since=since,
        until=until + timedelta(days=1) if until else None,
        sort=sort,
        descending=arguments.get("order", "down") != "up",
        page=page_number(arguments),
        group_id=arguments.get("group", "").replace("\0", "")[:64],
        groups=seen_groups(),
    )


def _date(text: str) -> datetime | None:
    if not text:
        return None
    found = datetime.fromisoformat(text[:10]).replace(tzinfo=zones.zone())
    if not 1970 < found.year < 9000:
        raise ValueError("no year of ours")
    return found


def _interview(interview_id: str) -> Interview:
    found = store().interview(interview_id) if may_see(interview_id) else None
    return found or abort(404)
