"""Knows who signs in at a provider of the campus instead of with a password."""

from datetime import UTC, datetime
from itertools import count

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.store.database import Database
from kiosk.store.people import Person, Role, person_of, person_row
from kiosk.store.tables import PersonRow, SessionRow

LONGEST_NAME = 60


class Outside:
    """The people of the store who have no password here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def came(self, outside: str, name: str, role: Role) -> Person | None:
        """Return who signed in at a provider, in the role of just now; None where the account was
        closed here. A viewer begins without a group, and sees nothing until some are given. A
        name that somebody else has gets a number: it is never taken over.

        Args:
            outside: the provider's issuer and its subject.
        """
        with self._database.writing() as session:
            row = session.scalar(select(PersonRow).where(PersonRow.outside == outside))
            if row is None:
                row = person_row(_free_name(session, name), role, "")
                row.outside, row.only_groups = outside, role is Role.VIEWER
                session.add(row)
            elif row.active and row.role != role.value:
                row.role, row.updated_at = role.value, datetime.now(UTC)
                row.only_groups = role is Role.VIEWER
                session.execute(delete(SessionRow).where(SessionRow.person_id == row.id))
            return person_of(row) if row.active else None

    def lost(self, outside: str) -> None:
        """End the sessions of somebody whom the provider names in no group of the panel any
        more."""
        with self._database.writing() as session:
            ids = select(PersonRow.id).where(PersonRow.outside == outside)
            session.execute(delete(SessionRow).where(SessionRow.person_id.in_(ids)))


def _free_name(session: Session, name: str) -> str:
    wanted = name.lower()[:LONGEST_NAME] or "campus"
    names = (wanted if number == 1 else f"{wanted} ({number})" for number in count(1))
    taken = select(PersonRow.id)
    return next(one for one in names if not session.scalar(taken.where(PersonRow.name == one)))
