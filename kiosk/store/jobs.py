"""Keeps the jobs that staff manage."""

from datetime import UTC, datetime

from sqlalchemy import select

from kiosk.domain.errors import StoreError
from kiosk.domain.job import Job
from kiosk.domain.plain import from_plain, to_plain
from kiosk.store.database import Database, upsert
from kiosk.store.tables import FactRow, JobRow

SEEDED = "starter jobs"


class Jobs:
    """The jobs of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, active: bool = True) -> tuple[Job, ...]:
        """Return the jobs by title; only those that can be chosen, unless `active` is False."""
        statement = select(JobRow.document).order_by(JobRow.title, JobRow.id)
        if active:
            statement = statement.where(JobRow.active)
        with self._database.reading() as session:
            return tuple(from_plain(Job, document) for document in session.scalars(statement))

    def get(self, job_id: str) -> Job | None:
        with self._database.reading() as session:
            row = session.get(JobRow, job_id)
            return None if row is None else from_plain(Job, row.document)

    def revision(self, job_id: str) -> int | None:
        """Return how often the job was changed; None where there is no such job."""
        with self._database.reading() as session:
            return session.scalar(select(JobRow.revision).where(JobRow.id == job_id))

    def save(self, job: Job, *, seen: int | None = None) -> None:
        """Keep the job, over the one with the same id.

        `seen` is the revision the change was made to: a job changed meanwhile stays as it is.

        Raises:
            StoreError: store-changed, store-locked or disk-full.
        """
        now = datetime.now(UTC)
        with self._database.writing() as session:
            found = session.scalar(select(JobRow.revision).where(JobRow.id == job.id))
            if seen is not None and found != seen:
                raise StoreError("store-changed", "Somebody else changed this job meanwhile.")
            upsert(
                session,
                JobRow(
                    id=job.id,
                    title=job.title,
                    field=job.field,
                    active=job.active,
                    document=to_plain(job),
                    created_at=now,
                    updated_at=now,
                    revision=1,
                ),
            )

    def seeded(self) -> bool:
        """Return whether the starter jobs were put in before, also if staff deleted them since."""
        with self._database.reading() as session:
            return session.get(FactRow, SEEDED) is not None

    def seed(self, jobs: tuple[Job, ...]) -> None:
        """Put the starter jobs in, once in the life of this store."""
        for job in jobs:
            if self.revision(job.id) is None:
                self.save(job)
        with self._database.writing() as session:
            upsert(session, FactRow(name=SEEDED, value="yes"))
