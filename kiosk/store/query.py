"""What can be asked of the list of interviews: filters, words, order, pages."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CTE, Boolean, ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from kiosk.store.counsel_tables import MembershipRow
from kiosk.store.folding import folded
from kiosk.store.tables import InterviewRow


class Sort(StrEnum):
    STARTED = "started"
    SCORE = "score"
    ALIGNMENT = "alignment"
    DURATION = "duration"
    JOB = "job"


COLUMNS = {
    Sort.STARTED: InterviewRow.started_at,
    Sort.SCORE: InterviewRow.score,
    Sort.ALIGNMENT: InterviewRow.alignment,
    Sort.DURATION: InterviewRow.duration_s,
    Sort.JOB: InterviewRow.job_title,
}


@dataclass(frozen=True)
class Query:
    """What is looked for, in which order, and which page of it (from 1)."""

    words: str = ""
    """Part of the job's title, of the booth's id or of the name."""
    job_id: str = ""
    booth_id: str = ""
    state: str = ""
    mode: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """Before this moment."""
    sort: Sort = Sort.STARTED
    descending: bool = True
    page: int = 1
    size: int = 25
    group_id: str = ""
    groups: tuple[str, ...] | None = None
    """Only interviews of these groups; None: of every one and of none."""


@dataclass(frozen=True)
class Line:
    """One interview as the list shows it."""

    id: str
    booth_id: str
    job_id: str
    job_title: str
    candidate: str | None
    mode: str
    state: str
    started_at: datetime
    duration_s: float | None
    answers: int
    score: float | None
    alignment: float | None


REPEATED = (InterviewRow.job_title, InterviewRow.booth_id)
"""Searched columns with few values, each in many rows."""
MOST_WORDS = 8
HOLED = (Sort.SCORE, Sort.ALIGNMENT, Sort.DURATION)
"""Orders by a column that may be empty: the empty ones come last, or first the other way round."""
LINE_COLUMNS = [getattr(InterviewRow, name) for name in Line.__dataclass_fields__]


@dataclass(frozen=True)
class Page:
    lines: tuple[Line, ...]
    total: int
    """Lines in all pages."""
    number: int
    size: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))


class Holds(FunctionElement[bool]):
    """A column that is LIKE a pattern, whatever the case of its letters; / escapes. SQLite takes no
    notice of accents either."""

    name = "holds"
    type = Boolean()
    inherit_cache = True


@compiles(Holds)
def _holds(element: Holds, compiler: SQLCompiler, **words: Any) -> str:
    column, pattern = (compiler.process(clause, **words) for clause in element.clauses)
    # by plain letters: the rules of a language take three times as long
    return f"({column} COLLATE \"C\" ILIKE {pattern} ESCAPE '/')"


@compiles(Holds, "sqlite")
def _holds_in_sqlite(element: Holds, compiler: SQLCompiler, **words: Any) -> str:
    """Without case and accents of any script, by a function of ours (kiosk/store/folding.py)."""
    column, pattern = (compiler.process(clause, **words) for clause in element.clauses)
    return f"(folded({column}) LIKE folded({pattern}) ESCAPE '/')"


def values(column: Any) -> CTE:
    """Step from value to value along the column's index: a DISTINCT would read every row."""
    first = select(func.min(column).label("value")).cte(f"each_{column.key}", recursive=True)
    other = getattr(aliased(InterviewRow), column.key)
    after = select(func.min(other)).where(other > first.c.value).scalar_subquery()
    return first.union_all(select(after).where(first.c.value.is_not(None)))


EACH = tuple((column, values(column)) for column in REPEATED)


def _taken_in(groups: tuple[str, ...]) -> Select[Any]:
    return select(MembershipRow.interview_id).where(MembershipRow.group_id.in_(groups))


def where(statement: Select[Any], query: Query) -> Select[Any]:
    for column, value in (
        (InterviewRow.job_id, query.job_id),
        (InterviewRow.booth_id, query.booth_id),
        (InterviewRow.state, query.state),
        (InterviewRow.mode, query.mode),
    ):
        if value:
            statement = statement.where(column == value)
    if query.group_id:
        statement = statement.where(InterviewRow.id.in_(_taken_in((query.group_id,))))
    if query.groups is not None:
        statement = statement.where(InterviewRow.id.in_(_taken_in(query.groups)))
    if query.since:
        statement = statement.where(InterviewRow.started_at >= query.since)
    if query.until:
        statement = statement.where(InterviewRow.started_at < query.until)
    for word in words_of(query):
        statement = statement.where(or_(*held_in(word)))
    return statement


def words_of(query: Query) -> list[str]:
    return query.words.split()[:MOST_WORDS]


def held_in(word: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a word stands in the title, in the booth's id, in the name, in a
    name that an older booth sent. Each alone is found along an index."""
    pattern = _pattern(word)
    repeated = [
        column.in_(select(each.c.value).where(Holds(each.c.value, pattern)))
        for column, each in EACH
    ]
    named = InterviewRow.folded.like(_pattern(folded(word)), escape="/")
    unfolded = and_(InterviewRow.folded.is_(None), Holds(InterviewRow.candidate, pattern))
    return (*repeated, named, unfolded)


def _pattern(word: str) -> str:
    return "%" + re.sub("([%_/])", r"/\1", word) + "%"


def order(query: Query) -> tuple[Any, Any]:
    column, last = COLUMNS[query.sort], InterviewRow.id
    if query.sort not in HOLED:  # PostgreSQL reads an index backwards only if this is not said
        return (column.desc(), last.desc()) if query.descending else (column.asc(), last.asc())
    if query.descending:
        return column.desc().nulls_last(), last.desc()
    return column.asc().nulls_first(), last.asc()
