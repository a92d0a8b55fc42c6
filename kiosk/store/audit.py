"""Keeps who changed what, and when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, select

from kiosk.store.database import Database
from kiosk.store.tables import AuditRow


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


class Audit:
    """Who changed what, and when. Nothing here is ever changed or deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, line: AuditLine) -> None:
        with self._database.writing() as session:
            session.add(
                AuditRow(
                    id=str(uuid4()),
                    at=line.at,
                    person=line.person,
                    act=line.act,
                    noun=line.noun,
                    object_id=line.object_id,
                    note=line.note[:300],
                )
            )

    def page(
        self, number: int, size: int = 50, words: str = ""
    ) -> tuple[tuple[AuditLine, ...], int]:
        """Return one page of the log, newest first, and how many lines there are."""
        found = select(AuditRow)
        for column_word in words.split()[:4]:
            found = found.where(
                (AuditRow.person + " " + AuditRow.act + " " + AuditRow.noun).icontains(
                    column_word, autoescape=True
                )
            )
        with self._database.reading() as session:
            total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
            rows = session.scalars(
                found.order_by(AuditRow.at.desc(), AuditRow.id)
                .limit(size)
                .offset((max(1, number) - 1) * size)
            )
            lines = tuple(
                AuditLine(r.at, r.person, r.act, r.noun, r.object_id, r.note, r.booth_id)
                for r in rows
            )
        return lines, total
