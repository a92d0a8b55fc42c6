"""What a report is made of, in order: frozen values that say what is told, not how it is set."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.interview import Advice, Answer, Coverage, Score
from kiosk.domain.job import Alignment
from kiosk.domain.sections import Bands


class Mark(StrEnum):
    """What a piece of a transcript is."""

    PLAIN = "plain"
    HESITATION = "hesitation"
    PHRASE = "filler phrase"
    HEDGE = "hedge"
    KEYWORD = "keyword"
    NAMED = "keyword only named"
    BEYOND = "keyword beyond the job"
    PAUSE = "pause"


@dataclass(frozen=True)
class Span:
    text: str
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True)
class Block:
    """One thing on the page."""


@dataclass(frozen=True)
class Cover(Block):
    """The head of the report."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Heading(Block):
    """A heading; level 1 and 2 stand in the bookmarks."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text(Block):
    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Verdict(Block):
    """The score: its ring, its parts, its sentence."""

    score: Score


@dataclass(frozen=True)
class Strength(Block):
    """One thing that was good, with where it was."""

    moment: str
    text: str


@dataclass(frozen=True)
class Todo(Block):
    """One thing to work on, with the moment it is tied to."""

    number: int
    moment: str
    advice: Advice


@dataclass(frozen=True)
class Fit(Block):
    """How well the resume fits the job."""

    alignment: Alignment


@dataclass(frozen=True)
class CoverageMap(Block):
    coverage: tuple[Coverage, ...]
    titles: tuple[tuple[str, str], ...]
    """What the answers are called: (question id, name)."""
    resume: bool = True
    """Whether there was a resume to look into."""


@dataclass(frozen=True)
class Keywords(Block):
    """The words each question looked for: shown, only named or missed."""

    answers: tuple[Answer, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class FocusTimeline(Block):
    answers: tuple[Answer, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Asked(Block):
    """The head of an answer: its name, what was asked, why, and what a good answer holds."""

    title: str
    question: str
    why: str
    good: str = ""


@dataclass(frozen=True)
class Judged(Block):
    """What is thought of an answer: a sentence, one thing to try, a story's parts."""

    headline: str
    try_this: str
    told: tuple[tuple[str, bool], ...] = ()
    """Of a story: each part, and whether it was told."""


@dataclass(frozen=True)
class Numbers(Block):
    """Numbers: (name, number, the target it is held against or why it is missing)."""

    cells: tuple[tuple[str, str, str], ...]
    without_target: str = ""
    """Figures that are held against nothing."""
    tight: bool = False
    """All in one row."""


@dataclass(frozen=True)
class PaceTimeline(Block):
    answer: Answer
    bands: Bands
    tight: bool = False


@dataclass(frozen=True)
class Said(Block):
    """A transcript with its marks; `tight` where the interview was long."""

    spans: tuple[Span, ...]
    tight: bool = False


@dataclass(frozen=True)
class Legend(Block):
    """What the marks of a transcript mean."""


@dataclass(frozen=True)
class CardCode(Block):
    """The candidate's card as a QR code, with what to do with it."""

    code: str
    says: str


@dataclass(frozen=True)
class Points(Block):
    """Small paragraphs, each with its lead."""

    points: tuple[tuple[str, str], ...]
    tight: bool = False
    """All in one paragraph."""


@dataclass(frozen=True)
class Rows(Block):
    """A table of texts."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    """Shares of the page's width."""
