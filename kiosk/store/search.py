"""Finds what words are looked for in 100,000 interviews without reading them all.

A word that few interviews hold is looked up first, and the order is made of those; one that many
hold is met soon when the list is read in its order. Which it is is counted along the indexes.
"""

from dataclasses import replace
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, union_all
from sqlalchemy.orm import Session

from kiosk.store.query import Query, held_in, where, words_of
from kiosk.store.tables import InterviewRow

FEW = 3000
"""Of so many the order is made faster than 100,000 are read."""

Held = tuple[ColumnElement[bool], ...]


class Search:
    """One query in one state of the database."""

    def __init__(self, session: Session, query: Query) -> None:
        self._session = session
        self._query = query

    def over(self, statement: Select[Any]) -> Select[Any]:
        """Return a statement over the interviews that are looked for."""
        statement = where(statement, self._query)
        if self._rarest is None or sum(self._rarest[1]) > FEW:
            return statement
        ids = union_all(*(select(InterviewRow.id).where(one) for one in self._rarest[0]))
        return statement.where(InterviewRow.id.in_(ids))

    def total(self) -> int:
        """Return how many there are."""
        if self._rarest is not None:
            counts = [count for count in self._rarest[1] if count]
            if not counts:
                return 0
            if len(counts) == 1 and self._nothing_but_a_word:
                return counts[0]
        counted = self.over(select(func.count()).select_from(InterviewRow))
        return self._session.scalar(counted) or 0

    @cached_property
    def _rarest(self) -> tuple[Held, tuple[int, ...]] | None:
        """Return where the rarest of the words may stand, and in how many interviews it does."""
        found = [(held, self._counts(held)) for held in map(held_in, words_of(self._query))]
        return min(found, key=lambda one: sum(one[1]), default=None)

    def _counts(self, held: Held) -> tuple[int, ...]:
        counted = select(func.count()).select_from(InterviewRow)
        each = select(*(counted.where(one).scalar_subquery() for one in held))
        return tuple(self._session.execute(each).one())

    @cached_property
    def _nothing_but_a_word(self) -> bool:
        asked = self._query
        plain = Query(asked.words)
        shown = replace(asked, sort=plain.sort, descending=True, page=plain.page, size=plain.size)
        return shown == plain and len(words_of(asked)) == 1
