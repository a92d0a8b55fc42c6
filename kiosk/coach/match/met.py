"""Which requirements a resume meets, and the line that proves each."""

import re

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match.evidence import Evidence
from kiosk.coach.match.references import JobWords
from kiosk.coach.match.skills import SkillFound
from kiosk.domain.job import Job, Requirement, RequirementMatch

MEANS_THE_SAME = 0.5
"""Centred similarity from which a line says what a requirement without skill words asks for."""
SAYS_PARTLY = 0.42
"""The same for a requirement of which one skill in three or fewer is there."""
ENOUGH = 0.5
"""Share of a requirement's skills that meets it; of "A or B" one is enough."""
ALTERNATIVES = re.compile(r"\bor\b|/|\beither\b|such as|e\.g\.|similar|comparable", re.IGNORECASE)


def match_requirements(
    job: Job, words: JobWords, evidence: Evidence, similar: NDArray[np.float32]
) -> tuple[RequirementMatch, ...]:
    """Return each requirement with its proof. `similar` is the centred cosine of each requirement
    with each line of the evidence, shape (requirements, lines)."""
    return tuple(
        _match(requirement, words.asked[row], evidence, similar[row])
        for row, requirement in enumerate(job.requirements)
    )


def _match(
    requirement: Requirement,
    named: tuple[SkillFound, ...],
    evidence: Evidence,
    similar: NDArray[np.float32],
) -> RequirementMatch:
    if not evidence.lines:
        return RequirementMatch(requirement, met=False, score=0.0)
    best = int(similar.argmax())
    score = float(np.clip(similar[best], 0.0, 1.0))
    asked = {skill.term for skill in named}
    have = sorted(asked & evidence.claims.keys())
    share = len(have) / len(asked) if asked else 0.0
    enough = share >= ENOUGH or (bool(have) and ALTERNATIVES.search(requirement.text) is not None)
    met = enough or score >= (MEANS_THE_SAME if not asked or have else 2 * SAYS_PARTLY)
    if not met:
        return RequirementMatch(requirement, met=False, score=round(score, 3))
    proof = _proof(have, evidence, similar) if have else evidence.lines[best]
    return RequirementMatch(requirement, met=True, score=round(score, 3), evidence=proof)


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
