"""Fences booths in on the campus' PostgreSQL: what each may put in, and what it may read."""

from pathlib import Path

from sqlalchemy import text

from kiosk.domain.errors import StoreError
from kiosk.store.database import LOCK_KEY, Database

FENCE = Path(__file__).with_name("fence.sql")
GROUP = "coach_booth"
"""The role all booths are members of; the address list of the server names it as +coach_booth."""


def prepare(database: Database) -> None:
    """Make the group of booths with its grants, policies and triggers, or bring them up to date.

    Raises:
        StoreError: campus-unprepared where this is no PostgreSQL, or its owner cannot make roles;
            store-locked.
    """
    if database.engine.dialect.name != "postgresql":
        raise StoreError(
            "campus-unprepared", "A campus needs PostgreSQL: set database.url on this machine."
        )
    with database.writing() as session:
        able = session.scalar(
            text("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")
        )
        if not able:
            raise StoreError(
                "campus-unprepared",
                "The owner of the database must be able to make roles: ALTER ROLE ... CREATEROLE.",
            )
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
        raw = session.connection().connection.driver_connection
        assert raw is not None  # noqa: S101 (for the type checker: a live connection has one)
        raw.execute(FENCE.read_text())  # many statements at once, which SQLAlchemy does not send
