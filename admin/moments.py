"""Turns an answer into what the page shows: its words with marks, its hesitations and pauses."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.coach.scoring.takes import last_takes
from kiosk.domain.interview import Answer, Interview
from kiosk.domain.measures import PauseKind
from kiosk.domain.settings import Settings
from kiosk.domain.sound import Filler, FillerKind
from kiosk.report.blocks import Judged
from kiosk.report.judged import judged, names_of, shown

NEAR_S = 0.08
"""A keyword's moment is its first word's, give or take the aligner's frames."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the transcript. `mark` is the style: hes, said, pause or nothing."""

    text: str
    mark: str = ""
    says: str = ""


@dataclass(frozen=True)
class Told:
    """One answer as the page shows it."""

    answer: Answer
    pieces: tuple[Piece, ...]
    hesitations: int
    phrases: int
    judged: Judged | None
    """None where an older release did not tell."""
    shown: frozenset[str]
    """The keywords said with what was done; the others said were only named."""


def titles(interview: Interview) -> dict[str, str]:
    """Return what each question is called, by its id: as in the report, follow-ups included."""
    answers = last_takes(interview.answers)
    return dict(zip((a.question.id for a in answers), names_of(answers), strict=True))


def told(answer: Answer, settings: Settings) -> Told:
    """Return the answer with its transcript cut into marked pieces."""
    fillers = answer.measures.speech.fillers
    return Told(
        answer,
        tuple(_pieces(answer)),
        sum(f.kind is FillerKind.HESITATION for f in fillers),
        sum(f.kind is FillerKind.PHRASE for f in fillers),
        judged(answer, settings),
        frozenset(word.keyword for word in shown(answer)),
    )


def duration(interview: Interview) -> float | None:
    """Return the seconds from the start to the last answer's end."""
    ends = [answer.started_s + answer.seconds for answer in interview.answers]
    return max(ends, default=None)


def _pieces(answer: Answer) -> Iterator[Piece]:
    words = answer.transcript.words
    fillers = answer.measures.speech.fillers or answer.transcript.fillers
    marks = _marks(answer)
    long_pauses = [
        p for p in answer.measures.speech.pauses if p.kind in (PauseKind.LONG, PauseKind.VERY_LONG)
    ]
    for number, word in enumerate(words):
        while long_pauses and long_pauses[0].end <= word.start + NEAR_S:
            pause = long_pauses.pop(0)
            yield Piece(f"[{pause.end - pause.start:.1f} s]", "pause", "a long pause")
        filler = _filler_at(fillers, word.start, word.end)
        if filler is not None:
            yield Piece(word.text, "hes", f"{filler.kind.value}, {word.start:.1f} s")
        else:
            yield Piece(word.text, *marks.get(number, ("", "")))


def _marks(answer: Answer) -> dict[int, tuple[str, str]]:
    """Return the words that say a keyword, by their place in the transcript."""
    words = answer.transcript.words
    starts = [word.start for word in words]
    marks: dict[int, tuple[str, str]] = {}
    for said in answer.measures.content.said:
        first = bisect_left(starts, said.at - NEAR_S)
        for place in range(first, min(first + max(1, len(said.how.split())), len(words))):
            marks[place] = ("said", f"{said.keyword}, {said.at:.1f} s")
    return marks


def _filler_at(fillers: tuple[Filler, ...], start: float, end: float) -> Filler | None:
    """Return the hesitation or filler phrase that covers the word's middle."""
    middle = (start + end) / 2
    shown = (f for f in fillers if f.kind is not FillerKind.HEDGE)
    return next((f for f in shown if f.start <= middle <= f.end), None)
