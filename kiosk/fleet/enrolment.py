"""Lets booths in, and keeps them out: one-time codes, logins of their own, and retirement."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from sqlalchemy import Connection, delete, select, text, update
from sqlalchemy.orm import Session

from kiosk.domain.errors import StoreError
from kiosk.fleet.fence import GROUP
from kiosk.store.database import Database, upsert
from kiosk.store.fleet_tables import BoothRoleRow, EnrolmentRow
from kiosk.store.people import CLAIM_LETTERS
from kiosk.store.tables import BoothRow, FactRow

CODE_HOURS = 24
ADDRESS = "campus address"
"""Where booths reach the campus' PostgreSQL: host or host:port (python -m provisioning campus)."""
CERTIFICATE = "campus certificate"
"""PEM by which booths know the server."""
MODE = "campus sslmode"
"""verify-ca where the certificate is the server's own, verify-full where others made it."""
CONNECTIONS = 5
"""A booth's sync needs one; one that was cut may linger."""


@dataclass(frozen=True)
class Credentials:
    """What a booth is given at enrolment, once."""

    booth_id: str
    role: str
    password: str
    url: str
    certificate: str
    """PEM; empty: the system's own authorities vouch for the server."""


def make_code(database: Database, person: str, booth_id: str = "") -> str:
    """Return a one-time code for one day. With a booth it is for that one: to come back, or to
    heal a clone."""
    drawn = "".join(secrets.choice(CLAIM_LETTERS) for _ in range(12))
    expires_at = datetime.now(UTC) + timedelta(hours=CODE_HOURS)
    with database.writing() as session:
        session.execute(delete(EnrolmentRow).where(EnrolmentRow.expires_at < datetime.now(UTC)))
        row = EnrolmentRow(
            code_hash=_hash(drawn), booth_id=booth_id, person=person, expires_at=expires_at
        )
        session.add(row)
    return "-".join(drawn[i : i + 4] for i in (0, 4, 8))


def redeem(
    database: Database, code: str, booth_id: str, name: str, *, host: str = ""
) -> Credentials:
    """Use a code up and let the booth in, both or neither. `host` is where booths reach the
    database if `provisioning campus` was not told.

    Raises:
        StoreError: enrol-refused, and the code is wrong, used or too old; enrol-taken, and the
            code stays good; campus-unprepared.
    """
    with database.writing() as session:
        found = session.scalar(
            select(EnrolmentRow)
            .where(EnrolmentRow.code_hash == _hash(code))
            .where(EnrolmentRow.expires_at > datetime.now(UTC))
            .with_for_update()
        )
        if found is None:
            raise StoreError("enrol-refused", "This code is wrong, used, or more than a day old.")
        if found.booth_id != booth_id and (found.booth_id or _lives(session, booth_id)):
            raise StoreError(
                "enrol-taken",
                "There is a booth of this id. Set booth.id in /etc/interview-coach.toml, or ask"
                " for a code for this very booth.",
            )
        session.delete(found)
        return _let_in(session, booth_id, name, host)


def enrol(database: Database, booth_id: str, name: str) -> Credentials:
    """Let a booth in with a new password; the one before ends.

    Raises:
        StoreError: campus-unprepared.
    """
    with database.writing() as session:
        return _let_in(session, booth_id, name, "")


def revoke(database: Database, booth_id: str) -> bool:
    """Keep a booth out from this moment; return whether it was in."""
    with database.writing() as session:
        role = session.scalar(
            update(BoothRoleRow)
            .where(BoothRoleRow.booth_id == booth_id, BoothRoleRow.revoked_at.is_(None))
            .values(revoked_at=datetime.now(UTC))
            .returning(BoothRoleRow.role)
        )
        if role is None:
            return False
        _run(session, f'ALTER ROLE "{role}" NOLOGIN PASSWORD NULL')
        _run(session, f'REVOKE {GROUP} FROM "{role}"')
        _run(session, f'GRANT "{role}" TO CURRENT_USER')  # who may end what the role has begun
    with database.writing() as session:  # what it had begun before is cut, after it cannot return
        session.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :role"),
            {"role": role},
        )
    return True


def _let_in(session: Session, booth_id: str, name: str, host: str) -> Credentials:
    connection = session.connection()
    if connection.dialect.name != "postgresql" or not _is_role(connection, GROUP):
        raise StoreError(
            "campus-unprepared", "Prepare the campus first: python -m provisioning campus."
        )
    role, password = role_of(booth_id), secrets.token_urlsafe(24)
    if not _is_role(connection, role):
        _run(session, f'CREATE ROLE "{role}"')
    _run(
        session,
        f'ALTER ROLE "{role}" LOGIN'
        f" CONNECTION LIMIT {CONNECTIONS} PASSWORD '{_sealed(connection, role, password)}'",
    )
    _run(session, f'GRANT {GROUP} TO "{role}"')
    now = datetime.now(UTC)
    upsert(session, BoothRoleRow(role=role, booth_id=booth_id, enrolled_at=now, revoked_at=None))
    _welcome(session, booth_id, name, now)
    url, certificate = _address(session, role, password, host)
    return Credentials(booth_id, role, password, url, certificate)


def _welcome(session: Session, booth_id: str, name: str, now: datetime) -> None:
    """Have a row for the booth, in service, whose next sync draws the first turn."""
    known = session.get(BoothRow, booth_id)
    if known is None:
        row = BoothRow(
            id=booth_id, name=name, renamed=False, retired=False, version="", facts={}, seen_at=now
        )
        session.add(row)
        return
    known.turn, known.retired = None, False
    if not known.renamed:
        known.name = name


def _address(session: Session, role: str, password: str, host: str) -> tuple[str, str]:
    kept = {
        name: row.value
        for name in (ADDRESS, CERTIFICATE, MODE)
        if (row := session.get(FactRow, name)) is not None
    }
    place, certificate = kept.get(ADDRESS, host), kept.get(CERTIFICATE, "")
    login = f"postgresql://{role}:{quote(password)}@"
    mine = session.connection().engine.url
    database = quote(mine.database or "")
    if place.startswith("/"):  # a socket of this very machine
        port = mine.port or mine.query.get("port", 5432)
        return f"{login}/{database}?host={quote(place)}&port={port}", ""
    if ":" not in place.rpartition("]")[2]:
        place += f":{session.scalar(text('SHOW port'))}"
    mode = kept.get(MODE, "verify-ca" if certificate else "verify-full")
    system = "" if certificate else "&sslrootcert=system"
    return f"{login}{place}/{database}?sslmode={mode}{system}", certificate


def _lives(session: Session, booth_id: str) -> bool:
    row = session.get(BoothRoleRow, role_of(booth_id))
    return row is not None and row.revoked_at is None


def role_of(booth_id: str) -> str:
    """Return the booth's login: a booth id may be longer than a role's name, and of any letters."""
    return "booth_" + hashlib.sha256(booth_id.encode()).hexdigest()[:20]


def _is_role(connection: Connection, name: str) -> bool:
    found = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name})
    return found.scalar() is not None


def _run(session: Session, statement: str) -> None:
    session.connection().exec_driver_sql(statement)


def _sealed(connection: Connection, role: str, password: str) -> str:
    """Return the password as SCRAM keeps it, so that the server and its log never see it plain."""
    raw = connection.connection.driver_connection
    assert raw is not None  # noqa: S101 (for the type checker: a live connection has one)
    sealed: bytes = raw.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return sealed.decode()


def _hash(code: str) -> str:
    letters = "".join(one for one in code.upper() if one in CLAIM_LETTERS)
    return hashlib.sha256(b"enrol " + letters.encode()).hexdigest()
