"""Counts in the audit log what anybody can cause as often as they like: the log stays short.

The first of a kind is an entry at once; what follows within the hour is counted, and is one more
entry when the hour is over. Beyond some kinds at a time they are counted together.
"""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.store.audit import AuditLine, alone, append
from kiosk.store.audit_tables import CountedRow
from kiosk.store.database import Database

PERIOD = timedelta(hours=1)
MOST_KINDS = 40
"""Kinds that are counted apart within a period; with the entries that follow, 80 an hour."""
OTHERS = "from other addresses"


class Counted:
    """What happened over and over within the last hour."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, line: AuditLine) -> None:
        """Keep that something happened: as an entry, or as one more of its kind."""
        with self._database.writing() as session:
            alone(session)
            _settle(session, line.at)
            row = session.get(CountedRow, _key(line))
            if row is None and _kinds(session) >= MOST_KINDS:
                line = replace(line, note=OTHERS)
                row = session.get(CountedRow, _key(line))
            if row is not None:
                row.more, row.last_at = row.more + 1, line.at
                return
            append(session, line)
            session.add(
                CountedRow(
                    key=_key(line),
                    person=line.person,
                    act=line.act,
                    noun=line.noun,
                    object_id=line.object_id,
                    note=line.note[:300],
                    since=line.at,
                    last_at=line.at,
                    more=0,
                )
            )

    def settle(self, now: datetime | None = None) -> None:
        """Make entries of what was counted in the periods that are over."""
        with self._database.writing() as session:
            alone(session)
            _settle(session, now or datetime.now(UTC))

    def going_on(self) -> tuple[tuple[AuditLine, int], ...]:
        """Return what is being counted: its last moment, and how often after its first entry."""
        with self._database.reading() as session:
            rows = session.scalars(
                select(CountedRow).where(CountedRow.more > 0).order_by(CountedRow.last_at.desc())
            ).all()
        return tuple((_line(row, row.note), row.more) for row in rows)


def _settle(session: Session, now: datetime) -> None:
    over = select(CountedRow).where(CountedRow.since <= now - PERIOD).order_by(CountedRow.last_at)
    for row in session.scalars(over).all():
        if row.more:
            since = f"{row.since:%H:%M} UTC"
            append(session, _line(row, f"{row.more} more times after {since}: {row.note}"))
        session.delete(row)
    session.flush()


def _line(row: CountedRow, note: str) -> AuditLine:
    return AuditLine(row.last_at, row.person, row.act, row.noun, row.object_id, note)


def _kinds(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(CountedRow)) or 0


def _key(line: AuditLine) -> str:
    kind = "\n".join((line.person, line.act, line.noun, line.object_id, line.note))
    return hashlib.sha256(kind.encode()).hexdigest()
