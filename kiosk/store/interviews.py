"""Keeps interviews: narrow rows to list and search, documents to read back whole."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select

from kiosk.domain.interview import Answer, Interview, InterviewState
from kiosk.domain.plain import from_plain
from kiosk.store import tombstones
from kiosk.store.database import Database, upsert
from kiosk.store.query import LINE_COLUMNS, Line, Page, Query, order, values, where
from kiosk.store.rows import use, write
from kiosk.store.search import Search
from kiosk.store.tables import AnswerRow, DocumentRow, HandoffRow, InterviewRow, UseRow

log = logging.getLogger(__name__)


class Interviews:
    """The interviews of the store. All writes are upserts: doing one twice changes nothing more."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, interview: Interview) -> None:
        """Keep the interview with all answers so far. What was declined is not kept: then only
        the use of the booth is counted.

        Raises:
            StoreError: store-locked or disk-full; nothing was written.
        """
        with self._database.writing() as session:
            upsert(session, use(interview))
            if interview.consent.keep:
                write(session, interview)
        answers = len(interview.answers)
        ids = {"interview": interview.id}
        log.info("interview %s, %d answers", interview.state, answers, extra=ids)

    def get(self, interview_id: str) -> Interview | None:
        """Return the interview with its answers, or None."""
        with self._database.reading() as session:
            row = session.get(DocumentRow, interview_id)
            if row is None:
                return None
            answers = session.scalars(
                select(AnswerRow.document)
                .where(AnswerRow.interview_id == interview_id)
                .order_by(AnswerRow.position)
            ).all()
        interview = from_plain(Interview, row.document)
        return replace(interview, answers=tuple(from_plain(Answer, a) for a in answers))

    def line(self, interview_id: str) -> tuple[Line, int] | None:
        """Return the interview as the list shows it, with its revision."""
        with self._database.reading() as session:
            row = session.execute(
                select(*LINE_COLUMNS, InterviewRow.revision).where(InterviewRow.id == interview_id)
            ).first()
        return None if row is None else (Line(*row[:-1]), row[-1])

    def page(self, query: Query) -> Page:
        """Return one page of what was looked for; a page beyond the last is the last."""
        size = max(1, query.size)
        with self._database.reading() as session:
            search = Search(session, query)
            total = search.total()
            number = min(max(1, query.page), max(1, -(-total // size)))
            found = search.over(select(*LINE_COLUMNS)).order_by(*order(query))
            found = found.limit(size).offset((number - 1) * size)
            rows = session.execute(found).all() if total else ()
        return Page(tuple(Line(*row) for row in rows), total, number, size)

    def each(self, query: Query) -> Iterator[Line]:
        """Yield every line that is looked for, without holding them all (for the export)."""
        with self._database.reading() as session:
            found = where(select(*LINE_COLUMNS), query).order_by(*order(query))
            for row in session.execute(found.execution_options(yield_per=1000)):
                yield Line(*row)

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return (job id, title) of every job there are interviews for, by title.

        It steps from job to job along the index: a GROUP BY would read every row.
        """
        each = values(InterviewRow.job_id)
        title = select(InterviewRow.job_title).where(InterviewRow.job_id == each.c.value).limit(1)
        found = select(each.c.value, title.scalar_subquery()).where(each.c.value.is_not(None))
        with self._database.reading() as session:
            rows = session.execute(found).all()
        return tuple(sorted(((row[0], row[1]) for row in rows), key=lambda job: job[1]))

    def forget(self, interview_ids: Iterable[str], *, bury: bool = True) -> int:
        """Delete interviews and what was to be collected of them; return how many there were.

        The rows are overwritten in the file (SQLite's secure_delete) and gone from its log. A
        tombstone keeps each from coming back from another machine; without `bury` there is none.
        """
        ids = tuple(interview_ids)
        with self._database.writing() as session:
            session.execute(delete(HandoffRow).where(HandoffRow.interview_id.in_(ids)))
            gone = session.execute(
                delete(InterviewRow)
                .where(InterviewRow.id.in_(ids))
                .returning(InterviewRow.id, InterviewRow.booth_id)
            ).all()
            if bury:
                for interview_id, booth_id in gone:
                    tombstones.bury(session, interview_id, booth_id)
        self._database.scrub()
        return len(gone)

    def bury(self, interview_ids: Iterable[str], booth_id: str) -> int:
        """Delete what another machine has deleted, and never take it in again; return how many
        there were."""
        ids = tuple(interview_ids)
        with self._database.writing() as session:
            for interview_id in ids:
                tombstones.bury(session, interview_id, booth_id, told=True)
        return self.forget(ids)

    def forget_older(self, days: int, now: datetime | None = None) -> int:
        """Delete the interviews that started more than this many days ago; return how many.

        They need no tombstones: what is older than the campus keeps is not sent there.
        """
        limit = (now or datetime.now(UTC)) - timedelta(days=days)
        with self._database.reading() as session:
            ids = session.scalars(
                select(InterviewRow.id).where(InterviewRow.started_at < limit)
            ).all()
        for start in range(0, len(ids), 500):
            self.forget(ids[start : start + 500], bury=False)
        return len(ids)

    def older(self, moment: datetime) -> int:
        """Return how many interviews started before a moment."""
        counted = select(func.count()).where(InterviewRow.started_at < moment)
        with self._database.reading() as session:
            return session.scalar(counted) or 0

    def unfinished(self, booth_id: str) -> tuple[str, ...]:
        """Return the interviews that a crash of this booth left behind as running."""
        with self._database.reading() as session:
            return tuple(
                session.scalars(
                    select(InterviewRow.id).where(
                        InterviewRow.booth_id == booth_id,
                        InterviewRow.state == InterviewState.RUNNING.value,
                    )
                )
            )

    def number(self, job_id: str) -> int:
        """Return how many interviews there have been for the job, kept or not."""
        with self._database.reading() as session:
            return (
                session.scalar(
                    select(func.count()).select_from(UseRow).where(UseRow.job_id == job_id)
                )
                or 0
            )
