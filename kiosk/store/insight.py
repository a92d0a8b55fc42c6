"""Tells what many interviews have in common, and nothing about a group of fewer than ten."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Integer, case, cast, func, select

from kiosk.domain.interview import InterviewState
from kiosk.store.database import Database
from kiosk.store.tables import CoverageRow, InterviewRow, UseRow

GROUP = 10
"""Smaller groups are not shown: somebody might be recognised."""
BUCKET = 10
"""Width of a column of the score spread, points."""


@dataclass(frozen=True)
class Missed:
    requirement: str
    of: int
    """Interviews in which it was asked for."""
    missed: int
    """Of these, neither said aloud nor in the resume."""

    @property
    def share(self) -> float:
        return self.missed / self.of


class Insight:
    """Figures over groups of at least ten interviews; a smaller group is None."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def per_day(self, days: int, now: datetime | None = None) -> tuple[tuple[str, int], ...]:
        """Return (day, uses of all booths) for the last days, oldest first, quiet days as 0.

        Use alone says nothing about a person, so days of fewer than ten are shown too.
        """
        today = (now or datetime.now(UTC)).date()
        first = today - timedelta(days=days - 1)
        with self._database.reading() as session:
            rows = session.execute(
                select(UseRow.day, func.count())
                .where(UseRow.day >= first.isoformat())
                .group_by(UseRow.day)
            ).all()
        counts = {str(row[0]): int(row[1]) for row in rows}
        wanted = [(first + timedelta(days=n)).isoformat() for n in range(days)]
        return tuple((day, counts.get(day, 0)) for day in wanted)

    def spread(self, job_id: str = "") -> tuple[tuple[int, int], ...] | None:
        """Return (lower edge, interviews) in columns of ten points; None for a group too small."""
        column = cast(func.floor(InterviewRow.score / BUCKET), Integer)
        bucket = case((InterviewRow.score >= 100, 100 // BUCKET - 1), else_=column)
        found = select(bucket, func.count()).where(
            InterviewRow.score.is_not(None), InterviewRow.state == InterviewState.FINISHED.value
        )
        if job_id:
            found = found.where(InterviewRow.job_id == job_id)
        with self._database.reading() as session:
            rows = session.execute(found.group_by(bucket)).all()
        counts = {int(row[0]): int(row[1]) for row in rows}
        if sum(counts.values()) < GROUP:
            return None
        return tuple((n * BUCKET, counts.get(n, 0)) for n in range(100 // BUCKET))

    def missed(self, job_id: str, most: int = 10) -> tuple[Missed, ...] | None:
        """Return the requirements of a job most often shown nowhere; None for a group too small."""
        gone = case((~CoverageRow.said & ~CoverageRow.in_resume, 1), else_=0)
        with self._database.reading() as session:
            rows = session.execute(
                select(func.max(CoverageRow.text), func.count(), func.sum(gone))
                .where(CoverageRow.job_id == job_id)
                .group_by(CoverageRow.requirement_id)
                .having(func.count() >= GROUP)
            ).all()
        if not rows:
            return None
        found = [Missed(str(row[0]), int(row[1]), int(row[2])) for row in rows]
        found.sort(key=lambda m: (-m.share, m.requirement))
        return tuple(found[:most])

    def counts(self) -> dict[tuple[str, str], int]:
        """Return uses by (booth, state), for the metrics."""
        with self._database.reading() as session:
            rows = session.execute(
                select(UseRow.booth_id, UseRow.state, func.count()).group_by(
                    UseRow.booth_id, UseRow.state
                )
            ).all()
        return {(str(row[0]), str(row[1])): int(row[2]) for row in rows}
