"""How likely an answer answers its question: sentence vectors, calibrated on labelled pairs."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match import Embed
from kiosk.coach.measure.asked import core
from kiosk.coach.measure.cues import cued, lowered
from kiosk.coach.measure.lexicon import own_stems
from kiosk.domain.job import Question, QuestionKind

WEIGHT_WHOLE = 11.7
WEIGHT_BEST = 9.5
BIAS = -5.7
"""A logistic fitted on good answers to their own question and to other questions of the same and of
other jobs (tests/scoring/answers; `python -m tests.scoring.relevance` prints it with each job left
out), both classes weighted alike."""
BEST_SENTENCES = 3
OFF, ON = 0.05, 0.28
"""Likelihoods at which an answer counts as wholly off its question, and wholly on it. Of good
answers nineteen in twenty have .24 and more, told without the question's words or not; of answers
to something else three in four are under .35, and half under .13."""
OPEN = {
    QuestionKind.OPENING: (
        (0.16, 0.28),
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


APART = (0.6, 0.5)
"""Cosines to the requirement asked for and to the question from which another requirement of
the job is about the same."""
NEARER, STEEP = 0.10, 24.0
"""An answer nearer to another subject of the job by more than NEARER speaks against it, STEEP nats
a cosine: it may be a good answer to another question. One good answer in ten lies so."""
LEFT = 0.55
"""What at least is left of an answer for that: nearness to another subject alone proves little."""
STORIES = frozenset({QuestionKind.BEHAVIOURAL, QuestionKind.CLAIM})
DOUBT = 0.7
VAGUE_TO_PRECISE = (1, 3)
"""Words of its own with which a question for a story is about anything, and about one thing."""


def relevance(
    question: Question,
    said: str,
    sentences: Sequence[str],
    embed: Embed,
    subjects: Sequence[str] = (),
) -> float:
    """Return how far the answer is on its question, 0 (off) to 1 (on).

    `sentences` are those in which the answer says something of its own, `said` the same in one: the
    question given back is taken out before, so that it brings nobody nearer to it.
    `subjects` are the job's requirements.
    """
    if not sentences:
        return 0.0
    if question.kind is QuestionKind.CLOSING and cued("asks", lowered(said)):
        return 1.0  # the last question asks for questions
    if question.kind in OPEN:
        (off, on), intents = OPEN[question.kind]
        vectors = embed([question.text, *intents, *sentences])
        count = 1 + len(intents)
        near = (vectors[count:] @ vectors[:count].T).max(axis=1)
        return ramp(_best(near, 2), off, on)
    vectors = embed([core(question.text), said, *sentences])
    about, whole, near = vectors[0], vectors[1], vectors[2:] @ vectors[0]
    evidence = (
        WEIGHT_WHOLE * float(whole @ about) + WEIGHT_BEST * _best(near, BEST_SENTENCES) + BIAS
    )
    on = _on(evidence)
    nearer = _nearest_other(question, vectors[:2], subjects, embed) - float(whole @ about)
    against = _on(evidence - STEEP * max(0.0, nearer - NEARER))
    return max(against, LEFT * on, _benefit(question))


def _on(evidence: float) -> float:
    return ramp(1.0 / (1.0 + math.exp(-evidence)), OFF, ON)


def _nearest_other(
    question: Question, told: NDArray[np.float32], subjects: Sequence[str], embed: Embed
) -> float:
    """Return how near an answer comes to another subject of the job; `told` are the vectors of what
    the question is about and of the answer. -1 where there is none."""
    if not subjects or question.kind is QuestionKind.GAP:  # a gap is answered by what one has
        return -1.0
    vectors = embed([question.requirement or question.text, *subjects])
    asked, others = vectors[0], vectors[1:]
    apart = (others @ asked < APART[0]) & (others @ told[0] < APART[1])
    return float((others[apart] @ told[1]).max(initial=-1.0))


def _benefit(question: Question) -> float:
    """Return the benefit of the doubt: "a time when you solved a problem" is about anything."""
    if question.kind not in STORIES:
        return 0.0
    about = list(own_stems(core(question.text), ()))
    return DOUBT * (1.0 - ramp(len(about), *VAGUE_TO_PRECISE))


def ramp(value: float, low: float, high: float) -> float:
    """Return 0 up to `low`, 1 from `high` on, and a straight line between."""
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _best(near: NDArray[np.float32], count: int) -> float:
    return float(np.sort(near)[::-1][:count].mean()) if len(near) else 0.0
