"""What there is to ask about: lines worth quoting, what resume and job share, what is missing."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.coach.match.lines import is_heading, lines_of
from kiosk.coach.plan.asks import Ask, article, asks_of, lowered
from kiosk.coach.plan.quoting import clause
from kiosk.coach.plan.skill_words import denied, fields, names, nearest, said, terms
from kiosk.coach.plan.word_lists import word_list
from kiosk.domain.job import Alignment, Job, Requirement, RequirementKind, Resume

ORDER = (RequirementKind.MUST, RequirementKind.PLUS, RequirementKind.DUTY)
COMMON_WORDS = word_list("common_words")
TITLE_LONGEST_WORDS = 6
GRADE = re.compile(r"^(?:[A-Z]{0,3}-?\d+|I{1,3}|IV|VI{0,3})$")
"""What follows a title without being said: II, GS15, 2."""
EVIDENCE_WEIGHT = 3.0
KEYWORD_WEIGHT = 2.0
FIELD_WEIGHT = 0.7
"""For a technical word of a field that the job's own words are of."""
MOST_LINES = 400
NEAR_ENOUGH = 0.5
"""Nearness from which a line has to do with the job."""
CLOSE = 1.0
"""Nearness from which a line may stand for the whole resume."""
CREDENTIAL = re.compile(
    r"\b(?:degree|diploma|licen[cs]e|qualification|certifi\w+|registration)\b", re.I
)
CREDENTIAL_RANK = 10
"""What only names a paper is asked about when there is nothing else."""
PLURAL_ONLY = word_list("plural_only")
TRADES = word_list("trades")
PERSON = re.compile(
    r"(?:engineer|scientist|manager|analyst|developer|designer|nurse|accountant|recruiter|specialist|"
    r"consultan(?:t|cy)|officer|assistant|hiring|undertaker)s?$",
    re.IGNORECASE,
)
"""A keyword that names a trade or the hiring itself is nothing one can be asked to explain."""


@dataclass(frozen=True)
class Line:
    """A line of the resume as it may be said back, and how near it is to the job."""

    text: str
    said: str
    nearness: float
    terms: frozenset[str]
    """The skills it claims (`skill_words.terms`)."""


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
    def a_title(self) -> str:
        return f"{article(self.title.split()[0])} {self.title}"

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
    shared = tuple(s for s in skills if resume and _is_shared(s, text, claimed, alignment))
    others = [s for s in skills if resume and s not in shared]
    missing = tuple(s for s in others if not _is_there_by_another_name(s, text, claimed, shared))
    return Material(
        job=job,
        resume=resume,
        alignment=alignment,
        title=title_said(job.title),
        asks=asks,
        lines=_lines(text, job, alignment),
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


def title_said(title: str) -> str:
    """Return a job's title as one says it: "Nurses, Acute (f/m/x) - Nights" is "nurse"."""
    bare = re.sub(r"\s*[(\[{].*?[)\]}]", "", re.sub(r"\s+", " ", title)).strip()
    bare = re.split(r",|;|:|\s[-–—|/]\s|\s(?:at|with|for|in)\s", bare)[0].strip(" .")
    bare = re.sub(r"\s+(?:role|position|job|vacancy|wanted)$", "", bare, flags=re.IGNORECASE)
    words = [word for word in bare.split() if not GRADE.match(word)]
    if not words or len(words) > TITLE_LONGEST_WORDS:
        return "new colleague"
    last = {
        len(words) - 1,
        *(at - 1 for at, word in enumerate(words) if word in ("and", "or", "&")),
    }
    words = [_singular(word) if at in last else word for at, word in enumerate(words)]
    words = ["and" if word == "&" else word for word in words]
    return " ".join(lowered(word) for word in words)


def _singular(word: str) -> str:
    low = word.lower()
    if low in PLURAL_ONLY or not low.endswith("s") or low.endswith(("ss", "us", "is", "ics")):
        return word
    return word[:-3] + "y" if low.endswith("ies") and len(low) > 5 else word[:-1]


def _skills(job: Job, sayable: frozenset[str]) -> tuple[Skill, ...]:
    """Return the job's technical words, each once: musts first, last what describes the firm."""
    found: dict[str, tuple[int, Skill]] = {}
    for requirement in job.requirements:
        rank = ORDER.index(requirement.kind) + len(ORDER) * (requirement.id not in sayable)
        rank += CREDENTIAL_RANK * (CREDENTIAL.search(requirement.text) is not None)
        for keyword in requirement.keywords:
            skill = Skill(keyword, said(keyword, (job.text,)), requirement)
            known = found.get(keyword.lower())
            if not _is_trade(keyword, job.title) and (known is None or rank < known[0]):
                found[keyword.lower()] = (rank, skill)
    return tuple(skill for _, skill in sorted(found.values(), key=lambda pair: pair[0]))


def _is_trade(keyword: str, title: str) -> bool:
    """Return whether the keyword only names the trade: nursing, for a nurse; HR, for HR staff."""
    own = [word[:4] for word in title_said(title).lower().split()]
    same = all(word[:4] in own for word in keyword.lower().split())
    proper = said(keyword)[:1].isupper() and keyword not in TRADES
    return (same and not proper) or PERSON.search(keyword) is not None


def _is_shared(
    skill: Skill, text: str, claimed: frozenset[str], alignment: Alignment | None
) -> bool:
    """Return whether the resume has the skill, by the alignment or in its own words. Where in doubt
    it has: nobody should be told that something in their resume was not found."""
    matched = {m.lower() for m in alignment.matched} if alignment else frozenset[str]()
    if skill.name.lower() in matched or names(skill.name, "", claimed | matched):
        return True
    return names(skill.name, text) and not names(skill.name, "", denied(text))


def _lines(text: str, job: Job, alignment: Alignment | None) -> tuple[Line, ...]:
    """Return the lines that can be said back, nearest to the job first."""
    wanted = _stems(" ".join((job.title, *(r.text for r in job.requirements))) or job.text)
    fields_wanted = frozenset(fields(term for keyword in job.keywords for term in terms(keyword)))
    evidence = _evidence(alignment)
    found: dict[str, Line] = {}
    for line in _bullets(text):
        spoken = clause(line)
        if spoken is None or spoken in found:
            continue
        stems, claimed = _stems(line), terms(line)
        overlap = len(stems & wanted) / (1 + len(stems)) ** 0.5
        named = sum(names(keyword, line, claimed) for keyword in job.keywords)
        of_field = sum(field in fields_wanted for field in fields(claimed))
        nearness = (
            overlap
            + KEYWORD_WEIGHT * min(named, 3)
            + FIELD_WEIGHT * min(of_field, 2)
            + EVIDENCE_WEIGHT * evidence.get(line, 0.0)
        )
        found[spoken] = Line(line, spoken, nearness, claimed)
    return tuple(sorted(found.values(), key=lambda line: -line.nearness))


def _bullets(text: str) -> Iterable[str]:
    """Return the lines under headings where a person says what they did."""
    bullets, telling = [], True
    for line in lines_of(text)[:MOST_LINES]:
        if is_heading(line):
            telling = not re.search(
                r"skill|interest|hobb|reference|language|contact|qualific|certif|educat|course",
                line,
                re.I,
            )
        elif telling:
            bullets.append(line)
    return bullets


def _evidence(alignment: Alignment | None) -> dict[str, float]:
    matches = alignment.requirements if alignment else ()
    best: dict[str, float] = {}
    for match in matches:
        if match.evidence:
            best[match.evidence] = max(best.get(match.evidence, 0.0), match.score)
    return best


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z][a-z+#]{2,}", text.lower())
    return frozenset(word[:6] for word in words if word not in COMMON_WORDS)
