"""Tells where a try to sign in comes from: a browser that is known, or else an address.

A browser that somebody has signed in with carries a signed cookie of its own. It opens nothing; it
only lets this browser try in peace, whatever others do under the same name.
"""

import secrets
from typing import Any

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from admin import proxies
from admin.serving.turns import KNOWN
from kiosk.store.people import Person

YEAR_S = 31_536_000
MOST_PEOPLE = 8
"""Of one browser, the last ones."""


def place(person: Person | None) -> str:
    """Return what counts as one place for somebody (or for nobody of that name)."""
    browser = _browser()
    if person is not None and browser is not None and person.id in browser["people"]:
        return f"browser {browser['id']}"
    return address()


def known(person: Person | None) -> bool:
    """Return whether somebody has signed in with this browser before."""
    return place(person).startswith("browser ")


def address() -> str:
    """Return the address that counts."""
    return proxies.counted(request.remote_addr or "")


def tell_server(environ: dict[str, Any]) -> None:
    """Have the server know a browser that staff have signed in with."""
    if _browser() is not None:
        environ[KNOWN] = True


def remember(response: Response, person: Person) -> None:
    """Have the browser known from now on."""
    browser = _browser() or {"id": secrets.token_hex(16), "people": []}
    others = [one for one in browser["people"] if one != person.id]
    kept = {"id": browser["id"], "people": [*others, person.id][-MOST_PEOPLE:]}
    response.set_cookie(
        _name(),
        _signer().dumps(kept),
        max_age=YEAR_S,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Strict",
        path="/",
    )


def _browser() -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = _signer().loads(request.cookies.get(_name(), ""))
    except BadSignature:
        return None
    return found


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="known browser")


def _name() -> str:
    return "__Host-browser" if current_app.config["SESSION_COOKIE_SECURE"] else "browser"
