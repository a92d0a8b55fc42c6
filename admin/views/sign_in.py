"""Signing in: the first administrator claims the panel, staff sign in and out."""

import time
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from wtforms import Field, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from admin import limits, passwords, places, signed_in, totp
from admin.access import everyone, staff, store
from admin.errors import FormError
from admin.forms import Form, text
from admin.log import note, note_counted
from admin.showing import THEMES
from admin.signed_in import User, current_user
from kiosk.domain.errors import StoreError
from kiosk.store.people import Person

blueprint = Blueprint("sign_in", __name__)

YEAR_S = 31_536_000
HALF_S = 300
"""After the password there is so much time for the code of the second factor."""
NAME = (InputRequired("A name is needed."), Length(2, 60, "A name has 2 to 60 characters."))
WAIT = "Too many wrong passwords from here. Wait a few minutes, or use a browser you used before."


class SignIn(Form):
    name = StringField("Name", [InputRequired("Your name is needed."), Length(max=80)])
    password = PasswordField("Password", [InputRequired("Your password is needed.")])


class Code(Form):
    code = StringField(
        "Code", [InputRequired("The code is needed."), Length(max=20)], description="Six digits."
    )


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
        return redirect(url_for("sign_in.sign_in"))
    form = Claim()
    if not form.validate_on_submit():
        store().claim_code()  # made now, so that the booth can show it
        return render_template("claim.html", form=form), 400 if form.errors else 200
    limits.check("wrong claim")
    try:
        kept = passwords.hashed(fresh_password(form.password, form.again), name=text(form.name))
        person = store().people.claim(text(form.code), text(form.name).strip(), kept)
    except FormError as err:
        form[err.field].errors = [err.message]
        return render_template("claim.html", form=form), 400
    except StoreError as err:
        if err.code != "claim-wrong":
            raise
        limits.count("wrong claim")
        form.code.errors = [err.message]
        return render_template("claim.html", form=form), 403
    note("claimed", "panel", person=person.name)
    return enter(person, url_for("sign_in.home"))


@blueprint.route("/sign-in", methods=["GET", "POST"])
@everyone
def sign_in() -> ResponseReturnValue:
    """Let somebody in who knows the password; a place that was wrong too often waits."""
    if not store().people.claimed():
        return redirect(url_for("sign_in.claim"))
    if current_user.is_authenticated:
        return redirect(url_for("sign_in.home"))
    form = SignIn()
    if not form.validate_on_submit():
        return render_template("sign_in.html", form=form), 400 if form.errors else 200
    return _tried(form)


def _tried(form: SignIn) -> ResponseReturnValue:
    name = text(form.name).strip()
    found = store().people.by_name(name)
    person = found[0] if found else None
    if _must_wait(name, person):
        form.password.errors = [WAIT]
        return render_template("sign_in.html", form=form), 429
    if not passwords.right(found and found[1], text(form.password)) or person is None:
        _failed(name, person, "wrong password")
        form.password.errors = ["Name and password do not go together."]
        return render_template("sign_in.html", form=form), 401

    if person.second_factor:
        session["half"] = [person.id, time.time()]
        return redirect(url_for("sign_in.code", back=request.args.get("back")))
    return _let_in(person)


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@everyone
def code() -> ResponseReturnValue:
    """Ask for the code of the second factor, after the password."""
    person = _half()
    if person is None:
        return redirect(url_for("sign_in.sign_in"))
    form = Code()
    if not form.validate_on_submit():
        return render_template("sign_in_code.html", form=form), 400 if form.errors else 200
    if _must_wait(person.name, person):
        form.code.errors = [WAIT]
        return render_template("sign_in_code.html", form=form), 429
    secret, _ = store().people.factor(person.id)
    step = totp.step_of(secret, text(form.code)) if secret else None
    if step is None or not store().people.use_step(person.id, step):
        _failed(person.name, person, "wrong code")
        form.code.errors = ["This is not the code of this moment. Wait for the next one."]
        return render_template("sign_in_code.html", form=form), 401
    return _let_in(person)


@blueprint.post("/sign-out")
@staff
def sign_out() -> ResponseReturnValue:
    note("signed out", "panel")
    store().sessions.sign_out(current_user.token)
    signed_in.sign_out()
    session.clear()
    return redirect(url_for("sign_in.sign_in"))


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


def enter(person: Person, where: str) -> Response:
    """Begin a session, and go on to a page."""
    response = make_response(redirect(where))
    begin(response, person)
    flash(f"Welcome, {person.name}.", "success")
    return response


def begin(response: Response, person: Person) -> None:
    """Begin a session with the answer that is being made; nothing of whoever sat here before goes
    on into it."""
    session.clear()
    browser = request.headers.get("User-Agent", "")
    signed_in.sign_in(User(person, store().sessions.sign_in(person, browser)))
    places.remember(response, person)


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
    try:
        parts = urlsplit(back)
    except ValueError:
        return url_for("sign_in.home")
    local = not parts.scheme and not parts.netloc and back.startswith("/")
    if not local or back.startswith("//") or "\\" in back or any(c < " " for c in back):
        return url_for("sign_in.home")
    return back


def _must_wait(name: str, person: Person | None) -> bool:
    if not places.known(person):
        limits.check("wrong password")
        limits.count("try")
    return store().attempts.waits_until(name, places.place(person)) is not None


def _failed(name: str, person: Person | None, why: str) -> None:
    """Count and note it. A name that nobody has is not written down: it may be a password."""
    store().attempts.failed(name, places.place(person))
    if not places.known(person):
        limits.count("wrong password")
    who = person.name if person else "nobody we know"
    object_id = person.id if person else ""
    note_counted(
        "failed to sign in", "person", object_id, f"{why}, from {places.address()}", person=who
    )


def _let_in(person: Person) -> Response:
    store().attempts.right(person.name, places.place(person))
    note("signed in", "panel", person=person.name)
    return enter(person, safe(request.args.get("back", "")))


def _half() -> Person | None:
    """Return who gave the right password just now and owes the code."""
    person_id, at = session.get("half", ("", 0.0))
    if time.time() - at > HALF_S:
        return None
    person = store().people.get(person_id)
    return person if person is not None and person.active else None
