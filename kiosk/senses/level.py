"""Decide how good the sound is: level, clipping, noise floor. Pure, for the Check screen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.units import SAMPLE_RATE, Samples

SILENT_DB = -100.0
"""What stands for digital silence: below anything a 16-bit microphone can deliver."""
FULL_SCALE = 0.99
"""A sample from here on is at the stop: 16-bit converters clip at 32767/32768."""
FRAME = SAMPLE_RATE // 50  # 20 ms, about one syllable's tenth
QUIET_DB, LOUD_DB = -45.0, -6.0
"""Speech outside these levels wants the microphone moved or its gain changed."""
CLIPPED_SHARE = 0.001
DEAD_DB = -90.0
"""A microphone whose loudest frame stays under this delivers zeros, not a quiet room."""
NOISY_SNR_DB = 10.0
SOFT_PEAK, RAISED_PEAK = 0.02, 0.1
"""Sound that stays under the first is raised towards the second before it is transcribed: of a
whisper at -32 dB half a sentence was lost, of the same with 20 dB more nothing."""
MOST_GAIN = 16.0
PEAK_PERCENTILE = 99.9
"""A click is not the voice's peak."""


@dataclass(frozen=True)
class Level:
    """How loud a stretch of sound is, in dB relative to full scale."""

    speech_db: float
    """Of the loud frames (95th percentile)."""
    floor_db: float
    """Of the quiet frames (10th percentile)."""
    clipped: float
    """Share of samples at full scale."""

    @property
    def snr_db(self) -> float:
        return self.speech_db - self.floor_db

    @property
    def fault(self) -> str | None:
        """What a person should change, or None where the sound will do."""
        if self.speech_db < DEAD_DB:
            return "The microphone gives no sound. Is it switched on?"
        if self.clipped > CLIPPED_SHARE:
            return "Too loud: please step back a little."
        if self.speech_db < QUIET_DB:
            return "Very quiet: please come closer to the microphone."
        if self.snr_db < NOISY_SNR_DB:
            return "It is noisy here: your voice hardly stands out."
        return None


def decibels(samples: Samples) -> float:
    """Return the RMS level in dBFS, at least SILENT_DB."""
    if not len(samples):
        return SILENT_DB
    rms = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64))))
    return max(SILENT_DB, 20 * float(np.log10(max(rms, 1e-9))))


def clipped_share(samples: Samples) -> float:
    """Return the share of samples at full scale, 0 to 1."""
    return float(np.mean(np.abs(samples) >= FULL_SCALE)) if len(samples) else 0.0


def frame_levels(samples: Samples) -> NDArray[np.float64]:
    """Return the level of every whole 20 ms frame in dBFS, shape (n // 320,)."""
    whole = len(samples) // FRAME * FRAME
    frames = samples[:whole].reshape(-1, FRAME).astype(np.float64)
    power = np.mean(frames**2, axis=1)
    levels: NDArray[np.float64] = np.maximum(SILENT_DB, 10 * np.log10(np.maximum(power, 1e-18)))
    return levels


def level(samples: Samples) -> Level:
    """Judge a stretch of sound, a second or more."""
    levels = frame_levels(samples)
    if not len(levels):
        return Level(SILENT_DB, SILENT_DB, 0.0)
    floor, speech = np.percentile(levels, [10, 95])
    return Level(float(speech), float(floor), clipped_share(samples))


def raised(samples: Samples) -> Samples:
    """Return soft sound louder, any other as it is."""
    peak = float(np.percentile(np.abs(samples), PEAK_PERCENTILE)) if len(samples) else 0.0
    if not 0.0 < peak < SOFT_PEAK:
        return samples
    louder: Samples = (samples * min(MOST_GAIN, RAISED_PEAK / peak)).clip(-1.0, 1.0)
    return louder
