"""How booths join: a one-time code in, the way to the campus' database out.

No session and no form: a booth has neither. The code is 60 random bits, good once and for a day.
"""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from admin import job_form, limits
from admin.access import everyone, store
from admin.failing import STATUS
from admin.log import note
from kiosk.domain.errors import CoachError
from kiosk.fleet import enrolment

blueprint = Blueprint("enrol", __name__)

LONGEST = {"code": 40, "booth_id": 64, "name": 120}


@blueprint.post("/enrol")
@everyone
def enrol() -> ResponseReturnValue:
    """Let a booth in, once, with a code that staff made."""
    limits.check("wrong enrolment")
    try:
        given = _given(request.get_json(silent=True))
        made = enrolment.redeem(
            store().database,
            given["code"],
            given["booth_id"],
            given["name"],
            host=urlsplit(request.host_url).hostname or "",
        )
    except CoachError as err:
        limits.count("wrong enrolment")
        current_app.logger.warning("a booth was not enrolled: %s", err.code)
        return jsonify(error={"code": err.code, "message": err.message}), STATUS.get(err.code, 400)
    note("enrolled", "booth", made.booth_id, person="a booth")
    return jsonify(booth_id=made.booth_id, url=made.url, certificate=made.certificate)


def _given(said: Any) -> dict[str, str]:
    """Return what a booth says of itself, each a line of a sensible length.

    Raises:
        FormError: something is missing, or is no such line.
    """
    said = said if isinstance(said, dict) else {}
    return {name: job_form.line(said.get(name), name, most) for name, most in LONGEST.items()}
