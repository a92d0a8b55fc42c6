"""Whether the words of an answer hang together.

Two witnesses: how much they are to be expected by the language alone (the transcriber says so,
kiosk.senses.expectation), and how often they speak of people or refer back. Talk of any grammar has
its I, she, it and them; a salad of the trade's words ("the pager migrates the swimmer") has none.
"""

import math
from collections.abc import Sequence

from kiosk.coach.measure.cues import count, lowered
from kiosk.coach.measure.relevance import ramp
from kiosk.coach.measure.statements import ASIDE, Statement

TYPICAL_EXPECTED, TYPICAL_REFERRING = -5.1, 10.0
"""Nats a token, and words that refer in a hundred, of good answers: the first stands where the
transcriber did not say, the second beside every answer as PRIOR_WORDS more."""
PRIOR_WORDS = 20
WEIGHT_EXPECTED, WEIGHT_REFERRING, BIAS = -2.86, -0.68, -11.4
"""A logistic: salads of words against all other talk (tests/scoring/answers; `python -m
tests.scoring.sense` prints it with each job left out), both classes weighted alike."""
SOUND, GARBLED = 0.70, 0.92
"""Likelihoods up to which words count as sense, and from which as nonsense. A booth that rather
loses a salad than a foreigner is what we want: non-native grammar lies under .60."""


def sense(expected: float | None, stated: Sequence[Statement]) -> float:
    """Return how far the words hang together: 1 where they do, 0 where they do not.

    `expected`: nats a token, None where the transcriber did not say.
    """
    return ramp(-nonsense(expected, referring(stated)), -GARBLED, -SOUND)


def nonsense(expected: float | None, refers: float) -> float:
    """Return the likelihood of a salad from the two witnesses."""
    expected = TYPICAL_EXPECTED if expected is None else expected
    evidence = BIAS + WEIGHT_EXPECTED * expected + WEIGHT_REFERRING * refers
    return 1.0 / (1.0 + math.exp(-evidence))


def referring(stated: Sequence[Statement]) -> float:
    """Return how many words in a hundred speak of people or refer back."""
    told = [one.sentence for one in stated if one.does not in ASIDE]
    found = sum(count("referring", lowered(sentence.text)) for sentence in told)
    whole = sum(sentence.words for sentence in told) + PRIOR_WORDS
    return (100 * found + TYPICAL_REFERRING * PRIOR_WORDS) / whole
