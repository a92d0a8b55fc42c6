"""Takes over what the campus owns: jobs, settings, people, groups. What only this booth has stays,
except settings and groups: those are the campus' to the last.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select

from kiosk.fleet.campus import Campus
from kiosk.store.counsel_tables import GroupRow, GroupViewerRow
from kiosk.store.database import Database
from kiosk.store.tables import Base, JobRow, OverrideRow, PersonRow, SessionRow


def jobs(database: Database, campus: Campus) -> int:
    """Take over the jobs that are not the same here; return how many."""
    with campus.run() as connection:
        there = connection.execute("SELECT id, revision, updated_at FROM jobs").fetchall()
    with database.reading() as session:
        here = {
            row[0]: (row[1], row[2])
            for row in session.execute(select(JobRow.id, JobRow.revision, JobRow.updated_at))
        }
    changed = [row[0] for row in there if here.get(row[0]) != (row[1], row[2])]
    rows = _rows(campus, JobRow, changed)
    with database.writing() as session:
        for row in rows:
            session.merge(JobRow(**row))
    return len(rows)


def people(database: Database, campus: Campus) -> int:
    """Take over who may use the panel; return how many changed. A change of somebody signs them
    out here, and a name of the campus is nobody else's."""
    with campus.run() as connection:
        there = connection.execute("SELECT id, updated_at FROM people").fetchall()
    with database.reading() as session:
        here = {
            row[0]: row[1] for row in session.execute(select(PersonRow.id, PersonRow.updated_at))
        }
    rows = _rows(campus, PersonRow, [row[0] for row in there if here.get(row[0]) != row[1]])
    with database.writing() as session:
        for row in rows:
            session.execute(delete(SessionRow).where(SessionRow.person_id == row["id"]))
            session.execute(
                delete(PersonRow).where(PersonRow.name == row["name"], PersonRow.id != row["id"])
            )
            session.merge(PersonRow(**row))
            session.flush()
    return len(rows)


def settings(database: Database, campus: Campus) -> None:
    """Have exactly the settings that were changed in the panel of the campus."""
    with campus.run() as connection:
        there = connection.execute("SELECT key, value, updated_at FROM overrides").fetchall()
    with database.reading() as session:
        here = session.execute(
            select(OverrideRow.key, OverrideRow.value, OverrideRow.updated_at)
        ).all()
    if sorted(there, key=_key) == sorted(map(tuple, here), key=_key):
        return
    with database.writing() as session:
        session.execute(delete(OverrideRow))
        for key, value, updated_at in there:
            session.add(OverrideRow(key=key, value=value, updated_at=updated_at))


def groups(database: Database, campus: Campus) -> None:
    """Have exactly the groups of the campus, and who sees them."""
    for kind in (GroupRow, GroupViewerRow):
        names = [column.name for column in kind.__table__.columns]
        with campus.run() as connection:
            statement = f"SELECT {', '.join(names)} FROM {kind.__tablename__}"  # noqa: S608
            there = connection.execute(statement).fetchall()
        with database.reading() as session:
            here = session.execute(select(*kind.__table__.columns)).all()
        if sorted(there, key=_key) == sorted(map(tuple, here), key=_key):
            continue
        with database.writing() as session:
            session.execute(delete(kind))
            for row in there:
                session.add(kind(**dict(zip(names, row, strict=True))))


def _key(row: tuple[Any, ...]) -> str:
    return str(row)


def _rows(campus: Campus, kind: type[Base], ids: Sequence[str]) -> list[dict[str, Any]]:
    if not ids:
        return []
    table = Base.metadata.tables[kind.__tablename__]
    names = [column.name for column in table.columns]
    statement = f"SELECT {', '.join(names)} FROM {table.name} WHERE id = ANY(%s)"  # noqa: S608
    with campus.run() as connection:
        found = connection.execute(statement, (list(ids),)).fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]
