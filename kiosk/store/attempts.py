"""Counts wrong passwords by name and by where they came from, and says how long to wait.

Nobody can lock somebody else out: a place is an address, or a browser that the person has signed in
with before, and what one place does wrong keeps no other waiting.
"""

import hashlib
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.store.database import Database, upsert
from kiosk.store.tables import AttemptRow

FREE_ATTEMPTS = 5
"""Wrong passwords in a row without a consequence."""
WAIT_S = (30, 60, 120, 300)
"""How long a place waits after the sixth, seventh, ... wrong password for a name."""
FORGOTTEN = timedelta(days=1)


class Attempts:
    """The wrong passwords of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waits_until(self, name: str, place: str) -> datetime | None:
        """Return until when this place may not try this name; None where it may."""
        now = datetime.now(UTC)
        with self._database.reading() as session:
            row = session.get(AttemptRow, _key(name, place))
        return row.locked_until if row and row.locked_until and row.locked_until > now else None

    def failed(self, name: str, place: str) -> None:
        """Count a wrong password; from the sixth in a row the place waits, longer each time."""
        now = datetime.now(UTC)
        with self._database.writing() as session:
            session.execute(delete(AttemptRow).where(AttemptRow.last_at < now - FORGOTTEN))
            row = session.get(AttemptRow, _key(name, place))
            count = 1 if row is None else row.count + 1
            locked = None
            if count > FREE_ATTEMPTS:
                step = min(count - FREE_ATTEMPTS, len(WAIT_S)) - 1
                locked = now + timedelta(seconds=WAIT_S[step])
            upsert(
                session,
                AttemptRow(
                    name_hash=_key(name, place),
                    about=_hash(name.lower()),
                    count=count,
                    locked_until=locked,
                    last_at=now,
                ),
            )

    def right(self, name: str, place: str) -> None:
        """Forget what this place did wrong for the name."""
        with self._database.writing() as session:
            session.execute(delete(AttemptRow).where(AttemptRow.name_hash == _key(name, place)))

    def unlock(self, name: str) -> int:
        """Let every place try the name again; return how many were waiting or counted."""
        with self._database.writing() as session:
            rows = self._about(session, name)
            for row in rows:
                session.delete(row)
        return len(rows)

    @staticmethod
    def _about(session: Session, name: str) -> list[AttemptRow]:
        known = _hash(name.lower())  # a first release wrote it as the key
        found = select(AttemptRow).where(
            (AttemptRow.about == known) | (AttemptRow.name_hash == known)
        )
        return list(session.scalars(found))


def _key(name: str, place: str) -> str:
    return _hash(f"{name.lower()}\n{place}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
