"""Knows the reader's time zone: the page's script tells it in a cookie; without it days are UTC."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from flask import g, request

COOKIE = "zone"
LONGEST = 60


def zone() -> tzinfo:
    """Return the zone of whoever asks."""
    if "zone" not in g:
        g.zone = named(request.cookies.get(COOKIE, ""))
    known: tzinfo = g.zone
    return known


def named(name: str) -> tzinfo:
    """Return a zone by its name (Europe/Berlin); UTC where there is no such zone here."""
    if not name or len(name) > LONGEST:
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, or no name but a path
        return UTC


def today() -> date:
    """Return the reader's day of today."""
    return datetime.now(zone()).date()
