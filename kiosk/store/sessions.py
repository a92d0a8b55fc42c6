"""Decides who is signed in, for how long, and which name is locked after wrong passwords."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, select, update

from kiosk.store.database import Database, upsert
from kiosk.store.people import Person, person_of
from kiosk.store.tables import AttemptRow, PersonRow, SessionRow

FREE_ATTEMPTS = 5
"""Wrong passwords in a row without a consequence."""
LOCK_MINUTES = (1, 5, 15, 60)
"""How long a name is locked after the sixth, seventh, ... wrong password."""
TOUCH_S = 30.0
"""A session's last use is written at most this often."""


@dataclass(frozen=True)
class SignedIn:
    """One browser that somebody is signed in with."""

    id: str
    person: Person
    browser: str
    created_at: datetime
    seen_at: datetime


class Sessions:
    """The browsers that somebody is signed in with, and the wrong passwords."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def locked_until(self, name: str) -> datetime | None:
        """Return until when a name may not sign in; None where it may."""
        with self._database.reading() as session:
            row = session.get(AttemptRow, _hash(name.lower()))
        now = datetime.now(UTC)
        return row.locked_until if row and row.locked_until and row.locked_until > now else None

    def failed(self, name: str) -> None:
        """Count a wrong password; from the sixth in a row the name is locked, longer each time."""
        with self._database.writing() as session:
            key = _hash(name.lower())
            row = session.get(AttemptRow, key)
            count = 1 if row is None else row.count + 1
            locked = None
            if count > FREE_ATTEMPTS:
                step = min(count - FREE_ATTEMPTS, len(LOCK_MINUTES)) - 1
                locked = datetime.now(UTC) + timedelta(minutes=LOCK_MINUTES[step])
            upsert(session, AttemptRow(name_hash=key, count=count, locked_until=locked))

    def sign_in(self, person: Person, browser: str) -> str:
        """Begin a session and return its token."""
        token, now = secrets.token_urlsafe(32), datetime.now(UTC)
        with self._database.writing() as session:
            session.execute(
                delete(AttemptRow).where(AttemptRow.name_hash == _hash(person.name.lower()))
            )
            session.add(
                SessionRow(
                    id=str(uuid4()),
                    token_hash=_hash(token),
                    person_id=person.id,
                    browser=browser[:120],
                    created_at=now,
                    seen_at=now,
                )
            )
        return token

    def signed_in(self, token: str, idle: timedelta) -> Person | None:
        """Return whose session it is, unless it has been idle too long or was ended."""
        now = datetime.now(UTC)
        with self._database.reading() as session:
            found = session.execute(
                select(SessionRow, PersonRow)
                .join(PersonRow, PersonRow.id == SessionRow.person_id)
                .where(SessionRow.token_hash == _hash(token), PersonRow.active)
            ).first()
        if found is None or now - found[0].seen_at > idle:
            return None
        if (now - found[0].seen_at).total_seconds() > TOUCH_S:
            with self._database.writing() as session:
                session.execute(
                    update(SessionRow).where(SessionRow.id == found[0].id).values(seen_at=now)
                )
        return person_of(found[1])

    def sign_out(self, token: str) -> None:
        with self._database.writing() as session:
            session.execute(delete(SessionRow).where(SessionRow.token_hash == _hash(token)))

    def end_session(self, session_id: str) -> None:
        with self._database.writing() as session:
            session.execute(delete(SessionRow).where(SessionRow.id == session_id))

    def all(self, idle: timedelta) -> tuple[SignedIn, ...]:
        """Return who is signed in just now, last used first."""
        with self._database.reading() as session:
            rows = session.execute(
                select(SessionRow, PersonRow)
                .join(PersonRow, PersonRow.id == SessionRow.person_id)
                .where(SessionRow.seen_at > datetime.now(UTC) - idle)
                .order_by(SessionRow.seen_at.desc())
            ).all()
        return tuple(
            SignedIn(s.id, person_of(p), s.browser, s.created_at, s.seen_at) for s, p in rows
        )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
