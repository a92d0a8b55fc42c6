"""Keeps deleted interviews deleted: a tombstone outlives every copy that could bring them back."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.store.database import Database
from kiosk.store.fleet_tables import TombstoneRow
from kiosk.store.tables import InterviewRow

TOMBSTONE_DAYS = 400
"""Older interviews are taken by no campus, so a tombstone outlives all that it must stop."""


def bury(session: Session, interview_id: str, booth_id: str, *, told: bool = False) -> None:
    """Keep that an interview was deleted; where there is a tombstone, it stays."""
    if session.get(TombstoneRow, (interview_id, booth_id)) is not None:
        return
    now = datetime.now(UTC)
    expires_at = now + timedelta(days=TOMBSTONE_DAYS)
    session.add(
        TombstoneRow(
            interview_id=interview_id, booth_id=booth_id, at=now, expires_at=expires_at, told=told
        )
    )


def risen(database: Database) -> list[str]:
    """Return the interviews that are here and have a tombstone: an older copy of this store was put
    back."""
    buried = select(InterviewRow.id).join(
        TombstoneRow,
        (TombstoneRow.interview_id == InterviewRow.id)
        & (TombstoneRow.booth_id == InterviewRow.booth_id),
    )
    with database.reading() as session:
        return list(session.scalars(buried))


def expire(database: Database, now: datetime | None = None) -> int:
    """Delete the tombstones that are too old to be needed; return how many."""
    with database.writing() as session:
        gone = session.execute(
            delete(TombstoneRow)
            .where(TombstoneRow.expires_at < (now or datetime.now(UTC)))
            .returning(TombstoneRow.interview_id)
        ).all()
    return len(gone)
