"""Walks the chains of the audit log: what is new at each look, all of it by a job or on request.

How far a chain was walked is remembered with the seals found there, so that a look costs what was
written since. An old entry that is changed after its walk shows on the page it stands on, and at
the next whole walk.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiosk.store.audit import COLUMNS, AuditLine, sealed
from kiosk.store.audit_tables import AuditRow, WalkedRow
from kiosk.store.database import Database, upsert

AT_A_LOOK = 5_000
"""Entries that are walked while somebody waits for a page: 0.1 s."""
ALL = 1 << 40


@dataclass(frozen=True)
class Chain:
    """How the chain of one panel stands."""

    booth_id: str
    entries: int
    """Walked so far."""
    broken_at: int | None
    """The number of the first entry that does not fit, or is missing."""
    last: str
    """The newest seal."""
    left: int = 0
    """Entries that nobody has walked yet."""
    whole_at: datetime | None = None
    """When it was last walked from its first entry."""


class Chains:
    """The chains of a store: this panel's, and on a campus those that its booths sent."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stand(self, most: int = AT_A_LOOK) -> tuple[Chain, ...]:
        """Walk on from where each chain was walked to; return how they stand, this panel's
        first."""
        with self._database.reading() as session:
            known = {row.booth_id: row for row in session.scalars(select(WalkedRow))}
            walks = [_Walk.on_from(known[one]) for one in _booths(session) if one in known]
            walks += [_Walk(one) for one in _booths(session) if one not in known]
            return self._told(session, walks, most)

    def walk(self) -> tuple[Chain, ...]:
        """Walk every chain from its first entry, and remember that."""
        now = datetime.now(UTC)
        with self._database.reading() as session:
            walks = [_Walk(one, whole_at=now) for one in _booths(session)]
            return self._told(session, walks, ALL)

    def misfits(self, lines: Iterable[AuditLine]) -> frozenset[str]:
        """Return the seals of those entries that do not fit the ones before them."""
        asked = [line for line in lines if line.number > 0]
        before = AuditRow.booth_id, AuditRow.number, AuditRow.chain
        wanted = {line.number - 1 for line in asked}
        seals: dict[tuple[str, int], set[str]] = {}
        with self._database.reading() as session:
            for booth_id in {line.booth_id for line in asked}:
                found = select(*before).where(
                    AuditRow.booth_id == booth_id, AuditRow.number.in_(wanted)
                )
                for of, number, seal in session.execute(found):
                    seals.setdefault((of, number), set()).add(seal)
        first = {""}
        return frozenset(
            line.chain
            for line in asked
            if not _fits(
                line, first if line.number == 1 else seals.get((line.booth_id, line.number - 1), ())
            )
        )

    def _told(self, session: Session, walks: "list[_Walk]", most: int) -> tuple[Chain, ...]:
        told = []
        for walk in sorted(walks, key=lambda one: one.booth_id):
            was = walk.entries, walk.broken
            walk.go(session, most)
            told.append(_chain(session, walk))
            if walk.fresh or (walk.entries, walk.broken) != was:
                self._remember(walk)
        return tuple(told)

    def _remember(self, walk: "_Walk") -> None:
        with self._database.writing() as session:
            upsert(
                session,
                WalkedRow(
                    booth_id=walk.booth_id,
                    number=walk.number,
                    seals=sorted(walk.here),
                    entries=walk.entries,
                    broken_at=walk.broken,
                    whole_at=walk.whole_at,
                ),
            )


@dataclass
class _Walk:
    """Goes along one chain. Where a backup was put back two entries may have one number; each must
    stand on one of the number before."""

    booth_id: str
    before: set[str] = field(default_factory=set)
    here: set[str] = field(default_factory=lambda: {""})
    number: int = 0
    entries: int = 0
    broken: int | None = None
    whole_at: datetime | None = None
    fresh: bool = True
    """It began at the first entry."""

    @classmethod
    def on_from(cls, row: WalkedRow) -> "_Walk":
        """Return a walk that stands where another ended."""
        return cls(
            row.booth_id,
            here=set(row.seals),
            number=row.number,
            entries=row.entries,
            broken=row.broken_at,
            whole_at=row.whole_at,
            fresh=False,
        )

    def go(self, session: Session, most: int) -> None:
        """Walk on over at most so many entries."""
        if not self.fresh:
            self._find_place(session)
        mine = AuditRow.booth_id == self.booth_id, AuditRow.number > self.number
        until = select(AuditRow.number).where(*mine).order_by(AuditRow.number).offset(most - 1)
        last = session.scalar(until.limit(1)) if most < ALL else None
        found = select(*COLUMNS).where(*mine).order_by(AuditRow.number)
        if last is not None:
            found = found.where(AuditRow.number <= last)
        for row in session.execute(found.execution_options(yield_per=500)):
            self._step(AuditLine(*row))

    def _find_place(self, session: Session) -> None:
        """See that the entries where the last walk ended are still there: else the log was cut, or
        written anew."""
        found = select(AuditRow.chain).where(
            AuditRow.booth_id == self.booth_id, AuditRow.number == self.number
        )
        now = set(session.scalars(found))
        if not self.here <= now and self.broken is None:
            self.broken = self.number
        self.here |= now

    def _step(self, line: AuditLine) -> None:
        if line.number > self.number:
            self.before, self.here = self.here, set()
            self.number += 1
        if (line.number != self.number or not _fits(line, self.before)) and self.broken is None:
            self.broken = min(line.number, self.number)
        self.number = line.number
        self.here.add(line.chain)
        self.entries += 1


def _fits(line: AuditLine, before: Iterable[str]) -> bool:
    bare = replace(line, booth_id="")
    return any(line.chain == sealed(bare, seal) for seal in before)


def _chain(session: Session, walk: _Walk) -> Chain:
    mine = AuditRow.booth_id == walk.booth_id
    newest = select(AuditRow.chain).where(mine).order_by(AuditRow.number.desc()).limit(1)
    left = select(func.count()).where(mine, AuditRow.number > walk.number)
    last, count = session.scalar(newest) or "", session.scalar(left) or 0
    return Chain(walk.booth_id, walk.entries, walk.broken, last, count, walk.whole_at)


def _booths(session: Session) -> list[str]:
    """Return whose chains there are, stepping along the index from one to the next."""
    found: list[str] = []
    least = select(func.min(AuditRow.booth_id)).where(AuditRow.number > 0)
    one = session.scalar(least)
    while one is not None:
        found.append(one)
        one = session.scalar(least.where(AuditRow.booth_id > one))
    return found
