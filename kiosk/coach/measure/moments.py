"""The moments of an answer that are marked, each of which can be heard again."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.interview import Answer
from kiosk.domain.measures import PauseKind
from kiosk.domain.sound import FillerKind

BEFORE_S, LASTS_S = 3.0, 10.0
"""A moment is played for ten seconds, beginning a little before it."""
LONG = (PauseKind.LONG, PauseKind.VERY_LONG)


class MomentKind(StrEnum):
    ADVICE = "advice"
    UM = "um"
    PAUSE = "pause"
    AWAY = "away"
    KEYWORD = "keyword"


@dataclass(frozen=True)
class Moment:
    kind: MomentKind
    at: float
    """Seconds into the answer."""
    word: str = ""
    """What was said there, where it was a word; the length of a pause."""

    @property
    def start(self) -> float:
        return max(0.0, self.at - BEFORE_S)

    @property
    def end(self) -> float:
        return self.start + LASTS_S


def moments(answer: Answer) -> tuple[Moment, ...]:
    """Return everything that is marked in an answer, in the order of time."""
    speech, focus, content = answer.measures.speech, answer.measures.focus, answer.measures.content
    found = [
        Moment(MomentKind.UM, f.start, f.word.strip(",."))
        for f in answer.transcript.fillers
        if f.kind is not FillerKind.HEDGE
    ]
    found += [
        Moment(MomentKind.PAUSE, p.start, f"[{p.end - p.start:.1f} s]")
        for p in speech.pauses
        if p.kind in LONG
    ]
    found += [Moment(MomentKind.AWAY, d.start) for d in focus.distractions]
    found += [Moment(MomentKind.KEYWORD, s.at, s.how) for s in content.said]
    advice = answer.score.advice if answer.score is not None else ()
    found += [Moment(MomentKind.ADVICE, one.at) for one in advice if one.at is not None]
    return tuple(sorted(set(found), key=lambda one: (one.at, one.kind)))
