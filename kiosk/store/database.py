"""Opens the database, brings it to this program's version, and turns its errors into sentences."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kiosk.domain.errors import StoreError
from kiosk.store.folding import folded_or_none
from kiosk.store.tables import Base

WAIT_S = 5.0
"""Longest wait for another writer; after it the store says store-locked."""

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0005"
"""The newest step in migrations/versions."""
STEPS = ("0001", "0002", "0003", "0004", "0005")
"""All steps this program knows."""

LOCK_KEY = 7_302_114  # any number: two programs must not migrate one PostgreSQL at a time

SAYS = (
    (("locked", "busy", "lock timeout", "deadlock"), "store-locked", "The database is busy."),
    (("disk is full", "no space left"), "disk-full", "The disk is full."),
    (("malformed", "not a database"), "store-corrupt", "The database file is damaged."),
    (
        ("unable to open", "connect", "readonly", "closed", "terminat"),
        "store-locked",
        "The database cannot be reached.",
    ),
)
"""What the driver's text holds, our code, and what a person reads."""


class Database:
    """One database, SQLite or PostgreSQL, with short transactions in sessions."""

    def __init__(self, url: str, wait_s: float = WAIT_S) -> None:
        """Open and migrate.

        Raises:
            StoreError: store-newer, store-locked, store-corrupt or disk-full.
        """
        self.engine = _engine(url, wait_s)
        try:
            with _translated():
                _migrate(self.engine)
        except BaseException:
            self.engine.dispose()
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the database."""
        with _translated(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextlib.contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are kept together at the end, or not at all."""
        with (
            _translated(),
            self.engine.connect().execution_options(writes=True) as connection,
            Session(connection, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def scrub(self) -> None:
        """Make sure that deleted rows are gone from the files too (SQLite: log and free pages)."""
        if self.engine.dialect.name != "sqlite":
            return
        with _translated(), self.engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None  # noqa: S101 (for the type checker: a live connection has one)
            raw.execute("PRAGMA incremental_vacuum")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self.engine.dispose()


def upsert(session: Session, row: Base) -> None:
    """Put the row in, over the one with the same key. Doing it twice changes nothing more.

    A table with a `revision` counts it up by itself.
    """
    table = Base.metadata.tables[row.__tablename__]
    values = {column.key: getattr(row, column.key) for column in table.columns}
    keys = [column.key for column in table.primary_key.columns]
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(values)
    fresh: dict[str, Any] = {k: statement.excluded[k] for k in values if k not in keys}
    fresh.pop("created_at", None)
    if "revision" in fresh:
        fresh["revision"] = table.c.revision + 1
    session.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh))


def _engine(url: str, wait_s: float) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        wait = f"-c lock_timeout={int(wait_s * 1000)} -c timezone=UTC"
        # to start a worker, or to compile a query, takes longer than our longest count
        wait += " -c max_parallel_workers_per_gather=0 -c jit=off"
        parsed = parsed.set(drivername="postgresql+psycopg")
        arguments = {"options": wait, "connect_timeout": max(1, int(wait_s))}
        return create_engine(parsed, connect_args=arguments, pool_pre_ping=True)

    if parsed.database and parsed.database != ":memory:":
        _private_file(Path(parsed.database))
    engine = create_engine(parsed, connect_args={"timeout": wait_s, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _private_file(path: Path) -> None:
    """Make the file first, so that nobody else can ever read it; SQLite's log copies its mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError as err:
        code = "disk-full" if err.errno == 28 else "store-locked"
        raise StoreError(code, "The database file cannot be made or opened.") from err


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # _begin_sqlite begins
    connection.create_function("folded", 1, folded_or_none, deterministic=True)
    for pragma in (
        "auto_vacuum = INCREMENTAL",
        "journal_mode = WAL",
        "synchronous = FULL",  # an answer outlives a power cut
        "foreign_keys = ON",
        "secure_delete = ON",
        "cache_size = -4000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # a reader that turns writer fails at once instead of waiting, so a writer says so first
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        if _version(connection) == HEAD:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
        version = _version(connection)  # again: another program may have been quicker
        if version == HEAD:
            return
        if version is not None and version not in STEPS:
            raise StoreError(
                "store-newer", "The database was written by a newer version of this program."
            )
        _upgrade(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except DBAPIError as err:
        said = str(err.orig).lower()
        for hints, code, message in SAYS:
            if any(hint in said for hint in hints):
                raise StoreError(code, message, permanent=code == "store-corrupt") from err
        raise
