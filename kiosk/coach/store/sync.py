"""One exchange of a booth with the campus, in an order in which nothing deleted comes back.

First whether both go together and the heartbeat, then tombstones, then what the campus owns, and
last what the booth owns. Every step may be cut short: the next exchange simply does it again.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from kiosk.coach.errors import FleetError
from kiosk.coach.settings import Settings
from kiosk.coach.store import Store, pull, tell, tombstones
from kiosk.coach.store.campus import Campus
from kiosk.coach.store.greeting import Greeting, Identity, greet
from kiosk.coach.store.pull import Shelf
from kiosk.coach.store.push import Pace, push

log = logging.getLogger(__name__)

GRACE = timedelta(hours=1)
"""Housekeeping deletes an hour late too, so that an interview that is going on is not cut short."""


@dataclass(frozen=True)
class Synced:
    """What one exchange did."""

    sent: int = 0
    refused: int = 0
    tombstones: int = 0
    """Told there and learnt from there."""
    jobs: int = 0
    clips: int = 0
    more: bool = False
    """The time was up; the next exchange goes on."""


def sync(
    store: Store,
    campus: Campus,
    settings: Settings,
    booth: Identity,
    pace: Pace | None = None,
    shelf: Shelf | None = None,
) -> Synced:
    """Exchange everything, once. `settings` are the machine's own; the campus' are laid over them.

    Raises:
        FleetError: campus-newer, campus-older, booth-other, booth-cloned, clock-wrong or
            campus-refused. It was counted here, and on the campus if that could be.
        StoreError: store-locked where the campus went away; the next exchange goes on.
    """
    try:
        greeting = greet(store, campus, booth)
        done = _exchange(store, campus, settings, booth, greeting, pace or Pace())
    except FleetError as err:
        store.booths.fault(booth.id, err.code)
        if err.code not in ("campus-refused", "campus-older", "campus-unprepared", "booth-other"):
            tell.faults(store.database, campus, booth.id)
        raise
    tell.faults(store.database, campus, booth.id)
    return done


def _exchange(
    store: Store,
    campus: Campus,
    settings: Settings,
    booth: Identity,
    greeting: Greeting,
    pace: Pace,
) -> Synced:
    buried = _tombstones(store, campus, booth.id)

    pull.settings(store.database, campus)
    jobs = pull.jobs(store.database, campus)
    pull.people(store.database, campus)

    tell.uses(store.database, campus, booth.id)
    tell.audit(store.database, campus, booth.id)
    if not greeting.clock_right:
        raise FleetError(
            "clock-wrong",
            f"This machine's clock is {abs(greeting.clock_off_s):.0f} s off the campus'. Its"
            " interviews wait until it is right.",
        )
    days = min(store.settings(settings).privacy.retention_days, tombstones.TOMBSTONE_DAYS)
    oldest = greeting.now - timedelta(days=days) - GRACE
    pushed = push(store, campus, booth.id, oldest, pace)
    return Synced(pushed.sent, pushed.refused, buried, jobs, 0, pushed.more)


def _tombstones(store: Store, campus: Campus, booth_id: str) -> int:
    buried, state = tombstones.new_on_campus(store.database, campus, booth_id)
    if buried:
        store.interviews.bury(buried, booth_id)
        log.info("%d interviews that the campus deleted are gone here too", len(buried))
    tombstones.remember(store.database, state)
    return len(buried) + tombstones.send(store.database, campus, booth_id)
