"""Tells the campus of uses, of what staff did at the booth, and of the faults it met."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select, update

from kiosk.domain.interview import InterviewState
from kiosk.fleet.campus import Campus
from kiosk.fleet.refused_rows import put_all
from kiosk.store import Store
from kiosk.store.audit_tables import AuditRow
from kiosk.store.database import Database
from kiosk.store.tables import FaultRow, UseRow

AT_A_TIME = 1000


def uses(store: Store, campus: Campus, booth_id: str) -> int:
    """Tell of the uses that the campus does not know; return how many.

    Raises:
        FleetError: campus-refused.
        StoreError: store-locked.
    """
    fresh = select(
        UseRow.id, UseRow.day, UseRow.booth_id, UseRow.job_id, UseRow.mode, UseRow.state
    ).where(
        UseRow.told.is_(False),
        UseRow.booth_id == booth_id,
        UseRow.state != InterviewState.RUNNING.value,
    )
    statement = (
        "INSERT INTO uses (id, day, booth_id, job_id, mode, state, told) SELECT *, true"
        " FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[])"
        " ON CONFLICT (id) DO UPDATE SET state = excluded.state"
    )
    told = 0
    while rows := _some(store.database, fresh):
        _put(store, campus, booth_id, statement, rows)
        with store.database.writing() as session:
            for state in {row[5] for row in rows}:  # one that changed meanwhile is told again
                ids = [row[0] for row in rows if row[5] == state]
                known = update(UseRow).where(UseRow.id.in_(ids), UseRow.state == state)
                session.execute(known.values(told=True))
        told += len(rows)
    return told


def audit(store: Store, campus: Campus, booth_id: str) -> int:
    """Tell what staff did in this booth's own panel; return how many lines."""
    fresh = select(
        AuditRow.id,
        AuditRow.at,
        AuditRow.person,
        AuditRow.act,
        AuditRow.noun,
        AuditRow.object_id,
        AuditRow.note,
        AuditRow.number,
        AuditRow.chain,
    ).where(AuditRow.told.is_(False))
    statement = (
        "INSERT INTO audit"
        " (id, at, person, act, noun, object_id, note, number, chain, booth_id, told)"
        " SELECT *, true FROM unnest(%s::text[], %s::timestamptz[], %s::text[], %s::text[],"
        " %s::text[], %s::text[], %s::text[], %s::int[], %s::text[], %s::text[])"
        " ON CONFLICT DO NOTHING"
    )
    told = 0
    while rows := _some(store.database, fresh):
        _put(store, campus, booth_id, statement, [(*row, booth_id) for row in rows])
        with store.database.writing() as session:
            ids = [row[0] for row in rows]
            session.execute(update(AuditRow).where(AuditRow.id.in_(ids)).values(told=True))
        told += len(rows)
    return told


def faults(database: Database, campus: Campus, booth_id: str) -> None:
    """Tell how often the booth met which fault. It is told even where nothing else may be sent."""
    mine = select(FaultRow.code, FaultRow.count, FaultRow.last_at)
    with database.reading() as session:
        rows = session.execute(mine.where(FaultRow.booth_id == booth_id)).all()
    # the campus' own clock has the last word on when, and a booth that was set back counts on
    statement = (
        "INSERT INTO faults (booth_id, code, count, last_at)"
        " VALUES (%s, %s, %s, least(%s, now()))"
        " ON CONFLICT (booth_id, code) DO UPDATE SET last_at = excluded.last_at,"
        " count = greatest(faults.count, excluded.count)"
        " WHERE (excluded.count, excluded.last_at) <> (faults.count, faults.last_at)"
    )
    with campus.run() as connection, connection.cursor() as cursor:
        cursor.executemany(statement, [(booth_id, *row) for row in rows])


def _some(database: Database, fresh: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    with database.reading() as session:
        return [tuple(row) for row in session.execute(fresh.limit(AT_A_TIME))]


def _put(
    store: Store,
    campus: Campus,
    booth_id: str,
    statement: str,
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """Put rows; one that the campus does not take is counted and given up."""

    def put_some(some: Sequence[tuple[Any, ...]]) -> None:
        with campus.run() as connection:
            connection.execute(statement, [list(column) for column in zip(*some, strict=True)])

    for _ in put_all(rows, put_some):
        store.booths.fault(booth_id, "row-refused")
