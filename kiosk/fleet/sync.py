"""One exchange of a booth with the campus, in an order in which nothing deleted comes back.

First whether both go together and the heartbeat, then tombstones, then what the campus owns, and
last what the booth owns. Every step may be cut short: the next exchange simply does it again.
"""

import contextlib
import logging
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import delete

from kiosk.domain.errors import CoachError, FleetError
from kiosk.domain.settings import Settings
from kiosk.fleet import notices, pull, tombstones
from kiosk.fleet.campus import Campus
from kiosk.fleet.clip_files import Shelf, fetch
from kiosk.fleet.handshake import TURN, Handshake, Identity, forget_what_is_there, shake_hands
from kiosk.fleet.push import Pace, push
from kiosk.store import Store
from kiosk.store.tables import FactRow
from kiosk.store.tombstones import TOMBSTONE_DAYS, risen

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
    pace: Pace = Pace(),  # noqa: B008 (frozen)
    shelf: Shelf | None = None,
) -> Synced:
    """Exchange everything, once. `settings` are the machine's own; the campus' are laid over them.

    Raises:
        FleetError: campus-newer, campus-older, booth-other, booth-cloned, clock-wrong or
            campus-refused. It was counted here, and on the campus if that could be.
        StoreError: store-locked where the campus went away; the next exchange goes on.
    """
    try:
        handshake = shake_hands(store, campus, booth, pace.now)
        done = _exchange(store, campus, settings, booth, handshake, pace)
        done = replace(done, clips=_clips(store, campus, booth.id, pace, shelf))
    except FleetError as err:
        store.booths.fault(booth.id, err.code)
        with contextlib.suppress(CoachError):  # the campus may not take faults either
            notices.faults(store.database, campus, booth.id)
        raise
    notices.faults(store.database, campus, booth.id)
    return done


def _exchange(
    store: Store,
    campus: Campus,
    settings: Settings,
    booth: Identity,
    handshake: Handshake,
    pace: Pace,
) -> Synced:
    buried = _tombstones(store, campus, booth.id)

    pull.settings(store.database, campus)
    jobs = pull.jobs(store.database, campus)
    pull.people(store.database, campus)
    pull.groups(store.database, campus)

    notices.audit(store, campus, booth.id)
    if not handshake.clock_right:
        raise FleetError(
            "clock-wrong",
            f"This machine's clock is {abs(handshake.clock_off_s):.0f} s off the campus'. Its"
            " interviews wait until it is right.",
        )
    days = min(store.settings(settings).privacy.retention_days, TOMBSTONE_DAYS)
    oldest = handshake.now - timedelta(days=days) - GRACE
    pushed = push(store, campus, booth.id, oldest, pace)
    notices.uses(store, campus, booth.id)
    return Synced(pushed.sent, pushed.refused, buried, jobs, more=pushed.more)


def _clips(store: Store, campus: Campus, booth_id: str, pace: Pace, shelf: Shelf | None) -> int:
    if shelf is None:
        return 0
    until = pace.clock() + pace.budget_s / 4
    fetched = fetch(campus, shelf, lambda: pace.clock() > until)
    for _ in range(fetched.corrupt):
        store.booths.fault(booth_id, "clip-corrupt")
    return fetched.kept


def _tombstones(store: Store, campus: Campus, booth_id: str) -> int:
    buried, state = tombstones.new_on_campus(store.database, campus, booth_id)
    if buried:
        store.interviews.bury(buried, booth_id)
        log.info("%d interviews that the campus deleted are gone here too", len(buried))
    if back := risen(store.database):
        store.interviews.forget(back)
    tombstones.remember(store.database, state)
    return len(buried) + tombstones.send(store.database, campus, booth_id)


def start_over(store: Store) -> None:
    """Forget what the campus has: it may be another one. What it does have changes nothing there.

    Raises:
        StoreError: store-locked or disk-full.
    """
    with store.database.writing() as session:
        forget_what_is_there(session)
        session.execute(delete(FactRow).where(FactRow.name == TURN))
