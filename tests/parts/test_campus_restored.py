"""The campus is put back from a backup: booths go on, and what the backup lacks comes again."""

import pytest
from sqlalchemy import text

from kiosk.domain.errors import FleetError
from kiosk.store import Store
from tests.kit.campus.tested_campus import Machine, ids, sql


def turn_of(campus: Store, booth_id: str) -> str:
    with campus.database.reading() as session:
        found = session.scalar(text("SELECT turn FROM booths WHERE id = :id"), {"id": booth_id})
    return str(found)


def put_back(campus: Store, booth: Machine, turn: str | None, without: str) -> None:
    """Have the campus as it was when the booth's turn was another one, without an interview."""
    sql(campus, "UPDATE booths SET turn = :turn WHERE id = :id", turn=turn, id=booth.id)
    sql(campus, "DELETE FROM interviews WHERE id = :id", id=without)


def test_a_booth_goes_on_and_sends_again_what_the_backup_lacks(booth: Machine, campus: Store):
    booth.finish("before")
    booth.sync()
    backup = turn_of(campus, booth.id)
    booth.finish("after")
    for _ in range(60):  # more than a booth remembers of what it drew
        booth.sync()
    put_back(campus, booth, backup, "after")
    assert booth.sync().sent >= 1
    assert ids(campus) == {"before", "after"}
    assert booth.sync().sent == 0
    assert booth.faults() == {}


def test_a_backup_from_before_the_first_exchange_is_no_other_campus(booth: Machine, campus: Store):
    booth.finish("first")
    booth.sync()
    put_back(campus, booth, None, "first")
    booth.sync()
    assert ids(campus) == {"first"}


def test_a_turn_that_another_machine_drew_is_a_clone_whatever_its_number(
    booth: Machine, campus: Store
):
    booth.sync()
    number, _, _ = turn_of(campus, booth.id).partition(".")
    for other in (int(number), int(number) + 1):
        sql(campus, "UPDATE booths SET turn = :t WHERE id = :id",
            t=f"{other:011d}.{'0' * 20}", id=booth.id)  # fmt: skip
        with pytest.raises(FleetError) as caught:
            booth.sync()
        assert caught.value.code == "booth-cloned"
