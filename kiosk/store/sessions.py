"""Decides who is signed in, and for how long."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, select, update

from kiosk.store.database import Database
from kiosk.store.people import Person, person_of
from kiosk.store.tables import PersonRow, SessionRow

LONGEST = timedelta(hours=12)
"""A session is over then, however busy it is."""
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
    """The browsers that somebody is signed in with."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sign_in(self, person: Person, browser: str) -> str:
        """Begin a session and return its token."""
        token, now = secrets.token_urlsafe(32), datetime.now(UTC)
        with self._database.writing() as session:
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
        """Return whose session it is, unless it has been idle too long, is 12 hours old, or was
        ended."""
        now = datetime.now(UTC)
        with self._database.reading() as session:
            found = session.execute(
                select(SessionRow, PersonRow)
                .join(PersonRow, PersonRow.id == SessionRow.person_id)
                .where(SessionRow.token_hash == _hash(token), PersonRow.active)
            ).first()
        if found is None or now - found[0].seen_at > idle or now - found[0].created_at > LONGEST:
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
                .where(SessionRow.created_at > datetime.now(UTC) - LONGEST)
                .order_by(SessionRow.seen_at.desc())
            ).all()
        return tuple(
            SignedIn(s.id, person_of(p), s.browser, s.created_at, s.seen_at) for s, p in rows
        )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
