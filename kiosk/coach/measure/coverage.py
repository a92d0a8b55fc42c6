"""Which requirements of the job were touched: in the resume, shown, only named or missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.coach.match import Embed
from kiosk.coach.match.skills import find
from kiosk.coach.measure.keywords import said
from kiosk.coach.measure.sentences import sentences, spoken_words
from kiosk.coach.measure.standing import Standing, standing
from kiosk.coach.measure.statements import Does, Statement, statements
from kiosk.domain.interview import Answer, Coverage, SaidHow
from kiosk.domain.job import Alignment, Job, Requirement

NEAR = 0.45
"""Cosine from which a sentence speaks of a requirement. tests/scoring/relevance.py prints how many
sentences of other fields come that close."""
LEAST_WORDS = 5
HOW = {
    Standing.SHOWN: SaidHow.SHOWN,
    Standing.PLANNED: SaidHow.NAMED,
    Standing.NAMED: SaidHow.NAMED,
    Standing.LACKING: SaidHow.LACKING,
}
STRONGEST = (SaidHow.LACKING, SaidHow.NAMED, SaidHow.SHOWN)


@dataclass(frozen=True)
class Proof:
    """A sentence that speaks of a requirement, and how."""

    statement: Statement
    question_id: str
    how: SaidHow


Told = Sequence[tuple[Answer, tuple[Statement, ...]]]


def cover(
    job: Job, alignment: Alignment | None, answers: Sequence[Answer], embed: Embed
) -> tuple[Coverage, ...]:
    """Return one line per requirement, in the job's order, with the sentence that proves most.

    Shown is a requirement of which a technical word was said with what was done, or to which a
    sentence with a deed comes close in meaning. What is only listed, planned, said of others or
    denied proves nothing.
    """
    in_resume = (
        {m.requirement.id: m.evidence for m in alignment.requirements if m.met} if alignment else {}
    )
    told = [(answer, _stated(answer)) for answer in answers]
    near = _nearest(job.requirements, told, embed)
    return tuple(
        _covered(one, in_resume.get(one.id), [*_named(one, told), *near.get(one.id, ())])
        for one in job.requirements
    )


def _stated(answer: Answer) -> tuple[Statement, ...]:
    asked = f"{answer.question.text} {answer.question.requirement or ''}"
    return statements(sentences(answer.transcript), asked)


def _covered(one: Requirement, in_resume: str | None, proofs: Sequence[Proof]) -> Coverage:
    best = max(proofs, key=lambda proof: STRONGEST.index(proof.how), default=None)
    if best is None:
        return Coverage(one, in_resume, None)
    sentence = best.statement.sentence
    return Coverage(one, in_resume, sentence.text, best.question_id, sentence.at, best.how)


def _named(requirement: Requirement, told: Told) -> Iterator[Proof]:
    """Yield every sentence that says a technical word of the requirement, and how it says it."""
    terms = {skill.term for keyword in requirement.keywords for skill in find(keyword)}
    for answer, stated in told if requirement.keywords else ():
        heard = said(spoken_words(answer.transcript), requirement.keywords)
        naming = {_statement_at(stated, word.at): word.how for word in heard}
        for number, statement in enumerate(stated):
            skills = [s for s in find(statement.sentence.text) if s.term in terms]
            word = naming.get(number) or (skills[0].shown if skills else None)
            if word is not None:
                how = standing(statement, word)
                if any(skill.negated for skill in skills):
                    how = Standing.LACKING
                yield Proof(statement, answer.question.id, HOW[how])


def _statement_at(stated: Sequence[Statement], at: float) -> int:
    """Return the place of the sentence that was being said."""
    return max((number for number, one in enumerate(stated) if one.sentence.at <= at), default=0)


def _nearest(
    requirements: Sequence[Requirement], told: Told, embed: Embed
) -> dict[str, tuple[Proof, ...]]:
    """Return, for the requirements that a sentence with a deed comes close to, that sentence."""
    lines = [
        (statement, answer.question.id)
        for answer, stated in told
        for statement in stated
        if statement.sentence.words >= LEAST_WORDS and statement.does is Does.SAYS
    ]
    if not lines or not requirements:
        return {}
    vectors = embed([*(r.text for r in requirements), *(s.sentence.text for s, _ in lines)])
    similar = vectors[: len(requirements)] @ vectors[len(requirements) :].T
    near: dict[str, tuple[Proof, ...]] = {}
    for requirement, row in zip(requirements, similar, strict=True):
        best = int(np.argmax(row))
        if row[best] >= NEAR:
            statement, question_id = lines[best]
            near[requirement.id] = (Proof(statement, question_id, _how(statement)),)
    return near


def _how(statement: Statement) -> SaidHow:
    if statement.admits:
        return SaidHow.LACKING
    return SaidHow.SHOWN if any(deed.done for deed in statement.deeds) else SaidHow.NAMED
