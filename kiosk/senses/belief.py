"""Whether what was written over a sound can be what was said."""

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.coach.measure.fillers import is_hesitation

if TYPE_CHECKING:
    from kiosk.senses.writing import Writing

LEAST_LOG_PROBABILITY = -1.0
MOST_COMPRESSION = 2.4
"""Whisper's own bars for "this is not what was said"."""
LOOPS = ((1, 8), (2, 5), (3, 4), (4, 4), (8, 3), (16, 3))
"""(tokens, times): a run of tokens repeated so often is a loop, not a talker."""


def loops(tokens: Sequence[int], hesitant: frozenset[int] = frozenset()) -> bool:
    """Say whether the tokens end in a run repeated too often.

    `hesitant`: tokens of hesitations and of the marks between them, which may follow each other.
    """
    said = list(tokens)
    for size, times in LOOPS:
        run = said[-size:]
        again = len(said) >= size * times and said[-size * times :] == run * times
        if again and not hesitant.issuperset(run):
            return True
    return False


def unbelievable(writing: "Writing", text: str) -> str | None:
    """Return why this cannot be what was said, or None (Whisper's own rules)."""
    if not writing.tokens:
        return "nothing was said"
    if writing.looped or compression(text) > MOST_COMPRESSION:
        return "no words could be made out"
    if writing.log_probability < LEAST_LOG_PROBABILITY:
        return "no words could be made out"
    return None


def compression(text: str) -> float:
    """Return how much shorter a text becomes when packed, its hesitations left aside."""
    raw = " ".join(word for word in text.split() if not is_hesitation(word)).encode()
    return len(raw) / max(1, len(zlib.compress(raw)))
