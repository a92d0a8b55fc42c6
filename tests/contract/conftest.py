"""A store on each of the two databases, empty."""

import os
from collections.abc import Iterator

import pytest

from kiosk.bench import campus_server as postgres
from kiosk.store import Store
from kiosk.store.tables import Base


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    if postgres.programs() is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL was asked for and is not installed")
        pytest.skip("PostgreSQL is not installed")
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path) -> Iterator[Store]:
    if request.param == "sqlite":
        opened = Store.open(f"sqlite:///{tmp_path / 'coach.sqlite'}")
    else:
        opened = Store.open(request.getfixturevalue("postgres_url"))
    with opened.database.writing() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
    yield opened
    opened.close()
