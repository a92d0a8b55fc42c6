"""Knows every booth: when it was last seen, what it said of itself, which faults it met."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from kiosk.coach.store.database import Database, upsert
from kiosk.coach.store.tables import BoothRow, FaultRow

SILENT_AFTER = timedelta(minutes=3)
"""Three heartbeats a minute apart: after this a booth counts as away."""


@dataclass(frozen=True)
class BoothLine:
    """One booth as the panel shows it."""

    id: str
    name: str
    retired: bool
    version: str
    facts: dict[str, Any]
    """What the booth said of itself: devices, models, disk, queue, checks."""
    seen_at: datetime

    def here(self, now: datetime) -> bool:
        return now - self.seen_at < SILENT_AFTER


class Booths:
    """The booths of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def heartbeat(self, booth_id: str, name: str, version: str, facts: dict[str, Any]) -> None:
        """Tell that a booth lives. A name that staff gave stays."""
        with self._database.writing() as session:
            known = session.get(BoothRow, booth_id)
            renamed = known is not None and known.renamed
            upsert(
                session,
                BoothRow(
                    id=booth_id,
                    name=known.name if known is not None and renamed else name,
                    renamed=renamed,
                    retired=known is not None and known.retired,
                    version=version,
                    facts=facts,
                    seen_at=datetime.now(UTC),
                ),
            )

    def fault(self, booth_id: str, code: str) -> None:
        """Count an error code that the booth met."""
        with self._database.writing() as session:
            known = session.get(FaultRow, (booth_id, code))
            count = 1 if known is None else known.count + 1
            now = datetime.now(UTC)
            upsert(session, FaultRow(booth_id=booth_id, code=code, count=count, last_at=now))

    def all(self) -> tuple[BoothLine, ...]:
        """Return the booths by name, those in service first."""
        with self._database.reading() as session:
            rows = session.scalars(select(BoothRow).order_by(BoothRow.retired, BoothRow.name)).all()
        return tuple(
            BoothLine(r.id, r.name, r.retired, r.version, r.facts, r.seen_at) for r in rows
        )

    def faults(self) -> tuple[tuple[str, str, int], ...]:
        """Return (booth id, code, how often)."""
        with self._database.reading() as session:
            rows = session.scalars(select(FaultRow).order_by(FaultRow.booth_id, FaultRow.code))
            return tuple((r.booth_id, r.code, r.count) for r in rows)

    def rename(self, booth_id: str, name: str) -> None:
        with self._database.writing() as session:
            session.execute(
                update(BoothRow).where(BoothRow.id == booth_id).values(name=name, renamed=True)
            )

    def retire(self, booth_id: str, *, retired: bool = True) -> None:
        with self._database.writing() as session:
            session.execute(update(BoothRow).where(BoothRow.id == booth_id).values(retired=retired))
