"""The way to the hand-off for a phone that cannot scan: a short address, and the booth's code."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from admin import limits
from admin.access import everyone, store
from admin.errors import FormError
from kiosk.store.handoff import Kind, token_of

blueprint = Blueprint("typed", __name__)

LONGEST_CODE = 40


@blueprint.route("/resume", methods=["GET", "POST"])
@everyone
def code() -> ResponseReturnValue:
    """Take the code that the booth shows beside its picture, for who cannot scan that."""
    given = request.form.get("code", "")[:LONGEST_CODE]
    if request.method == "GET":
        return render_template("bring_code.html", error=None)
    limits.count("code")
    token = token_of(given)
    if store().handoff.open(token, Kind.UPLOAD) is None:
        limits.count("wrong token")
        wrong = FormError("code", "No booth shows this code now. Please look again.")
        return render_template("bring_code.html", error=wrong), 400
    return redirect(url_for("handoff.bring", token=token))
