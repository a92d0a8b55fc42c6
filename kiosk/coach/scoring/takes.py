"""Which takes of an interview count, and what a person calls them."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from kiosk.domain.interview import Answer


class Take(Protocol):
    """An answer, or what is known of it."""

    @property
    def retake_of(self) -> int | None:
        """Position of the answer this one repeats."""


T = TypeVar("T", bound=Take)


def last_takes(answers: Sequence[T]) -> tuple[T, ...]:
    """Return the last take of every question, in the order in which the questions were asked."""
    latest: dict[int, T] = {}
    for position, answer in enumerate(answers):
        latest[_first_take(answers, position)] = answer
    return tuple(latest[position] for position in sorted(latest))


def _first_take(answers: Sequence[Take], position: int) -> int:
    repeated = answers[position].retake_of
    if repeated is None or not 0 <= repeated < position:
        return position
    return _first_take(answers, repeated)


def titles(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Return a name for each answer: question 1, the follow-up to question 1, question 2."""
    found: list[str] = []
    number = 0
    for answer in answers:
        if answer.question.follows is None:
            number += 1
            found.append(f"question {number}")
        else:
            found.append(f"the follow-up to question {max(number, 1)}")
    return tuple(found)


def clock(seconds: float) -> str:
    """Return a moment as a person reads it: 0:42."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
