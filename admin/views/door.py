"""The door: the first administrator claims the panel, staff sign in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Field, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from admin import passwords, signed_in
from admin.access import everyone, staff, store
from admin.errors import FormError
from admin.forms import Form, text
from admin.log import note
from admin.showing import THEMES
from admin.signed_in import User, current_user
from kiosk.domain.errors import StoreError
from kiosk.store.people import Person

blueprint = Blueprint("door", __name__)

YEAR_S = 31_536_000
NAME = (InputRequired("A name is needed."), Length(2, 60, "A name has 2 to 60 characters."))


class SignIn(Form):
    name = StringField("Name", [InputRequired("Your name is needed."), Length(max=80)])
    password = PasswordField("Password", [InputRequired("Your password is needed.")])


class Claim(Form):
    code = StringField(
        "Claim code",
        [InputRequired("The code is on the booth's screen."), Length(max=40)],
        description="It stands on the booth's screen, and in the panel's log.",
    )
    name = StringField("Your name", NAME, description="You sign in with it.")
    password = PasswordField(
        "Password", [InputRequired()], description="At least 12 characters; a few words are good."
    )
    again = PasswordField("Password again", [InputRequired()])


@blueprint.get("/")
@staff
def home() -> ResponseReturnValue:
    return redirect(url_for("jobs.index"))


@blueprint.route("/claim", methods=["GET", "POST"])
@everyone
def claim() -> ResponseReturnValue:
    """Make the first administrator with the code from the booth's screen."""
    if store().people.claimed():
        return redirect(url_for("door.sign_in"))
    form = Claim()
    if not form.validate_on_submit():
        store().claim_code()  # made now, so that the booth can show it
        return render_template("claim.html", form=form), 400 if form.errors else 200
    try:
        kept = passwords.hashed(fresh_password(form.password, form.again), name=text(form.name))
        person = store().people.claim(text(form.code), text(form.name).strip(), kept)
    except FormError as err:
        form[err.field].errors = [err.message]
        return render_template("claim.html", form=form), 400
    except StoreError as err:
        if err.code != "claim-wrong":
            raise
        form.code.errors = [err.message]
        return render_template("claim.html", form=form), 403
    note("claimed", "panel", person=person.name)
    enter(person)
    return redirect(url_for("door.home"))


@blueprint.route("/sign-in", methods=["GET", "POST"])
@everyone
def sign_in() -> ResponseReturnValue:
    """Let somebody in who knows the password, unless the name is locked."""
    if not store().people.claimed():
        return redirect(url_for("door.claim"))
    if current_user.is_authenticated:
        return redirect(url_for("door.home"))
    form = SignIn()
    if not form.validate_on_submit():
        return render_template("sign_in.html", form=form), 400 if form.errors else 200

    name = text(form.name).strip()
    if store().sessions.locked_until(name) is not None:
        form.password.errors = ["Too many wrong passwords for this name. Try again later."]
        return render_template("sign_in.html", form=form), 429
    found = store().people.by_name(name)
    if not passwords.right(found and found[1], text(form.password)) or found is None:
        store().sessions.failed(name)
        form.password.errors = ["Name and password do not go together."]
        return render_template("sign_in.html", form=form), 401

    enter(found[0])
    note("signed in", "panel", person=found[0].name)
    return redirect(safe(request.args.get("back", "")))


@blueprint.post("/sign-out")
@staff
def sign_out() -> ResponseReturnValue:
    note("signed out", "panel")
    store().sessions.sign_out(current_user.token)
    signed_in.sign_out()
    return redirect(url_for("door.sign_in"))


@blueprint.post("/theme")
@everyone
def theme() -> ResponseReturnValue:
    """Keep the reader's choice of light or dark in a cookie of its own."""
    chosen = request.form.get("theme", "auto")
    response = make_response(redirect(safe(request.form.get("back", ""))))
    if chosen in THEMES:
        response.set_cookie(
            "theme",
            chosen,
            max_age=YEAR_S,
            secure=request.is_secure,
            httponly=True,
            samesite="Strict",
        )
    return response


def enter(person: Person) -> None:
    """Begin a session."""
    browser = request.headers.get("User-Agent", "")
    signed_in.sign_in(User(person, store().sessions.sign_in(person, browser)))
    flash(f"Welcome, {person.name}.", "success")


def fresh_password(password: Field, again: Field) -> str:
    """Return the new password of a form that asks for it twice.

    Raises:
        FormError: the two differ.
    """
    if password.data != again.data:
        raise FormError("again", "The two passwords differ.")
    return text(password)


def safe(back: str) -> str:
    """Return where to go on to: only ever a page of this panel."""
    parts = urlsplit(back)
    local = not parts.scheme and not parts.netloc and back.startswith("/")
    if not local or back.startswith("//") or "\\" in back or any(c < " " for c in back):
        return url_for("door.home")
    return back
