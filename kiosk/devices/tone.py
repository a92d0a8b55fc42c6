"""The test tone, as a file the speaker can play."""

import tempfile
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

TONE_HZ = 1_000.0
LASTS_S = 1.5
RATE = 44_100


@contextmanager
def tone_file() -> Iterator[Path]:
    """Give a WAV file of a soft tone for as long as the block runs."""
    t = np.arange(int(RATE * LASTS_S)) / RATE
    fade = np.minimum(1.0, np.minimum(t, LASTS_S - t) / 0.05)
    samples = (0.3 * 32_767 * fade * np.sin(2 * np.pi * TONE_HZ * t)).astype("<i2")
    with tempfile.TemporaryDirectory(prefix="tone") as folder:
        path = Path(folder) / "tone.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())
        yield path
