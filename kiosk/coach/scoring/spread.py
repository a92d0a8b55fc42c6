"""How far the score might have come out otherwise: a bootstrap over answers and their windows.

Efron & Tibshirani 1993: draw answers with replacement, in each of them windows with replacement,
score every draw, and take the 5th and 95th percentile.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from kiosk.coach.scoring.curves import Curve, Points
from kiosk.coach.scoring.part_measures import Found, PartMeasure
from kiosk.domain.interview import PartName

DRAWS = 400
SEED = 20_111
"""Fixed, so that the same interview gets the same range every time it is printed."""
PERCENTILES = (5.0, 95.0)


def spread(
    judged: Sequence[Mapping[PartName, Found]],
    weights: Mapping[PartName, float],
    curves: Mapping[PartName, Curve],
) -> tuple[float, float]:
    """Return the score's range. At least one part with a weight must have been measured."""
    rng = np.random.default_rng(SEED)
    picks = rng.integers(0, len(judged), (DRAWS, len(judged)))
    total, share = np.zeros(DRAWS), np.zeros(DRAWS)

    for name, weight in weights.items():
        points, mass = _drawn(rng, [found[name] for found in judged], curves[name])
        rows = np.arange(DRAWS)[:, None]
        mass = mass[picks]
        measured = mass.sum(axis=1)
        mean = (points[rows, picks] * mass).sum(axis=1) / np.maximum(measured, 1e-9)
        total += np.where(measured > 0, weight * mean, 0.0)
        share += np.where(measured > 0, weight, 0.0)

    low, high = np.percentile(total[share > 0] / share[share > 0], PERCENTILES)
    return float(low), float(high)


def _drawn(rng: np.random.Generator, found: Sequence[Found], curve: Curve) -> tuple[Points, Points]:
    """Return points (draws, answers) and what each answer weighs; 0 where it was not measured."""
    points, mass = np.zeros((DRAWS, len(found))), np.zeros(len(found))
    for i, one in enumerate(found):
        if isinstance(one, PartMeasure):
            mass[i] = one.weight
            points[:, i] = np.maximum(curve.points(one.value + _wobble(rng, one)) - one.off, 0.0)
    return points, mass


def _wobble(rng: np.random.Generator, one: PartMeasure) -> Points:
    if len(one.windows) < 2:
        return np.zeros(DRAWS)
    windows = np.array(one.windows)
    draws = rng.integers(0, len(windows), (DRAWS, len(windows)))
    return np.asarray(windows[draws].mean(axis=1) - windows.mean())
