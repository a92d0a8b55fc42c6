"""Booths: when each was last seen and how it stands; enrol, rename, retire."""

from datetime import UTC, datetime
from pathlib import Path

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from admin import certificate, job_form
from admin.access import allowed, settings, staff, store
from admin.listing import listed
from admin.log import note
from admin.signed_in import current_user
from admin.standing import Standing, standing
from kiosk.domain.errors import StoreError
from kiosk.fleet import enrolment
from kiosk.store.booths import BoothLine
from kiosk.store.people import Role

blueprint = Blueprint("booths", __name__, url_prefix="/booths")

SORTS = {
    "name": lambda stands: (stands.booth.retired, stands.booth.name.lower()),
    "seen": lambda stands: stands.booth.seen_at,
    "queue": lambda stands: -stands.waits,
}
LONGEST_NAME = 120
RETIRES = (
    "Its access to the campus ends at once. Interviews it has not sent yet stay at the booth. "
    "To bring it back, it has to be enrolled again."
)


@blueprint.get("")
@staff
def index() -> ResponseReturnValue:
    now, faults = datetime.now(UTC), store().booths.faults()
    stands = [standing(booth, faults, now) for booth in store().booths.all()]
    return render_template(
        "booths.html", found=listed(stands, request.args, _says, SORTS), campus=_is_campus()
    )


@blueprint.post("/enrol")
@allowed(Role.ADMIN)
def enrol() -> ResponseReturnValue:
    """Make a code that lets a new booth in, and show it this once."""
    return _code_page()


@blueprint.post("/<booth_id>/enrol")
@allowed(Role.ADMIN)
def enrol_again(booth_id: str) -> ResponseReturnValue:
    """Make a code that lets this booth in again, under new credentials."""
    return _code_page(_booth(booth_id))


@blueprint.post("/<booth_id>/rename")
@allowed(Role.ADMIN)
def rename(booth_id: str) -> ResponseReturnValue:
    booth = _booth(booth_id)
    name = job_form.line(request.form.get("name"), "name", LONGEST_NAME)
    store().booths.rename(booth.id, name)
    note("renamed", "booth", booth.id)
    flash("Kept.", "success")
    return redirect(url_for("booths.index"))


@blueprint.route("/<booth_id>/retire", methods=["GET", "POST"])
@allowed(Role.ADMIN)
def retire(booth_id: str) -> ResponseReturnValue:
    """Ask, then take a booth out of service: what it sends from now on is refused."""
    booth = _booth(booth_id)
    if request.method == "GET":
        return render_template(
            "confirm.html",
            title=f"Retire {booth.name}?",
            says=RETIRES if _is_campus() else "It stays in the list, as retired.",
            act="Retire",
            back=url_for("booths.index"),
        )
    if _is_campus():
        enrolment.revoke(store().database, booth.id)
    store().booths.retire(booth.id)
    note("retired", "booth", booth.id)
    flash(f"{booth.name} is retired.", "success")
    return redirect(url_for("booths.index"))


@blueprint.post("/<booth_id>/return")
@allowed(Role.ADMIN)
def bring_back(booth_id: str) -> ResponseReturnValue:
    booth = _booth(booth_id)
    store().booths.retire(booth.id, retired=False)
    note("brought back", "booth", booth.id)
    says = " Its access stays revoked until it is enrolled again." if _is_campus() else ""
    flash(f"{booth.name} is back in the list.{says}", "success")
    return redirect(url_for("booths.index"))


def _code_page(booth: BoothLine | None = None) -> str:
    if not _is_campus():
        raise StoreError(
            "campus-unprepared", "Prepare the campus first: python -m provisioning campus."
        )
    booth_id = booth.id if booth else ""
    code = enrolment.make_code(store().database, current_user.person.name, booth_id)
    note("made a code", "booth", booth_id)
    print_ = _fingerprint() if settings().panel.tls else ""
    address = settings().panel.url or request.host_url
    command = f"sudo interview-coach enrol {address.rstrip('/')} {code}"
    return render_template(
        "booth_code.html",
        booth=booth,
        code=code,
        fingerprint=print_,
        command=command + (f" \\\n  --fingerprint {print_.replace(':', '')}" if print_ else ""),
        hours=enrolment.CODE_HOURS,
    )


def _fingerprint() -> str:
    file, _key = certificate.files(Path(settings().paths.var))
    return certificate.fingerprint(file)


def _is_campus() -> bool:
    return store().database.engine.dialect.name == "postgresql"


def _says(stands: Standing) -> str:
    booth, words = stands.booth, " ".join(sign.word for sign in stands.signs)
    return f"{booth.name} {booth.id} {booth.version} {words}"


def _booth(booth_id: str) -> BoothLine:
    return next((b for b in store().booths.all() if b.id == booth_id), None) or abort(404)
