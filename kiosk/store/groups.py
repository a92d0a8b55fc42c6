"""Keeps groups: classes that practise by a code, which interviews are theirs, and who sees them."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, func, select

from kiosk.domain.errors import StoreError
from kiosk.store.counsel_tables import GroupRow, GroupViewerRow, MembershipRow
from kiosk.store.database import Database, upsert
from kiosk.store.people import CLAIM_LETTERS
from kiosk.store.tables import PersonRow

CODE_LETTERS = 6
"""A code is no secret, it only must not be met by chance."""


def new_code() -> str:
    return "".join(secrets.choice(CLAIM_LETTERS) for _ in range(CODE_LETTERS))


@dataclass(frozen=True)
class Group:
    """A class that practises together."""

    name: str
    id: str = field(default_factory=lambda: str(uuid4()))
    code: str = field(default_factory=new_code)
    job_id: str = ""
    """Empty: every job."""
    questions: int = 0
    """0: as the settings say."""
    mode: str = ""
    """real or practice; empty: as the settings say."""
    first_day: str = ""
    last_day: str = ""
    """ISO days, the last one included; empty: no such bound."""
    active: bool = True

    def open_on(self, day: date) -> bool:
        """Return whether its code is good on a day."""
        said = day.isoformat()
        return (
            self.active and self.first_day <= said and (not self.last_day or said <= self.last_day)
        )


class Groups:
    """The groups of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, group: Group) -> None:
        """Keep a group, new or changed.

        Raises:
            StoreError: group-code-taken.
        """
        now = datetime.now(UTC)
        plain = asdict(group)
        document = {name: plain[name] for name in ("questions", "mode", "first_day", "last_day")}
        with self._database.writing() as session:
            twin = select(GroupRow.id).where(GroupRow.code == group.code, GroupRow.id != group.id)
            if session.scalar(twin):
                raise StoreError("group-code-taken", f"The code {group.code} is another group's.")
            upsert(
                session,
                GroupRow(
                    id=group.id,
                    code=group.code,
                    name=group.name,
                    job_id=group.job_id,
                    document=document,
                    active=group.active,
                    created_at=now,
                    updated_at=now,
                ),
            )

    def all(self) -> tuple[Group, ...]:
        with self._database.reading() as session:
            rows = session.scalars(select(GroupRow).order_by(GroupRow.name, GroupRow.id)).all()
        return tuple(_group(row) for row in rows)

    def get(self, group_id: str) -> Group | None:
        with self._database.reading() as session:
            row = session.get(GroupRow, group_id)
        return None if row is None else _group(row)

    def by_code(self, typed: str, day: date) -> Group | None:
        """Return the group whose code was typed, where it is open on that day."""
        with self._database.reading() as session:
            row = session.scalar(select(GroupRow).where(GroupRow.code == folded(typed)))
        found = None if row is None else _group(row)
        return found if found is not None and found.open_on(day) else None

    def delete(self, group_id: str) -> None:
        """Delete a group; its interviews stay and are nobody's."""
        with self._database.writing() as session:
            for row in (GroupViewerRow, MembershipRow):
                session.execute(delete(row).where(row.group_id == group_id))
            session.execute(delete(GroupRow).where(GroupRow.id == group_id))

    # --- interviews

    def join(self, interview_id: str, group_id: str) -> None:
        """Keep that an interview was taken in a group; the student agreed to it."""
        with self._database.writing() as session:
            upsert(session, MembershipRow(interview_id=interview_id, group_id=group_id))

    def of_interview(self, interview_id: str) -> str | None:
        with self._database.reading() as session:
            row = session.get(MembershipRow, interview_id)
            return None if row is None else row.group_id

    def interviews(self, group_id: str) -> tuple[str, ...]:
        with self._database.reading() as session:
            return tuple(
                session.scalars(
                    select(MembershipRow.interview_id).where(MembershipRow.group_id == group_id)
                )
            )

    def counts(self) -> dict[str, int]:
        """Return how many interviews each group has."""
        counted = select(MembershipRow.group_id, func.count()).group_by(MembershipRow.group_id)
        with self._database.reading() as session:
            return {str(row[0]): int(row[1]) for row in session.execute(counted)}

    # --- viewers

    def of_viewer(self, person_id: str) -> tuple[str, ...]:
        with self._database.reading() as session:
            return tuple(
                session.scalars(
                    select(GroupViewerRow.group_id).where(GroupViewerRow.person_id == person_id)
                )
            )

    def let_see(self, person_id: str, group_ids: Iterable[str] | None) -> None:
        """Let a viewer see these groups only; None: every interview."""
        with self._database.writing() as session:
            person = session.get(PersonRow, person_id)
            if person is None:
                return
            person.only_groups = group_ids is not None
            person.updated_at = datetime.now(UTC)
            session.execute(delete(GroupViewerRow).where(GroupViewerRow.person_id == person_id))
            for group_id in set(group_ids or ()):
                session.add(GroupViewerRow(person_id=person_id, group_id=group_id))


def folded(code: str) -> str:
    """Return a code as it is kept, however it was typed."""
    return "".join(c for c in code.upper() if c.isalnum() or c == "-")


def _group(row: GroupRow) -> Group:
    said: dict[str, Any] = row.document
    bare = Group(row.name, row.id, row.code, row.job_id, active=row.active)
    return replace(bare, **{k: said[k] for k in ("questions", "mode", "first_day", "last_day")})
