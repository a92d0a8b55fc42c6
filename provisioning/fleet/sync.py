"""Tell that this booth lives, and exchange with the campus where there is one.

It ends after one exchange; the timer starts it every minute. Where the campus cannot be reached or
does not let the booth in, the pauses double up to half an hour, and that outlives this process.
"""

import argparse
import contextlib
import json
import logging
import random
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete

from kiosk.domain import journal
from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError, FleetError
from kiosk.domain.settings import Settings
from kiosk.fleet.campus import Campus
from kiosk.fleet.handshake import Identity, recall_turn, turn_kept
from kiosk.fleet.push import Pace
from kiosk.fleet.sync import Synced, sync
from kiosk.store import Store
from kiosk.store.database import upsert
from kiosk.store.tables import FactRow
from kiosk.voice.cache import Cache
from provisioning.fleet import campus_pass
from provisioning.install.facts import facts, version

log = logging.getLogger(__name__)

PAUSE = "pause before the campus"
SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(minutes=30)
BESIDES_S = 60.0
"""For all that an exchange does beside sending interviews."""
REACHED = ("campus-newer", "campus-older", "booth-cloned", "clock-wrong")
"""The campus answered and has the heartbeat: the next one goes at its time."""


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="python -m provisioning sync", description=__doc__).parse_args(
        words
    )
    try:
        settings = settings_file.load()
        journal.start(settings)
        store = Store.open(settings.store_url)
        try:
            run(store, settings)
        finally:
            store.close()
    except CoachError as err:
        log.warning("sync: %s", err.code, extra={"code": err.code})
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    return 0


def run(store: Store, settings: Settings) -> None:
    """Beat here, tell staff of silent booths where this is the campus, and exchange.

    Raises:
        CoachError: what the exchange met; it was counted, and the next one is due after a pause.
    """
    told = facts(store, settings)
    store.booths.heartbeat(settings.booth.id, settings.booth.name, version(), told)
    if store.database.engine.dialect.name == "postgresql":
        from provisioning.fleet import notify

        notify.tell(store, settings)

    given = campus_pass.kept(settings)
    url = settings.fleet.url or (given.url if given else "")
    if not url or datetime.now(UTC) < _next_try(store):
        return
    if given and not settings.fleet.url and given.booth_id != settings.booth.id:
        store.booths.fault(settings.booth.id, "booth-other")
        raise FleetError(
            "booth-other",
            f"This booth was enrolled as {given.booth_id} and is {settings.booth.id} now."
            " Enrol it again.",
        )
    try:
        exchange(store, settings, url, told)
    except CoachError as err:
        if err.code not in REACHED:
            _wait_longer(store)
        store.booths.exchanged(err.code)
        raise
    let_go(store)
    store.booths.exchanged()


def let_go(store: Store) -> None:
    """Let the next exchange go at its time."""
    with store.database.writing() as session:
        session.execute(delete(FactRow).where(FactRow.name == PAUSE))


def exchange(store: Store, settings: Settings, url: str, told: dict[str, Any]) -> Synced:
    """Exchange with the campus once.

    Raises:
        FleetError: the campus and this booth do not go together; it was counted.
        StoreError: store-locked where the campus cannot be reached.
    """
    booth = Identity(settings.booth.id, settings.booth.name, version(), told)
    pace = Pace(settings.fleet.run_s, settings.fleet.interviews_per_s)
    shelf = Cache(settings.paths.clips_dir, settings.voice.cache_bytes)
    recall_turn(store, campus_pass.turn(settings))
    try:
        campus = Campus.open(
            url,
            certificate=campus_pass.certificate_of(settings),
            deadline_s=pace.budget_s + BESIDES_S,
        )
    except FleetError as err:
        store.booths.fault(booth.id, err.code)
        raise
    with campus:
        try:
            done = sync(store, campus, settings, booth, pace, shelf)
        finally:
            with contextlib.suppress(OSError):  # the store has them too
                campus_pass.keep_turn(settings, turn_kept(store))
    if done != Synced():
        log.info(
            "campus: %d sent, %d refused, %d deleted, %d jobs, %d clips",
            done.sent, done.refused, done.tombstones, done.jobs, done.clips,
        )  # fmt: skip
    return done


def _next_try(store: Store) -> datetime:
    """Return when the campus may be asked again; a pause that no clock explains is over."""
    with store.database.reading() as session:
        kept = session.get(FactRow, PAUSE)
    if kept is None:
        return datetime.min.replace(tzinfo=UTC)
    at = datetime.fromisoformat(json.loads(kept.value)["until"])
    return at if at - datetime.now(UTC) <= LONGEST else datetime.min.replace(tzinfo=UTC)


def _wait_longer(store: Store) -> None:
    """Double the pause, each time by a little less or more, so that booths do not come at once."""
    with store.database.writing() as session:
        kept = session.get(FactRow, PAUSE)
        failed = 0 if kept is None else int(json.loads(kept.value)["failed"])
        pause = min(SHORTEST * 2 ** min(failed, 10), LONGEST) * random.uniform(0.7, 1.0)  # noqa: S311
        until = datetime.now(UTC) + pause
        value = json.dumps({"failed": failed + 1, "until": until.isoformat()})
        upsert(session, FactRow(name=PAUSE, value=value))
