"""The typed door to Flask-Login, which ships no types: who is signed in."""

from collections.abc import Callable

import flask_login
from flask import Flask

from kiosk.store.people import Person


class User:
    """Somebody signed in, as Flask-Login wants them: known by the session's token."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, person: Person, token: str) -> None:
        self.person = person
        self.token = token

    def get_id(self) -> str:
        return self.token


current_user: User = flask_login.current_user
"""Whoever sends the present request; `person` only where `is_authenticated`."""


def load_users(app: Flask, load: Callable[[str], User | None]) -> None:
    """Have whoever is signed in found by the session's token before every request."""
    manager = flask_login.LoginManager(app)
    manager.session_protection = "strong"
    manager.user_loader(load)


def sign_in(user: User) -> None:
    flask_login.login_user(user)


def sign_out() -> None:
    flask_login.logout_user()
