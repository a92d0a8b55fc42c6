"""Keep the booth's promises, every hour: retention, leftovers, clips, the audit log, a good copy.

Each task is done even where one before it failed. A damaged database ends it with DAMAGED, on which
systemd starts interview-coach-mend.service.
"""

import argparse
import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.checks.kept import damage_in
from kiosk.domain import journal
from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError
from kiosk.domain.settings import Settings
from kiosk.store import Store, tombstones
from provisioning.keeping import snapshot

log = logging.getLogger(__name__)

DONE, FAILED, DAMAGED = 0, 1, 3
GRACE = timedelta(hours=1)
"""With a retention of 0 days an interview that is going on is not cut short."""
DAMAGED_KEPT = timedelta(days=7)
"""Time for staff to look at a damaged file, which holds what people said, before it goes too."""
WALKED = timedelta(days=1)
"""So often the audit log is walked from its first entry; in between only what is new."""
WRITING = timedelta(hours=1)
"""Nothing takes longer to write; an unfinished file older than this was left by a crash."""


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m provisioning housekeeping", description=__doc__
    )
    parser.add_argument("--no-clips", action="store_true", help="leave the clips as they are")
    options = parser.parse_args(words)
    try:
        settings = settings_file.load()
        journal.start(settings)
        return keep_house(settings, clips=not options.no_clips)
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return FAILED


def keep_house(settings: Settings, *, clips: bool) -> int:
    """Do what is due; return DONE, FAILED or DAMAGED."""
    tasks: list[Callable[[Settings], None]] = [forget_damaged, remove_leftovers, retain, walk, copy]
    if clips:
        tasks.append(render)
    state = DONE
    for task in tasks:
        try:
            task(settings)
        except CoachError as err:
            log.error("%s: %s", task.__name__, err.code, extra={"code": err.code})
            if err.code == "store-corrupt":
                return DAMAGED
            state = FAILED
        except OSError as err:
            log.error("%s: %s", task.__name__, type(err).__name__)
            state = FAILED
    return state


def retain(settings: Settings) -> None:
    """Delete the interviews that are older than the panel's retention, and worn-out tombstones.

    Raises:
        StoreError: store-locked, store-corrupt or disk-full.
    """
    store = Store.open(settings.store_url)
    try:
        days = store.settings(settings).privacy.retention_days
        gone = store.forget_older(days, datetime.now(UTC) - GRACE)
        tombstones.expire(store.database)
        store.database.scrub()
    finally:
        store.close()
    if gone:
        log.info("retention: %d interviews older than %d days deleted", gone, days)


def walk(settings: Settings) -> None:
    """Make entries of what was counted, and walk the chains of the audit log.

    Raises:
        StoreError: store-locked, store-corrupt or disk-full.
    """
    store = Store.open(settings.store_url)
    try:
        store.counted.settle()
        chains = store.chains.stand()
        since = datetime.now(UTC) - WALKED
        if any(chain.left or chain.whole_at is None or chain.whole_at < since for chain in chains):
            chains = store.chains.walk()
    finally:
        store.close()
    for chain in chains:
        if chain.broken_at is not None:
            log.error("audit: a chain is broken at entry %d", chain.broken_at)


def copy(settings: Settings) -> None:
    """Check the database and keep a good copy, over the one before, so that what was deleted is
    in no copy either.

    Raises:
        StoreError: store-corrupt, store-locked or disk-full.
    """
    database = snapshot.database_of(settings)
    if database.exists():
        snapshot.refuse_damage(damage_in(database))
        snapshot.take(database, snapshot.last_good(settings))


def remove_leftovers(settings: Settings) -> None:
    """Remove what a crash in the middle of writing left."""
    var, old = Path(settings.paths.var), (datetime.now(UTC) - WRITING).timestamp()
    for pattern in ("*.unfinished", "backups/*.unfinished", "*.tmp"):
        for file in var.glob(pattern):
            if file.is_file() and file.stat().st_mtime < old:
                file.unlink(missing_ok=True)
                log.info("a leftover of a crash was removed")


def forget_damaged(settings: Settings) -> None:
    """Remove a damaged database that was set aside long enough ago."""
    file = snapshot.damaged(snapshot.database_of(settings))
    if file.exists():
        age = datetime.now(UTC) - datetime.fromtimestamp(file.stat().st_mtime, UTC)
        if age > min(DAMAGED_KEPT, timedelta(days=settings.privacy.retention_days)):
            file.unlink()


def render(settings: Settings) -> None:
    """Make the clips that are missing.

    Raises:
        CoachError: they could not be made.
    """
    from provisioning.assets import clips

    clips.main([])
