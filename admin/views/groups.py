"""Groups: a class practises by a code; its interviews are listed, printed, exported and deleted."""

import csv
import io
from dataclasses import replace
from datetime import date

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from admin import cells, job_form, telling, uploads, zones
from admin.access import allowed, settings, staff, store
from admin.confirming import asked_first
from admin.errors import FormError
from admin.listing import listed
from admin.log import note
from admin.seeing import seen_groups
from kiosk.domain.interview import Mode
from kiosk.store.groups import Group, folded
from kiosk.store.people import Role

blueprint = Blueprint("groups", __name__, url_prefix="/groups")

LONGEST_NAME, SHORTEST_CODE, LONGEST_CODE = 120, 4, 20
MOST_AT_ONCE = 500
MOST_QUESTIONS = 12
HEADER = ("name", "code", "job", "questions", "mode", "first_day", "last_day")
SORTS = {
    "name": lambda group: group.name.lower(),
    "code": lambda group: group.code,
    "last": lambda group: group.last_day,
}


@blueprint.get("")
@staff
def index() -> ResponseReturnValue:
    return _page()


@blueprint.post("")
@allowed(Role.ADMIN)
def add() -> ResponseReturnValue:
    group = _group(request.form, Group(""))
    store().groups.save(group)
    note("added", "group", group.id)
    flash(f"{group.name} practises with the code {group.code}.", "success")
    return redirect(url_for("groups.index"))


@blueprint.route("/<group_id>", methods=["GET", "POST"])
@allowed(Role.ADMIN)
def edit(group_id: str) -> ResponseReturnValue:
    group = _known(group_id)
    if request.method == "GET":
        return render_template("group.html", group=group, jobs=store().jobs(), modes=tuple(Mode))
    changed = replace(_group(request.form, group), active=request.form.get("active") == "yes")
    store().groups.save(changed)
    note("changed", "group", group.id)
    flash("Kept.", "success")
    return redirect(url_for("groups.index"))


@blueprint.post("/import")
@allowed(Role.ADMIN)
def bring() -> ResponseReturnValue:
    """Take groups from a CSV file, all or none: a line each, named by the first line."""
    content = uploads.bytes_of(request.files.get("file"), settings().matching.max_bytes)
    groups = _from_csv(content)
    for group in groups:
        store().groups.save(group)
        note("imported", "group", group.id)
    flash(f"{len(groups)} group{'' if len(groups) == 1 else 's'} imported.", "success")
    return redirect(url_for("groups.index"))


@blueprint.get("/export.csv")
@staff
def export() -> ResponseReturnValue:
    note("exported", "groups")
    rows = [
        (g.name, g.code, g.job_id, g.questions or "", g.mode, g.first_day, g.last_day)
        for g in _seen()
    ]
    return Response(
        cells.lines(HEADER, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="groups.csv"'},
    )


@blueprint.post("/<group_id>/forget")
@allowed(Role.ADMIN)
def forget(group_id: str) -> ResponseReturnValue:
    """Delete the interviews of a group beyond recovery."""
    group = _known(group_id)
    ids = store().groups.interviews(group.id)
    says = [
        f"{len(ids)} interview{'' if len(ids) == 1 else 's'} of {group.name} are deleted, with what"
        " staff wrote beside them. Nobody can bring them back."
    ]
    back = url_for("groups.index")
    if (
        asked := asked_first(f"Delete the interviews of {group.name}?", says, "Delete", back)
    ) is not None:
        return asked
    store().interviews.forget(ids)
    for one in ids:
        telling.forget(one)
    note("deleted the interviews of", "group", group.id, f"{len(ids)} interviews")
    flash(f"{len(ids)} interviews are deleted.", "success")
    return redirect(back)


@blueprint.post("/<group_id>/delete")
@allowed(Role.ADMIN)
def delete(group_id: str) -> ResponseReturnValue:
    """Delete the group; its interviews stay."""
    group = _known(group_id)
    count = store().groups.counts().get(group.id, 0)
    says = [
        "Its code stops working, and viewers who see only this group see nothing any more.",
        f"Its {count} interviews stay, and are no group's.",
    ]
    back = url_for("groups.index")
    if (asked := asked_first(f"Delete {group.name}?", says, "Delete", back)) is not None:
        return asked
    store().groups.delete(group.id)
    note("deleted", "group", group.id)
    flash(f"{group.name} is deleted.", "success")
    return redirect(back)


def _seen() -> list[Group]:
    only = seen_groups()
    return [one for one in store().groups.all() if only is None or one.id in only]


def _page() -> str:
    found = listed(_seen(), request.args, lambda g: f"{g.name} {g.code}", SORTS)
    return render_template(
        "groups.html",
        found=found,
        counts=store().groups.counts(),
        jobs=store().jobs(),
        titles={job.id: job.title for job in store().jobs(active=False)},
        modes=tuple(Mode),
        today=zones.today().isoformat(),
        fresh=Group(""),
    )


def _group(form: MultiDict[str, str], known: Group) -> Group:
    """Return the group that a form or a line of a file describes.

    Raises:
        FormError: naming the field.
    """
    code = folded(form.get("code", "")) or known.code
    if not SHORTEST_CODE <= len(code) <= LONGEST_CODE or not code.isascii():
        says = f"A code has {SHORTEST_CODE} to {LONGEST_CODE} letters (A to Z), digits or dashes."
        raise FormError("code", says)
    job_id = form.get("job", "").strip()
    if job_id and store().job(job_id) is None:
        raise FormError("job", f"There is no job with the id {job_id}.")
    mode = form.get("mode", "").strip()
    if mode and mode not in [one.value for one in Mode]:
        raise FormError("mode", "The mode is real or practice.")
    first, last = _day(form.get("first_day", "")), _day(form.get("last_day", ""))
    if first and last and last < first:
        raise FormError("last_day", "The last day is before the first.")
    return replace(
        known,
        name=job_form.line(form.get("name"), "name", LONGEST_NAME),
        code=code,
        job_id=job_id,
        questions=_questions(form.get("questions", "")),
        mode=mode,
        first_day=first,
        last_day=last,
    )


def _questions(text: str) -> int:
    if not text.strip():
        return 0
    if not text.strip().isdecimal() or not 1 <= int(text) <= MOST_QUESTIONS:
        raise FormError("questions", f"An interview has 1 to {MOST_QUESTIONS} questions.")
    return int(text)


def _day(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as err:
        raise FormError("day", f"{text[:20]} is no day. Write it as 2027-03-31.") from err


def _from_csv(content: bytes) -> list[Group]:
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as err:
        raise FormError("file", "This is not a CSV file in UTF-8.") from err
    if not rows or "name" not in rows[0] or len(rows) > MOST_AT_ONCE:
        raise FormError("file", f"A file has a column “name” and 1 to {MOST_AT_ONCE} lines.")
    known = {one.code: one for one in store().groups.all()}
    found = []
    for row in rows:
        form = MultiDict({key: value or "" for key, value in row.items() if key in HEADER})
        twin = known.get(folded(form.get("code", "")))
        found.append(_group(form, twin or Group("")))
    if len({one.code for one in found}) < len(found):
        raise FormError("code", "Two lines of the file have the same code.")
    return found


def _known(group_id: str) -> Group:
    return store().groups.get(group_id) or abort(404)
