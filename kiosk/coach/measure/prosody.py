"""Decide how a voice moves: beat, pitch and loudness. librosa is loaded where it is used."""

from collections.abc import Mapping, Sequence
from math import ceil, floor
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.measure import compiled
from kiosk.coach.measure.pauses import HOP, Energy
from kiosk.domain.units import SAMPLE_RATE, Measure, Samples

BEAT_HOP = 512  # samples: 32 ms, librosa's own
BEAT_MEMORY_S = 4.0
"""How far back the tempo looks: two to six beats of speech."""
WINDOW_S, HOP_S = 10.0, 5.0
"""Of a window, and from the start of one to the start of the next: the numbers of an answer's
windows do not depend on where its speech begins, so they can be heard before that is known."""
SHORTEST_S = 3.0
BEAT_PIECES = 8
PITCH_RATE = 8_000  # enough for a fundamental under 400 Hz and half the work
PITCH_HZ = (65.0, 400.0)
PITCH_PIECE_S, PITCH_PIECES = 0.5, 12
"""pyin is slow: it hears this many pieces, spread over the speech."""
PITCH_GAP = 1600  # samples
LEAST_VOICED = 30
"""Frames of voice under which pitch movement says nothing."""
Span = tuple[float, float]
Gram = NDArray[np.float32]
"""How strong each tempo is at each moment."""


def warm() -> None:
    """Compile what librosa compiles on first use; call it behind the attract screen."""
    compiled.librosa(_use)


def _use(librosa: ModuleType) -> None:
    t = np.arange(12 * SAMPLE_RATE) / SAMPLE_RATE
    tone = (0.1 * np.sin(2 * np.pi * 150 * t) * (np.sin(2 * np.pi * 2 * t) > 0)).astype(np.float32)
    gram = _gram(librosa, tone)
    if gram is not None:
        _tempo(librosa, gram)
    _pitch(librosa, tone[: int(PITCH_PIECE_S * SAMPLE_RATE)])


def beat(
    samples: Samples, span: Span | None = None, grams: Mapping[int, Gram | None] | None = None
) -> tuple[Measure, Measure]:
    """Return the tempo of the speech in a span in beats per minute, and its stability, 0 to 1.

    Up to BEAT_PIECES windows of 10 s, spread over the answer, are heard, so that a long answer
    takes no longer than a short one. `grams` holds those that were heard while the candidate still
    talked, by number: window n begins at n times HOP_S. Stability is 1 less the mean distance of
    their tempi from their median, in octaves: double or half the tempo counts as wholly different.
    """
    first, last = span or (0.0, len(samples) / SAMPLE_RATE)
    if last - first < SHORTEST_S:
        short = "too short for a tempo"
        return Measure.missing("bpm", short), Measure.missing("share", short)
    librosa = compiled.librosa(_use)
    if last - first < 2 * WINDOW_S:
        whole_span = samples[int(first * SAMPLE_RATE) : int(last * SAMPLE_RATE)]
        heard = [_gram(librosa, whole_span)]
    else:
        known = grams or {}
        heard = [
            known[n] if n in known else _gram(librosa, window(samples, n))
            for n in windows_in(first, last)
        ]
    found = [gram for gram in heard if gram is not None]
    if not found:
        return Measure.missing("bpm", "no beat"), Measure.missing("share", "no beat")

    whole = _tempo(librosa, np.concatenate(found, axis=1))
    if len(found) < 2:
        return Measure(whole, "bpm"), Measure.missing("share", "shorter than two 10 s windows")
    parts = np.array([_tempo(librosa, gram) for gram in found])
    octaves = np.abs(np.log2(parts / np.median(parts)))
    return Measure(whole, "bpm"), Measure(float(max(0.0, 1.0 - octaves.mean())), "share")


def heard_ahead(samples: Samples) -> Gram | None:
    """Do the slow part of the beat for one window."""
    return _gram(compiled.librosa(_use), samples)


def window(samples: Samples, number: int) -> Samples:
    start = int(number * HOP_S * SAMPLE_RATE)
    return samples[start : start + int(WINDOW_S * SAMPLE_RATE)]


def windows_in(first: float, last: float) -> list[int]:
    """Return the numbers of the windows that are heard of a span of 20 s or more: those that lie
    in it whole, at most BEAT_PIECES, spread evenly."""
    inside = range(ceil(first / HOP_S), floor((last - WINDOW_S) / HOP_S) + 1)
    count = min(BEAT_PIECES, int((last - first) // WINDOW_S), len(inside))
    return [inside[round(at)] for at in np.linspace(0, len(inside) - 1, count)]


def _gram(librosa: ModuleType, samples: Samples) -> Gram | None:
    """Return how strong each tempo is at each moment (librosa's tempogram); None without onsets."""
    bands = librosa.feature.melspectrogram(
        y=samples, sr=SAMPLE_RATE, n_fft=1024, hop_length=BEAT_HOP, n_mels=32, fmax=4000
    )
    onsets = librosa.onset.onset_strength(
        S=librosa.power_to_db(bands), sr=SAMPLE_RATE, hop_length=BEAT_HOP
    )
    if not float(np.max(onsets)) > 0:
        return None
    gram: Gram = librosa.feature.tempogram(
        onset_envelope=onsets,
        sr=SAMPLE_RATE,
        hop_length=BEAT_HOP,
        win_length=int(BEAT_MEMORY_S * SAMPLE_RATE / BEAT_HOP),
    )
    return gram


def _tempo(librosa: ModuleType, gram: Gram) -> float:
    return float(librosa.feature.tempo(tg=gram, sr=SAMPLE_RATE, hop_length=BEAT_HOP)[0])


def loudness_movement(loudness: Energy, speech: Sequence[Span]) -> Measure:
    """Return the spread (standard deviation) of the level of speech around its own median, dB."""
    levels = _during(loudness.decibels, speech)
    levels = levels[levels >= loudness.threshold]
    if len(levels) < LEAST_VOICED:
        return Measure.missing("dB", "too little speech")
    return Measure(float(np.sqrt(np.mean((levels - np.median(levels)) ** 2))), "dB")


def _during(values: NDArray[np.float64], spans: Sequence[Span]) -> NDArray[np.float64]:
    at = np.arange(len(values)) * HOP / SAMPLE_RATE
    inside = np.zeros(len(values), dtype=bool)
    for start, end in spans:
        inside |= (at >= start) & (at < end)
    during: NDArray[np.float64] = values[inside]
    return during


def pitch_movement(samples: Samples, speech: Sequence[Span]) -> Measure:
    """Return the spread of F0 (pyin) around its own median in semitones, voiced frames only.

    Octave slips of the tracker lie beyond 12 semitones and are left out.
    """
    pieces = pieces_of(speech)
    if not pieces:
        return Measure.missing("semitones", "too little speech")
    # all at once, with silence between: pyin builds its tables anew each time it is called
    gap = np.zeros(PITCH_GAP, np.float32)
    heard = [
        part
        for a, b in pieces
        for part in (samples[int(a * SAMPLE_RATE) : int(b * SAMPLE_RATE)], gap)
    ]
    pitch = _pitch(compiled.librosa(_use), np.concatenate(heard))
    if len(pitch) < LEAST_VOICED:
        return Measure.missing("semitones", "too little voiced sound")
    semitones = 12 * np.log2(pitch / np.median(pitch))
    semitones = semitones[np.abs(semitones) < 12]
    return Measure(float(np.std(semitones)), "semitones")


def _pitch(librosa: ModuleType, piece: Samples) -> NDArray[np.float64]:
    """Return F0 in Hz of the voiced frames."""
    import soxr

    low = soxr.resample(piece, SAMPLE_RATE, PITCH_RATE, quality="LQ")
    f0, _, _ = librosa.pyin(
        low, fmin=PITCH_HZ[0], fmax=PITCH_HZ[1], sr=PITCH_RATE,
        frame_length=512, hop_length=160, resolution=0.5, n_thresholds=25,
    )  # fmt: skip
    voiced: NDArray[np.float64] = f0[np.isfinite(f0)]
    return voiced


def pieces_of(speech: Sequence[Span]) -> list[Span]:
    """Return up to 12 pieces of half a second, spread evenly over the speech."""
    possible = [
        (float(at), float(at) + PITCH_PIECE_S)
        for start, end in speech
        for at in np.arange(start, end - PITCH_PIECE_S + 1e-9, PITCH_PIECE_S)
    ]
    if len(possible) <= PITCH_PIECES:
        return possible
    chosen = np.linspace(0, len(possible) - 1, PITCH_PIECES).astype(int)
    return [possible[at] for at in chosen]
