"""Sends finished interviews to the campus: as the rows they are, batch by batch, as often as need
be. Whatever comes late, twice or in another order changes nothing: the higher revision stays.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, String, Text, bindparam, cast, func, literal, select, type_coerce
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from kiosk.domain.errors import FleetError
from kiosk.domain.interview import InterviewState
from kiosk.fleet.batches import CARRIED, COPY, MAKE_READY, TAKE, TAKEN
from kiosk.fleet.campus import Campus
from kiosk.fleet.refused_rows import put_all
from kiosk.store import Store
from kiosk.store.fleet_tables import RefusedRow, SentRow
from kiosk.store.tables import InterviewRow

log = logging.getLogger(__name__)

ROW_REFUSED = "row-refused"
MOST_AT_ONCE = 20_000
"""Interviews looked for in one run: ids only, about 2 MB."""


LOT_S = 4.0


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Pace:
    """How fast, and for how long, a run goes on."""

    budget_s: float = 40.0
    """After this the rest waits for the next run."""
    interviews_per_s: float = 0.0
    """0: as fast as both ends can."""
    most: int = 150
    """Most interviews in one transaction: what a cut connection sends twice."""
    pause: Callable[[float], object] = threading.Event().wait
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now
    """This machine's clock, which the campus' is compared with."""

    @property
    def batch_size(self) -> int:
        """How many interviews go at once: where they are to go slowly, a few seconds' worth."""
        slow = round(self.interviews_per_s * LOT_S) if self.interviews_per_s else self.most
        return min(max(slow, 1), self.most)


@dataclass(frozen=True)
class Batch:
    """Some interviews as rows: documents are text, and nobody reads them on the way."""

    revisions: dict[str, int]
    rows: dict[str, tuple[tuple[Any, ...], ...]]
    """By table. The first column is the interview's id."""


@dataclass(frozen=True)
class Pushed:
    sent: int = 0
    refused: int = 0
    more: bool = False


def waiting(store: Store, since: datetime) -> list[str]:
    """Return the interviews that started after a moment and are over, and that the campus does not
    have as they are, oldest first. No clock has a say in it: a revision grows by itself."""
    sent = func.coalesce(SentRow.revision, 0)
    refused = func.coalesce(RefusedRow.revision, 0)
    found = (
        select(InterviewRow.id)
        .outerjoin(SentRow, SentRow.interview_id == InterviewRow.id)
        .outerjoin(RefusedRow, RefusedRow.interview_id == InterviewRow.id)
        .where(
            InterviewRow.state != InterviewState.RUNNING.value,
            InterviewRow.started_at > since,
            InterviewRow.revision > sent,
            InterviewRow.revision > refused,
        )
        .order_by(InterviewRow.started_at, InterviewRow.id)
        .limit(MOST_AT_ONCE)
    )
    with store.database.reading() as session:
        return list(session.scalars(found))


def read(store: Store, ids: Sequence[str]) -> Batch:
    """Return interviews as rows, all of one moment.

    Raises:
        FleetError: row-refused where one of them is no text any more.
        StoreError: store-locked.
    """
    rows: dict[str, tuple[tuple[Any, ...], ...]] = {}
    try:
        with store.database.reading() as session:
            for table in CARRIED:
                columns = [_as_it_lies(column) for column in table.columns]
                found = select(*columns).where(next(iter(table.columns)).in_(ids))
                rows[table.name] = tuple(map(tuple, session.execute(found)))
    except DBAPIError as err:
        raise FleetError(ROW_REFUSED, "A row of this booth's store cannot be read.") from err
    place = list(InterviewRow.__table__.columns.keys()).index("revision")
    return Batch({row[0]: row[place] for row in rows[InterviewRow.__tablename__]}, rows)


def _as_it_lies(column: Any) -> Any:
    """Select a column without reading it: JSON as its text, a moment as the database gives it."""
    return cast(column, Text) if isinstance(column.type, JSON) else type_coerce(column, String)


def put(campus: Campus, batch: Batch) -> int:
    """Have the campus keep a batch, all of it or nothing; return how many it did not have yet.

    Raises:
        FleetError: row-refused where one of the rows cannot be kept; campus-refused.
        StoreError: store-locked.
    """
    if not campus.ready:
        with campus.run() as connection:
            connection.execute(MAKE_READY)
        campus.ready = True
    with campus.run() as connection, connection.cursor() as cursor:
        for name, rows in batch.rows.items():
            with cursor.copy(COPY[name]) as copy:
                for row in rows:
                    copy.write_row(row)
        cursor.execute(TAKE)
        taken = cursor.execute(TAKEN).fetchall()
    return int(taken[0][0])


def push(store: Store, campus: Campus, booth_id: str, since: datetime, pace: Pace) -> Pushed:
    """Send what is waiting until it is done or the time is up.

    Raises:
        FleetError: campus-refused.
        StoreError: store-locked; what the campus has taken is known, the rest waits.
    """
    started, pushed = pace.clock(), Pushed()
    left = waiting(store, since)
    for start in range(0, len(left), pace.batch_size):
        begun = pace.clock()
        if begun - started > pace.budget_s:
            return Pushed(pushed.sent, pushed.refused, more=True)
        ids = left[start : start + pace.batch_size]
        refused = _send(store, campus, booth_id, ids)
        pushed = Pushed(pushed.sent + len(ids) - refused, pushed.refused + refused)
        if pace.interviews_per_s and start + pace.batch_size < len(left):
            now = pace.clock()
            due = len(ids) / pace.interviews_per_s - (now - begun)
            pace.pause(min(max(0.0, due), max(0.0, pace.budget_s - (now - started))))
    return Pushed(pushed.sent, pushed.refused, more=len(left) == MOST_AT_ONCE)


def _send(store: Store, campus: Campus, booth_id: str, ids: Sequence[str]) -> int:
    """Send a batch; return how many of its interviews were refused."""

    def send_some(some: Sequence[str]) -> None:
        batch = read(store, some)
        put(campus, batch)
        _mark_sent(store, batch)

    refused = put_all(ids, send_some)
    for one in refused:
        log.warning("%s", ROW_REFUSED, extra={"interview": one, "code": ROW_REFUSED})
        _mark_refused(store, booth_id, one)
    return len(refused)


def _mark_sent(store: Store, batch: Batch) -> None:
    # from the interviews: one that was deleted meanwhile needs no mark
    insert = _insert(store)(SentRow).from_select(
        ["interview_id", "revision"],
        select(InterviewRow.id, bindparam("sent")).where(InterviewRow.id == bindparam("one")),
    )
    marks = [{"one": one, "sent": revision} for one, revision in batch.revisions.items()]
    with store.database.writing() as session:
        session.connection().execute(
            insert.on_conflict_do_update(
                index_elements=["interview_id"], set_={"revision": insert.excluded.revision}
            ),
            marks,
        )


def _mark_refused(store: Store, booth_id: str, one: str) -> None:
    now = datetime.now(UTC)
    insert = _insert(store)(RefusedRow).from_select(
        ["interview_id", "revision", "code", "at"],
        select(
            InterviewRow.id,
            InterviewRow.revision,
            literal(ROW_REFUSED),
            literal(now, RefusedRow.at.type),
        ).where(InterviewRow.id == one),
    )
    with store.database.writing() as session:
        session.execute(
            insert.on_conflict_do_update(
                index_elements=["interview_id"],
                set_={name: insert.excluded[name] for name in ("revision", "code", "at")},
            )
        )
    store.booths.fault(booth_id, ROW_REFUSED)


def _insert(store: Store) -> Any:
    on_postgresql = store.database.engine.dialect.name == "postgresql"
    return postgresql.insert if on_postgresql else sqlite.insert
