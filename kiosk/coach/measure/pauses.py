"""Decide where an answer is silent: frame energy under a threshold of its own.

The threshold adapts to the surroundings and the voice: it finds pauses far better than gaps between
words do, because word times close over short silences (docs/facts.md, Hearing).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.measures import Pause, PauseKind
from kiosk.domain.sections import Bands
from kiosk.domain.units import SAMPLE_RATE, Samples

HOP = SAMPLE_RATE // 100  # 10 ms
WINDOW = 2 * HOP + HOP // 2  # 25 ms, two periods of a low voice
BAND_HZ = (100.0, 4000.0)
"""Where a voice is, and a fan, a rumble and a hiss for the most part are not."""
FLOOR_PERCENT, TOP_PERCENT = 8, 95
FLOOR_SHARE = 0.3
"""The threshold stands this share of the range above the floor ..."""
DEEPEST_DB = 38.0
"""... and never further than this under the top."""
BLIP_S = 0.05
"""Sound shorter than this inside a silence is a click or a smack of the lips."""
LEAST_RANGE_DB = 6.0
"""A sound whose loud and quiet frames differ by less holds no silence that can be told."""

NOISY_RANGE_DB = 25.0
DROWNED_S = 0.8


@dataclass(frozen=True)
class Energy:
    """Energy of a sound in the band of a voice, a value every 10 ms, dB."""

    decibels: NDArray[np.float64]

    @property
    def floor(self) -> float:
        return float(np.percentile(self.decibels, FLOOR_PERCENT))

    @property
    def top(self) -> float:
        return float(np.percentile(self.decibels, TOP_PERCENT))

    @property
    def threshold(self) -> float:
        return max(self.floor + FLOOR_SHARE * (self.top - self.floor), self.top - DEEPEST_DB)


def energy(samples: Samples) -> Energy:
    """Return the energy between 100 Hz and 4 kHz of every 25 ms, in steps of 10 ms."""
    from scipy.fft import rfft  # in single precision, unlike numpy's: half the time

    if len(samples) < WINDOW:
        return Energy(np.full(1, -120.0))
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    bins = np.fft.rfftfreq(512, 1 / SAMPLE_RATE)
    inside = (bins >= BAND_HZ[0]) & (bins <= BAND_HZ[1])
    window = np.hanning(WINDOW).astype(np.float32)
    power = np.empty(len(frames))
    for start in range(0, len(frames), 2000):  # 20 s at a time: an hour does not fit at once
        spectrum = rfft(frames[start : start + 2000] * window, n=512, axis=1)[:, inside]
        power[start : start + 2000] = np.sum(spectrum.real**2 + spectrum.imag**2, axis=1)
    return Energy(10 * np.log10(np.maximum(power, 1e-12)))


def silences(loudness: Energy, shortest_s: float) -> list[tuple[float, float]]:
    """Return the stretches under the threshold, clicks bridged, that last at least so long."""
    if loudness.top - loudness.floor < LEAST_RANGE_DB:
        return []
    loud = loudness.decibels >= loudness.threshold
    for start, end in _runs(loud):
        if end - start < BLIP_S * SAMPLE_RATE / HOP:
            loud[start:end] = False
    step = HOP / SAMPLE_RATE
    half = (WINDOW - HOP) / 2 / SAMPLE_RATE  # a window sees half of its length beyond its step
    spans = [(start * step + half, end * step + half) for start, end in _runs(~loud)]
    return [(start, end) for start, end in spans if end - start >= shortest_s]


def _runs(marks: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return (first, one after the last) of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marks.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def agreed(
    quiet: Sequence[tuple[float, float]],
    speech: Sequence[tuple[float, float]],
    loudness: Energy,
) -> list[tuple[float, float]]:
    """Return the silences, in noise only as far as the voice activity bears them out.

    Where the noise is within NOISY_RANGE_DB of the voice, soft syllables drown: the edges are
    then the mean of what energy and voice activity say, and a silence in which a voice is heard
    throughout must be long to count.
    """
    if not speech or loudness.top - loudness.floor > NOISY_RANGE_DB:
        return list(quiet)
    gaps = [(a, b) for (_, a), (b, _) in pairwise(speech)]
    kept = []
    for start, end in quiet:
        over = [(a, b) for a, b in gaps if a < end and b > start]
        if over:
            kept.append(((start + over[0][0]) / 2, (end + over[-1][1]) / 2))
        elif end - start >= DROWNED_S:
            kept.append((start, end))
    return kept


def kind_of(seconds: float, bands: Bands) -> PauseKind:
    """Return the class of a pause by its length (docs/measures.md, Speech)."""
    if seconds <= bands.pause_natural_s:
        return PauseKind.NATURAL
    if seconds <= bands.pause_deliberate_s:
        return PauseKind.DELIBERATE
    return PauseKind.LONG if seconds <= bands.pause_long_s else PauseKind.VERY_LONG


def inside(
    quiet: Sequence[tuple[float, float]], start: float, end: float, bands: Bands
) -> tuple[Pause, ...]:
    """Return the silences between the first and the last sound of an answer as pauses."""
    return tuple(
        Pause(round(a, 3), round(b, 3), kind_of(b - a, bands))
        for a, b in quiet
        if a > start and b < end and b - a >= bands.pause_ignored_s
    )
