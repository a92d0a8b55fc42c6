"""Has dangerous changes wait: first what will happen, with a count, then one's own password."""

import time
from datetime import timedelta

from flask import render_template, request, session
from flask.typing import ResponseReturnValue

from admin import passwords, places
from admin.access import store
from admin.log import note_counted
from admin.signed_in import current_user

FIELD = "sure"
"""The field of the password; the others are sent once more as they were."""
AGAIN = "Sign in once more with your account first, then do this again."
JUST_NOW = timedelta(minutes=10)
"""Somebody without a password here confirms within this time of signing in at the provider."""
CONFIRMED = "confirmed at"
NOT_SENT_AGAIN = (FIELD, "csrf_token")


def asked_first(title: str, says: list[str], act: str, back: str) -> ResponseReturnValue | None:
    """Return the page that says what will happen and asks for the password; None once it is
    right."""
    if current_user.person.outside:
        if FIELD in request.form and _signed_in_just_now():
            return None
        error = AGAIN if not _signed_in_just_now() else ""
    else:
        error = _error() if FIELD in request.form else ""
        if FIELD in request.form and not error:
            return None
    fields = [(k, v) for k, v in request.form.items(multi=True) if k not in NOT_SENT_AGAIN]
    page = render_template(
        "sure.html", title=title, says=says, act=act, back=back, fields=fields, error=error
    )
    return page, 403 if error else 200


def confirmed() -> None:
    """Keep that this session began with a password that the provider asked for anew."""
    session[CONFIRMED] = time.time()


def _signed_in_just_now() -> bool:
    since = float(session.get(CONFIRMED, 0.0))
    return time.time() - since < JUST_NOW.total_seconds()


def _error() -> str:
    return wrong(request.form[FIELD], "Nothing was changed.")


def wrong(password: str, after: str = "") -> str:
    """Return why a password is not that of whoever is signed in, or empty where it is. A place that
    was wrong too often waits, as at the sign-in: somebody may have found the browser open."""
    person = current_user.person
    here = places.place(person)
    if store().attempts.waits_until(person.name, here) is not None:
        return "Too many wrong passwords. Wait a few minutes."
    found = store().people.by_name(person.name)
    if found is not None and passwords.right(found[1], password):
        store().attempts.right(person.name, here)
        return ""
    store().attempts.failed(person.name, here)
    note_counted(
        "gave a wrong password", "person", person.id, f"to confirm, from {places.address()}"
    )
    return f"This is not your password. {after}".strip()
