"""What is thought of an answer, and the interview as a whole."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.domain.job import Alignment, Job, Question, Requirement
from kiosk.domain.measures import Measures
from kiosk.domain.sound import Transcript


class PartName(StrEnum):
    KEYWORDS = "keyword relevance"
    RELEVANCE = "relevance"
    STAR = "STAR"
    OWN = "own part and figures"
    PACE = "pace"
    HESITATIONS = "hesitations"
    PAUSES = "pauses"
    FOCUS = "focus ratio"
    DISTRACTIONS = "distractions"

    @property
    def said(self) -> str:
        """What a person reads: of every part, more points are better, and its name says so."""
        return PARTS_SAID[self]


PARTS_SAID: dict[PartName, str] = {
    PartName.KEYWORDS: "Words of the job",
    PartName.RELEVANCE: "On the question",
    PartName.STAR: "Story and steps",
    PartName.OWN: "Own part",
    PartName.PACE: "Good pace",
    PartName.HESITATIONS: "Few hesitations",
    PartName.PAUSES: "Few long pauses",
    PartName.FOCUS: "Eyes on screen",
    PartName.DISTRACTIONS: "Few looks away",
}


@dataclass(frozen=True)
class Part:
    """One part of the Confidence Score: its weight after re-normalising, and why it is as it is."""

    name: PartName
    weight: float
    """Share of the whole, 0 to 1; 0 where the part was not measured."""
    value: float | None
    """0 to 100."""
    reason: str


@dataclass(frozen=True)
class Advice:
    """One thing to work on, tied to a moment."""

    text: str
    part: PartName
    question_id: str | None = None
    at: float | None = None
    """Seconds into that answer."""


@dataclass(frozen=True)
class Score:
    """The Confidence Score, 0 to 100, with its range, its parts and what to work on."""

    value: float | None
    low: float | None
    high: float | None
    parts: tuple[Part, ...]
    advice: tuple[Advice, ...]
    sentence: str
    """The score in words."""


class GoalName(StrEnum):
    """What a second take, or the next visit, is to be better at; the value is what is read."""

    CLEARER = "Speak so that every word is heard"
    LONGER = "Speak for about a minute"
    ANSWER = "Answer what was asked, first"
    EXAMPLE = "Give one example of your own"
    OWN_PART = "Say which part was yours"
    ACTION = "Say what you did, step by step"
    RESULT = "Say what came of it"
    POINT = "Say the point in the first sentence"
    FIGURE = "Put a number to it"
    FIRST_UMS = "Fewer ums in the first 20 s"
    FEWER_UMS = "Fewer ums"
    PAUSES = "Think first, then speak without long pauses"
    PACE = "A pace that is easy to follow"
    EYES = "Eyes back to the lens when a sentence begins"
    SHORTER = "The same in a minute and a half"


@dataclass(frozen=True)
class Answer:
    question: Question
    transcript: Transcript
    measures: Measures
    started_s: float
    """The interview's clock when the booth began to listen."""
    seconds: float
    score: Score | None = None
    retake_of: int | None = None
    """Position of the answer this one repeats (Practice mode)."""
    goal: GoalName | None = None
    """What this take was to be better at; None for a first one, and where none was chosen."""


class SaidHow(StrEnum):
    """How a requirement was spoken of."""

    SHOWN = "shown"
    """Said with what was done."""
    NAMED = "named only"
    LACKING = "said as lacking"


@dataclass(frozen=True)
class Coverage:
    """One requirement of the job: in the resume, shown, named only or said as lacking, or missing,
    each with its proof."""

    requirement: Requirement
    in_resume: str | None
    said: str | None
    said_in: str | None = None
    """The question in whose answer it was said."""
    said_at: float | None = None
    how: SaidHow | None = None
    """None where it was not said, and in interviews of releases that did not tell."""

    @property
    def shown(self) -> bool:
        """Whether it was said with what was done; older interviews only know that it was said."""
        return self.said is not None and self.how in (None, SaidHow.SHOWN)


class Mode(StrEnum):
    PRACTICE = "practice"
    REAL = "real"


class InterviewState(StrEnum):
    RUNNING = "running"
    FINISHED = "finished"
    LEFT = "left"


class Delivery(StrEnum):
    """How the way of speaking is measured, as the candidate wishes."""

    MEASURED = "measured"
    STUTTER = "stutter"
    """Neither repetitions nor blocks are counted."""
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Consent:
    """What the candidate agreed to."""

    camera: bool = True
    delivery: Delivery = Delivery.MEASURED
    keep: bool = True
    """Transcript, measures and score may be kept for the retention time."""
    recall: bool = True
    """Sound and a small picture are held in memory until Finish, to be heard and seen again."""
    language: str = "en"
    group: str = ""
    """Id of the group whose staff may see what is kept, where the candidate ticked it."""


@dataclass(frozen=True)
class Interview:
    """One candidate's run. The resume itself is not part of it: only what was found in it."""

    id: str
    booth_id: str
    started_at: datetime
    """UTC."""
    job: Job
    mode: Mode = Mode.REAL
    consent: Consent = field(default_factory=Consent)
    candidate: str | None = None
    """A name only where the candidate gave one."""
    alignment: Alignment | None = None
    questions: tuple[Question, ...] = ()
    answers: tuple[Answer, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    score: Score | None = None
    state: InterviewState = InterviewState.RUNNING
    finished_at: datetime | None = None
    models: tuple[tuple[str, str], ...] = ()
    """Which models measured it: (purpose, name)."""
    card: str | None = None
    """The candidate's card, in the copy that goes home only: no store keeps it."""
