"""Decides how a booth stands: here or silent, let in or not, and which of its faults still last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from kiosk.store.booths import SILENT_AFTER, BoothLine, FaultLine


class Sign(NamedTuple):
    """A word about a booth, with its colour and what staff can do about it."""

    kind: str
    """good, warn, bad or quiet: a class of the page's style."""
    word: str
    says: str = ""


LASTS = {
    "booth-cloned": Sign(
        "bad",
        "copied disk",
        "Another machine has come as this booth, with a copy of its disk; the one that came second "
        "is kept out. Give one of the two an id of its own in its settings and enrol that one; "
        "then enrol the other again.",
    ),
    "clock-wrong": Sign(
        "bad",
        "wrong clock",
        "Its interviews wait at the booth until its clock is right. Set the clock, or let it reach "
        "a time server.",
    ),
    "campus-newer": Sign(
        "warn", "older program", "Its interviews wait at the booth. Update this booth."
    ),
    "campus-older": Sign(
        "warn", "newer program", "Its interviews wait at the booth. Update the panel's machine."
    ),
}
"""Faults that a booth repeats at every sync until they are mended."""
RECENT = 2 * SILENT_AFTER
REVOKED = Sign("bad", "not let in", "Its access to the campus was revoked. Enrol it again.")


@dataclass(frozen=True)
class Told:
    """What a booth said of itself, as far as it has the shape it should have."""

    lines: dict[str, str | float]
    devices: dict[str, str]
    models: dict[str, str]
    checks: tuple[dict[str, str], ...]

    @property
    def red(self) -> bool:
        return any(check["state"] == "red" for check in self.checks)


@dataclass(frozen=True)
class Standing:
    """A booth as its card shows it."""

    booth: BoothLine
    told: Told
    signs: tuple[Sign, ...]
    faults: tuple[FaultLine, ...]
    """Newest first."""

    @property
    def waits(self) -> float:
        """How many interviews have not come to the campus yet."""
        queue = self.told.lines.get("queue")
        return 0 if isinstance(queue, str) or queue is None else queue


def standing(booth: BoothLine, faults: Iterable[FaultLine], now: datetime) -> Standing:
    """Return how a booth stands, given the faults of all."""
    own = sorted((f for f in faults if f.booth_id == booth.id), key=lambda f: f.last_at)[::-1]
    return Standing(booth, told(booth.facts), tuple(_signs(booth, own, now)), tuple(own))


def told(facts: dict[str, Any]) -> Told:
    """Take from what a booth said what a page can show; a booth may say anything."""
    checks = facts.get("checks")
    return Told(
        {key: value for key, value in facts.items() if isinstance(value, str | int | float)},
        _words(facts.get("devices")),
        _words(facts.get("models")),
        tuple(
            {"check": "", "state": "", "says": "", "do": ""} | _words(check)
            for check in (checks if isinstance(checks, list) else [])
        ),
    )


def _words(said: Any) -> dict[str, str]:
    return {str(k): str(v) for k, v in said.items()} if isinstance(said, dict) else {}


def _signs(booth: BoothLine, faults: list[FaultLine], now: datetime) -> Iterable[Sign]:
    if booth.retired:
        yield Sign("quiet", "retired")
        return
    if booth.here(now):
        yield Sign("good", "here")
    else:
        yield Sign("bad", "silent", "Nothing has come from it for ten minutes. It may be off.")
    if booth.enrolled is False:
        yield REVOKED
    for fault in faults:
        if fault.code in LASTS and now - fault.last_at < RECENT:
            yield LASTS[fault.code]
    refused = booth.facts.get("refused")
    if isinstance(refused, int) and refused:
        says = "The campus cannot take them as they are; they stay at the booth. Tell your vendor."
        yield Sign("warn", f"{refused} refused", says)
