"""How likely an answer answers its question: sentence vectors, calibrated on labelled pairs."""

import math
from collections.abc import Sequence

import numpy as np

from kiosk.coach.match import Embed
from kiosk.domain.job import Question

WEIGHT_WHOLE = 9.9
WEIGHT_BEST = 10.3
WEIGHT_TITLE = 7.3
BIAS = -5.5
"""A logistic fitted on 24 answers to their own question and 614 pairs with others' answers and with
small talk (tests/scoring/answers.toml, fitted and cross-validated by tests/scoring/relevance.py),
both classes weighted alike: .5 is as likely on topic as off."""
BEST_SENTENCES = 2


def relevance(
    question: Question, title: str, said: str, sentences: Sequence[str], embed: Embed
) -> float:
    """Return how likely the answer is on topic, 0 to 1, where half of all answers were.

    `said` is the whole answer, `sentences` the same in pieces, `title` the job's.
    """
    intent = question.requirement or question.text
    vectors = embed([question.text, intent, title or intent, said, *sentences])
    asked, wanted, job, whole = vectors[:4]
    pieces = vectors[4:]
    near = np.sort(np.maximum(pieces @ asked, pieces @ wanted))[::-1]
    best = float(near[:BEST_SENTENCES].mean()) if len(near) else 0.0
    evidence = (
        WEIGHT_WHOLE * float(whole @ asked)
        + WEIGHT_BEST * best
        + WEIGHT_TITLE * float(whole @ job)
        + BIAS
    )
    return 1.0 / (1.0 + math.exp(-evidence))
