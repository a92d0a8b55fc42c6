"""Tell that this booth lives, and exchange with the campus: finished interviews and uses up, jobs
and settings down. Every write is an upsert, so a sync cut short is simply done again.
"""

import argparse
import logging
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from kiosk import journal
from kiosk.checks import LIGHT, look
from kiosk.coach import settings as settings_file
from kiosk.coach.errors import CoachError
from kiosk.coach.model import InterviewState
from kiosk.coach.plain import to_plain
from kiosk.coach.settings import REPOSITORY, Settings
from kiosk.coach.store import Store
from kiosk.coach.store.database import upsert
from kiosk.coach.store.tables import Base, FactRow, FaultRow, InterviewRow, OverrideRow, UseRow

log = logging.getLogger(__name__)

SYNCED = "synced until"
USES_DAYS = 7
AT_A_TIME = 200


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="python -m provisioning sync", description=__doc__).parse_args(
        words
    )
    try:
        settings = settings_file.load()
        journal.start(settings)
        store = Store.open(settings.store_url)
        try:
            heartbeat(store, settings)
            if settings.fleet.url:
                with_campus(store, settings)
        finally:
            store.close()
    except CoachError as err:
        log.warning("sync: %s", err.code, extra={"code": err.code})
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    return 0


def heartbeat(store: Store, settings: Settings) -> None:
    """Tell a store that this booth lives, and how it is."""
    version = REPOSITORY.resolve().name if REPOSITORY.parent.name == "releases" else "desk"
    store.booths.heartbeat(settings.booth.id, settings.booth.name, version, facts(settings))


def facts(settings: Settings) -> dict[str, Any]:
    """Return what the panel shows of a booth."""
    return {
        "disk_free_bytes": shutil.disk_usage(Path(settings.paths.var)).free,
        "checks": [to_plain(check) for check in look(settings, LIGHT)],
    }


def with_campus(store: Store, settings: Settings) -> None:
    """Exchange with the campus.

    Raises:
        StoreError: store-locked where the campus cannot be reached; the next sync goes on.
    """
    campus = Store.open(settings.fleet.url)
    try:
        heartbeat(campus, settings)
        send_interviews(store, campus)
        send_rows(store, campus, settings.booth.id)
        fetch_jobs(store, campus)
        fetch_settings(store, campus)
    finally:
        campus.close()


def send_interviews(store: Store, campus: Store) -> int:
    """Send the interviews that ended since the last time, oldest first; return how many.

    How far it came is kept after each handful, so that a lost connection loses no more than that.
    """
    sent = 0
    while lot := _next_lot(store):
        for interview_id, _at in lot:
            interview = store.interview(interview_id)
            if interview is not None:
                campus.keep(interview)
                sent += 1
        with store.database.writing() as session:
            upsert(session, FactRow(name=SYNCED, value=lot[-1][1].isoformat()))
        if len(lot) < AT_A_TIME:
            break
    return sent


def _next_lot(store: Store) -> list[tuple[str, datetime]]:
    changed = (
        select(InterviewRow.id, InterviewRow.updated_at)
        .where(InterviewRow.state != InterviewState.RUNNING.value)
        .order_by(InterviewRow.updated_at)
        .limit(AT_A_TIME)
    )
    with store.database.reading() as session:
        kept = session.get(FactRow, SYNCED)
        if kept is not None:
            changed = changed.where(InterviewRow.updated_at > datetime.fromisoformat(kept.value))
        return [(row[0], row[1]) for row in session.execute(changed)]


def send_rows(store: Store, campus: Store, booth_id: str) -> None:
    """Send how often the booth was used and which faults it met: no words, no names."""
    since = (datetime.now(UTC) - timedelta(days=USES_DAYS)).date().isoformat()
    with store.database.reading() as session:
        rows: list[Base] = [*session.scalars(select(UseRow).where(UseRow.day >= since))]
        rows += session.scalars(select(FaultRow).where(FaultRow.booth_id == booth_id))
    with campus.database.writing() as session:
        for row in rows:
            upsert(session, row)


def fetch_jobs(store: Store, campus: Store) -> None:
    """Take over the jobs of the campus; those that only this booth has stay."""
    mine = {job.id: job for job in store.jobs(active=False)}
    for job in campus.jobs(active=False):
        if mine.get(job.id) != job:
            store.save_job(job)


def fetch_settings(store: Store, campus: Store) -> None:
    """Take over the settings that were changed in the panel of the campus."""
    with campus.database.reading() as session:
        rows = session.scalars(select(OverrideRow)).all()
    with store.database.writing() as session:
        for row in rows:
            upsert(session, row)
