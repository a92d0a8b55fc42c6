"""Booths: when each was last seen and what it said of itself; rename, retire."""

from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from admin import job_form
from admin.access import allowed, staff, store
from admin.listing import listed
from admin.log import note
from kiosk.coach.store.booths import BoothLine
from kiosk.coach.store.people import Role

blueprint = Blueprint("booths", __name__, url_prefix="/booths")

SORTS = {
    "name": lambda booth: (booth.retired, booth.name.lower()),
    "seen": lambda booth: booth.seen_at,
}
LONGEST_NAME = 120


@blueprint.get("")
@staff
def index() -> ResponseReturnValue:
    booths = store().booths.all()
    found = listed(booths, request.args, lambda b: f"{b.name} {b.id} {b.version}", SORTS)
    return render_template(
        "booths.html",
        found=found,
        now=datetime.now(UTC),
        faults=store().booths.faults(),
    )


@blueprint.post("/<booth_id>/rename")
@allowed(Role.ADMIN)
def rename(booth_id: str) -> ResponseReturnValue:
    booth = _booth(booth_id)
    name = job_form.line(request.form.get("name"), "name", LONGEST_NAME)
    store().booths.rename(booth.id, name)
    note("renamed", "booth", booth.id)
    flash("Kept.", "success")
    return redirect(url_for("booths.index"))


@blueprint.post("/<booth_id>/retire")
@allowed(Role.ADMIN)
def retire(booth_id: str) -> ResponseReturnValue:
    """Take a booth out of service in the list, or back in."""
    booth = _booth(booth_id)
    store().booths.retire(booth.id, retired=not booth.retired)
    note("brought back" if booth.retired else "retired", "booth", booth.id)
    flash("Kept.", "success")
    return redirect(url_for("booths.index"))


def _booth(booth_id: str) -> BoothLine:
    return next((b for b in store().booths.all() if b.id == booth_id), None) or abort(404)
