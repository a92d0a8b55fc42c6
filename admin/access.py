"""Decides who may see which view: every view says so itself, or the panel does not start."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from admin.errors import PanelError
from admin.signed_in import User, current_user, load_users
from kiosk.domain.errors import StoreError
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.people import Role

View = TypeVar("View", bound=Callable[..., Any])

FILES = ("static", "bootstrap.static")
"""Endpoints that serve the panel's own files and nothing else."""
WHILE_CHANGING = ("people.me", "sign_in.sign_out")
"""All that somebody may do whose password was given by somebody else."""
ROLES = "_panel_roles"


def allowed(*roles: Role) -> Callable[[View], View]:
    """Say who may see a view."""

    def state(view: View) -> View:
        setattr(view, ROLES, frozenset(roles))
        return view

    return state


def everyone(view: View) -> View:
    """Say that a view needs no sign-in: it is public, or a token in its address guards it."""
    setattr(view, ROLES, None)
    return view


def staff(view: View) -> View:
    """Say that administrators and viewers may see a view."""
    return allowed(Role.ADMIN, Role.VIEWER)(view)


def store() -> Store:
    """Return the store of the panel that answers this request."""
    kept: Store = current_app.extensions["store"]
    return kept


def settings() -> Settings:
    """Return the settings as they are now: the file's, and the panel's over them."""
    if "settings" not in g:
        g.settings = store().settings(current_app.extensions["settings"])
    now: Settings = g.settings
    return now


def may(*roles: Role) -> bool:
    """Return whether whoever asks has one of the roles."""
    return current_user.is_authenticated and current_user.person.role in roles


def guard(app: Flask) -> None:
    """Put the guard before every view, and load who is signed in."""

    def load(token: str) -> User | None:
        try:
            idle = timedelta(minutes=settings().panel.session_minutes)
            person = store().sessions.signed_in(token, idle)
        except StoreError as err:
            g.store_fault = err  # told by check(); the page that explains it must not fail again
            return None
        return None if person is None else User(person, token)

    load_users(app, load)
    app.before_request(check)


def check() -> ResponseReturnValue | None:
    """Let the request pass, send it to the sign-in, or refuse it."""
    endpoint = request.endpoint
    if endpoint is None or endpoint in FILES:
        return None
    roles = getattr(current_app.view_functions[endpoint], ROLES)
    if roles is None:
        return None
    if not store().people.claimed():
        return redirect(url_for("sign_in.claim"))
    if not current_user.is_authenticated:
        if "store_fault" in g:
            raise g.store_fault
        back = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("sign_in.sign_in", back=back))
    if current_user.person.must_change and endpoint not in WHILE_CHANGING:
        return redirect(url_for("people.me"))
    if current_user.person.role not in roles:
        abort(403)
    return None


def refuse_unstated(app: Flask) -> None:
    """Stop the start where a view does not say who may see it.

    Raises:
        PanelError: naming the views.
    """
    silent = sorted(
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint not in FILES and not hasattr(view, ROLES)
    )
    if silent:
        raise PanelError("view-open", f"These views do not state who may see them: {silent}")
