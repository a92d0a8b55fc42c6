"""Brings spoken questions from the machine that made them to the booths, by what they hold."""

import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy import delete, select, update

from kiosk.domain.errors import CoachError
from kiosk.fleet.campus import Campus
from kiosk.store.clip_tables import ClipFileRow
from kiosk.store.database import Database, upsert

log = logging.getLogger(__name__)

KEY = re.compile(r"[0-9a-f]{64}")
"""A key becomes a file's name, so nothing else may be one."""
MOST_BYTES = 5_000_000
AT_A_TIME = 20
OFFERED = timedelta(days=7)
"""Longer than a machine that offers may be switched off; housekeeping offers every hour."""


@dataclass(frozen=True)
class ClipFile:
    """A recording as a booth keeps it."""

    key: str
    sound: bytes
    seconds: float
    source: str


class Shelf(Protocol):
    """Where a booth keeps its clips."""

    @property
    def limit_bytes(self) -> int: ...

    def has(self, key: str) -> bool: ...

    def receive(self, key: str, sound: bytes, seconds: float, source: str) -> object: ...


@dataclass(frozen=True)
class Fetched:
    kept: int = 0
    corrupt: int = 0


def publish(database: Database, files: Iterable[ClipFile]) -> int:
    """Offer these recordings to the booths; return how many are new.

    Several machines may offer for one campus: of two recordings of one key, the same words in the
    same voice, the first stays, and one goes only when nobody has offered it for OFFERED.
    """
    now = datetime.now(UTC)
    with database.reading() as session:
        known = set(session.scalars(select(ClipFileRow.key)))
    offered, new = set(), 0
    for file in files:
        offered.add(file.key)
        if file.key not in known:
            sha256 = hashlib.sha256(file.sound).hexdigest()
            row = ClipFileRow(
                key=file.key,
                sha256=sha256,
                sound=file.sound,
                seconds=file.seconds,
                source=file.source,
                created_at=now,
            )
            with database.writing() as session:
                upsert(session, row)
            new += 1
    again = update(ClipFileRow).where(ClipFileRow.key.in_(offered & known))
    with database.writing() as session:
        session.execute(again.values(created_at=now))
        session.execute(delete(ClipFileRow).where(ClipFileRow.created_at < now - OFFERED))
    return new


def fetch(campus: Campus, shelf: Shelf, is_late: Callable[[], bool]) -> Fetched:
    """Bring what the shelf lacks until it is late. A recording whose checksum is wrong is not kept;
    a shelf that cannot take one is left as it is.

    Raises:
        FleetError: campus-refused.
        StoreError: store-locked.
    """
    kept = corrupt = 0
    missing = [key for key in _offered(campus, shelf.limit_bytes) if not shelf.has(key)]
    for start in range(0, len(missing), AT_A_TIME):
        if is_late():
            break
        for file, sha256 in _read(campus, missing[start : start + AT_A_TIME]):
            if hashlib.sha256(file.sound).hexdigest() != sha256:
                corrupt += 1
                continue
            try:
                shelf.receive(file.key, file.sound, file.seconds, file.source)
            except CoachError as err:
                log.warning("%s: a clip of the campus", err.code)
                return Fetched(kept, corrupt)
            kept += 1
    return Fetched(kept, corrupt)


def _offered(campus: Campus, limit_bytes: int) -> Iterator[str]:
    """Yield the keys, newest first, of what fits on the shelf: it must not push out its own."""
    with campus.run() as connection:
        rows = connection.execute(
            "SELECT key, octet_length(sound) FROM clip_files ORDER BY created_at DESC, key"
        ).fetchall()
    left = limit_bytes
    for key, size in rows:
        left -= size
        if left >= 0 and size <= MOST_BYTES and KEY.fullmatch(key):
            yield key


def _read(campus: Campus, keys: list[str]) -> Iterator[tuple[ClipFile, str]]:
    with campus.run() as connection:
        rows = connection.execute(
            "SELECT key, sound, seconds, source, sha256 FROM clip_files WHERE key = ANY(%s)",
            (keys,),
        ).fetchall()
    for key, sound, seconds, source, sha256 in rows:
        yield ClipFile(key, bytes(sound), seconds, source), sha256
