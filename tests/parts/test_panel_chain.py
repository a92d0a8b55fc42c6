"""The chain of the audit log: what is changed in the database shows, and a look costs little."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.event import listen

from kiosk.store.audit import AuditLine, sealed
from kiosk.store.audit_tables import AuditRow
from tests.kit.panel.tested_panel import claimed, panel_in, send, store_of


@pytest.fixture
def panel(tmp_path):
    return panel_in(tmp_path)


@pytest.fixture
def dana(panel):
    return claimed(panel)


def fill(panel, count=5):
    for n in range(count):
        line = AuditLine(datetime.now(UTC), "dana", "changed", "job", f"j{n}", "note")
        store_of(panel).audit.note(line)


def test_a_whole_chain_is_said_to_be_whole(panel, dana):
    fill(panel)
    (chain,) = store_of(panel).chains.stand()
    assert (chain.broken_at, chain.booth_id, chain.left) == (None, "", 0)
    assert "whole</span>" in dana.get("/people/audit").text
    page = send(dana, "/people/audit/walk", "/people/audit")
    assert page.status_code == 302
    assert "6 entries were walked" in dana.get("/people/audit").text


BREAKS = {
    "person": lambda n: update(AuditRow).where(AuditRow.number == n).values(person="pat"),
    "note": lambda n: update(AuditRow).where(AuditRow.number == n).values(note=""),
    "deleted": lambda n: delete(AuditRow).where(AuditRow.number == n),
    "time": lambda n: (
        update(AuditRow)
        .where(AuditRow.number == n)
        .values(at=datetime.now(UTC) - timedelta(days=1))
    ),
}


@pytest.fixture(params=BREAKS)
def broken(request, panel):
    """Break the log at an entry."""

    def at(number):
        with store_of(panel).database.writing() as session:
            session.execute(BREAKS[request.param](number))

    return at


def test_a_changed_entry_breaks_the_chain(panel, dana, broken):
    fill(panel)
    broken(4)
    (chain,) = store_of(panel).chains.stand()
    assert chain.broken_at == 4
    assert "broken at entry 4" in dana.get("/people/audit").text


def test_an_entry_that_is_changed_after_its_walk_shows_on_its_page_and_at_a_whole_walk(
    panel, dana, broken
):
    fill(panel)
    assert "does not fit" not in dana.get("/people/audit").text
    broken(4)
    page = dana.get("/people/audit").text
    assert "not fit the one before" in page
    assert "does not fit" in page
    send(dana, "/people/audit/walk", "/people/audit")
    assert "broken at entry 4" in dana.get("/people/audit").text
    fill(panel)
    assert "broken at entry 4" in dana.get("/people/audit").text, "it stays known"


def test_a_log_that_lost_its_end_after_it_was_walked_is_broken(panel, dana):
    fill(panel)
    assert store_of(panel).chains.stand()[0].broken_at is None
    with store_of(panel).database.writing() as session:
        session.execute(delete(AuditRow).where(AuditRow.number > 3))
    assert store_of(panel).chains.stand()[0].broken_at == 6
    fill(panel)
    assert "broken at entry 6" in dana.get("/people/audit").text


def test_a_look_walks_what_is_new_and_no_more_than_so_much(panel, dana):
    fill(panel, 20)
    chains = store_of(panel).chains
    seen = []
    for _ in range(5):
        (chain,) = chains.stand(6)
        seen.append((chain.entries, chain.left))
    assert seen == [(6, 15), (12, 9), (18, 3), (21, 0), (21, 0)]
    fill(panel, 2)
    rows = []
    listen(store_of(panel).database.engine, "before_cursor_execute", lambda *a: rows.append(a[2]))
    assert chains.stand()[0].entries == 23
    assert not any("audit.person" in said and "number >" not in said for said in rows)


def test_a_backup_that_was_put_back_makes_a_fork_and_no_break(panel, dana):
    fill(panel, 3)
    with store_of(panel).database.writing() as session:
        one = session.scalar(select(AuditRow).where(AuditRow.number == 3))
        before = session.scalar(select(AuditRow.chain).where(AuditRow.number == 2))
        said = AuditLine(datetime.now(UTC), "pat", "changed", "job", "j", "other", number=3)
        words = {c.key: getattr(one, c.key) for c in AuditRow.__table__.columns}
        words |= {"id": "twin", "at": said.at, "person": "pat", "note": "other", "object_id": "j"}
        session.add(AuditRow(**words | {"chain": sealed(said, before)}))
    assert store_of(panel).chains.walk()[0].broken_at is None
    assert "not fit" not in dana.get("/people/audit").text
