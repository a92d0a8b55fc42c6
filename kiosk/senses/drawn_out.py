"""Decide whether a stretch of sound is a drawn-out voice: an um is voiced, level and steady.

The text finds hesitations by what is likely between two words; the sound finds them by what an
um is made of. Each alone is wrong too often (sound alone: P .69, R .41; docs/facts.md, Hearing);
here the sound is the second witness.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.units import SAMPLE_RATE, Samples

HOP = SAMPLE_RATE // 100
WINDOW = 4 * HOP  # 40 ms: three periods of a low voice
PITCH_HZ = (70, 350)
VOICED_AT = 0.45
"""Autocorrelation at the pitch over that at zero, from which a frame has a voice."""
STEADY_COSINE = 0.93
"""Likeness of the spectrum to that 50 ms before, from which the mouth stands still."""
LEVEL_SEMITONES = 1.0
"""Most movement of the pitch in 50 ms; words glide faster."""
BACK = 5  # frames: 50 ms


@dataclass(frozen=True)
class Drawn:
    """How much of a stretch is one held sound."""

    longest_s: float
    """The longest run that is voiced, steady and level."""
    voiced_s: float
    """All that has a voice."""


def drawn_out(samples: Samples) -> Drawn:
    """Judge a stretch of sound of up to a few seconds."""
    if len(samples) < WINDOW + BACK * HOP:
        return Drawn(0.0, 0.0)
    spectrum = _spectrum(samples)
    strength, pitch = voice(spectrum)
    voiced = _voiced(spectrum, strength)
    held = voiced[BACK:] & voiced[:-BACK] & _steady(spectrum) & _level(pitch)
    return Drawn(_longest(held) * HOP / SAMPLE_RATE, int(voiced.sum()) * HOP / SAMPLE_RATE)


def voiced_runs(samples: Samples, gap_s: float, least_s: float) -> list[tuple[float, float]]:
    """Return where the voice sounds, s: runs of `least_s` and more, silences of `gap_s` between."""
    if len(samples) < WINDOW:
        return []
    spectrum = _spectrum(samples)
    runs: list[tuple[int, int]] = []
    for at in np.flatnonzero(_voiced(spectrum, voice(spectrum)[0])).tolist():
        near = runs and (at - runs[-1][1]) * HOP < gap_s * SAMPLE_RATE
        runs.append((runs.pop()[0], at + 1) if near else (at, at + 1))
    seconds = [(first * HOP / SAMPLE_RATE, last * HOP / SAMPLE_RATE) for first, last in runs]
    return [(start, end) for start, end in seconds if end - start >= least_s]


def _spectrum(samples: Samples) -> NDArray[np.float64]:
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    frames = np.asarray(frames * np.hanning(WINDOW).astype(np.float32), np.float64)
    return np.asarray(np.abs(np.fft.rfft(frames, n=2 * WINDOW, axis=1)) ** 2, np.float64)


def _voiced(spectrum: NDArray[np.float64], strength: NDArray[np.float64]) -> NDArray[np.bool_]:
    loud = spectrum.sum(axis=1)
    voiced: NDArray[np.bool_] = (strength >= VOICED_AT) & (loud >= 0.02 * loud.max())
    return voiced


def voice(spectrum: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the strength and the height (Hz) of the pitch of each frame."""
    correlation = np.fft.irfft(spectrum, axis=1)
    window = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(WINDOW), n=2 * WINDOW)) ** 2)
    low, high = SAMPLE_RATE // PITCH_HZ[1], SAMPLE_RATE // PITCH_HZ[0]
    shape = window[low:high] / window[0]
    periodic = correlation[:, low:high] / np.maximum(correlation[:, :1], 1e-12) / shape
    best = periodic.argmax(axis=1)
    return periodic[np.arange(len(best)), best], SAMPLE_RATE / (best + low)


def _steady(spectrum: NDArray[np.float64]) -> NDArray[np.bool_]:
    bands = np.add.reduceat(spectrum[:, 4:320], np.arange(0, 316, 8), axis=1)  # 50 Hz to 4 kHz
    shape = np.sqrt(np.sqrt(bands))
    shape /= np.linalg.norm(shape, axis=1, keepdims=True) + 1e-12
    likeness: NDArray[np.bool_] = (shape[BACK:] * shape[:-BACK]).sum(axis=1) >= STEADY_COSINE
    return likeness


def _level(pitch: NDArray[np.float64]) -> NDArray[np.bool_]:
    moved: NDArray[np.bool_] = np.abs(12 * np.log2(pitch[BACK:] / pitch[:-BACK])) <= LEVEL_SEMITONES
    return moved


def _longest(marks: NDArray[np.bool_]) -> int:
    """Return the length of the longest run of True, with the frames before it that it holds."""
    longest = run = 0
    for mark in marks:
        run = run + 1 if mark else 0
        longest = max(longest, run)
    return longest + BACK if longest else 0
