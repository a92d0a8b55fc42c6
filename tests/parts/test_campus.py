"""The campus keeps what is buried buried, and the way there is safe or is not taken."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from kiosk.bench import campus_server as postgres
from kiosk.domain.errors import CoachError, FleetError, StoreError
from kiosk.fleet import fence
from kiosk.fleet.campus import Campus, checked
from kiosk.store import Store
from tests.kit.campus.tested_campus import (
    INTO,
    OWNER,
    Machine,
    ids,
    machine,
    owner_url,
    sql,
    values,
)


@pytest.fixture
def other(tmp_path: Path, campus: Store, campus_server: postgres.Server) -> Iterator[Machine]:
    """Another booth, which has sent an interview."""
    made = machine(tmp_path, campus, campus_server, "booth-8")
    made.finish("theirs", candidate="Zoë")
    made.sync()
    yield made
    made.store.close()


@pytest.fixture
def stolen(booth: Machine, other: Machine) -> Iterator["psycopg.Connection[Any]"]:
    """The database as somebody with booth-7's credentials finds it."""
    booth.finish("ours", candidate="Ada")
    booth.sync()
    with booth.as_attacker() as connection:
        yield connection


def test_a_tombstone_for_anothers_interview_buries_nothing(stolen, other: Machine, campus: Store):
    stolen.execute("INSERT INTO tombstones VALUES ('theirs', 'booth-7', now(), now(), true)")
    assert ids(campus) == {"ours", "theirs"}
    other.finish("theirs", candidate="Zoë the second")
    assert other.sync().sent == 1
    assert campus.interview("theirs").candidate == "Zoë the second"


def test_nobody_puts_back_what_is_buried_not_even_the_owner(stolen, campus: Store):
    assert campus.forget("ours")
    with pytest.raises(InsufficientPrivilege):
        stolen.execute(INTO + values("booth-7", "ours"))
    sql(campus, INTO + values("booth-7", "ours"))
    assert ids(campus) == {"theirs"}


def test_a_role_that_nobody_enrolled_is_no_booth(campus: Store, campus_server: postgres.Server):
    sql(campus, f"DROP ROLE IF EXISTS stray; CREATE ROLE stray LOGIN; GRANT {fence.GROUP} TO stray")
    url = owner_url(campus_server).replace(f"{OWNER}@", "stray@")
    with psycopg.connect(url, autocommit=True) as stray:
        assert stray.execute("SELECT coach_booth_id()").fetchone() == (None,)
        with pytest.raises(InsufficientPrivilege):
            stray.execute(INTO + values("booth-7"))


# --- the way there --------------------------------------------------------------------------------

PLAIN = (
    "postgresql://b:p@campus.example/coach",
    "postgresql://b:p@campus.example/coach?sslmode=require",
    "postgresql://b:p@10.0.0.9/coach?sslmode=prefer",
    "postgresql+psycopg://b:p@campus.example/coach",
    "postgresql://b:p@localhost/coach?hostaddr=10.0.0.9",
    "postgresql://b:p@localhost,campus.example/coach",
    "not an address",
)


@pytest.mark.parametrize("url", PLAIN)
def test_a_way_without_tls_is_refused_before_a_word_is_said(url: str):
    with pytest.raises(FleetError) as caught:
        Campus.open(url)
    assert caught.value.code == "campus-insecure"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://b:p@campus.example/coach?sslmode=verify-full",
        "postgresql://b:p@campus.example/coach?sslmode=verify-ca",
        "postgresql://b@/coach?host=/run/postgresql",
        "postgresql://b:p@127.0.0.1/coach",
    ],
)
def test_a_safe_way_is_taken(url: str):
    assert checked(url)["user"] == "b"


def test_a_server_that_cannot_prove_who_it_is_is_not_told_the_password(
    booth: Machine, tmp_path: Path
):
    with postgres.running(*postgres.QUICK) as false:
        booth.certificate = false.certificate
        with pytest.raises(StoreError):
            booth.open()


def test_the_server_itself_wants_tls(booth: Machine):
    url = booth.url.replace("sslmode=verify-ca", "sslmode=disable")
    with pytest.raises(CoachError):
        Campus.open(url)
