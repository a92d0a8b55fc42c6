"""From a measure to 0..100: one piecewise-linear curve for each part, its corners the bands.

docs/score.md lists the corners with their sources. A corner that no source gives is our choice
and is marked as such there and here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.interview import PartName
from kiosk.domain.sections import Bands, Weights

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """Straight lines between corners (measure, points); flat outside of them."""

    corners: tuple[tuple[float, float], ...]

    def points(self, measure: float | Points) -> Points:
        """Return 0..100 for one measure or an array of them."""
        x, y = zip(*self.corners, strict=True)
        rising = np.maximum.accumulate(x)  # bands that staff set crosswise still make a curve
        return np.asarray(np.interp(measure, rising, y), dtype=np.float64)


AMBER = 70.0
"""Points on the outer edge of an amber band: our choice."""


def curves(bands: Bands) -> Mapping[PartName, Curve]:
    """Return the curve of every part for these bands."""
    return {
        PartName.KEYWORDS: Curve(((0.0, 0.0), (1 / 3, 60.0), (2 / 3, 85.0), (1.0, 100.0))),
        PartName.RELEVANCE: Curve(((0.0, 0.0), (0.5, 55.0), (0.8, 90.0), (1.0, 100.0))),
        PartName.STAR: Curve(((0.0, 0.0), (0.5, 40.0), (0.65, 55.0), (0.9, 92.0), (1.0, 100.0))),
        PartName.OWN: Curve(((0.0, 0.0), (0.6, 75.0), (1.0, 100.0))),
        PartName.PACE: _pace(bands),
        PartName.HESITATIONS: _hesitations(bands),
        PartName.PAUSES: _pauses(bands),
        PartName.FOCUS: Curve(((0.0, 0.0), (bands.focus_free, 100.0))),
        PartName.DISTRACTIONS: Curve(((0.0, 100.0), (3.0, 85.0), (12.0, 40.0), (24.0, 0.0))),
    }


def _pace(bands: Bands) -> Curve:
    (slow, fast), (slowest, fastest) = bands.pace_green, bands.pace_amber
    reach = 2.5  # beyond amber the points run out over this many widths of the amber band
    return Curve(
        (
            (slowest - reach * (slow - slowest), 0.0),
            (slowest, AMBER),
            (slow, 100.0),
            (fast, 100.0),
            (fastest, AMBER),
            (fastest + reach * (fastest - fast), 0.0),
        )
    )


def _hesitations(bands: Bands) -> Curve:
    clear = bands.hesitations_clear
    return Curve(((bands.hesitations_free, 100.0), (clear, 40.0), (2 * clear, 0.0)))


def _pauses(bands: Bands) -> Curve:
    """Over the seconds a minute by which pauses exceed the deliberate: one pause of 4 s is 2."""
    hurts = bands.pause_long_s - bands.pause_deliberate_s
    return Curve(((0.0, 100.0), (hurts, AMBER), (3 * hurts, 40.0), (6 * hurts, 0.0)))


def weights(settings: Weights) -> Mapping[PartName, float]:
    """Return the weight staff gave to every part."""
    return {
        PartName.KEYWORDS: settings.keywords,
        PartName.RELEVANCE: settings.relevance,
        PartName.STAR: settings.star,
        PartName.OWN: settings.own,
        PartName.PACE: settings.pace,
        PartName.HESITATIONS: settings.hesitations,
        PartName.PAUSES: settings.pauses,
        PartName.FOCUS: settings.focus,
        PartName.DISTRACTIONS: settings.distractions,
    }
