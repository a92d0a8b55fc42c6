"""A candidate's judgement of themselves beside what was measured: the gap, and a moment as proof.

Judging oneself first, then seeing the measure, is what teaches to judge (Hawkins 2012: r .48 with
experts' ratings before, .83 with a benchmark beside it).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.interview import Advice, Interview, Part, PartName, Score

STEPS = 5
"""Places of a slider, from not at all to very."""
NEAR = 15.0
"""Points of 100 within which both say the same: a little more than half a step. Our choice."""


class Side(StrEnum):
    """What a candidate judges; the value is what is read."""

    CLEAR = "Clear"
    POINT = "To the point"
    STEADY = "Steady"
    CONVINCING = "Convincing"


PARTS: Mapping[Side, tuple[PartName, ...]] = {
    Side.CLEAR: (PartName.PACE,),
    Side.POINT: (PartName.RELEVANCE,),
    Side.STEADY: (PartName.HESITATIONS, PartName.PAUSES),
    Side.CONVINCING: (PartName.OWN, PartName.KEYWORDS, PartName.STAR),
}
"""The parts of the score that stand for each: our choice."""


class Gap(StrEnum):
    SAME = "We agree."
    HARDER = "You are harder on yourself than we are."
    KINDER = "We found a little more to work on here."
    UNKNOWN = "We have no view: it was not measured."


@dataclass(frozen=True)
class Compared:
    """One side: what the candidate gave, what was measured, and why."""

    side: Side
    given: float
    """0 to 100."""
    measured: float | None
    gap: Gap
    why: str
    """The measure in words, of the part that holds it down."""
    proof: Advice | None = None
    """With a moment, where there is one."""


def points(step: int) -> float:
    """Return 0..100 for a place of the slider, the first being 0."""
    return 100.0 * step / (STEPS - 1)


def compared(given: Mapping[Side, int], interview: Interview) -> tuple[Compared, ...]:
    """Return every side that was judged, in the order in which they were asked."""
    score = interview.score
    if score is None:
        return ()
    return tuple(
        _one(side, points(given[side]), interview, score) for side in Side if side in given
    )


def _one(side: Side, given: float, interview: Interview, score: Score) -> Compared:
    parts = [part for part in score.parts if part.name in PARTS[side] and part.value is not None]
    if not parts:
        return Compared(side, given, None, Gap.UNKNOWN, "")
    measured = _mean(parts)
    weakest = min(parts, key=lambda part: part.value or 0.0)
    reason = weakest.reason.split(";")[0]
    why = f"{reason[:1].upper()}{reason[1:]}." if reason else ""
    return Compared(
        side, given, measured, _gap(given, measured), why, _proof(weakest.name, side, interview)
    )


def _mean(parts: list[Part]) -> float:
    """Return the mean by weight; where staff gave none of them a weight, the plain one."""
    values = [part.value or 0.0 for part in parts]
    weights = [part.weight for part in parts]
    if not any(weights):
        weights = [1.0] * len(parts)
    return sum(w * value for w, value in zip(weights, values, strict=True)) / sum(weights)


def _gap(given: float, measured: float) -> Gap:
    if abs(given - measured) <= NEAR:
        return Gap.SAME
    return Gap.HARDER if given < measured else Gap.KINDER


def _proof(weakest: PartName, side: Side, interview: Interview) -> Advice | None:
    """Return the advice with a moment that is nearest to what holds the side down."""
    offered = [one for one in _advice(interview) if one.at is not None and one.part in PARTS[side]]
    return min(offered, key=lambda one: one.part is not weakest, default=None)


def _advice(interview: Interview) -> Iterator[Advice]:
    """Yield what the whole was told, then what single answers were."""
    if interview.score is not None:
        yield from interview.score.advice
    for answer in interview.answers:
        yield from answer.score.advice if answer.score is not None else ()
