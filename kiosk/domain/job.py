"""What a job asks for, what a resume shows of it, and the questions that come of both."""

from dataclasses import dataclass
from enum import StrEnum


class RequirementKind(StrEnum):
    MUST = "must"
    PLUS = "plus"
    DUTY = "duty"


class Asks(StrEnum):
    """What proves a requirement: work that was done, or a fact of another kind."""

    WORK = "work"
    YEARS = "years"
    DEGREE = "degree"
    LICENCE = "licence"
    SHIFT = "shift"


@dataclass(frozen=True)
class Requirement:
    """One thing a job asks for, in the job's own words, with its technical keywords."""

    id: str
    text: str
    kind: RequirementKind = RequirementKind.MUST
    keywords: tuple[str, ...] = ()
    asks: Asks = Asks.WORK


class Character(StrEnum):
    """How the coach of a job behaves."""

    FRIENDLY = "friendly"
    """Thanks for every answer."""
    NEUTRAL = "neutral"
    PRESSING = "pressing"
    """Asks to be brief where an answer is longer than staff set (`listening.brief_s`)."""


@dataclass(frozen=True)
class Job:
    """A job description staff manage."""

    id: str
    title: str
    text: str
    field: str = ""
    requirements: tuple[Requirement, ...] = ()
    gate: float = 35.0
    """Alignment (0 to 100) below which the booth offers another job."""
    active: bool = True
    edits: tuple["QuestionEdit", ...] = ()
    """What staff changed about the questions the planner makes of this job."""
    character: Character = Character.NEUTRAL

    @property
    def keywords(self) -> tuple[str, ...]:
        """All technical keywords, in the order of the job text, each once."""
        return tuple(dict.fromkeys(k for r in self.requirements for k in r.keywords))


@dataclass(frozen=True)
class QuestionEdit:
    """One change by staff: a rewritten text, a question switched off, moved or added."""

    question_id: str
    text: str | None = None
    on: bool = True
    position: int | None = None
    added: bool = False
    good: str = ""
    """What a good answer to a question of their own holds, in their words."""


@dataclass(frozen=True)
class Resume:
    """The text of a resume. It lives in memory only and is never stored."""

    text: str
    pages: int = 1
    language: str | None = None
    hidden: str = ""
    """Text no reader would see (white, tiny, off the page): kept apart and never counted."""
    not_rendered: int = 0
    """Pages that took too long to be drawn: what is seen on them was guessed from colours."""

    @property
    def characters(self) -> int:
        return len(self.text)


PROOFS_BETWEEN = " \u2026 "
"""Stands between the lines that prove a requirement together."""


@dataclass(frozen=True)
class RequirementMatch:
    """Whether the resume meets one requirement, and the line that proves it."""

    requirement: Requirement
    met: bool
    score: float
    """Similarity of the best line, 0 to 1."""
    evidence: str | None = None
    """The line that proves it, or a few with `PROOFS_BETWEEN` between them."""
    shows: tuple[str, ...] = ()
    """Skills of the requirement that the resume shows, in the job's words."""
    lacks: tuple[str, ...] = ()
    """Those it does not."""

    @property
    def half(self) -> bool:
        """Whether the resume shows a part of it: Docker, not Kubernetes."""
        return not self.met and bool(self.shows)


class AlignmentBand(StrEnum):
    STRONG = "strong"
    PARTIAL = "partial"
    WEAK = "weak"


@dataclass(frozen=True)
class Alignment:
    """How well a resume fits a job, 0 to 100, with what proves it."""

    score: float | None
    band: AlignmentBand | None
    requirements: tuple[RequirementMatch, ...] = ()
    matched: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    stuffed: bool = False
    """The resume repeats the job's words without saying what was done with them."""
    why_not: str | None = None


class QuestionKind(StrEnum):
    OPENING = "opening"
    TECHNICAL = "technical"
    CLAIM = "claim"
    GAP = "gap"
    SITUATIONAL = "situational"
    BEHAVIOURAL = "behavioural"
    CLOSING = "closing"
    FOLLOW_UP = "follow_up"


class Kinds(StrEnum):
    """Which questions are wanted; the value is what is read."""

    ALL = "Questions: all"
    ABOUT_ME = "Questions: about me"
    STORIES = "Questions: stories"
    TECHNICAL = "Questions: technical"


@dataclass(frozen=True)
class Question:
    """One thing the coach says, and why it was chosen."""

    id: str
    text: str
    kind: QuestionKind
    why: str
    requirement_id: str | None = None
    requirement: str | None = None
    keywords: tuple[str, ...] = ()
    """Technical words a good answer would hold."""
    good: str = ""
    """What a good answer holds, in a sentence for the report."""
    weak: str = ""
    """What a weak answer does instead; empty where nobody wrote it down."""
    follows: str | None = None
    """The question this one follows up."""
    personal: bool = False
    """The text says something out of the resume: spoken by the local voice, its clip never kept."""


class ClipSource(StrEnum):
    GTTS = "gtts"
    LOCAL = "local"
    NONE = "none"


@dataclass(frozen=True)
class Clip:
    """A cached recording of a question being spoken; `path` is None where captions must do."""

    text: str
    source: ClipSource
    path: str | None = None
    seconds: float = 0.0
