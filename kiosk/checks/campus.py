"""Whether the exchange with the campus goes well, as the last one left it; nobody is asked."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.checks.check import Check, amber, green, red
from kiosk.checks.kept import sqlite_file
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.booths import Exchange

ENROLLED = "campus.json"
"""What enrolment left in settings.paths.var."""
LATE = timedelta(minutes=35)
"""Longer than the longest pause between two tries."""
FOR_STAFF = "docs/codes.md says what {code} wants."
PATIENT = ("store-locked", "clock-wrong")
"""The campus is away, or the clock is off: interviews wait here and nothing is lost."""


def campus(settings: Settings) -> Iterator[Check]:
    """Say how the last exchange went; a booth of its own has none and needs none."""
    enrolled = settings.fleet.url or (Path(settings.paths.var) / ENROLLED).exists()
    file = sqlite_file(settings)
    if not enrolled or (file is not None and not file.exists()):
        return
    store = Store.open(settings.store_url)
    try:
        last = store.booths.last_exchange()
    finally:
        store.close()
    yield judged(last, datetime.now(UTC))


def judged(last: Exchange | None, now: datetime) -> Check:
    """Return what the last exchange means."""
    if last is None:
        wait = "Wait a minute; then journalctl -u interview-coach-sync -n 20."
        return amber("campus", "This booth is enrolled, and has not exchanged yet.", wait)
    ago = (now - last.at).total_seconds() / 60
    if last.code:
        says = f"The last exchange, {ago:.0f} minutes ago, met {last.code}."
        colour = amber if last.code in PATIENT else red
        return colour("campus", says, FOR_STAFF.format(code=last.code))
    if now - last.at > LATE:
        says = f"Nothing was exchanged for {ago:.0f} minutes."
        return amber("campus", says, "systemctl status interview-coach-sync.timer")
    return green("campus", f"All was exchanged {ago:.0f} minutes ago.")
