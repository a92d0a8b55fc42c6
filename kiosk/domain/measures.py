"""What was measured of an answer: how it was spoken, where the eyes were, what it said."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.sight import Distraction, Look
from kiosk.domain.sound import Filler
from kiosk.domain.units import Measure


class PauseKind(StrEnum):
    NATURAL = "natural"
    DELIBERATE = "deliberate"
    LONG = "long"
    VERY_LONG = "very long"


@dataclass(frozen=True)
class Pause:
    start: float
    end: float
    kind: PauseKind


@dataclass(frozen=True)
class Speech:
    """How an answer was spoken (docs/measures.md, Speech)."""

    seconds: float
    """Length of the answer: first word to last word."""
    speech_s: float
    """Of these, seconds with a voice."""
    words: int
    """Without hesitations."""
    speaking_rate: Measure
    articulation_rate: Measure
    beat: Measure
    beat_stability: Measure
    """1 where every 10 s window has the same tempo, towards 0 as they differ."""
    rate_windows: tuple[tuple[float, float], ...]
    """(middle of the 10 s window, wpm)."""
    hesitations_per_minute: Measure
    hesitations_per_100_words: Measure
    fillers: tuple[Filler, ...]
    pauses: tuple[Pause, ...]
    thinking_time: Measure
    loudness_movement: Measure
    """Spread of the level around its own median, dB."""
    pitch_movement: Measure
    """Spread of F0 around its own median, semitones, voiced frames only."""
    snr: Measure
    clipped: float = 0.0
    """Share of samples at full scale."""
    pauses_left_out: str | None = None
    """Why pauses were not measured, though the candidate spoke."""


@dataclass(frozen=True)
class Focus:
    """Where the eyes were (docs/measures.md, Focus)."""

    ratio: Measure
    distractions: tuple[Distraction, ...] = ()
    absences: tuple[Distraction, ...] = ()
    """No face, or a second face: logged apart, never counted as looking away."""
    timeline: tuple[Look, ...] = ()
    """One state every 0.25 s from the start of the answer."""
    face_share: Measure = field(default_factory=lambda: Measure.missing("share", "no camera"))
    calibrated: bool = False


@dataclass(frozen=True)
class KeywordSaid:
    keyword: str
    at: float
    how: str
    """The words as they were said."""


class StarPart(StrEnum):
    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"


@dataclass(frozen=True)
class StarSentence:
    part: StarPart
    text: str
    at: float


@dataclass(frozen=True)
class Star:
    """Which parts of a story were told, and what is missing."""

    parts: tuple[StarSentence, ...] = ()
    shares: tuple[tuple[StarPart, float], ...] = ()
    """Share of the words for each part found."""
    figure_in_result: bool = False
    only_we: bool = False
    complete: Measure = field(
        default_factory=lambda: Measure.missing("share", "not a story question")
    )


class Fault(StrEnum):
    """The gravest thing that an answer lacks, the gravest first."""

    UNHEARD = "no words could be made out"
    TOO_SHORT = "too short to judge"
    REFUSED = "the question was declined"
    ECHO = "the question was given back"
    LIST = "a list"
    PRAISE = "praise only"
    BOAST = "claims only"
    EMPTY = "nothing of its own"
    GARBLED = "the words do not hang together"
    OFF_QUESTION = "something else was answered"
    THIN = "little of its own"
    ONLY_WE = "no part of one's own"
    NO_ACTION = "nothing was done in it"
    NO_RESULT = "no result"
    LONG_WINDED = "long before the point"
    NO_FIGURE = "no figure"


def _unjudged() -> Measure:
    """What a store of an older release knows of a measure it did not have."""
    return Measure.missing("share", "this interview was judged before this was measured")


@dataclass(frozen=True)
class Content:
    """What an answer said (docs/measures.md, Content)."""

    said: tuple[KeywordSaid, ...]
    missed: tuple[str, ...]
    beyond: tuple[KeywordSaid, ...]
    """Technical words that the job does not name."""
    keyword_relevance: Measure
    relevance: Measure
    star: Star
    shown: tuple[KeywordSaid, ...] = ()
    """Of `said`: those in a sentence that says what was, or would be, done with them."""
    steps: Measure = field(default_factory=_unjudged)
    """How much is said that can be held on to, where the question does not ask for a story."""
    own: Measure = field(default_factory=_unjudged)
    """The candidate's own part in what was done, and whether a figure stands by it."""
    faults: tuple[Fault, ...] = ()
    """What the answer lacks, the gravest first."""
    honest_gap: bool = False
    """Says plainly that something has not been done, and what would be done about it."""


@dataclass(frozen=True)
class Measures:
    speech: Speech
    focus: Focus
    content: Content
