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
from sqlalchemy.orm import Session

from kiosk.store.audit_tables import AuditRow
from kiosk.store.database import Database

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


COLUMNS = tuple(getattr(AuditRow, name) for name in AuditLine.__dataclass_fields__)


class Audit:
    """Who did what, and when. Nothing here is ever changed or deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, line: AuditLine) -> None:
        with self._database.writing() as session:
            alone(session)
            append(session, line)

    def page(
        self, number: int, size: int = 50, words: str = ""
    ) -> tuple[tuple[AuditLine, ...], int]:
        """Return one page of the log, newest first, and how many lines there are."""
        with self._database.reading() as session:
            total = session.scalar(_holding(select(func.count()).select_from(AuditRow), words)) or 0
            found = _newest_first(_holding(select(*COLUMNS), words))
            rows = session.execute(found.limit(size).offset((max(1, number) - 1) * size))
            lines = tuple(AuditLine(*row) for row in rows)
        return lines, total

    def each(self, words: str = "") -> Iterator[AuditLine]:
        """Yield every line, newest first (for the export)."""
        with self._database.reading() as session:
            found = _newest_first(_holding(select(*COLUMNS), words)).execution_options(
                yield_per=500
            )
            for row in session.execute(found):
                yield AuditLine(*row)


def alone(session: Session) -> None:
    """Have whoever else writes to the log wait until this transaction ends (SQLite does so)."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_KEY})


def append(session: Session, line: AuditLine) -> None:
    """Put an entry at the end of this panel's chain; nobody else may be writing to it."""
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
    session.flush()  # the next entry of the same transaction stands on this one


def sealed(line: AuditLine, before: str) -> str:
    """Return the seal of an entry: SHA-256 of what it says and of the seal before it."""
    says = [line.number, line.at.astimezone(UTC).isoformat(timespec="microseconds")]
    says += [line.person, line.act, line.noun, line.object_id, line.note, before]
    return hashlib.sha256(json.dumps(says, ensure_ascii=False).encode()).hexdigest()


def _holding(found: Select[Any], words: str) -> Select[Any]:
    for word in words.split()[:4]:
        said = AuditRow.person + " " + AuditRow.act + " " + AuditRow.noun
        said = said + " " + AuditRow.object_id + " " + AuditRow.note
        found = found.where(said.icontains(word, autoescape=True))
    return found


def _newest_first(found: Select[Any]) -> Select[Any]:
    return found.order_by(AuditRow.at.desc(), AuditRow.number.desc(), AuditRow.id)
