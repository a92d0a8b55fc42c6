"""How far what staff think and what the machine finds agree."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import correlation, fmean, pstdev

from kiosk.store.talks import POINTS, Rating

ENOUGH = 30
"""Of fewer rated interviews nothing is told: a correlation of twenty may be anything."""
SURE = 1.96
"""Standard errors on both sides of a range that holds 95 of 100 times."""


@dataclass(frozen=True)
class Agreement:
    """Ratings as points of 100 beside the score: 1 point of the rubric is 0, 4 are 100."""

    rated: int
    """Interviews rated before the score was seen, that have a score."""
    r: float | None = None
    """Pearson's correlation; None below thirty, or where one side never differs."""
    low: float | None = None
    high: float | None = None
    """Its range by Fisher's z, 95 %."""
    difference: float | None = None
    """Staff less machine, on average, points of 100."""


def agreement(
    ratings: Iterable[tuple[str, Rating]], scores: Mapping[str, float | None]
) -> Agreement:
    """Return the agreement of ratings by interview with the scores of the interviews."""
    given: dict[str, list[float]] = {}
    for interview_id, one in ratings:
        if one.before and one.points:
            given.setdefault(interview_id, []).append(fmean(one.points.values()))
    pairs = [
        (100.0 * (fmean(points) - POINTS[0]) / (POINTS[-1] - POINTS[0]), score)
        for interview_id, points in given.items()
        if (score := scores.get(interview_id)) is not None
    ]
    if len(pairs) < ENOUGH:
        return Agreement(len(pairs))
    staff, machine = [one for one, _ in pairs], [other for _, other in pairs]
    difference = fmean(staff) - fmean(machine)
    if pstdev(staff) == 0 or pstdev(machine) == 0:
        return Agreement(len(pairs), difference=difference)
    r = correlation(staff, machine)
    z, error = math.atanh(max(-0.9999, min(0.9999, r))), SURE / math.sqrt(len(pairs) - 3)
    return Agreement(len(pairs), r, math.tanh(z - error), math.tanh(z + error), difference)
