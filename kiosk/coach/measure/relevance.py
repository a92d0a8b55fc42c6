"""How likely an answer answers its question: sentence vectors, calibrated on labelled pairs."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match import Embed
from kiosk.coach.measure.lexicon import own_stems
from kiosk.domain.job import Question, QuestionKind

WEIGHT_WHOLE = 12.1
WEIGHT_BEST = 7.4
BIAS = -6.2
"""A logistic fitted on 62 good answers to their own question and 558 pairs with other questions of
the same and of other jobs (the fitted half of tests/scoring/answers, printed and cross-validated by
`python -m tests.scoring.relevance`), both classes weighted alike."""
BEST_SENTENCES = 3
OFF, ON = 0.03, 0.30
"""Likelihoods at which an answer counts as wholly off its question, and wholly on it. One good
answer in ten is told without the question's words and is near ON; of answers to something else
nine in ten are under .15."""
OPEN = {
    QuestionKind.OPENING: (
        (0.20, 0.33),
        (
            "I have been working in this trade for some years and this is how I came to it.",
            "I studied this and then I started to work.",
            "I applied because this job is what I want to do next.",
            "What I like about this work and why I am here.",
        ),
    ),
    QuestionKind.CLOSING: (
        (0.17, 0.26),
        (
            "I would like to ask you a question about the team and the job.",
            "What I want you to remember about me.",
            "I would like to add one thing about myself.",
            "When would I start, and what would my first weeks look like?",
        ),
    ),
}
"""Questions that may be answered with nearly anything of oneself: the nearness of the two best
sentences at which an answer is off and on, and what people say there."""


STORIES = frozenset({QuestionKind.BEHAVIOURAL, QuestionKind.CLAIM})
DOUBT = 0.7
VAGUE_TO_PRECISE = (1, 6)
"""Words of its own with which a question for a story is about anything, and about one thing."""


def relevance(question: Question, said: str, sentences: Sequence[str], embed: Embed) -> float:
    """Return how far the answer is on its question, 0 (off) to 1 (on).

    `sentences` are those in which the answer says something of its own, `said` the same in one: the
    question given back is taken out before, so that it brings nobody nearer to it.
    """
    if not sentences:
        return 0.0
    if question.kind in OPEN:
        (off, on), intents = OPEN[question.kind]
        vectors = embed([question.text, *intents, *sentences])
        count = 1 + len(intents)
        near = (vectors[count:] @ vectors[:count].T).max(axis=1)
        return ramp(_best(near, 2), off, on)
    intent = question.requirement or question.text
    vectors = embed([question.text, intent, said, *sentences])
    asked, wanted, whole = vectors[:3]
    near = np.maximum(vectors[3:] @ asked, vectors[3:] @ wanted)
    evidence = (
        WEIGHT_WHOLE * float(whole @ asked) + WEIGHT_BEST * _best(near, BEST_SENTENCES) + BIAS
    )
    on = ramp(1.0 / (1.0 + math.exp(-evidence)), OFF, ON)
    return max(on, _benefit(question))


def _benefit(question: Question) -> float:
    """Return the benefit of the doubt: "a time when you solved a problem" is about anything."""
    if question.kind not in STORIES:
        return 0.0
    about = list(own_stems(f"{question.text} {question.requirement or ''}", ()))
    return DOUBT * (1.0 - ramp(len(about), *VAGUE_TO_PRECISE))


def ramp(value: float, low: float, high: float) -> float:
    """Return 0 up to `low`, 1 from `high` on, and a straight line between."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _best(near: NDArray[np.float32], count: int) -> float:
    return float(np.sort(near)[::-1][:count].mean()) if len(near) else 0.0
