"""Notice that somebody else speaks in an answer, and from when on; say so only when it is sure.

There is no model of voices here: stretches of 1.5 s of voice are described by their pitch and the
shape of their spectrum, and parted in two groups. Two people part far wider than one person's
stretches lie from each other, in the shape alone as well as with the pitch, and their pitches are
apart; a creaking or excited voice differs in pitch only. Measured on pairs of 104 recordings
(docs/accuracy/hearing.md, A second voice). Two people of like pitch are not told apart.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.senses.drawn_out import HOP, WINDOW, voice

Array = NDArray[np.float64]

STRETCH = 150  # voiced frames: 1.5 s of voice
LEAST_STRETCHES = 5
LEAST_SECOND = 2
"""Stretches of a second voice: 3 s of it."""
VOICED_AT, LOUD = 0.5, 0.01
BANDS, SHAPES = 24, 16
BAND_HZ = (100.0, 6500.0)
USUAL = np.array((
    1.41, 1.37, 1.22, 1.27, 0.80, 0.62, 0.54, 0.52, 0.41, 0.40, 0.37, 0.35, 0.32, 0.32, 0.28,
    0.27, 0.23,
))  # fmt: skip
"""By how much one person's stretches differ (standard deviation): pitch in semitones, then the
coefficients of the spectrum's shape; every second of 104 people."""
FROM_SHAPE = 3
"""The first two coefficients are loudness of bass and treble: a turned head changes them."""
LEAST_PARTED, LEAST_PARTED_SHAPE = 1.6, 1.4
"""Distance of the groups, in their own width; with pitch, and without."""
LEAST_WIDTH = 0.7
"""Of a group, in the usual difference of one person's stretches: an even voice is no two people."""
LEAST_SEMITONES = 4.0
STARTS = 4
ROUNDS = 15


class Voices:
    """Listens to an answer chunk by chunk, so that nothing is left to do when it is over."""

    def __init__(self) -> None:
        self._rest: Samples = np.zeros(0, np.float32)
        self._frames: list[Array] = []
        """Pieces of (frames, 3 + SHAPES): how voiced, how loud, pitch, shape."""

    def push(self, chunk: Samples) -> None:
        sound = np.concatenate([self._rest, np.nan_to_num(chunk, posinf=0.0, neginf=0.0)])
        if len(sound) < WINDOW:
            self._rest = sound
            return
        count = (len(sound) - WINDOW) // HOP + 1
        self._frames.append(_described(sound[: (count - 1) * HOP + WINDOW]))
        self._rest = sound[count * HOP :]

    def second_from(self) -> float | None:
        """Return from when on somebody else speaks, s; None where that is not sure."""
        if not self._frames:
            return None
        frames = np.concatenate(self._frames)
        voiced = (frames[:, 0] >= VOICED_AT) & (
            frames[:, 1] >= LOUD * np.percentile(frames[:, 1], 95)
        )
        count = int(voiced.sum()) // STRETCH
        pieces = frames[voiced][: count * STRETCH, 2:].reshape(count, STRETCH, 1 + SHAPES)
        features = np.column_stack([np.median(pieces[:, :, 0], axis=1), pieces[:, :, 1:].mean(1)])
        starts = np.flatnonzero(voiced)[::STRETCH][:count] * HOP / SAMPLE_RATE
        return second_from(features, starts)


def second_from(features: Array, starts: Array) -> float | None:
    """Judge stretches of voice: `features` (stretches, 1 + SHAPES), when each began in `starts`."""
    if len(starts) < LEAST_STRETCHES:
        return None
    scaled = features / USUAL
    second = parted(scaled)
    if second is None or min(second.sum(), (~second).sum()) < LEAST_SECOND:
        return None
    if second[0]:  # who begins is the candidate
        second = ~second
    pitch = features[:, 0]
    apart = abs(float(np.median(pitch[second]) - np.median(pitch[~second])))
    sure = (
        apart >= LEAST_SEMITONES
        and width_between(scaled, second) >= LEAST_PARTED
        and width_between(scaled[:, FROM_SHAPE:], second) >= LEAST_PARTED_SHAPE
    )
    runs = np.flatnonzero(second[:-1] & second[1:])
    return float(starts[runs[0]]) if sure and len(runs) else None


def _described(samples: Samples) -> Array:
    """Return how voiced, how loud, pitch (semitones over 100 Hz) and shape, frame by frame."""
    from scipy.fft import dct

    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    shaped = np.asarray(frames * np.hanning(WINDOW).astype(np.float32), np.float64)
    spectrum = np.asarray(np.abs(np.fft.rfft(shaped, n=2 * WINDOW, axis=1)) ** 2, np.float64)
    strength, hertz = voice(spectrum)
    shape = dct(np.log(spectrum @ _bands().T + 1e-9), axis=1, norm="ortho")[:, 1 : SHAPES + 1]
    pitch = 12 * np.log2(hertz / 100)
    return np.column_stack([strength, spectrum.sum(axis=1), pitch, shape])


@cache
def _bands() -> Array:
    """Return triangular bands, evenly spaced as the ear hears, (BANDS, bins)."""
    low, high = (2595 * np.log10(1 + hertz / 700) for hertz in BAND_HZ)
    edges = 700 * (10 ** (np.linspace(low, high, BANDS + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(2 * WINDOW, 1 / SAMPLE_RATE)
    up = (bins - edges[:-2, None]) / np.diff(edges)[:-1, None]
    down = (edges[2:, None] - bins) / np.diff(edges)[1:, None]
    bands: Array = np.clip(np.minimum(up, down), 0.0, None)
    return bands


def parted(points: Array) -> NDArray[np.bool_] | None:
    """Part points in two groups so that they lie near their own middle (2-means, a few starts)."""
    rng = np.random.default_rng(0)
    found: list[tuple[float, NDArray[np.bool_]]] = []
    for _ in range(STARTS):
        one, other = points[rng.choice(len(points), 2, replace=False)]
        for _ in range(ROUNDS):
            second = _square(points - other) < _square(points - one)
            if second.all() or not second.any():
                break
            one, other = points[~second].mean(axis=0), points[second].mean(axis=0)
        else:
            found.append((width_between(points, second), second))
    return max(found, key=lambda each: each[0])[1] if found else None


def width_between(points: Array, second: NDArray[np.bool_]) -> float:
    """Return how far apart two groups are, in the width of the groups themselves."""
    middles = points[~second].mean(axis=0), points[second].mean(axis=0)
    inside = np.concatenate([points[~second] - middles[0], points[second] - middles[1]])
    own = np.sqrt(np.mean(inside**2) * len(points) / (len(points) - 2))
    return float(np.sqrt(np.mean((middles[0] - middles[1]) ** 2)) / max(own, LEAST_WIDTH))


def _square(points: Array) -> Array:
    squares: Array = (points**2).sum(axis=1)
    return squares
