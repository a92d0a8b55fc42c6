"""The nouns of docs/words.md, as frozen values; everything the rooms hand to each other.

Times are seconds. Inside an answer they count from the moment the booth began to listen; an
answer's `started_s` places that moment in the interview. Angles are degrees (image not mirrored:
yaw > 0 towards the right edge of the image, pitch > 0 up). A signal that was not measured is None
with the reason beside it, never 0, 50 or 100.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
else:
    Samples = Any  # the sync starts every minute: without numpy in half the time and memory
"""Mono sound, shape (n,), 16 kHz, full scale -1 to 1."""

SAMPLE_RATE = 16_000  # what Whisper was trained on


# --- what is asked for ------------------------------------------------------------------------


class RequirementKind(StrEnum):
    MUST = "must"
    PLUS = "plus"
    DUTY = "duty"


@dataclass(frozen=True)
class Requirement:
    """One thing a job asks for, in the job's own words, with its technical keywords."""

    id: str
    text: str
    kind: RequirementKind = RequirementKind.MUST
    keywords: tuple[str, ...] = ()


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


@dataclass(frozen=True)
class Resume:
    """The text of a resume. It lives in memory only and is never stored."""

    text: str
    pages: int = 1
    language: str | None = None
    hidden: str = ""
    """Text no reader would see (white, tiny, off the page): kept apart and never counted."""

    @property
    def characters(self) -> int:
        return len(self.text)


@dataclass(frozen=True)
class RequirementMatch:
    """Whether the resume meets one requirement, and the line that proves it."""

    requirement: Requirement
    met: bool
    score: float
    """Similarity of the best line, 0 to 1."""
    evidence: str | None = None


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


# --- what was captured ------------------------------------------------------------------------


@dataclass(frozen=True)
class Phrase:
    """A stretch of speech between silences, in the answer's clock: the unit of transcription."""

    samples: Samples
    start: float
    end: float
    number: int = 0
    """A later phrase with the same number replaces this one: it is the same, grown."""
    speech: tuple[tuple[float, float], ...] = ()
    """Where in it the voice activity found speech, in the answer's clock."""


@dataclass(frozen=True)
class Word:
    text: str
    start: float
    end: float
    probability: float


class FillerKind(StrEnum):
    HESITATION = "hesitation"
    PHRASE = "phrase"
    HEDGE = "hedge"


@dataclass(frozen=True)
class Filler:
    """An um, a filler phrase or a hedge, with its moment."""

    word: str
    kind: FillerKind
    start: float
    end: float
    probability: float = 1.0


@dataclass(frozen=True)
class Transcript:
    """Words with times, hesitations included. `language` is None where it could not be told."""

    words: tuple[Word, ...] = ()
    fillers: tuple[Filler, ...] = ()
    language: str | None = "en"
    why_not: str | None = None
    """Why there are no words: silence, noise, another language, a transcriber that failed."""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Glimpse:
    """What one camera frame showed. Angles are None where no face, or no eye, was found."""

    t: float
    faces: int
    yaw: float | None = None
    pitch: float | None = None
    roll: float | None = None
    gaze_yaw: float | None = None
    """Direction of the gaze ray, head and eyes together, before the person's own zero."""
    gaze_pitch: float | None = None
    opening: float | None = None
    """Lid opening over eye width, mean of the eyes that can be seen."""
    distance_cm: float | None = None
    eye_cm: tuple[float, float, float] | None = None
    """Midpoint of the eyes from the camera: right, up, towards the camera is negative (cm)."""
    light: float | None = None
    """Mean luminance of the face, 0 to 1."""
    sharpness: float | None = None
    """Variance of the Laplacian over the face, in grey levels squared."""
    box: tuple[float, float, float, float] | None = None
    """The face in the image: left, top, right, bottom as shares of width and height."""
    eye_yaw: float | None = None
    """Turn of the eyes in the head, part of the gaze."""
    eye_pitch: float | None = None
    outline: tuple[tuple[float, float], ...] = ()
    """The oval of the face, points as shares of width and height; for the preview."""


@dataclass(frozen=True)
class Calibration:
    """One candidate's own zero, from looking at the dot under the lens.

    The angles are what is taken off a glimpse's own to have the true ones.
    """

    ok: bool
    start: float = 0.0
    end: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    gaze_yaw: float = 0.0
    gaze_pitch: float = 0.0
    opening: float | None = None
    why_not: str | None = None
    distance_scale: float = 1.0
    """What the distances seen are multiplied with (an unknown field of view, a small head)."""


@dataclass(frozen=True)
class Take:
    """One recorded answer, raw. It lives in memory only."""

    samples: Samples
    glimpses: tuple[Glimpse, ...] = ()
    speech: tuple[tuple[float, float], ...] = ()
    """Where the voice activity found speech."""
    calibration: Calibration | None = None
    """The candidate's own zero, by which the glimpses are to be read."""
    started_s: float = 0.0
    """The interview's clock when the booth began to listen."""

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_RATE


# --- what was measured ------------------------------------------------------------------------


@dataclass(frozen=True)
class Measure:
    """A number with a unit, or the reason why there is none."""

    value: float | None
    unit: str
    why_not: str | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.why_not is None):
            raise ValueError("a measure has either a value or a reason why not")

    @classmethod
    def missing(cls, unit: str, why_not: str) -> "Measure":
        return cls(None, unit, why_not)


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
    """How an answer was spoken (MEASURES.md, Speech)."""

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


class Look(StrEnum):
    SCREEN = "screen"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    AWAY = "away"
    NO_FACE = "no_face"
    MULTI_FACE = "multi_face"
    UNKNOWN = "unknown"
    """Nothing was seen at that time."""


@dataclass(frozen=True)
class Distraction:
    """A sustained look away, or a time without a face or with a second one."""

    start: float
    end: float
    kind: Look


@dataclass(frozen=True)
class Focus:
    """Where the eyes were (MEASURES.md, Focus)."""

    ratio: Measure
    distractions: tuple[Distraction, ...] = ()
    absences: tuple[Distraction, ...] = ()
    """No face, or a second face: logged apart, never counted as looking away."""
    timeline: tuple[Look, ...] = ()
    """One state every 0.25 s from the start of the answer."""
    face_share: Measure = field(default_factory=lambda: Measure.missing("share", "no camera"))
    calibrated: bool = False


TIMELINE_STEP_S = 0.25


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


@dataclass(frozen=True)
class Content:
    """What an answer said (MEASURES.md, Content)."""

    said: tuple[KeywordSaid, ...]
    missed: tuple[str, ...]
    beyond: tuple[KeywordSaid, ...]
    """Technical words that the job does not name."""
    keyword_relevance: Measure
    relevance: Measure
    star: Star


@dataclass(frozen=True)
class Measures:
    speech: Speech
    focus: Focus
    content: Content


# --- what is thought of it --------------------------------------------------------------------


class PartName(StrEnum):
    KEYWORDS = "keyword relevance"
    RELEVANCE = "relevance"
    STAR = "STAR"
    PACE = "pace"
    HESITATIONS = "hesitations"
    PAUSES = "pauses"
    FOCUS = "focus ratio"
    DISTRACTIONS = "distractions"


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


@dataclass(frozen=True)
class Coverage:
    """One requirement of the job: in the resume, said aloud, or missing, each with its proof."""

    requirement: Requirement
    in_resume: str | None
    said: str | None
    said_in: str | None = None
    """The question in whose answer it was said."""
    said_at: float | None = None


class Mode(StrEnum):
    PRACTICE = "practice"
    REAL = "real"


class InterviewState(StrEnum):
    RUNNING = "running"
    FINISHED = "finished"
    LEFT = "left"


@dataclass(frozen=True)
class Consent:
    """What the candidate agreed to."""

    camera: bool = True
    keep: bool = True
    """Transcript, measures and score may be kept for the retention time."""
    keep_recording: bool = False
    language: str = "en"


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
