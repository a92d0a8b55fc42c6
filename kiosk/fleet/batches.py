"""The statements by which the campus takes a batch of interviews in one transaction.

The rows come by COPY into temporary tables. From there an interview is taken where it is new or its
revision is higher, its parts with it, unless it has a tombstone.
"""

from sqlalchemy import JSON, Table
from sqlalchemy.dialects import postgresql

from kiosk.store.counsel_tables import MembershipRow
from kiosk.store.tables import AnswerRow, Base, CoverageRow, DocumentRow, InterviewRow

PARTS = tuple(
    Base.metadata.tables[row.__tablename__]
    for row in (DocumentRow, AnswerRow, CoverageRow, MembershipRow)
)
INTERVIEWS = Base.metadata.tables[InterviewRow.__tablename__]
CARRIED: tuple[Table, ...] = (INTERVIEWS, *PARTS)
"""In the order in which they are put in; the first column of each is the interview's id."""


def _temporary(table: Table) -> str:
    """Documents lie in it as the text that came, unpacked: they are read and packed once, when they
    are put in."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    columns = ", ".join(
        f"{c.name} {'text' if isinstance(c.type, JSON) else c.type.compile(dialect)}"
        for c in table.columns
    )
    lies = "".join(
        f"ALTER TABLE lot_{table.name} ALTER COLUMN {c.name} SET STORAGE EXTERNAL;"
        for c in table.columns
        if isinstance(c.type, JSON)
    )
    return f"CREATE TEMPORARY TABLE lot_{table.name} ({columns}) ON COMMIT DELETE ROWS;{lies}"


def _names(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)


def _came(table: Table) -> str:
    """Return the columns as they are read from the temporary table."""
    return ", ".join(
        f"l.{c.name}::json" if isinstance(c.type, JSON) else f"l.{c.name}" for c in table.columns
    )


def _replace(table: Table) -> str:
    return f"""
DELETE FROM {table.name} USING lot_taken t WHERE {table.name}.interview_id = t.id AND t.known;
INSERT INTO {table.name} ({_names(table)})
    SELECT {_came(table)} FROM lot_{table.name} l
    JOIN lot_taken t ON t.id = l.interview_id
    JOIN interviews i ON i.id = l.interview_id;"""  # noqa: S608 (names of our own tables)


_NEW = ", ".join(f"{c.name} = l.{c.name}" for c in INTERVIEWS.columns if c.name != "id")

MAKE_READY = (
    "CREATE TEMPORARY TABLE lot_taken (id text PRIMARY KEY, known bool) ON COMMIT DELETE ROWS;"
    + "".join(_temporary(table) for table in CARRIED)
)
COPY = {t.name: f"COPY lot_{t.name} ({_names(t)}) FROM STDIN" for t in CARRIED}
# New first, then newer: two pushes that meet wait for each other at the first statement, and the
# second one compares. ON CONFLICT DO UPDATE would do both, but needs the right to read the columns.
# The parts are put in only where their interview stayed, because a tombstone that came in between
# takes it away again (fence.sql).
TAKE = f"""
WITH taken AS (
    INSERT INTO interviews ({_names(INTERVIEWS)})
    SELECT {_came(INTERVIEWS)} FROM lot_interviews l
    WHERE NOT EXISTS (
        SELECT FROM tombstones b WHERE b.interview_id = l.id AND b.booth_id = l.booth_id)
    ORDER BY l.id
    ON CONFLICT (id) DO NOTHING RETURNING id)
INSERT INTO lot_taken SELECT id, false FROM taken;
WITH taken AS (
    UPDATE interviews i SET {_NEW} FROM lot_interviews l
    WHERE i.id = l.id AND i.revision < l.revision RETURNING i.id)
INSERT INTO lot_taken SELECT id, true FROM taken;""" + "".join(  # noqa: S608 (names of our own tables)
    _replace(table) for table in PARTS
)
TAKEN = "SELECT count(*) FROM lot_taken"
