"""What was heard: phrases of sound, words and hesitations with their times."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.units import Samples

Span = tuple[float, float]
"""Start and end in the answer's clock, s."""


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
    whispered: bool = False
    """Found by its shape alone: its words have to be sure."""


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


UNSURE_AT = 0.5
"""Mean probability of the words under which they are not judged: addresses in strong accents were
right down to .55, a rough synthetic voice half wrong at .59 (docs/accuracy/hearing.md)."""


SKIPPED = "the question was left out"
"""Why there are no words of an answer that its candidate chose not to give."""


@dataclass(frozen=True)
class Transcript:
    """Words with times, hesitations included. `language` is None where it could not be told."""

    words: tuple[Word, ...] = ()
    fillers: tuple[Filler, ...] = ()
    language: str | None = "en"
    why_not: str | None = None
    """Why there are no words: silence, noise, another language, a transcriber that failed."""
    lost: tuple[Span, ...] = ()
    """Where somebody spoke and no words could be made out."""
    doubt: str | None = None
    """What a person should know before trusting the words, as a sentence; None where nothing."""
    expected: float | None = None
    """Mean log probability of the words by the language alone, nats a token; None: not told."""
    struck: tuple[Word, ...] = ()
    """What was written and the candidate did not say: no measure knows of it."""

    @property
    def skipped(self) -> bool:
        """Say whether the candidate left the question out."""
        return self.why_not == SKIPPED

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def lost_s(self) -> float:
        """Seconds of speech that could not be made out."""
        return sum(end - start for start, end in self.lost)

    @property
    def sure(self) -> float | None:
        """Mean probability of the words as they were written, 0 to 1; None without words."""
        known = [word.probability for word in self.words if word.probability > 0]
        return sum(known) / len(known) if known else None

    @property
    def unsure(self) -> bool:
        """Say whether the words are too uncertain to judge what was said by them."""
        return self.sure is not None and self.sure < UNSURE_AT
