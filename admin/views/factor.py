"""The second factor of one's own account: switched on with an app's code, off with the password."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from admin import pictures, totp
from admin.access import staff, store
from admin.confirming import wrong
from admin.errors import FormError
from admin.log import note
from admin.signed_in import current_user

blueprint = Blueprint("factor", __name__, url_prefix="/people/me/factor")


@blueprint.get("")
@staff
def index() -> ResponseReturnValue:
    return _page()


@blueprint.post("")
@staff
def switch_on() -> ResponseReturnValue:
    """Switch it on once the app shows the right code."""
    person, secret = current_user.person, _fresh()
    if person.outside or person.second_factor:
        abort(409)
    if error := wrong(request.form.get("password", "")):
        return _page(error), 400
    step = totp.step_of(secret, request.form.get("code", "")) if secret else None
    if step is None:
        return _page(
            "This is not the code of this moment. Scan once more, or wait for the next."
        ), 400
    store().people.set_factor(person.id, secret, step)
    session.pop("fresh factor", None)
    note("switched the second factor on", "person", person.id)
    flash("From now on the panel asks for the code after your password.", "success")
    return redirect(url_for("people.me"))


@blueprint.post("/off")
@staff
def switch_off() -> ResponseReturnValue:
    person = current_user.person
    if error := wrong(request.form.get("password", "")):
        raise FormError("password", error)
    store().people.set_factor(person.id, None)
    note("switched the second factor off", "person", person.id)
    flash("The password alone opens your account again.", "success")
    return redirect(url_for("people.me"))


def _page(error: str = "") -> str:
    person = current_user.person
    if person.second_factor or person.outside:
        return render_template("factor.html", error=error, secret="", picture="")
    secret = _fresh() or totp.new_secret()
    session["fresh factor"] = [person.id, secret]
    picture = pictures.code(totp.address(secret, person.name))
    return render_template("factor.html", error=error, secret=secret, picture=picture)


def _fresh() -> str:
    """Return the key that was drawn for whoever is signed in, or empty."""
    owner, secret = session.get("fresh factor", ("", ""))
    return str(secret) if owner == current_user.person.id else ""
