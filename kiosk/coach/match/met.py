"""Which requirements a resume meets, and the lines that prove each."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match.evidence import Evidence
from kiosk.coach.match.facts import (
    Post,
    asks_of,
    shift_proof,
    spans_in,
    years_proof,
)
from kiosk.coach.match.papers import DEGREE, Proof, paper_proof, words_of_substance
from kiosk.coach.match.parts import FACTS, all_named, facts_of, lacking, unled
from kiosk.coach.match.references import JobWords
from kiosk.coach.match.skills import SkillFound, find
from kiosk.domain.job import (
    PROOFS_BETWEEN,
    Asks,
    Job,
    Requirement,
    RequirementKind,
    RequirementMatch,
)

MEANS_THE_SAME = 0.62
"""Centred similarity from which a line says what a requirement without skill words asks for."""
SAYS_ALL = 0.75
"""The same where the requirement names skills that the resume does not."""
NAMES_IT, SAYS_SOME = 0.6, 0.35
"""Share of a requirement's words that its skills are, from which naming them is enough; below it a
line must say something of the rest, the more the less they are: "forecast accurately in Salesforce"
is not Salesforce."""
MOST_PROOFS = 3
WORKED = re.compile(r"\bexperience (?:in|with|of|as)?\b", re.IGNORECASE)
BEING_ONE = re.compile(
    r"\b(?:as an?|be an?|being an?|experienced?|qualified|time[- ]served|licensed|registered"
    r"|certified|trained|former)\b",
    re.IGNORECASE,
)
"""Where the name of a post says what the person should be, not whom to supervise."""


@dataclass(frozen=True)
class _Asked:
    """One requirement beside the lines that may prove it."""

    requirement: Requirement
    named: tuple[SkillFound, ...]
    similar: NDArray[np.float32]
    """Centred cosine with each line of the evidence, shape (lines,)."""
    claims: dict[str, tuple[str, ...]]

    @property
    def score(self) -> float:
        return round(float(np.clip(self.similar.max(), 0.0, 1.0)), 3)


def match_requirements(
    job: Job,
    words: JobWords,
    evidence: Evidence,
    similar: NDArray[np.float32],
    posts: Sequence[Post] = (),
) -> tuple[RequirementMatch, ...]:
    """Return each requirement with its proof. `similar` is the centred cosine of each requirement
    with each line of the evidence, shape (requirements, lines)."""
    if not evidence.lines:
        return tuple(RequirementMatch(one, met=False, score=0.0) for one in job.requirements)
    of_title = {skill.term for skill in find(words.title)}
    found = []
    for row, requirement in enumerate(job.requirements):
        named = _named(requirement.text, words.asked[row], of_title)
        asked = _Asked(requirement, named, similar[row], _claims(requirement, evidence))
        found.append(_match(asked, evidence, posts))
    return tuple(found)


def _named(
    text: str, named: tuple[SkillFound, ...], of_title: Collection[str]
) -> tuple[SkillFound, ...]:
    """Return the skills of a requirement that prove something of it: not whom to supervise, and
    not what the whole job is called, unless nothing else is asked for."""
    asked = tuple(skill for skill in named if not skill.post or BEING_ONE.search(text))
    if _named_share(text, asked) >= NAMES_IT:
        return asked
    return tuple(skill for skill in asked if skill.term not in of_title)


def _claims(requirement: Requirement, evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Return the lines that claim each skill; what one studied is no work that was done."""
    if requirement.kind is not RequirementKind.DUTY and not WORKED.search(requirement.text):
        return evidence.claims
    worked = {
        term: tuple(line for line in lines if not DEGREE.search(line))
        for term, lines in evidence.claims.items()
    }
    return {term: lines for term, lines in worked.items() if lines}


def _match(asked: _Asked, evidence: Evidence, posts: Sequence[Post]) -> RequirementMatch:
    text = asked.requirement.text
    shown = {skill.term: skill.shown for skill in asked.named}
    have = [term for term in shown if term in asked.claims]
    claiming = [line for term in have for line in asked.claims[term]]
    named = RequirementMatch(
        asked.requirement,
        False,
        asked.score,
        _proof(have, asked, evidence),
        tuple(shown[term] for term in have),
        lacking(text, asked.named, set(have)),
    )

    def prove(text: str, asks: Asks) -> Proof | None:
        return _fact(text, asks, asked, evidence, posts, claiming)

    facts, without = facts_of(text, prove, named.lacks)
    asks = asks_of(text, asked.requirement.kind)
    fact = prove(text, asks)
    if facts or without:
        found = _with_facts(named, facts, without)
    elif fact is not None:
        met = fact.met and (asks not in FACTS or all_named(text, asked.named, set(have)))
        lacks = named.lacks if fact.met else (*named.lacks, *spans_in(text))
        both = [line for line in (fact.line, named.evidence) if line]
        proof = (_joined(both[:1] if asks is Asks.SHIFT else both)) if met else named.evidence
        shows = named.shows if met or lacks else ()
        found = replace(named, met=met, evidence=proof, shows=shows, lacks=lacks)
    else:
        found = _as_work(named, asked, have, evidence)
    missing = unled(text, claiming or evidence.lines)
    return replace(found, met=False, lacks=(*found.lacks, missing)) if missing else found


def _with_facts(
    named: RequirementMatch, facts: Sequence[tuple[str, Proof]], without: Sequence[str]
) -> RequirementMatch:
    """Return a requirement of several facts: met where none of them and no skill lacks."""
    proofs = [proof.line for _, proof in facts if proof.line]
    lacks = [lack for lack in named.lacks if not any(lack in text for text in without)]
    return replace(
        named,
        met=not (without or lacks),
        evidence=_joined([*proofs, *([named.evidence] if named.evidence else [])]),
        shows=(*(text for text, _ in facts), *named.shows),
        lacks=(*without, *lacks),
    )


def _as_work(
    named: RequirementMatch, asked: _Asked, have: list[str], evidence: Evidence
) -> RequirementMatch:
    met, best = _said(asked, have, evidence)
    if met:
        return replace(named, met=True, evidence=named.evidence or best)
    if any(skill.technical for skill in asked.named if skill.term in have):
        return named
    return replace(named, shows=(), evidence=None)  # a trait of every job is no part of this one


def _said(asked: _Asked, have: list[str], evidence: Evidence) -> tuple[bool, str]:
    """Return whether the resume shows the work: all skills that are named, one of alternatives,
    or a line that says the same; and that line."""
    text, number = asked.requirement.text, len({skill.term for skill in asked.named})
    duty = asked.requirement.kind is RequirementKind.DUTY
    able = np.array(
        [line not in evidence.lists and not (duty and DEGREE.search(line))
         for line in evidence.lines]
    )  # fmt: skip
    said = np.where(able, asked.similar, 0.0)
    score, best = float(said.max()), evidence.lines[int(said.argmax())]
    if not number:
        return score >= MEANS_THE_SAME, best
    share = _named_share(text, asked.named)
    need = SAYS_SOME + (NAMES_IT - share) * (MEANS_THE_SAME - SAYS_SOME) / NAMES_IT
    named = bool(have) and all_named(text, asked.named, set(have))
    if named and (share >= NAMES_IT or score >= need):
        return True, best
    return score >= SAYS_ALL and not have, best


def _named_share(text: str, asked: Sequence[SkillFound]) -> float:
    """Return which share of a text's words of substance are names of its skills."""
    words = words_of_substance(text)
    names = words_of_substance(" ".join(skill.shown for skill in asked))
    return len(words & names) / max(1, len(words))


def _fact(
    text: str,
    asks: Asks,
    asked: _Asked,
    evidence: Evidence,
    posts: Sequence[Post],
    claiming: Collection[str],
) -> Proof | None:
    """Return the proof of years, papers or hours, or None where work is asked for."""
    match asks:
        case Asks.YEARS:
            near = dict(zip(evidence.lines, asked.similar.tolist(), strict=True))
            return years_proof(text, posts, near, claiming)
        case Asks.DEGREE | Asks.LICENCE:
            return paper_proof(text, evidence.lines, asks)
        case Asks.SHIFT:
            return shift_proof(text, evidence.lines)
        case _:
            return None


def _proof(have: list[str], asked: _Asked, evidence: Evidence) -> str | None:
    """Return the lines that claim the skills, those first that claim the most that no line before
    does; among equals the most similar one."""
    open_terms, lines = set(have), list[str]()
    while open_terms and len(lines) < MOST_PROOFS:
        claims: dict[str, int] = {}
        for term in open_terms:
            for line in asked.claims[term]:
                claims[line] = claims.get(line, 0) + 1
        lines.append(
            max(
                sorted(claims),
                key=lambda line: (claims[line], asked.similar[evidence.places[line]]),
            )
        )
        open_terms = {term for term in open_terms if lines[-1] not in asked.claims[term]}
    return _joined(lines)


def _joined(lines: Sequence[str]) -> str | None:
    return PROOFS_BETWEEN.join(dict.fromkeys(lines)) or None


def named_skills(job: JobWords, evidence: Evidence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the job's skills the resume claims, and those it does not, in the job's words and
    order."""
    asked: dict[str, str] = {}
    for skill in (skill for row in job.asked for skill in row):
        asked.setdefault(skill.term, skill.shown)
    matched = tuple(shown for term, shown in asked.items() if term in evidence.claims)
    missing = tuple(shown for term, shown in asked.items() if term not in evidence.claims)
    return matched, missing
