"""Which requirements of the job were touched: in the resume, said aloud or missing, with proof."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.coach.match import Embed
from kiosk.coach.match.skills import find
from kiosk.coach.measure.keywords import said
from kiosk.coach.measure.sentences import Sentence, sentences, spoken_words
from kiosk.domain.interview import Answer, Coverage
from kiosk.domain.job import Alignment, Job, Requirement

NEAR = 0.45
"""Cosine from which a sentence speaks of a requirement. tests/scoring/relevance.py prints how many
sentences of other fields come that close."""
LEAST_WORDS = 5


@dataclass(frozen=True)
class Spoken:
    """One sentence of the interview and the question it answers."""

    sentence: Sentence
    question_id: str


@dataclass(frozen=True)
class Proof:
    text: str
    question_id: str
    at: float


def cover(
    job: Job, alignment: Alignment | None, answers: Sequence[Answer], embed: Embed
) -> tuple[Coverage, ...]:
    """Return one line per requirement, in the job's order.

    Said aloud is a requirement of which a technical word was said, or, where it has none or none
    was said, to which a sentence comes close in meaning.
    """
    in_resume = (
        {m.requirement.id: m.evidence for m in alignment.requirements if m.met} if alignment else {}
    )
    lines = _spoken(answers)
    near = _nearest(job.requirements, lines, embed)
    covered = []
    for requirement in job.requirements:
        proof = _named(requirement, answers) or near.get(requirement.id)
        covered.append(
            Coverage(
                requirement=requirement,
                in_resume=in_resume.get(requirement.id),
                said=proof.text if proof else None,
                said_in=proof.question_id if proof else None,
                said_at=proof.at if proof else None,
            )
        )
    return tuple(covered)


def _spoken(answers: Sequence[Answer]) -> list[Spoken]:
    return [
        Spoken(sentence, answer.question.id)
        for answer in answers
        for sentence in sentences(answer.transcript)
        if sentence.words >= LEAST_WORDS
    ]


def _named(requirement: Requirement, answers: Sequence[Answer]) -> Proof | None:
    """Return the first sentence that says a technical word of the requirement."""
    terms = {skill.term for keyword in requirement.keywords for skill in find(keyword)}
    for answer in answers if requirement.keywords else ():
        told = sentences(answer.transcript)
        heard = said(spoken_words(answer.transcript), requirement.keywords)
        naming = {_sentence_at(told, word.at) for word in heard}
        for number, sentence in enumerate(told):
            claimed = {skill.term for skill in find(sentence.text) if not skill.negated}
            if number in naming or terms & claimed:
                return Proof(sentence.text, answer.question.id, sentence.at)
    return None


def _sentence_at(told: Sequence[Sentence], at: float) -> int:
    """Return the place of the sentence that was being said."""
    return max((number for number, one in enumerate(told) if one.at <= at), default=0)


def _nearest(
    requirements: Sequence[Requirement], lines: Sequence[Spoken], embed: Embed
) -> dict[str, Proof]:
    """Return, for the requirements a sentence comes close to, that sentence."""
    if not lines or not requirements:
        return {}
    vectors = embed([*(r.text for r in requirements), *(line.sentence.text for line in lines)])
    similar = vectors[: len(requirements)] @ vectors[len(requirements) :].T
    near = {}
    for requirement, row in zip(requirements, similar, strict=True):
        best = int(np.argmax(row))
        if row[best] >= NEAR:
            line = lines[best]
            near[requirement.id] = Proof(line.sentence.text, line.question_id, line.sentence.at)
    return near
