"""Find whispering: breath shaped into syllables, which the voice activity does not take for speech.

Whispered speech has no pitch; its energy lies over 1 kHz, it comes in syllables, three to eight a
second, and it stands out of the room. A fan is steady and is the room; music and hum lie low; a
key's click is a spike. Breath and rustling paper can look the same: what was found here is only
believed where the transcriber is sure of its words (kiosk.senses.transcriber).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.sound import Span
from kiosk.domain.units import SAMPLE_RATE, Samples

HOP = SAMPLE_RATE // 50  # 20 ms
WINDOW = 2 * HOP
LOW_HZ, HIGH_HZ = (80, 600), (1000, 6000)
ABOVE_FLOOR_DB = 12.0
"""Over the room: the 10th percentile of the answer's levels, but no less than LEAST_FLOOR_DB."""
LEAST_FLOOR_DB = -85.0
TILT_DB = 3.0
"""High band over low band: voices and music lie below 0, whispers at 5 to 25."""
MOST_CREST = 4.5
"""Peak over RMS in a frame: noise has 3, a click over 6."""
GAP_S, LEAST_S = 0.35, 0.8
"""Syllables so near belong together; a shorter run is a breath or a chair."""
LEAST_ACTIVE = 0.3
MOST_ACTIVE = 0.95
"""Share of a run that is loud: syllables have gaps, a hiss has none."""
LITTLE_VOICE = 0.3
"""Share of the whispering that the voice activity may have heard; beyond it somebody speaks."""


def whispered(samples: Samples, voiced: Sequence[Span]) -> tuple[Span, ...]:
    """Return where somebody whispers in an answer; nothing where somebody speaks aloud.

    `voiced`: where the voice activity heard speech.
    """
    seconds = len(samples) / SAMPLE_RATE
    spoken = sum(end - start for start, end in voiced)
    if spoken > LITTLE_VOICE * seconds or seconds < LEAST_S:
        return ()
    runs = _runs(_active(samples))
    found = tuple((first * HOP / SAMPLE_RATE, last * HOP / SAMPLE_RATE) for first, last in runs)
    return found if spoken <= LITTLE_VOICE * sum(end - start for start, end in found) else ()


def _active(samples: Samples) -> NDArray[np.bool_]:
    """Return which frames of 20 ms may hold a whispered syllable."""
    sound = np.nan_to_num(samples, posinf=0.0, neginf=0.0)
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP]
    shaped = np.asarray(frames * np.hanning(WINDOW).astype(np.float32), np.float64)
    spectrum = np.asarray(np.abs(np.fft.rfft(shaped, axis=1)) ** 2, np.float64)
    hertz = np.asarray(np.fft.rfftfreq(WINDOW, 1 / SAMPLE_RATE), np.float64)
    low, high = (_band(spectrum, hertz, band) for band in (LOW_HZ, HIGH_HZ))
    floor = max(float(np.percentile(high, 10)), LEAST_FLOOR_DB)
    rms = np.sqrt(np.mean(frames**2, axis=1))
    crest = np.abs(frames).max(axis=1) / np.maximum(rms, 1e-9)
    active: NDArray[np.bool_] = (
        (high >= floor + ABOVE_FLOOR_DB) & (high - low >= TILT_DB) & (crest <= MOST_CREST)
    )
    return active


def _band(
    spectrum: NDArray[np.float64], hertz: NDArray[np.float64], band: tuple[int, int]
) -> NDArray[np.float64]:
    """Return the level of a band in each frame, dBFS."""
    inside = (hertz >= band[0]) & (hertz < band[1])
    power = spectrum[:, inside].sum(axis=1) * 2 / (WINDOW * (np.hanning(WINDOW) ** 2).sum())
    level: NDArray[np.float64] = 10 * np.log10(np.maximum(power, 1e-12))
    return level


def _runs(active: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return runs of syllables: the first frame and the one after the last."""
    gap = round(GAP_S * SAMPLE_RATE / HOP)
    runs: list[tuple[int, int]] = []
    for at in np.flatnonzero(active).tolist():
        near = runs and at - runs[-1][1] <= gap
        runs.append((runs.pop()[0], at + 1) if near else (at, at + 1))
    least = round(LEAST_S * SAMPLE_RATE / HOP)
    return [
        (first, last)
        for first, last in runs
        if last - first >= least and LEAST_ACTIVE <= float(active[first:last].mean()) <= MOST_ACTIVE
    ]
