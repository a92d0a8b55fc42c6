"""What tests of many booths need: a campus with TLS, and booths that were let in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import text

from kiosk.bench import campus_server as postgres
from kiosk.domain.interview import Interview, InterviewState
from kiosk.domain.sections import Booth, Paths
from kiosk.domain.settings import Settings
from kiosk.fleet import enrolment, fence
from kiosk.fleet.campus import Campus
from kiosk.fleet.clip_files import Shelf
from kiosk.fleet.handshake import Identity
from kiosk.fleet.push import Pace
from kiosk.fleet.sync import Synced, sync
from kiosk.store import Store
from kiosk.store.database import upsert
from kiosk.store.query import Query
from kiosk.store.tables import Base, FactRow
from tests.kit.samples.interviews import INTERVIEWS

OWNER, DATABASE = "campus_owner", "campus"
"""No superuser: it owns the database and may make roles, as docs/fleet.md has it made."""


@dataclass
class Machine:
    """A booth: its own store, and its way to the campus."""

    settings: Settings
    store: Store
    url: str
    certificate: Path | None

    @property
    def id(self) -> str:
        return self.settings.booth.id

    def open(self) -> Campus:
        return Campus.open(self.url, certificate=self.certificate)

    def sync(self, pace: Pace | None = None, shelf: Shelf | None = None) -> Synced:
        booth = Identity(self.id, self.settings.booth.name, "1.0", {})
        with self.open() as campus:
            return sync(self.store, campus, self.settings, booth, pace or Pace(), shelf)

    def finish(self, name: str, **changes: Any) -> Interview:
        """Keep an interview that ended an hour ago."""
        made = INTERVIEWS["strong"]()
        done = {
            "id": name,
            "booth_id": self.id,
            "state": InterviewState.FINISHED,
            "consent": replace(made.consent, keep=True),
            "started_at": datetime.now(UTC) - timedelta(hours=1),
        }
        interview = replace(made, **(done | changes))
        self.store.keep(interview)
        return interview

    def faults(self) -> dict[str, int]:
        return faults_of(self.store, self.id)

    def as_attacker(self) -> "psycopg.Connection[Any]":
        """Give a plain connection with this booth's credentials."""
        return psycopg.connect(self.url, sslrootcert=str(self.certificate), autocommit=True)


def faults_of(store: Store, booth_id: str) -> dict[str, int]:
    return {line.code: line.count for line in store.booths.faults() if line.booth_id == booth_id}


def owner_url(server: postgres.Server) -> str:
    return server.url.replace("coach@/postgres", f"{OWNER}@/{DATABASE}")


@contextmanager
def campus_on(server: postgres.Server) -> Iterator[Store]:
    """Open the campus as its owner, ready for booths, and empty it afterwards."""
    owner = Store.open(owner_url(server))
    fence.prepare(owner.database)
    with owner.database.writing() as session:
        upsert(session, FactRow(name=enrolment.ADDRESS, value=f"127.0.0.1:{server.port}"))
        certificate = server.certificate.read_text()
        upsert(session, FactRow(name=enrolment.CERTIFICATE, value=certificate))
    try:
        yield owner
    finally:
        version(owner, None)
        names = ", ".join(table.name for table in Base.metadata.sorted_tables)
        with owner.database.writing() as session:
            session.execute(text(f"TRUNCATE {names} CASCADE"))
        owner.close()


def machine(folder: Path, owner: Store, server: postgres.Server, booth_id: str) -> Machine:
    """Make a booth and let it in."""
    settings = replace(
        Settings(), paths=Paths(var=str(folder / booth_id)), booth=Booth(booth_id, "Library")
    )
    given = enrolment.enrol(owner.database, booth_id, "Library")
    return Machine(settings, Store.open(settings.store_url), given.url, server.certificate)


def version(owner: Store, number: str | None) -> None:
    """Have the campus say that its tables are of this version; None: of the program's own."""
    from kiosk.store.database import HEAD

    with owner.database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": number or HEAD})


def ids(store: Store) -> set[str]:
    return {line.id for line in store.interviews.each(Query(size=1000))}


def sql(store: Store, statement: str, **values: object) -> None:
    with store.database.writing() as session:
        session.execute(text(statement), values)


def values(booth_id: str, name: str = "new", started: str = "now()") -> str:
    return f"('{name}', '{booth_id}', 'j', 't', 'real', 'finished', {started}, 0, now(), 1)"


INTO = (
    "INSERT INTO interviews"
    " (id, booth_id, job_id, job_title, mode, state, started_at, answers, updated_at, revision)"
    " VALUES "
)
