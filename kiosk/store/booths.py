"""Knows every booth: when it was last seen, what it said of itself, which faults it met."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from kiosk.store.database import Database, upsert
from kiosk.store.fleet_tables import BoothRoleRow
from kiosk.store.tables import BoothRow, FactRow, FaultRow

EXCHANGE = "last exchange"
SILENT_AFTER = timedelta(minutes=10)
"""Ten heartbeats a minute apart: after this a booth counts as away."""


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
    enrolled: bool | None = None
    """Whether its credentials are good; None where it never had any."""
    told_silent_at: datetime | None = None
    """Since when staff know that it is silent."""

    def here(self, now: datetime) -> bool:
        return now - self.seen_at < SILENT_AFTER


@dataclass(frozen=True)
class FaultLine:
    """How often a booth met an error code, and when last."""

    booth_id: str
    code: str
    count: int
    last_at: datetime


@dataclass(frozen=True)
class Exchange:
    """How a booth's last exchange with the campus ended."""

    at: datetime
    code: str
    """Empty: well."""


class Booths:
    """The booths of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def heartbeat(self, booth_id: str, name: str, version: str, facts: dict[str, Any]) -> None:
        """Tell that a booth lives. A name that staff gave stays."""
        with self._database.writing() as session:
            row = session.get(BoothRow, booth_id)
            if row is None:
                row = BoothRow(id=booth_id, name=name, renamed=False, retired=False)
                session.add(row)
            if not row.renamed:
                row.name = name
            row.version, row.facts, row.seen_at = version, facts, datetime.now(UTC)

    def fault(self, booth_id: str, code: str) -> None:
        """Count an error code that the booth met."""
        with self._database.writing() as session:
            known = session.get(FaultRow, (booth_id, code))
            count = 1 if known is None else known.count + 1
            now = datetime.now(UTC)
            upsert(session, FaultRow(booth_id=booth_id, code=code, count=count, last_at=now))

    def exchanged(self, code: str = "") -> None:
        """Keep that this booth has just exchanged with the campus, or which code it met."""
        value = json.dumps({"at": datetime.now(UTC).isoformat(), "code": code})
        with self._database.writing() as session:
            upsert(session, FactRow(name=EXCHANGE, value=value))

    def last_exchange(self) -> Exchange | None:
        """Return how the last exchange ended; None where there was none."""
        with self._database.reading() as session:
            kept = session.get(FactRow, EXCHANGE)
        if kept is None:
            return None
        told = json.loads(kept.value)
        return Exchange(datetime.fromisoformat(told["at"]), told["code"])

    def all(self) -> tuple[BoothLine, ...]:
        """Return the booths by name, those in service first."""
        found = (
            select(BoothRow, BoothRoleRow.booth_id, BoothRoleRow.revoked_at)
            .outerjoin(BoothRoleRow, BoothRoleRow.booth_id == BoothRow.id)
            .order_by(BoothRow.retired, BoothRow.name)
        )
        with self._database.reading() as session:
            rows = session.execute(found).all()
        return tuple(
            BoothLine(
                r.id,
                r.name,
                r.retired,
                r.version,
                r.facts,
                r.seen_at,
                None if known is None else revoked_at is None,
                r.told_silent_at,
            )
            for r, known, revoked_at in rows
        )

    def faults(self) -> tuple[FaultLine, ...]:
        """Return every code that a booth has met."""
        with self._database.reading() as session:
            rows = session.scalars(select(FaultRow).order_by(FaultRow.booth_id, FaultRow.code))
            return tuple(FaultLine(r.booth_id, r.code, r.count, r.last_at) for r in rows)

    def silence_told(self, booth_id: str, at: datetime | None) -> bool:
        """Keep since when staff know that the booth is silent, None: that it is back; return
        whether that was new. Of several machines only one hears yes."""
        unknown = BoothRow.told_silent_at.is_(None)
        with self._database.writing() as session:
            done = session.execute(
                update(BoothRow)
                .where(BoothRow.id == booth_id, unknown if at is not None else ~unknown)
                .values(told_silent_at=at)
                .returning(BoothRow.id)
            )
            return done.first() is not None

    def rename(self, booth_id: str, name: str) -> None:
        with self._database.writing() as session:
            session.execute(
                update(BoothRow).where(BoothRow.id == booth_id).values(name=name, renamed=True)
            )

    def retire(self, booth_id: str, *, retired: bool = True) -> None:
        with self._database.writing() as session:
            session.execute(update(BoothRow).where(BoothRow.id == booth_id).values(retired=retired))
