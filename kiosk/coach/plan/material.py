"""What there is to ask about: lines worth quoting, what resume and job share, what is missing."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.coach.plan.asks import Ask, asks_of
from kiosk.coach.plan.naming import is_worth_asking
from kiosk.coach.plan.resume_lines import Line, lines_near
from kiosk.coach.plan.skill_words import denied, is_spelt, names, nearest, said, terms
from kiosk.coach.plan.titles import is_role, title_said
from kiosk.coach.plan.trade import Trade, trade_of
from kiosk.domain.job import (
    Alignment,
    Job,
    Requirement,
    RequirementKind,
    Resume,
)

ORDER = (RequirementKind.MUST, RequirementKind.PLUS, RequirementKind.DUTY)
PERSONS = r"\b(?:Mr|Mrs|Ms|Dr|Mayor|Governor|President|Professor|Sir)\.?"
NEAR_ENOUGH = 0.25
"""Nearness from which a line has to do with the job."""
CLOSE = 1.0
"""Nearness from which a line may stand for the whole resume."""


@dataclass(frozen=True)
class Skill:
    """A technical word of the job, with the requirement it stands in."""

    name: str
    said: str
    requirement: Requirement | None

    @property
    def keywords(self) -> tuple[str, ...]:
        """The word itself, then the others of its requirement."""
        others = self.requirement.keywords if self.requirement else ()
        return tuple(dict.fromkeys((self.name, *others)))


@dataclass(frozen=True)
class Material:
    """All that the questions are made of."""

    job: Job
    resume: Resume | None
    alignment: Alignment | None
    title: str
    """As it is said; empty where it names no trade."""
    trade: Trade
    asks: tuple[Ask, ...]
    lines: tuple[Line, ...]
    """Nearest to the job first."""
    skills: tuple[Skill, ...]
    """The job's technical words, musts first."""
    shared: tuple[Skill, ...]
    missing: tuple[Skill, ...]
    claimed: frozenset[str]
    """The skills the resume claims (`skill_words.terms`)."""
    key: int
    """The same for the same resume and job, and only then."""

    @property
    def roles(self) -> dict[str, str]:
        """Return the words a template may use of the job: "this nurse job", or "this job"."""
        named = f"this {self.title} job" if self.title else "this job"
        return {"this_job": named, "field": self.trade.says}

    def about(self, requirement_id: str) -> Ask | None:
        return next((a for a in self.asks if a.requirement.id == requirement_id), None)

    def lines_naming(self, skill: str) -> Iterator[Line]:
        return (line for line in self.lines if names(skill, line.text, line.terms))

    def near(self, skill: str) -> str | None:
        """Return the nearest skill the resume names, as it is said."""
        if self.resume is None:
            return None
        found = nearest(skill, self.resume.text, self.claimed, (s.name for s in self.shared))
        return said(found, (self.resume.text,)) if found else None


def gather(job: Job, resume: Resume | None, alignment: Alignment | None) -> Material:
    """Collect what the questions can be made of."""
    asks = asks_of(job)
    skills = _skills(job, frozenset(item.requirement.id for item in asks))
    text = resume.text if resume else ""
    claimed = terms(text)
    title = title_said(job.title)
    shared = tuple(s for s in skills if resume and _is_shared(s, text, claimed, alignment))
    others = [s for s in skills if resume and s not in shared]
    missing = tuple(s for s in others if not _is_there_by_another_name(s, text, claimed, shared))
    return Material(
        job=job,
        resume=resume,
        alignment=alignment,
        title=title if is_role(title) else "",
        trade=trade_of(job),
        asks=asks,
        lines=lines_near(text, job, alignment),
        skills=skills,
        shared=shared,
        missing=missing,
        claimed=claimed,
        key=key_of(text, job.id, job.title, job.text),
    )


def _is_there_by_another_name(
    skill: Skill, text: str, claimed: frozenset[str], shared: tuple[Skill, ...]
) -> bool:
    """Return whether the requirement itself names what the resume has in this skill's place: for
    "automated testing with pytest", pytest is no gap."""
    near = nearest(skill.name, text, claimed, (s.name for s in shared))
    return near is not None and near.lower() in (k.lower() for k in skill.keywords)


def key_of(*texts: str) -> int:
    digest = hashlib.sha256("\x1f".join(texts).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:6], "big")


def _skills(job: Job, sayable: frozenset[str]) -> tuple[Skill, ...]:
    """Return the job's technical words that are worth a question, each once, none inside another:
    musts first, last what describes the firm."""
    found: dict[str, tuple[int, Skill]] = {}
    for requirement in job.requirements:
        rank = ORDER.index(requirement.kind) + len(ORDER) * (requirement.id not in sayable)
        for keyword in requirement.keywords:
            skill = Skill(keyword, _said(keyword, requirement, job), requirement)
            known = found.get(keyword.lower())
            worth = names(skill.said, job.text) and is_worth_asking(
                keyword, job.title, requirement.text
            )
            worth = worth and not _is_somebody(keyword, job.text)
            if worth and (known is None or rank < known[0]):
                found[keyword.lower()] = (rank, skill)
    ranked = [skill for _, skill in sorted(found.values(), key=lambda pair: pair[0])]
    return tuple(skill for skill in ranked if not _is_inside(skill, ranked))


def _is_somebody(keyword: str, text: str) -> bool:
    """Return whether a name is that of a person: Mayor Michael R. Bloomberg."""
    return re.search(rf"(?:\b[A-Z]\.|{PERSONS}) {re.escape(keyword)}\b", text) is not None


def _said(keyword: str, requirement: Requirement, job: Job) -> str:
    """Return a keyword as it is said; a capital that only begins a sentence goes."""
    spelt = said(keyword, (job.text,))
    plain = spelt[:1].isupper() and spelt[1:].islower() and not is_spelt(spelt)
    return spelt.lower() if plain and requirement.text.startswith(spelt) else spelt


def _is_inside(skill: Skill, skills: list[Skill]) -> bool:
    """Return whether another skill names this one and more: planning, beside menu planning."""
    own = set(skill.name.lower().split())
    return any(own < set(other.name.lower().split()) for other in skills)


def _is_shared(
    skill: Skill, text: str, claimed: frozenset[str], alignment: Alignment | None
) -> bool:
    """Return whether the resume has the skill, by the alignment or in its own words. Where in doubt
    it has: nobody should be told that something in their resume was not found."""
    matched = {m.lower() for m in alignment.matched} if alignment else frozenset[str]()
    if skill.name.lower() in matched or names(skill.name, "", claimed | matched):
        return True
    return names(skill.name, text) and not names(skill.name, "", denied(text))
