"""Tells what many interviews have in common; no bar stands for fewer than five.

Counted are interviews: a booth has no accounts, so somebody who practised twice is counted twice.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import Integer, Select, case, cast, func, select

from kiosk.coach.scoring.takes import last_takes
from kiosk.domain.interview import InterviewState
from kiosk.store.agreement import Agreement, agreement
from kiosk.store.counsel_tables import RatingRow
from kiosk.store.database import Database
from kiosk.store.query import Query, where
from kiosk.store.tables import AnswerRow, CoverageRow, InterviewRow, UseRow
from kiosk.store.talks import SHOWN, rating

GROUP = 10
"""Of fewer interviews nothing is told but how often the booth was used."""
LEAST = 5
"""No bar stands for fewer."""
BUCKET = 10
"""Width of a column of the score spread, points."""
MOST_READ = 1000
"""Interviews whose answers are read for what they lack: the newest ones."""


@dataclass(frozen=True)
class Bar:
    """So many, from one column to another, both included."""

    first: int
    last: int
    count: int


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


@dataclass(frozen=True)
class Lacks:
    """What answers lack, by the number of interviews in which one of them lacks it."""

    of: int
    """Interviews that were read."""
    found: tuple[tuple[str, int], ...]
    """Most often first; what fewer than five lack is left out."""


@dataclass(frozen=True)
class _Take:
    retake_of: int | None
    faults: tuple[str, ...]


class Insight:
    """Figures over the interviews that a query finds; None where there are too few."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def use(self, query: Query, first: date, last: date) -> tuple[Bar, ...]:
        """Return how often the booths were used; columns are days counted from the first.

        Whoever declined to be kept is counted too, but not by group.
        """
        whole = (last - first).days + 1
        if query.group_id or query.groups is not None:
            counts = self._kept_by_day(query, first)
        else:
            counts = self._used_by_day(query.job_id, first, last)
        return merged([counts.get(n, 0) for n in range(whole)])

    def _used_by_day(self, job_id: str, first: date, last: date) -> dict[int, int]:
        found = select(UseRow.day, func.count()).where(
            UseRow.day >= first.isoformat(), UseRow.day <= last.isoformat()
        )
        if job_id:
            found = found.where(UseRow.job_id == job_id)
        with self._database.reading() as session:
            rows = session.execute(found.group_by(UseRow.day)).all()
        return {(date.fromisoformat(str(row[0])) - first).days: int(row[1]) for row in rows}

    def _kept_by_day(self, query: Query, first: date) -> dict[int, int]:
        found = where(select(InterviewRow.started_at), query)
        with self._database.reading() as session:
            moments = session.scalars(found).all()
        zone = query.since.tzinfo if query.since else UTC
        return Counter((at.astimezone(zone).date() - first).days for at in moments)

    def spread(self, query: Query) -> tuple[Bar, ...] | None:
        """Return the spread of the scores; columns are ten points wide."""
        column = cast(func.floor(InterviewRow.score / BUCKET), Integer)
        bucket = case((InterviewRow.score >= 100, 100 // BUCKET - 1), else_=column)
        found = where(select(bucket, func.count()), _finished(query))
        found = found.where(InterviewRow.score.is_not(None)).group_by(bucket)
        with self._database.reading() as session:
            counts = {int(row[0]): int(row[1]) for row in session.execute(found).all()}
        if sum(counts.values()) < GROUP:
            return None
        return merged([counts.get(n, 0) for n in range(100 // BUCKET)])

    def missed(self, query: Query, most: int = 10) -> tuple[Missed, ...] | None:
        """Return the requirements of the query's job that at least five showed nowhere, the most
        missed first."""
        gone = case((~CoverageRow.said & ~CoverageRow.in_resume, 1), else_=0)
        found = select(func.max(CoverageRow.text), func.count(), func.sum(gone))
        found = found.where(CoverageRow.job_id == query.job_id)
        if replace(query, job_id="") != Query():
            found = found.where(CoverageRow.interview_id.in_(_ids(query)))
        found = found.group_by(CoverageRow.requirement_id).having(func.count() >= GROUP)
        with self._database.reading() as session:
            rows = session.execute(found).all()
        if not rows:
            return None
        all_ = [Missed(str(row[0]), int(row[1]), int(row[2])) for row in rows]
        shown = [one for one in all_ if one.missed >= LEAST]
        shown.sort(key=lambda m: (-m.share, m.requirement))
        return tuple(shown[:most])

    def lacks(self, query: Query) -> Lacks | None:
        """Return what the last takes of the answers lack, in the newest interviews found."""
        content = AnswerRow.document["measures"]["content"]["faults"]
        newest = _ids(_finished(query)).order_by(InterviewRow.started_at.desc()).limit(MOST_READ)
        found = (
            select(AnswerRow.interview_id, AnswerRow.document["retake_of"], content)
            .where(AnswerRow.interview_id.in_(newest))
            .order_by(AnswerRow.interview_id, AnswerRow.position)
        )
        takes: dict[str, list[_Take]] = {}
        with self._database.reading() as session:
            for interview_id, retake_of, faults in session.execute(found):
                take = _Take(retake_of, tuple(faults or ()))
                takes.setdefault(str(interview_id), []).append(take)
        if len(takes) < GROUP:
            return None
        counts = Counter(fault for answers in takes.values() for fault in _lacking(answers))
        often = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        return Lacks(len(takes), tuple(one for one in often if one[1] >= LEAST))

    def agreement(self, query: Query) -> Agreement:
        """Return how far staff's ratings and the scores agree: ratings that were given before the
        score was seen."""
        found = select(RatingRow).where(
            RatingRow.question_id != SHOWN, RatingRow.interview_id.in_(_ids(_finished(query)))
        )
        with self._database.reading() as session:
            rows = session.scalars(found).all()
            ids = {row.interview_id for row in rows}
            scored = select(InterviewRow.id, InterviewRow.score).where(InterviewRow.id.in_(ids))
            scores = {str(row[0]): row[1] for row in session.execute(scored).all()}
        return agreement([(row.interview_id, rating(row)) for row in rows], scores)

    def counts(self) -> dict[tuple[str, str], int]:
        """Return uses by (booth, state), for the metrics."""
        with self._database.reading() as session:
            rows = session.execute(
                select(UseRow.booth_id, UseRow.state, func.count()).group_by(
                    UseRow.booth_id, UseRow.state
                )
            ).all()
        return {(str(row[0]), str(row[1])): int(row[2]) for row in rows}


def between(query: Query, first: date, last: date, zone: tzinfo = UTC) -> Query:
    """Return the query for whole days of a zone, both included."""
    return replace(
        query,
        since=datetime.combine(first, time(), zone),
        until=datetime.combine(last + timedelta(days=1), time(), zone),
    )


def merged(counts: Sequence[int]) -> tuple[Bar, ...]:
    """Return the columns as bars of nobody or of at least five: a smaller one is put together with
    its neighbours. Empty where there are fewer than five in all."""
    bars: list[Bar] = []
    first, held = 0, 0
    for place, count in enumerate(counts):
        if held == 0:
            first = place
        held += count
        if held == 0 or held >= LEAST:
            bars.append(Bar(first, place, held))
            held = 0
    if held:
        while bars and bars[-1].count == 0:
            bars.pop()
        if not bars:
            return ()
        before = bars.pop()
        bars.append(Bar(before.first, len(counts) - 1, before.count + held))
    return tuple(bars)


def _finished(query: Query) -> Query:
    return replace(query, state=InterviewState.FINISHED.value)


def _ids(query: Query) -> Select[Any]:
    return where(select(InterviewRow.id), query)


def _lacking(answers: Iterable[_Take]) -> set[str]:
    return {fault for take in last_takes(tuple(answers)) for fault in take.faults}
