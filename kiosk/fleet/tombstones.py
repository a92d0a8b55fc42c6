"""Tells the campus what was deleted here, and learns what was deleted there."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select, update

from kiosk.fleet.campus import Campus
from kiosk.fleet.refused_rows import put_all
from kiosk.store.database import Database, upsert
from kiosk.store.fleet_tables import TombstoneRow
from kiosk.store.tables import FactRow
from kiosk.store.tombstones import TOMBSTONE_DAYS

SEEN = "tombstones of the campus"
AT_A_TIME = 500


def send(database: Database, campus: Campus, booth_id: str) -> int:
    """Have the campus bury what was deleted here; return how many it was told."""
    mine = select(TombstoneRow.interview_id).where(
        TombstoneRow.told.is_(False), TombstoneRow.booth_id == booth_id
    )
    with database.reading() as session:
        ids = list(session.scalars(mine))

    def put_some(some: Sequence[str]) -> None:
        with campus.run() as connection:
            connection.execute(
                "INSERT INTO tombstones (interview_id, booth_id, at, expires_at, told)"
                " SELECT one, %s, now(), now() + %s, true FROM unnest(%s::text[]) AS one"
                " ON CONFLICT DO NOTHING",
                (booth_id, timedelta(days=TOMBSTONE_DAYS), list(some)),
            )

    for start in range(0, len(ids), AT_A_TIME):
        some = ids[start : start + AT_A_TIME]
        put_all(some, put_some)  # what is refused was never there: its interview was refused too
        with database.writing() as session:
            session.execute(
                update(TombstoneRow)
                .where(TombstoneRow.interview_id.in_(some), TombstoneRow.booth_id == booth_id)
                .values(told=True)
            )
    return len(ids)


def new_on_campus(database: Database, campus: Campus, booth_id: str) -> tuple[list[str], str]:
    """Return the interviews that are buried there and not here, and what to call that state.

    All are asked for, but only where their number or the newest has changed: no clock of this
    machine can make it miss one.
    """
    with campus.run() as connection:
        row = connection.execute(
            "SELECT count(*) || ' ' || coalesce(max(at)::text, '') FROM tombstones"
            " WHERE booth_id = %s",
            (booth_id,),
        ).fetchone()
    state = "" if row is None else str(row[0])
    with database.reading() as session:
        kept = session.get(FactRow, SEEN)
        if kept is not None and kept.value == state:
            return [], state
        here = set(
            session.scalars(
                select(TombstoneRow.interview_id).where(TombstoneRow.booth_id == booth_id)
            )
        )
    with campus.run() as connection:
        rows = connection.execute(
            "SELECT interview_id FROM tombstones WHERE booth_id = %s", (booth_id,)
        ).fetchall()
    return [row[0] for row in rows if row[0] not in here], state


def remember(database: Database, state: str) -> None:
    """Keep that everything of this state of the campus' tombstones was buried here."""
    with database.writing() as session:
        upsert(session, FactRow(name=SEEN, value=state))
