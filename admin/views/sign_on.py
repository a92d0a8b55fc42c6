"""The way to the sign-on of the campus and back."""

import time
from dataclasses import asdict
from secrets import compare_digest
from typing import Any

from flask import (
    Blueprint,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer

from admin import confirming, limits
from admin.access import everyone, settings, store
from admin.errors import PanelError
from admin.log import note, note_counted
from admin.provider import Provider, Way
from admin.queues import PROVIDER
from admin.views import sign_in

blueprint = Blueprint("sign_on", __name__, url_prefix="/sign-in/campus")

WAY_S = 600
"""So long may it take to sign in over there."""


@blueprint.get("")
@everyone
def away() -> ResponseReturnValue:
    """Send the browser to the provider, with a cookie that only lives for the way."""
    provider = _provider()
    limits.count("sign-on")
    way, again = Way.drawn(), request.args.get("again") == "yes"
    with PROVIDER.turn():
        address = provider.away(way, _return_address(), again=again)
    response = redirect(address)
    kept = asdict(way) | {"back": sign_in.safe(request.args.get("back", ""))}
    kept["since"] = time.time() if again else None
    response.set_cookie(_name(), _signer().dumps(kept), max_age=WAY_S, **_COOKIE, secure=_tls())
    return response


@blueprint.get("/return")
@everyone
def back() -> ResponseReturnValue:
    """Let in who came back with what was sent along, in a role of the panel."""
    provider = _provider()
    limits.count("sign-on")
    way, after, since = _sent_along()
    if "error" in request.args:
        raise PanelError("sign-on-refused", "The sign-on of the campus did not let you in.")
    with PROVIDER.turn():
        code = request.args.get("code", "")[:2000]
        known = provider.known(way, code, _return_address(), since)
    role = provider.role(known.groups)
    person = None if role is None else store().outside.came(known.outside, known.name, role)
    if person is None:
        store().outside.lost(known.outside)
        why = "by the campus, without a role"
        note_counted("failed to sign in", "panel", "", why, person="nobody")
        raise PanelError(
            "sign-on-no-role", "Your account may not use this panel. Ask who administers it."
        )
    note("signed in", "panel", "", "by the campus", person=person.name)
    response = make_response(render_template("sign_on.html", after=after, name=person.name))
    sign_in.begin(response, person)
    if since is not None:
        confirming.confirmed()
    response.delete_cookie(_name(), **_COOKIE, secure=_tls())
    return response


_COOKIE: Any = {"httponly": True, "samesite": "Lax", "path": "/"}
"""Lax, not Strict: the provider's page sends the browser back. It opens nothing by itself."""


def _provider() -> Provider:
    now = current_app.extensions["settings"].oidc
    if not now.issuer:
        abort(404)
    kept: Provider = current_app.extensions.setdefault("provider", Provider(now))
    return kept


def _sent_along() -> tuple[Way, str, float | None]:
    """Return what the cookie of the way holds, where the provider brought the same back: the way,
    the page to go on to, and when somebody left who was to sign in again.

    Raises:
        PanelError: sign-on-refused.
    """
    try:
        kept = _signer().loads(request.cookies.get(_name(), ""), max_age=WAY_S)
        way = Way(kept["state"], kept["nonce"], kept["verifier"])
    except BadSignature:
        way = None
    state = request.args.get("state", "")
    if way is None or not compare_digest(state.encode(), way.state.encode()):
        raise PanelError("sign-on-refused", "This sign-in was not begun here, or took too long.")
    return way, str(kept["back"]), kept["since"]


def _return_address() -> str:
    url = settings().panel.url.rstrip("/")
    path = url_for("sign_on.back")
    return f"{url}{path}" if url else url_for("sign_on.back", _external=True)


def _tls() -> bool:
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def _name() -> str:
    return "__Host-sign-on" if _tls() else "sign-on"


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="sign on")
