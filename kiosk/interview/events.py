"""What an interview tells the screens, in order, as values.

An interview of two questions is: Matched, Planned, twice (Asking, Listening, Heard*, Thinking,
Answered), Finished. Failed may stand anywhere and is the last; Trouble may stand anywhere and the
interview goes on without the part it names.
"""

from dataclasses import dataclass

from kiosk.domain.interview import Answer, Interview
from kiosk.domain.job import Alignment, Clip, Question
from kiosk.domain.sight import Look


@dataclass(frozen=True)
class Event:
    """Something happened in the interview."""


@dataclass(frozen=True)
class Matched(Event):
    alignment: Alignment


@dataclass(frozen=True)
class Planned(Event):
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Asking(Event):
    """The coach speaks. The generator goes on when the clip has been heard."""

    question: Question
    clip: Clip
    number: int
    """1 for the first question, 0 for the warm-up; a follow-up keeps its question's number."""
    of: int


@dataclass(frozen=True)
class Pondering(Event):
    """The question was heard; the microphone opens when the time to think is over."""

    question: Question
    left_s: float


@dataclass(frozen=True)
class Listening(Event):
    question: Question


@dataclass(frozen=True)
class Heard(Event):
    """About ten times a second while the candidate answers: what the booth notices."""

    seconds: float
    level_db: float
    """Of the last chunk, relative to full scale."""
    speaking: bool
    quiet_s: float
    """Since the last speech; the booth asks "Still thinking?" from `listening.silence_s` on."""
    look: Look
    text: str = ""
    """What has been transcribed so far."""


@dataclass(frozen=True)
class Thinking(Event):
    """The answer is over; its last phrase is being transcribed."""

    question: Question


@dataclass(frozen=True)
class Answered(Event):
    answer: Answer


@dataclass(frozen=True)
class Corrected(Event):
    """The last answer, measured again without words that were not said."""

    answer: Answer


@dataclass(frozen=True)
class Trouble(Event):
    """A part is gone for now and the interview goes on without it."""

    code: str
    message: str


@dataclass(frozen=True)
class Finished(Event):
    interview: Interview
    kept: bool = True
    """Whether the store has it; where the store was busy, who hears of this has to keep it."""


@dataclass(frozen=True)
class Failed(Event):
    code: str
    message: str
