"""Turns what goes wrong into a page with a sentence, a code for staff and the right status."""

import logging

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from admin.errors import FormError
from kiosk.domain.errors import CoachError, StoreError

log = logging.getLogger(__name__)

SAYS = {
    400: ("That cannot be used", "Something in this request is not as it should be."),
    403: ("Not yours to do", "Your account may look at this panel, but not change this."),
    404: ("Nothing here", "There is no such page, or what it showed has been deleted."),
    405: ("Not this way", "This address does not take that kind of request."),
    410: ("This link is over", "It has been used, or is too old. The booth can make a new one."),
    413: ("Too large", "That is more than this panel takes."),
    415: ("Another kind of file", "This panel cannot read that kind of file."),
    429: ("Too many tries", "Wait a minute, then try again."),
    500: ("That was our fault", "Something went wrong. It has been logged."),
    503: ("Just a moment", "The panel cannot do this just now. Try again in a minute."),
}

STATUS = {
    "handoff-gone": 410,
    "store-changed": 409,
    "person-exists": 409,
    "group-code-taken": 409,
    "last-administrator": 409,
    "claim-over": 410,
    "enrol-refused": 403,
    "enrol-taken": 409,
    "campus-unprepared": 409,
    "claim-wrong": 403,
    "sign-on-silent": 503,
    "sign-on-refused": 403,
    "sign-on-no-role": 403,
    "busy": 503,
    "store-locked": 503,
    "store-corrupt": 503,
    "disk-full": 503,
    "printer-needs-paper": 503,
    "printer-out-of-order": 503,
    "printer-busy": 503,
    "resume-too-large": 413,
    "resume-not-pdf": 415,
}
"""HTTP status of our codes; every other one is 400: what was sent cannot be used."""


def explain(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(CSRFError, forged)
    app.register_error_handler(HTTPException, refused)
    app.register_error_handler(CoachError, explained)
    app.register_error_handler(500, fault)


def page(status: int, message: str = "", code: str = "") -> Response:
    title, says = SAYS.get(status, SAYS[400])
    body = render_template("error.html", title=title, says=message or says, code=code)
    response = Response(body, status, content_type="text/html; charset=utf-8")
    if status in (429, 503):
        response.headers["Retry-After"] = "60"
    return response


def forged(_error: CSRFError) -> ResponseReturnValue:
    return page(400, "This form is too old. Go back, load the page again and send it once more.")


def refused(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or (error.code or 500) < 400:
        return error
    return page(error.code or 500)


def explained(error: CoachError) -> ResponseReturnValue:
    status = 400 if isinstance(error, FormError) else STATUS.get(error.code, 400)
    if isinstance(error, StoreError) and status == 503:
        log.error("%s at %s", error.code, request.endpoint)
    return page(status, error.message, error.code)


def fault(_error: BaseException) -> ResponseReturnValue:
    return page(500)
