"""What was heard: phrases of sound, words and hesitations with their times."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.units import Samples


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
    expected: float | None = None
    """Mean log probability of the words by the language alone, nats a token; None: not told."""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)
