"""Brings spoken questions from the machine that made them to the booths, by what they hold."""

import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import delete, select

from kiosk.domain.errors import CoachError
from kiosk.fleet.campus import Campus
from kiosk.store.clip_tables import ClipFileRow
from kiosk.store.database import Database, upsert

log = logging.getLogger(__name__)

KEY = re.compile(r"[0-9a-f]{64}")
"""A key becomes a file's name, so nothing else may be one."""
MOST_BYTES = 5_000_000
AT_A_TIME = 20


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
    """Offer exactly these recordings to the booths; return how many are new or changed."""
    with database.reading() as session:
        rows = session.execute(select(ClipFileRow.key, ClipFileRow.sha256)).all()
    known, wanted, changed = {row[0]: row[1] for row in rows}, set(), 0
    for file in files:
        wanted.add(file.key)
        sha256 = hashlib.sha256(file.sound).hexdigest()
        if known.get(file.key) == sha256:
            continue
        row = ClipFileRow(
            key=file.key,
            sha256=sha256,
            sound=file.sound,
            seconds=file.seconds,
            source=file.source,
            created_at=datetime.now(UTC),
        )
        with database.writing() as session:
            upsert(session, row)
        changed += 1
    gone = known.keys() - wanted
    with database.writing() as session:
        session.execute(delete(ClipFileRow).where(ClipFileRow.key.in_(gone)))
    return changed


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
