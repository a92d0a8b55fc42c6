"""People: who may use the panel, their passwords and sessions, and the audit log."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import InputRequired

from admin import passwords, signed_in
from admin.access import allowed, settings, staff, store
from admin.confirming import asked_first, wrong
from admin.errors import FormError
from admin.forms import Form, text
from admin.listing import listed
from admin.log import note
from admin.signed_in import User, current_user
from admin.views import sign_in
from kiosk.store.people import Person, Role

blueprint = Blueprint("people", __name__, url_prefix="/people")

SORTS = {
    "name": lambda person: person.name,
    "role": lambda person: (person.role.value, person.name),
}


ROLES: Any = [role.value for role in (Role.VIEWER, Role.ADMIN)]
"""Any: the stubs are older than choices that are their own label."""


class NewPerson(Form):
    name = StringField("Name", sign_in.NAME)
    role = SelectField("Role", choices=ROLES)
    password = PasswordField(
        "First password", [InputRequired()], description="At least 12 characters."
    )


class NewPassword(Form):
    old = PasswordField("Password so far", [InputRequired()])
    password = PasswordField(
        "New password", [InputRequired()], description="At least 12 characters."
    )
    again = PasswordField("New password again", [InputRequired()])


@blueprint.get("")
@allowed(Role.ADMIN)
def index() -> ResponseReturnValue:
    return _page(NewPerson())


@blueprint.post("")
@allowed(Role.ADMIN)
def add() -> ResponseReturnValue:
    form = NewPerson()
    if not form.validate():
        return _page(form), 400
    name = text(form.name).strip()
    try:
        kept = passwords.hashed(text(form.password), name=name)
    except FormError as err:
        form.password.errors = [err.message]
        return _page(form), 400
    if text(form.role) == Role.ADMIN.value:
        says = [f"{name} may change and delete everything in this panel, and add others."]
        if (asked := _asked(f"Add {name} as administrator?", says, "Add")) is not None:
            return asked
    person = store().people.add(name, Role(text(form.role)), kept, must_change=True)
    note("added", "person", person.id, person.role.value)
    flash(f"{person.name} can sign in now.", "success")
    return redirect(url_for("people.index"))


@blueprint.post("/<person_id>/role")
@allowed(Role.ADMIN)
def role(person_id: str) -> ResponseReturnValue:
    person = _person(person_id)
    try:
        wanted = Role(request.form.get("role", ""))
    except ValueError as err:
        raise FormError("role", "There is no such role.") from err
    if person.outside:
        raise FormError("role", f"The role of {person.name} comes from the groups at the campus.")
    says = [
        f"{person.name} is {person.role.value} now and will be {wanted.value}.",
        _leaves(person),
    ]
    if (asked := _asked(f"Change the role of {person.name}?", says, "Change")) is not None:
        return asked
    store().people.change(person.id, role=wanted)
    note("changed role", "person", person.id, wanted.value)
    flash("Kept.", "success")
    return redirect(url_for("people.index"))


@blueprint.post("/<person_id>/switch")
@allowed(Role.ADMIN)
def switch(person_id: str) -> ResponseReturnValue:
    """Close somebody's account, or open it again."""
    person = _person(person_id)
    if person.active:
        says = [f"{person.name} can no longer sign in.", _leaves(person)]
        if (asked := _asked(f"Close the account of {person.name}?", says, "Close")) is not None:
            return asked
    store().people.change(person.id, active=not person.active)
    note("closed" if person.active else "opened", "person", person.id)
    flash("Kept.", "success")
    return redirect(url_for("people.index"))


@blueprint.post("/<person_id>/password")
@allowed(Role.ADMIN)
def reset_password(person_id: str) -> ResponseReturnValue:
    """Give somebody a new password; every browser of theirs is signed out."""
    person = _person(person_id)
    if person.outside:
        raise FormError("password", f"{person.name} signs in at the campus and has no password.")
    kept = passwords.hashed(request.form.get("password", ""), name=person.name)
    says = ["The password so far stops working.", _leaves(person)]
    says.append(f"{person.name} has to choose another one when signing in.")
    if (asked := _asked(f"Give {person.name} a new password?", says, "Set")) is not None:
        return asked
    store().people.change(person.id, password_hash=kept, must_change=True)
    note("reset password", "person", person.id)
    flash(f"{person.name} has a new password.", "success")
    return redirect(url_for("people.index"))


@blueprint.post("/<person_id>/factor-off")
@allowed(Role.ADMIN)
def factor_off(person_id: str) -> ResponseReturnValue:
    """Take the second factor from somebody who lost the phone."""
    person = _person(person_id)
    says = [f"The password alone opens the account of {person.name} again."]
    if (asked := _asked(f"Take the second factor from {person.name}?", says, "Take")) is not None:
        return asked
    store().people.set_factor(person.id, None)
    note("took the second factor", "person", person.id)
    flash("Kept.", "success")
    return redirect(url_for("people.index"))


@blueprint.post("/<person_id>/groups")
@allowed(Role.ADMIN)
def groups(person_id: str) -> ResponseReturnValue:
    """Let a viewer see every interview, or those of some groups."""
    person = _person(person_id)
    known = {one.id for one in store().groups.all()}
    only = request.form.get("which") == "only"
    chosen = [one for one in request.form.getlist("group") if one in known]
    store().groups.let_see(person.id, chosen if only else None)
    note("changed what is seen by", "person", person.id, f"{len(chosen)} groups" if only else "all")
    flash("Kept.", "success")
    return redirect(url_for("people.index"))


@blueprint.post("/<person_id>/unlock")
@allowed(Role.ADMIN)
def unlock(person_id: str) -> ResponseReturnValue:
    """Let somebody try again after wrong passwords."""
    person = _person(person_id)
    store().attempts.unlock(person.name)
    note("unlocked", "person", person.id)
    flash(f"{person.name} can try again.", "success")
    return redirect(url_for("people.index"))


@blueprint.post("/sessions/<session_id>/end")
@allowed(Role.ADMIN)
def end_session(session_id: str) -> ResponseReturnValue:
    store().sessions.end_session(session_id)
    note("ended", "session", session_id)
    flash("That browser is signed out.", "success")
    return redirect(url_for("people.index"))


@blueprint.route("/me", methods=["GET", "POST"])
@staff
def me() -> ResponseReturnValue:
    """Change one's own password; other browsers of the person are signed out."""
    form = NewPassword()
    if not form.validate_on_submit():
        return render_template("me.html", form=form), 400 if form.errors else 200
    person: Person = current_user.person
    try:
        if error := wrong(text(form.old)):
            raise FormError("old", error)
        kept = passwords.hashed(sign_in.fresh_password(form.password, form.again), name=person.name)
    except FormError as err:
        form[err.field].errors = [err.message]
        return render_template("me.html", form=form), 400
    store().people.change(person.id, password_hash=kept, must_change=False)
    signed_in.sign_in(
        User(person, store().sessions.sign_in(person, request.headers.get("User-Agent", "")))
    )
    note("changed password", "person", person.id)
    flash("Your password is changed.", "success")
    return redirect(url_for("people.me"))


def _asked(title: str, says: list[str], act: str) -> ResponseReturnValue | None:
    return asked_first(title, says, act, url_for("people.index"))


def _leaves(person: Person) -> str:
    idle = timedelta(minutes=settings().panel.session_minutes)
    count = sum(one.person.id == person.id for one in store().sessions.all(idle))
    if not count:
        return "No browser is signed in with this account just now."
    return f"{count} browser{'' if count == 1 else 's'} of the account will be signed out."


def _person(person_id: str) -> Person:
    return store().people.get(person_id) or abort(404)


def _page(form: NewPerson) -> str:
    idle = timedelta(minutes=settings().panel.session_minutes)
    found = listed(store().people.all(), request.args, lambda p: f"{p.name} {p.role}", SORTS)
    return render_template(
        "people.html",
        found=found,
        form=form,
        roles=tuple(Role),
        sessions=store().sessions.all(idle),
        shortest=passwords.SHORTEST,
        groups=store().groups.all(),
        sees={p.id: store().groups.of_viewer(p.id) for p in found.lines},
    )
