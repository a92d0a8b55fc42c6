"""A store of the first release is brought up to date with all it holds, on both databases."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, MetaData, create_engine, insert, inspect, select, text

from kiosk.bench import campus_server as postgres
from kiosk.domain.plain import to_plain
from kiosk.fleet import push
from kiosk.store import Store
from kiosk.store.audit import AuditLine
from kiosk.store.database import HEAD, MIGRATIONS
from kiosk.store.tables import Base
from tests.kit.samples.interviews import strong

SINCE = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path: Path) -> Iterator[str]:
    """Where there is no store yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'old.sqlite'}"
        return
    if postgres.programs() is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL was asked for and is not installed")
        pytest.skip("PostgreSQL is not installed")
    with postgres.server() as owner:
        yield owner


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    """A store of today, from which the old one gets its rows."""
    store = Store.open(f"sqlite:///{tmp_path / 'today.sqlite'}")
    store.keep(strong())
    store.handoff.offer_report(strong(), 1)
    store.booths.heartbeat("booth-1", "Library", "1.0", {"queue": 2})
    store.booths.fault("booth-1", "mic-gone")
    store.audit.note(AuditLine(datetime.now(UTC), "dana", "changed", "job", "j", "note"))
    yield store
    store.close()


def driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def make_first(engine: Engine, rows_of: Store) -> None:
    """Run step 0001 alone, and put in what its columns can hold."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    first = MetaData()
    first.reflect(engine)
    with engine.begin() as connection, rows_of.database.reading() as session:
        for table in first.sorted_tables:
            if table.name == "alembic_version":
                continue
            today = Base.metadata.tables[table.name]
            columns = [today.c[column.name] for column in table.columns]
            rows = [dict(row._mapping) for row in session.execute(select(*columns))]
            if rows:
                connection.execute(insert(table), rows)


def test_nothing_is_lost_on_the_way(url: str, filled: Store):
    engine = create_engine(driver(url))
    make_first(engine, filled)
    assert "tombstones" not in inspect(engine).get_table_names()
    for _ in range(2):
        store = Store.open(url)
        assert to_plain(store.interview(strong().id)) == to_plain(strong())
        assert store.interviews.line(strong().id) == filled.interviews.line(strong().id)
        assert store.jobs() == filled.jobs()
        (old,), (new,) = store.audit.page(1)[0], filled.audit.page(1)[0]
        assert old == replace(new, number=0, chain=""), "from before there was a chain"
        assert store.booths.faults() == filled.booths.faults()
        (booth,) = store.booths.all()
        assert (booth.name, booth.facts, booth.enrolled) == ("Library", {"queue": 2}, None)
        assert push.waiting(store, SINCE) == [strong().id], "it has never met a campus"
        store.close()
    with engine.connect() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        told = connection.execute(text("SELECT count(*) FROM uses WHERE NOT told")).scalar()
    engine.dispose()
    assert (version, told) == (HEAD, 1)


def test_a_step_that_fails_leaves_the_store_as_it_was(url: str, filled: Store):
    engine = create_engine(driver(url))
    make_first(engine, filled)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE enrolments (mine INTEGER)"))
    with pytest.raises(Exception, match="enrolments"):
        Store.open(url)
    with engine.connect() as connection:
        assert (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0001"
        )
        names = inspect(connection).get_table_names()
        assert "told" not in {c["name"] for c in inspect(connection).get_columns("uses")}
    assert "tombstones" not in names
    engine.dispose()


def test_postgresql_packs_documents_by_the_quick_way():
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.server() as owner:
        Store.open(owner).close()
        with psycopg.connect(owner) as connection:
            rows = connection.execute(
                "SELECT attcompression FROM pg_attribute WHERE attname = 'document'"
                " AND attrelid IN ('answers'::regclass, 'interview_documents'::regclass)"
            ).fetchall()
    assert rows == [("l",), ("l",)]
