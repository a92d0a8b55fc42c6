"""Keeps who did what, and when, as a chain: each entry is sealed with the one before.

An entry that is changed, or taken out between two others, breaks the chain. Who can write to the
database can still cut off its end, or write the whole chain anew: the last seal is shown so that it
can be written down elsewhere.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Select, func, select, text

from kiosk.store.database import Database
from kiosk.store.tables import AuditRow

CHAIN_KEY = 7_302_115
"""Any number: of two entries that are written at a time one waits for the other (PostgreSQL)."""


@dataclass(frozen=True)
class AuditLine:
    at: datetime
    person: str
    act: str
    noun: str
    object_id: str
    note: str
    booth_id: str = ""
    """The booth whose own panel it was; empty: this one."""
    number: int = 0
    chain: str = ""


@dataclass(frozen=True)
class Chain:
    """How the chain of one panel stands."""

    booth_id: str
    entries: int
    broken_at: int | None
    """The number of the first entry that does not fit, or is missing."""
    last: str
    """The newest seal."""


class Audit:
    """Who did what, and when. Nothing here is ever changed or deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, line: AuditLine) -> None:
        with self._database.writing() as session:
            if session.get_bind().dialect.name == "postgresql":
                session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_KEY})
            before = session.execute(
                select(AuditRow.number, AuditRow.chain)
                .where(AuditRow.booth_id == "")
                .order_by(AuditRow.number.desc())
                .limit(1)
            ).first()
            number, seal = (before[0], before[1]) if before else (0, "")
            line = replace(line, note=line.note[:300], booth_id="", number=number + 1)
            session.add(
                AuditRow(
                    id=str(uuid4()),
                    at=line.at,
                    person=line.person,
                    act=line.act,
                    noun=line.noun,
                    object_id=line.object_id,
                    note=line.note,
                    number=line.number,
                    chain=sealed(line, seal),
                )
            )

    def page(
        self, number: int, size: int = 50, words: str = ""
    ) -> tuple[tuple[AuditLine, ...], int]:
        """Return one page of the log, newest first, and how many lines there are."""
        found = _holding(words)
        with self._database.reading() as session:
            total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
            rows = session.scalars(
                _newest_first(found).limit(size).offset((max(1, number) - 1) * size)
            )
            lines = tuple(_line(row) for row in rows)
        return lines, total

    def each(self, words: str = "") -> Iterator[AuditLine]:
        """Yield every line, newest first (for the export)."""
        with self._database.reading() as session:
            found = _newest_first(_holding(words)).execution_options(yield_per=500)
            for row in session.scalars(found):
                yield _line(row)

    def chains(self) -> tuple[Chain, ...]:
        """Return how the chain of each panel stands, this one's first."""
        found = select(AuditRow).where(AuditRow.number > 0)
        found = found.order_by(AuditRow.booth_id, AuditRow.number).execution_options(yield_per=500)
        walks: dict[str, _Walk] = {}
        with self._database.reading() as session:
            for row in session.scalars(found):
                walks.setdefault(row.booth_id, _Walk(row.booth_id)).step(_line(row))
        return tuple(walk.chain() for walk in walks.values())


class _Walk:
    """Goes along one chain. Where a backup was put back two entries may have one number; each must
    stand on one of the number before."""

    def __init__(self, booth_id: str) -> None:
        self._booth_id = booth_id
        self._before, self._here = {""}, set[str]()
        self._number = 1
        self._entries = 0
        self._broken: int | None = None
        self._last = ""

    def step(self, line: AuditLine) -> None:
        if line.number > self._number:
            self._before, self._here = self._here, set()
            self._number += 1
        bare = replace(line, booth_id="")
        fits = line.number == self._number and any(
            line.chain == sealed(bare, seal) for seal in self._before
        )
        if not fits and self._broken is None:
            self._broken = min(line.number, self._number)
        self._number = line.number
        self._here.add(line.chain)
        self._entries += 1
        self._last = line.chain

    def chain(self) -> Chain:
        return Chain(self._booth_id, self._entries, self._broken, self._last)


def sealed(line: AuditLine, before: str) -> str:
    """Return the seal of an entry: SHA-256 of what it says and of the seal before it."""
    says = [line.number, line.at.astimezone(UTC).isoformat(timespec="microseconds")]
    says += [line.person, line.act, line.noun, line.object_id, line.note, before]
    return hashlib.sha256(json.dumps(says, ensure_ascii=False).encode()).hexdigest()


def _holding(words: str) -> Select[Any]:
    found = select(AuditRow)
    for word in words.split()[:4]:
        said = AuditRow.person + " " + AuditRow.act + " " + AuditRow.noun
        said = said + " " + AuditRow.object_id + " " + AuditRow.note
        found = found.where(said.icontains(word, autoescape=True))
    return found


def _newest_first(found: Select[Any]) -> Select[Any]:
    return found.order_by(AuditRow.at.desc(), AuditRow.number.desc(), AuditRow.id)


def _line(r: AuditRow) -> AuditLine:
    return AuditLine(
        r.at, r.person, r.act, r.noun, r.object_id, r.note, r.booth_id, r.number, r.chain
    )
