"""One PostgreSQL for all tests that need a campus, and a panel that all tests of a file share."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient

from kiosk.bench import campus_server as postgres
from kiosk.store import Store
from tests.kit.campus.tested_campus import DATABASE, OWNER, Machine, campus_on, machine
from tests.kit.panel.tested_panel import claimed, panel_in, wipe


@pytest.fixture(scope="session")
def campus_server() -> Iterator[postgres.Server]:
    if postgres.programs() is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL was asked for and is not installed")
        pytest.skip("PostgreSQL is not installed")
    with postgres.running(*postgres.QUICK) as running:
        with psycopg.connect(running.url, autocommit=True) as superuser:
            superuser.execute(f"CREATE ROLE {OWNER} LOGIN CREATEROLE")
            superuser.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
        yield running


@pytest.fixture
def campus(campus_server: postgres.Server) -> Iterator[Store]:
    """The campus, as its owner sees it."""
    with campus_on(campus_server) as owner:
        yield owner


@pytest.fixture
def booth(tmp_path: Path, campus: Store, campus_server: postgres.Server) -> Iterator[Machine]:
    """A booth that the campus let in."""
    made = machine(tmp_path, campus, campus_server, "booth-7")
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A panel with nothing in it; a file that wants another names its own."""
    return panel_in(tmp_path_factory.mktemp("panel"))


@pytest.fixture(scope="module")
def dana(panel: Flask) -> FlaskClient:
    """The administrator, signed in."""
    return claimed(panel)


@pytest.fixture
def phone(panel: Flask) -> FlaskClient:
    """A phone with an address of its own, so that one test's tries do not count for the next."""
    client = panel.test_client()
    client.environ_base["REMOTE_ADDR"] = f"10.{'.'.join(map(str, secrets.token_bytes(3)))}"
    return client


@pytest.fixture
def wiped(panel: Flask) -> Iterator[None]:
    """Leave the panel as empty as it was."""
    yield
    wipe(panel)
