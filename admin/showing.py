"""The filters by which templates show times, numbers and what was not measured."""

from datetime import UTC, datetime
from typing import Any

from flask import Flask, current_app, request

from admin import zones
from admin.signed_in import current_user
from kiosk.domain.units import Measure
from kiosk.store.people import Role

DASH = "–"
THEMES = ("auto", "light", "dark")
NAVIGATION = (
    ("jobs.index", "Jobs", "briefcase", ("jobs", "questions")),
    ("interviews.index", "Interviews", "mic", ("interviews", "reports", "talk")),
    ("groups.index", "Groups", "people-fill", ("groups", "classes")),
    ("insight.index", "Insight", "bar-chart", ("insight",)),
    ("booths.index", "Booths", "display", ("booths",)),
)
STAFF_ONLY = (
    ("settings.index", "Settings", "sliders", ("settings",)),
    ("people.index", "People", "people", ("people", "factor", "audit")),
)


def register(app: Flask) -> None:
    """Give the templates their filters and what every page shows."""
    filters = (moment, clock, lasting, whole, share, ago, off, measured, megabytes, fact_name)
    app.jinja_env.filters.update({filter_.__name__: filter_ for filter_ in filters})
    app.context_processor(every_page)


def every_page() -> dict[str, Any]:
    signed_in = current_user.is_authenticated
    admin = signed_in and current_user.person.role is Role.ADMIN
    theme = request.cookies.get("theme", "auto")
    oidc = current_app.extensions["settings"].oidc
    return {
        "person": current_user.person if signed_in else None,
        "admin": admin,
        "campus": oidc.name if oidc.issuer else "",
        "plain_arguments": plain_arguments,
        "navigation": NAVIGATION + (STAFF_ONLY if admin else ()),
        "theme": theme if theme in THEMES else "auto",
    }


def plain_arguments() -> dict[str, str]:
    """Return what the address says behind its question mark, without what would steer the making
    of another address: "endpoint" and names with an underscore before them."""
    said = request.args.to_dict()
    return {k: v for k, v in said.items() if k != "endpoint" and not k.startswith("_")}


def moment(at: datetime | None) -> str:
    """22 Nov 2026, 13:05, in the reader's own time (admin/zones.py)."""
    return DASH if at is None else at.astimezone(zones.zone()).strftime("%-d %b %Y, %H:%M")


def clock(seconds: float | None) -> str:
    """Seconds as 2:05."""
    if seconds is None:
        return DASH
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


def lasting(seconds: float | None) -> str:
    """Seconds as 12 min, or 40 s."""
    if seconds is None:
        return DASH
    return f"{round(seconds / 60)} min" if seconds >= 90 else f"{round(seconds)} s"


def whole(value: float | None) -> str:
    return DASH if value is None else f"{value:.0f}"


def share(value: float | None) -> str:
    return DASH if value is None else f"{100 * value:.0f} %"


def ago(at: datetime) -> str:
    """How long ago, in the largest unit that says something."""
    seconds = (datetime.now(UTC) - at).total_seconds()
    for size, unit in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "just now"


def off(seconds: float) -> str:
    """How far a clock is off; under 2 s is the time the asking takes."""
    if abs(seconds) < 2:
        return "right"
    return f"{lasting(abs(seconds))} {'ahead' if seconds > 0 else 'behind'}"


def measured(measure: Measure, digits: int = 0) -> str:
    """A measure with its unit; one that is missing says so (its reason goes beside it)."""
    if measure.value is None:
        return "not measured"
    if measure.unit == "share":
        return share(measure.value)
    return f"{measure.value:.{digits}f} {measure.unit}"


def megabytes(size: float | None) -> str:
    return DASH if size is None else f"{size / 1e6:,.0f} MB"


def fact_name(key: str) -> str:
    """The name of something a booth told of itself, without its unit."""
    return key.removesuffix("_bytes").removesuffix("_s").replace("_", " ").capitalize()
