"""Whether the words of an answer hang together.

Two witnesses: how much they are to be expected by the language alone (the transcriber says so,
kiosk.senses.expectation), and what they are made of: talk of any grammar has its I, it and them,
its deeds and its small words, where a salad of the trade's words ("the pager migrates the swimmer")
is of long nouns and of things that are done to them (manner.py). A salad told by "I" in fluent
clauses is still told by both together.
"""

from collections.abc import Sequence

from kiosk.coach.measure.manner import clear_of, rates
from kiosk.coach.measure.statements import Statement

TYPICAL_EXPECTED = -5.1
"""Nats a token of good answers: stands where the transcriber did not say."""


def sense(expected: float | None, stated: Sequence[Statement]) -> float:
    """Return how far the words hang together: 1 where they do, 0 where they do not.

    `expected`: nats a token, None where the transcriber did not say.
    """
    expected = TYPICAL_EXPECTED if expected is None else expected
    return clear_of("salad", rates(stated) | {"expected": expected})
