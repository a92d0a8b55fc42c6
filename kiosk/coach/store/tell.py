"""Tells the campus of uses, of what staff did at the booth, and of the faults it met."""

from typing import Any

from sqlalchemy import select, update

from kiosk.coach.model import InterviewState
from kiosk.coach.store.campus import Campus
from kiosk.coach.store.database import Database
from kiosk.coach.store.tables import AuditRow, FaultRow, UseRow

AT_A_TIME = 1000


def uses(database: Database, campus: Campus, booth_id: str) -> int:
    """Tell of the uses that the campus does not know; return how many.

    Raises:
        FleetError: row-refused, campus-refused.
        StoreError: store-locked.
    """
    fresh = (
        select(UseRow.id, UseRow.day, UseRow.booth_id, UseRow.job_id, UseRow.mode, UseRow.state)
        .where(
            UseRow.told.is_(False),
            UseRow.booth_id == booth_id,
            UseRow.state != InterviewState.RUNNING.value,
        )
        .limit(AT_A_TIME)
    )
    told = 0
    while True:
        with database.reading() as session:
            rows = [tuple(row) for row in session.execute(fresh)]
        if not rows:
            return told
        _insert(
            campus,
            "uses (id, day, booth_id, job_id, mode, state, told)",
            rows,
            "ON CONFLICT (id) DO UPDATE SET state = excluded.state",
        )
        with database.writing() as session:
            for row in rows:  # one that changed meanwhile is told again
                session.execute(
                    update(UseRow).where(UseRow.id == row[0], UseRow.state == row[5])
                    .values(told=True)
                )  # fmt: skip
        told += len(rows)


def audit(database: Database, campus: Campus, booth_id: str) -> int:
    """Tell what staff did in this booth's own panel; return how many lines."""
    columns = [AuditRow.id, AuditRow.at, AuditRow.person, AuditRow.act]
    columns += [AuditRow.noun, AuditRow.object_id, AuditRow.note]
    fresh = select(*columns).where(AuditRow.told.is_(False)).limit(AT_A_TIME)
    told = 0
    while True:
        with database.reading() as session:
            rows = [(*row, booth_id) for row in session.execute(fresh)]
        if not rows:
            return told
        into = "audit (id, at, person, act, noun, object_id, note, booth_id, told)"
        _insert(campus, into, rows, "ON CONFLICT DO NOTHING")
        ids = [row[0] for row in rows]
        with database.writing() as session:
            session.execute(update(AuditRow).where(AuditRow.id.in_(ids)).values(told=True))
        told += len(rows)


def faults(database: Database, campus: Campus, booth_id: str) -> None:
    """Tell how often the booth met which fault. It is told even where nothing else may be sent."""
    with database.reading() as session:
        mine = session.execute(
            select(FaultRow.code, FaultRow.count, FaultRow.last_at).where(
                FaultRow.booth_id == booth_id
            )
        ).all()
    # the campus' own clock has the last word on when, and a booth that was set back counts on
    statement = (
        "INSERT INTO faults (booth_id, code, count, last_at)"
        " VALUES (%s, %s, %s, least(%s, now()))"
        " ON CONFLICT (booth_id, code) DO UPDATE SET last_at = excluded.last_at,"
        " count = greatest(faults.count, excluded.count)"
        " WHERE (excluded.count, excluded.last_at) <> (faults.count, faults.last_at)"
    )
    with campus.run() as connection, connection.cursor() as cursor:
        cursor.executemany(statement, [(booth_id, *row) for row in mine])


def _insert(campus: Campus, into: str, rows: list[tuple[Any, ...]], otherwise: str) -> None:
    places = ", ".join(["%s"] * len(rows[0]))
    statement = f"INSERT INTO {into} VALUES ({places}, true) {otherwise}"  # noqa: S608 (ours)
    with campus.run() as connection, connection.cursor() as cursor:
        cursor.executemany(statement, rows)
