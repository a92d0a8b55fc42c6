"""Keeps what the counsellor writes beside an interview: notes, and ratings by a rubric."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from kiosk.store.counsel_tables import RatingRow, TalkRow
from kiosk.store.database import Database, upsert
from kiosk.store.tables import FactRow

RUBRIC = "rubric"
SHOWN = ""
"""In place of a question: the person has seen the machine's score."""
POINTS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Criterion:
    """One thing that staff rate an answer by, and what each point looks like."""

    name: str
    anchors: tuple[str, str, str, str]
    """What 1, 2, 3 and 4 points are."""


@dataclass(frozen=True)
class Talk:
    note: str = ""
    person: str = ""
    talked_at: datetime | None = None


@dataclass(frozen=True)
class Rating:
    """How somebody of staff rated one answer."""

    question_id: str
    person: str
    points: Mapping[str, int]
    note: str
    before: bool
    """Before that person saw the machine's score."""


STARTER = (
    Criterion(
        "Answers the question",
        ("misses it", "touches it", "answers it", "answers it and says why it matters"),
    ),
    Criterion(
        "Gives evidence",
        (
            "claims only",
            "an example without detail",
            "one clear example",
            "an example with a result",
        ),
    ),
    Criterion(
        "Is easy to follow",
        ("no thread", "a thread that breaks", "a clear order", "a clear order and a clear end"),
    ),
    Criterion(
        "Comes across",
        ("hard to understand", "halting", "calm and clear", "calm, clear and lively"),
    ),
)
"""The rubric of a new panel."""


class Talks:
    """The notes and ratings of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, interview_id: str) -> Talk:
        with self._database.reading() as session:
            row = session.get(TalkRow, interview_id)
            return Talk() if row is None else Talk(row.note, row.person, row.talked_at)

    def write(self, interview_id: str, person: str, note: str, *, talked: bool) -> None:
        """Keep the note and the mark; the moment of a first mark stays."""
        known = self.get(interview_id).talked_at
        now = datetime.now(UTC)
        with self._database.writing() as session:
            upsert(
                session,
                TalkRow(
                    interview_id=interview_id,
                    person=person,
                    note=note,
                    talked_at=(known or now) if talked else None,
                    updated_at=now,
                ),
            )

    def rate(self, interview_id: str, rating: Rating) -> None:
        points = dict(rating.points) | ({"before": 1} if rating.before else {})
        with self._database.writing() as session:
            upsert(
                session,
                RatingRow(
                    interview_id=interview_id,
                    question_id=rating.question_id,
                    person=rating.person,
                    points=points,
                    note=rating.note,
                    updated_at=datetime.now(UTC),
                ),
            )

    def ratings(self, interview_id: str) -> tuple[Rating, ...]:
        """Return all ratings of an interview."""
        found = select(RatingRow).where(
            RatingRow.interview_id == interview_id, RatingRow.question_id != SHOWN
        )
        with self._database.reading() as session:
            rows = session.scalars(found.order_by(RatingRow.person)).all()
        return tuple(rating(row) for row in rows)

    def show(self, interview_id: str, person: str) -> None:
        """Keep that somebody has seen the machine's score from now on."""
        self.rate(interview_id, Rating(SHOWN, person, {}, "", before=False))

    def shown(self, interview_id: str, person: str) -> bool:
        with self._database.reading() as session:
            return session.get(RatingRow, (interview_id, SHOWN, person)) is not None

    # --- the rubric

    def rubric(self) -> tuple[Criterion, ...]:
        with self._database.reading() as session:
            row = session.get(FactRow, RUBRIC)
        if row is None:
            return STARTER
        return tuple(Criterion(one[0], tuple(one[1])) for one in json.loads(row.value))

    def set_rubric(self, criteria: tuple[Criterion, ...]) -> None:
        value = json.dumps([[one.name, one.anchors] for one in criteria], ensure_ascii=False)
        with self._database.writing() as session:
            upsert(session, FactRow(name=RUBRIC, value=value))


def rating(row: RatingRow) -> Rating:
    """Return what a row says."""
    points = {name: value for name, value in row.points.items() if name != "before"}
    return Rating(row.question_id, row.person, points, row.note, "before" in row.points)
