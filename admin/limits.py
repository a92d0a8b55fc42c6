"""Bounds how often one address, or one token, may do what costs or can be guessed."""

from flask import abort, current_app
from flask_limiter import Limiter
from limits import parse
from limits.strategies import RateLimiter

from admin import places

RATES = {
    "try": "120/minute",
    "sign-on": "60/minute",
    "wrong password": "30/minute",
    "wrong claim": "10/minute",
    "wrong enrolment": "10/minute",
    "wrong token": "30/minute",
    "code": "30/minute",
    "hand-off": "60/minute",
    "report": "10/minute",
}
"""Counted by address, tries before the password is looked at; the last two by token, so that a
class behind one address is not in its own way."""


def count(what: str, who: str = "") -> None:
    """Count one more, and refuse with 429 where there were too many."""
    if not _limiter().hit(parse(RATES[what]), what, who or places.address()):
        abort(429)


def check(what: str, who: str = "") -> None:
    """Refuse with 429 where there were too many already."""
    if not _limiter().test(parse(RATES[what]), what, who or places.address()):
        abort(429)


def _limiter() -> RateLimiter:
    made: Limiter = current_app.extensions["limits"]
    return made.limiter
