"""Knows who may use the panel, who is signed in, who was locked out, and who changed what."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import delete, func, select, update

from kiosk.domain.errors import StoreError
from kiosk.store.database import Database
from kiosk.store.tables import FactRow, PersonRow, SessionRow

CLAIM = "claim code"
CLAIM_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 letters without I, O, 0 and 1, which look alike on a screen; 12 of them are 60 bits."""


class Role(StrEnum):
    ADMIN = "administrator"
    VIEWER = "viewer"


@dataclass(frozen=True)
class Person:
    """Somebody with a password."""

    id: str
    name: str
    role: Role
    active: bool = True
    must_change: bool = False
    """The password was given by somebody else: it has to be changed first."""
    second_factor: bool = False
    only_groups: bool = False
    """A viewer who sees only the groups he was given."""
    outside: bool = False
    """Signs in at a provider, and has no password here."""


class People:
    """Staff, their sessions, and the code that makes the first of them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._claimed = False

    # --- the first administrator

    def claim_code(self) -> str | None:
        """Return the code that makes the first administrator, made when first asked for; None
        once there is one."""
        with self._database.writing() as session:
            if session.scalar(select(func.count()).select_from(PersonRow)):
                return None
            kept = session.get(FactRow, CLAIM)
            if kept is None:
                drawn = [secrets.choice(CLAIM_LETTERS) for _ in range(12)]
                kept = FactRow(
                    name=CLAIM, value="-".join("".join(drawn[i : i + 4]) for i in (0, 4, 8))
                )
                session.add(kept)
            return kept.value

    def claimed(self) -> bool:
        """Return whether there is somebody who can sign in."""
        if not self._claimed:  # once yes, always yes: the last administrator cannot be removed
            with self._database.reading() as session:
                self._claimed = session.scalar(select(PersonRow.id).limit(1)) is not None
        return self._claimed

    def claim(self, code: str, name: str, password_hash: str) -> Person:
        """Make the first administrator.

        Raises:
            StoreError: claim-wrong, or claim-over where there is an administrator already.
        """
        with self._database.writing() as session:
            kept = session.get(FactRow, CLAIM)
            if session.scalar(select(func.count()).select_from(PersonRow)) or kept is None:
                raise StoreError("claim-over", "This panel has its administrator.")
            given = code.strip().upper().replace(" ", "-")
            if not secrets.compare_digest(
                given.replace("-", "").encode(), kept.value.replace("-", "").encode()
            ):
                raise StoreError("claim-wrong", "This is not the code on the booth's screen.")
            session.delete(kept)
            row = person_row(name, Role.ADMIN, password_hash)
            session.add(row)
            return person_of(row)

    # --- people

    def add(
        self, name: str, role: Role, password_hash: str, *, must_change: bool = False
    ) -> Person:
        """Add somebody.

        Raises:
            StoreError: person-exists.
        """
        with self._database.writing() as session:
            if session.scalar(select(PersonRow.id).where(PersonRow.name == name.lower())):
                raise StoreError("person-exists", "There is somebody of this name already.")
            row = person_row(name, role, password_hash)
            row.must_change = must_change
            session.add(row)
            return person_of(row)

    def all(self) -> tuple[Person, ...]:
        with self._database.reading() as session:
            return tuple(
                person_of(row)
                for row in session.scalars(select(PersonRow).order_by(PersonRow.name))
            )

    def get(self, person_id: str) -> Person | None:
        with self._database.reading() as session:
            row = session.get(PersonRow, person_id)
            return None if row is None else person_of(row)

    def by_name(self, name: str) -> tuple[Person, str] | None:
        """Return somebody who may sign in, with the hash of the password."""
        with self._database.reading() as session:
            row = session.scalar(
                select(PersonRow).where(PersonRow.name == name.lower(), PersonRow.active)
            )
            return None if row is None else (person_of(row), row.password_hash)

    def change(
        self,
        person_id: str,
        *,
        role: Role | None = None,
        active: bool | None = None,
        password_hash: str | None = None,
        must_change: bool | None = None,
    ) -> None:
        """Change what is given; every other browser of the person is signed out.

        Raises:
            StoreError: last-administrator where nobody could manage the panel any more.
        """
        given = {
            "role": role and role.value,
            "active": active,
            "password_hash": password_hash,
            "must_change": must_change,
        }
        with self._database.writing() as session:
            session.execute(select(PersonRow.id).with_for_update())  # two at once would see both
            values = {k: v for k, v in given.items() if v is not None}
            session.execute(
                update(PersonRow)
                .where(PersonRow.id == person_id)
                .values(**values, updated_at=datetime.now(UTC))
            )
            administrators = select(func.count()).where(
                PersonRow.role == Role.ADMIN.value, PersonRow.active, PersonRow.outside.is_(None)
            )
            if not session.scalar(administrators):
                raise StoreError(
                    "last-administrator",
                    "Somebody with a password must stay administrator of this panel.",
                )
            session.execute(delete(SessionRow).where(SessionRow.person_id == person_id))

    # --- the second factor

    def factor(self, person_id: str) -> tuple[str | None, int]:
        """Return the secret of somebody's second factor, and the last step that was used."""
        with self._database.reading() as session:
            row = session.get(PersonRow, person_id)
            return (None, 0) if row is None else (row.totp_secret, row.totp_step)

    def set_factor(self, person_id: str, secret: str | None, step: int = 0) -> None:
        """Give somebody a second factor, or take it away."""
        with self._database.writing() as session:
            session.execute(
                update(PersonRow)
                .where(PersonRow.id == person_id)
                .values(totp_secret=secret, totp_step=step, updated_at=datetime.now(UTC))
            )

    def use_step(self, person_id: str, step: int) -> bool:
        """Use up a step; return whether it was newer than the last: no code is good twice."""
        with self._database.writing() as session:
            used = session.execute(
                update(PersonRow)
                .where(PersonRow.id == person_id, PersonRow.totp_step < step)
                .values(totp_step=step)
                .returning(PersonRow.id)
            ).all()
        return bool(used)


def person_row(name: str, role: Role, password_hash: str) -> PersonRow:
    """Return a new row."""
    now = datetime.now(UTC)
    return PersonRow(
        id=str(uuid4()),
        name=name.lower(),
        role=role.value,
        password_hash=password_hash,
        active=True,
        created_at=now,
        updated_at=now,
        must_change=False,
        only_groups=False,
        totp_step=0,
    )


def person_of(row: PersonRow) -> Person:
    """Return somebody without the password."""
    return Person(
        row.id,
        row.name,
        Role(row.role),
        row.active,
        must_change=row.must_change,
        second_factor=row.totp_secret is not None,
        only_groups=row.only_groups,
        outside=row.outside is not None,
    )
