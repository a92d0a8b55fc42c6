"""Which requirements a resume meets, and the line that proves each."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match.evidence import Evidence
from kiosk.coach.match.facts import (
    Post,
    asks_of,
    shift_proof,
    years_proof,
)
from kiosk.coach.match.papers import Proof, paper_proof, words_of_substance
from kiosk.coach.match.references import JobWords
from kiosk.coach.match.skills import SkillFound
from kiosk.domain.job import Asks, Job, Requirement, RequirementMatch

MEANS_THE_SAME = 0.55
"""Centred similarity from which a line says what a requirement without skill words asks for."""
SAYS_ALL = 0.75
"""The same where the requirement names skills that the resume does not."""
MOST, SAYS_PARTLY = 0.6, 0.5
"""Share of the named skills that is most of them, and what a line must say beside."""
NAMES_IT, SAYS_SOME = 0.6, 0.35
"""Share of a requirement's words that its skills are, from which naming them is enough; below it a
line must say something of the rest: "forecast accurately in Salesforce" is not Salesforce."""
BEING_ONE = re.compile(
    r"\b(?:as an?|be an?|being an?|experienced?|qualified|time[- ]served|licensed|registered"
    r"|certified|trained|former)\b",
    re.IGNORECASE,
)
"""Where the name of a post says what the person should be, not whom to supervise."""
ALTERNATIVES = re.compile(r"\bor\b|/|\beither\b|such as|e\.g\.|similar|comparable", re.IGNORECASE)


def match_requirements(
    job: Job,
    words: JobWords,
    evidence: Evidence,
    similar: NDArray[np.float32],
    posts: Sequence[Post] = (),
) -> tuple[RequirementMatch, ...]:
    """Return each requirement with its proof. `similar` is the centred cosine of each requirement
    with each line of the evidence, shape (requirements, lines)."""
    return tuple(
        _match(requirement, words.asked[row], evidence, similar[row], posts)
        for row, requirement in enumerate(job.requirements)
    )


def _match(
    requirement: Requirement,
    named: tuple[SkillFound, ...],
    evidence: Evidence,
    similar: NDArray[np.float32],
    posts: Sequence[Post],
) -> RequirementMatch:
    if not evidence.lines:
        return RequirementMatch(requirement, met=False, score=0.0)
    score = round(float(np.clip(similar.max(), 0.0, 1.0)), 3)
    asked = [skill for skill in named if not skill.post or BEING_ONE.search(requirement.text)]
    shown = {skill.term: skill.shown for skill in asked}
    have = sorted(shown.keys() & evidence.claims.keys())
    shows = tuple(shown[term] for term in shown if term in evidence.claims)
    lacks = tuple(shown[term] for term in shown if term not in evidence.claims)
    claiming = {line for term in have for line in evidence.claims[term]}
    fact = _fact(requirement, evidence, similar, posts, claiming)
    if fact is None:
        met = _said(requirement, asked, have, score)
        line = evidence.lines[int(similar.argmax())] if met else None
        proof = _proof(have, evidence, similar) if have else line
    else:
        met, proof = fact.met, fact.line
    return RequirementMatch(requirement, met, score, proof, shows, lacks)


def _said(
    requirement: Requirement, asked: Sequence[SkillFound], have: list[str], score: float
) -> bool:
    """Return whether the resume shows the work: all skills that are named, one of alternatives,
    or a line that says the same."""
    named = len({skill.term for skill in asked})
    if not named:
        return score >= MEANS_THE_SAME
    enough = len(have) == named or bool(have and ALTERNATIVES.search(requirement.text))
    if enough and (_named_share(requirement.text, asked) >= NAMES_IT or score >= SAYS_SOME):
        return True
    return score >= SAYS_ALL or (len(have) >= MOST * named and score >= SAYS_PARTLY)


def _named_share(text: str, asked: Sequence[SkillFound]) -> float:
    """Return which share of a text's words of substance are names of its skills."""
    words = words_of_substance(text)
    names = words_of_substance(" ".join(skill.shown for skill in asked))
    return len(words & names) / max(1, len(words))


def _fact(
    requirement: Requirement,
    evidence: Evidence,
    similar: NDArray[np.float32],
    posts: Sequence[Post],
    claiming: set[str],
) -> Proof | None:
    """Return the proof of years, papers or hours, or None where work is asked for."""
    text = requirement.text
    asks = asks_of(text, requirement.kind)
    match asks:
        case Asks.YEARS:
            near = dict(zip(evidence.lines, similar.tolist(), strict=True))
            return years_proof(text, posts, near, claiming)
        case Asks.DEGREE | Asks.LICENCE:
            return paper_proof(text, evidence.lines, asks)
        case Asks.SHIFT:
            return shift_proof(text, evidence.lines)
        case _:
            return None


def _proof(
    have: list[str],
    evidence: Evidence,
    similar: NDArray[np.float32],
) -> str:
    """Return the line that claims the most of the skills; among equals the most similar one."""
    claims: dict[str, int] = {}
    for term in have:
        for line in evidence.claims[term]:
            claims[line] = claims.get(line, 0) + 1
    return max(sorted(claims), key=lambda line: (claims[line], similar[evidence.places[line]]))


def named_skills(job: JobWords, evidence: Evidence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the job's skills the resume claims, and those it does not, in the job's words and
    order."""
    asked: dict[str, str] = {}
    for skill in (skill for row in job.asked for skill in row):
        asked.setdefault(skill.term, skill.shown)
    matched = tuple(shown for term, shown in asked.items() if term in evidence.claims)
    missing = tuple(shown for term, shown in asked.items() if term not in evidence.claims)
    return matched, missing
