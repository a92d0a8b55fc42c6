"""Jobs: the list, a new one from a text or a file, corrections by hand, copies, the archive."""

import json
from dataclasses import replace
from uuid import uuid4

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from admin import job_form, reading, starting, undoing, uploads
from admin.access import allowed, may, settings, staff, store
from admin.errors import FormError
from admin.listing import listed
from admin.log import note
from kiosk.domain.errors import CoachError
from kiosk.domain.job import Job, RequirementKind
from kiosk.domain.plain import to_plain
from kiosk.store.people import Role

blueprint = Blueprint("jobs", __name__, url_prefix="/jobs")

EMPTY_ROWS = 2
SORTS = {
    "title": lambda job: job.title.lower(),
    "field": lambda job: (job.field.lower(), job.title.lower()),
    "requirements": lambda job: len(job.requirements),
    "gate": lambda job: job.gate,
}


@blueprint.get("")
@staff
def index() -> ResponseReturnValue:
    archived = request.args.get("archived") == "yes"
    jobs = [job for job in store().jobs(active=False) if job.active is not archived]
    found = listed(
        jobs, request.args, lambda j: f"{j.title} {j.field} {' '.join(j.keywords)}", SORTS
    )
    renderings = {job.id: store().clips.rendering(job.id) for job in found.lines}
    return render_template(
        "jobs.html",
        found=found,
        archived=archived,
        renderings=renderings,
        steps=starting.steps() if may(Role.ADMIN) else (),
    )


@blueprint.get("/new")
@allowed(Role.ADMIN)
def new() -> ResponseReturnValue:
    return _new_page(str(uuid4()))


@blueprint.post("/new")
@allowed(Role.ADMIN)
def create() -> ResponseReturnValue:
    """Make a job of a pasted text or a file; the same form sent twice makes it once."""
    job_id = job_form.identity(request.form.get("id"))
    if store().job(job_id) is not None:
        return redirect(url_for("jobs.edit", job_id=job_id))
    try:
        job = _described(job_id)
    except CoachError as err:
        return _new_page(job_id, err), 400
    store().save_job(job)
    note("added", "job", job.id)
    flash(
        f"{len(job.requirements)} requirements found. Look them through, then the questions.",
        "success",
    )
    return redirect(url_for("jobs.edit", job_id=job.id))


@blueprint.get("/<job_id>")
@staff
def edit(job_id: str) -> ResponseReturnValue:
    return _edit_page(_job(job_id))


@blueprint.post("/<job_id>")
@allowed(Role.ADMIN)
def save(job_id: str) -> ResponseReturnValue:
    """Keep what was corrected by hand, unless somebody else changed the job meanwhile."""
    job = _job(job_id)
    try:
        changed = job_form.from_form(request.form, job)
    except FormError as err:
        return _edit_page(job, err), 400
    store().job_list.save(changed, seen=request.form.get("seen", type=int))
    undoing.remember(job)
    note("changed", "job", job.id)
    flash("Kept.", "success")
    return redirect(url_for("jobs.edit", job_id=job.id))


@blueprint.post("/<job_id>/read-again")
@allowed(Role.ADMIN)
def read_again(job_id: str) -> ResponseReturnValue:
    """Find the requirements in the text anew; corrections by hand are lost."""
    job = _job(job_id)
    read = reading.job_of(job.text)
    undoing.remember(job)
    store().save_job(replace(job, requirements=read.requirements))
    note("read again", "job", job.id)
    flash(f"{len(read.requirements)} requirements found in the text.", "success")
    return redirect(url_for("jobs.edit", job_id=job.id))


@blueprint.post("/<job_id>/undo")
@allowed(Role.ADMIN)
def undo(job_id: str) -> ResponseReturnValue:
    """Put the job back as it was before its last change, its questions too."""
    job = _job(job_id)
    before = undoing.take_back(job)
    if before is None:
        raise FormError("undo", "There is no change to undo.")
    store().save_job(before)
    note("undid a change of", "job", job.id)
    flash("The last change is undone.", "success")
    return redirect(url_for("jobs.edit", job_id=job.id))


@blueprint.post("/<job_id>/copy")
@allowed(Role.ADMIN)
def copy(job_id: str) -> ResponseReturnValue:
    job = _job(job_id)
    title = f"{job.title[: job_form.LONGEST_TITLE - 7]} (copy)"
    twin = replace(job, id=str(uuid4()), title=title)
    store().save_job(twin)
    note("copied", "job", twin.id, f"of {job.id}")
    flash("This is the copy.", "success")
    return redirect(url_for("jobs.edit", job_id=twin.id))


@blueprint.post("/<job_id>/archive")
@allowed(Role.ADMIN)
def archive(job_id: str) -> ResponseReturnValue:
    """Take the job from the booth, or bring it back; interviews keep what they need of it."""
    job = _job(job_id)
    store().save_job(replace(job, active=not job.active))
    note("archived" if job.active else "brought back", "job", job.id)
    flash(
        "The booth offers it no longer." if job.active else "The booth offers it again.", "success"
    )
    return redirect(url_for("jobs.index"))


@blueprint.get("/export")
@staff
def export() -> ResponseReturnValue:
    """All jobs, or the one named, as a file that `bring` reads."""
    wanted = request.args.get("job")
    jobs = [_job(wanted)] if wanted else list(store().jobs(active=False))
    note("exported", "job" if wanted else "jobs", wanted or "")
    body = json.dumps([to_plain(job) for job in jobs], ensure_ascii=False, indent=1)
    return Response(
        body,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="jobs.json"'},
    )


@blueprint.post("/import")
@allowed(Role.ADMIN)
def bring() -> ResponseReturnValue:
    """Take the jobs of a file; one with a known id replaces it."""
    largest = settings().matching.max_bytes
    jobs = job_form.from_json(uploads.bytes_of(request.files.get("file"), largest))
    for job in jobs:
        store().save_job(job)
        note("imported", "job", job.id)
    flash(f"{len(jobs)} job{'s' if len(jobs) > 1 else ''} imported.", "success")
    return redirect(url_for("jobs.index"))


def _says(job: Job) -> str:
    return f"{job.title} {job.field} {' '.join(job.keywords)}"


def _job(job_id: str) -> Job:
    return store().job(job_id) or abort(404)


def _described(job_id: str) -> Job:
    """Read the new job's form: a file where one was chosen, else the text."""
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        content = uploads.bytes_of(upload, settings().matching.max_bytes)
        said = reading.resume_of(content, settings()).text
    else:
        said = request.form.get("text", "")
    said = job_form.text(said, "text", job_form.LONGEST_TEXT)
    job = reading.job_of(said)

    title = job_form.line(request.form.get("title", ""), "title", 200, needed=False)
    field = job_form.line(request.form.get("field", ""), "field", 80, needed=False)
    return replace(
        job,
        id=job_id,
        title=title or job.title,
        field=field or job.field,
        gate=settings().matching.gate,
    )


def _new_page(job_id: str, error: CoachError | None = None) -> str:
    fields = sorted({job.field for job in store().jobs(active=False) if job.field})
    return render_template("job_new.html", job_id=job_id, error=error, fields=fields)


def _edit_page(job: Job, error: FormError | None = None) -> str:
    return render_template(
        "job.html",
        job=job,
        error=error,
        seen=store().job_list.revision(job.id),
        steps_back=undoing.steps_back(job),
        kinds=tuple(RequirementKind),
        empty_rows=range(EMPTY_ROWS),
    )
