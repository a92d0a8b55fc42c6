"""How likely an answer answers its question: sentence vectors, calibrated on labelled pairs."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match import Embed
from kiosk.coach.measure.asked import core
from kiosk.coach.measure.cues import cued, lowered
from kiosk.coach.measure.lexicon import (
    WORD,
    content_stems,
    is_function,
    is_general,
    own_stems,
    stem,
)
from kiosk.domain.job import Question, QuestionKind

WEIGHTS = {"whole": 4.21, "best": 7.66, "apart": 5.13, "shared": 3.5, "least": 11.81}
BIAS = -5.04
"""A logistic over the signs of `signs`, fitted on good answers to their own question, on the same
put beside other questions of their job, and on answers written to be off their topic
(`python -m tests.scoring.relevance` prints it with each set of writers left out)."""
BEST_SENTENCES = 3
ON = ((0.00, 0.1), (0.05, 0.2), (0.20, 0.4), (0.35, 0.9), (0.60, 1.0))
"""How far an answer of a likelihood is on its question. Of good answers nineteen in twenty have .19
and more, nine in ten .35; of answers to something else half are under .13, three in four under .23.
Something is left in any case: one good answer in fifty has less than .09, and it is told by an
embedder that does not know what a question like "what came first?" is about."""
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
TYPICAL_APART, MOST_APART = 0.07, 0.35
"""How much nearer good answers are to what their question is about than to the nearest other
subject of the job, as a difference of cosines: what stands where there is no other; and the most
that counts, for or against."""
LEAST_WORDS = 2
"""So many words of the question that the answer comes least near to are asked for."""
SHARED_OF = 3
"""A question of fewer words is taken as one of so many: by one word nobody is on it."""
STORIES = frozenset({QuestionKind.BEHAVIOURAL, QuestionKind.CLAIM})
DOUBT = 0.45
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
    told = signs(question, said, sentences, embed, subjects)
    evidence = BIAS + sum(WEIGHTS[name] * value for name, value in told.items())
    likelihood = 1.0 / (1.0 + math.exp(-evidence))
    return max(float(np.interp(likelihood, *zip(*ON, strict=True))), _benefit(question))


def signs(
    question: Question, said: str, sentences: Sequence[str], embed: Embed, subjects: Sequence[str]
) -> dict[str, float]:
    """Return what speaks for an answer's being on its question, each in cosines or a share.

    `whole`, `best`: how near it comes, and its nearest sentences; `apart`: how much nearer than to
    another subject of the job; `shared`: the question's words that it takes up; `least`: how near
    it comes to those words of question and requirement that it comes least near to, for an answer
    to something else of the trade leaves out what was asked for.
    """
    vectors = embed([core(question.text), said, *sentences])
    about, whole, near = vectors[0], vectors[1], vectors[2:] @ vectors[0]
    apart = float(whole @ about) - _nearest_other(question, vectors[:2], subjects, embed)
    asked, taken = _words(core(question.text)), set(content_stems(said))
    words = list(_words(f"{core(question.text)} {question.requirement or ''}").values())
    closest = (embed(words) @ vectors[2:].T).max(axis=1) if words else near[:1]
    return {
        "whole": float(whole @ about),
        "best": _best(near, BEST_SENTENCES),
        "apart": min(MOST_APART, max(-MOST_APART, apart)),
        "shared": sum(stem in taken for stem in asked) / max(SHARED_OF, len(asked)),
        "least": float(np.sort(closest)[:LEAST_WORDS].mean()),
    }


def _words(text: str) -> dict[str, str]:
    """Return the words of a text that are neither grammar nor interview talk, by their stems."""
    found = {stem(word): word for word in WORD.findall(text) if not is_function(word)}
    return {one: word for one, word in found.items() if not is_general(one)}


def _nearest_other(
    question: Question, told: NDArray[np.float32], subjects: Sequence[str], embed: Embed
) -> float:
    """Return how near an answer comes to another subject of the job; `told` are the vectors of what
    the question is about and of the answer. Where there is none, what is typical."""
    typical = float(told[1] @ told[0]) - TYPICAL_APART
    if not subjects or question.kind is QuestionKind.GAP:  # a gap is answered by what one has
        return typical
    vectors = embed([question.requirement or core(question.text), *subjects])
    asked, others = vectors[0], vectors[1:]
    apart = (others @ asked < APART[0]) & (others @ told[0] < APART[1])
    return float((others[apart] @ told[1]).max()) if apart.any() else typical


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
