"""Read a sound file as the booth's microphone would have delivered it: mono, 16 kHz, in chunks.

Any rate, any channels, any length: the file is read piece by piece, so an hour of it takes no more
memory than a minute. A dead channel does not halve the voice, and samples that are no numbers
become silence.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.errors import HearingError
from kiosk.domain.units import SAMPLE_RATE, Samples

CHUNK_S = 0.1
PIECE_S = 10.0
ALIVE = 0.05
"""A channel with less than this share of the loudest one's level carries no voice."""


@dataclass(frozen=True)
class SoundFile:
    """A file that could be opened. `seconds` is what its header says."""

    path: Path
    seconds: float
    rate: int
    channels: tuple[int, ...]
    """The channels that carry sound."""

    def chunks(self) -> Iterator[Samples]:
        """Yield 100 ms of mono 16 kHz sound at a time; the last one may be shorter.

        Raises:
            HearingError: audio-unreadable, where the file breaks off in the middle.
        """
        size = int(CHUNK_S * SAMPLE_RATE)
        rest = np.zeros(0, dtype=np.float32)
        for piece in self._resampled():
            sound = np.concatenate([rest, piece])
            whole = len(sound) // size * size
            yield from sound[:whole].reshape(-1, size)
            rest = sound[whole:]
        if len(rest):
            yield rest

    def _resampled(self) -> Iterator[Samples]:
        import soxr

        if self.rate == SAMPLE_RATE:
            yield from self._mono()
            return
        stream = soxr.ResampleStream(self.rate, SAMPLE_RATE, 1, dtype="float32")
        for piece in self._mono():
            yield stream.resample_chunk(piece)
        yield stream.resample_chunk(np.zeros(0, dtype=np.float32), last=True)

    def _mono(self) -> Iterator[Samples]:
        for block in _blocks(self.path):
            yield block[:, list(self.channels)].mean(axis=1)


def _blocks(path: Path) -> Iterator[NDArray[np.float32]]:
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            size = int(PIECE_S * file.samplerate)
            while len(block := file.read(size, dtype="float32", always_2d=True)):
                clean = np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0)
                yield np.clip(clean, -1.0, 1.0)
    except (RuntimeError, OSError) as err:
        raise _unreadable(path) from err


def _unreadable(path: Path) -> HearingError:
    return HearingError("audio-unreadable", f"{path.name} cannot be read as sound.")


@contextmanager
def opened(path: Path) -> Iterator[SoundFile]:
    """Open a sound file; what libsndfile cannot read goes through ffmpeg into a temporary file.

    Raises:
        HearingError: audio-unreadable.
    """
    if not path.is_file() or path.stat().st_size == 0:
        raise _unreadable(path)
    if _readable(path):
        yield _described(path, path)
        return
    with tempfile.TemporaryDirectory(prefix="coach-") as folder:
        plain = Path(folder) / "sound.wav"
        command = ["ffmpeg", "-v", "error", "-nostdin", "-i", str(path), "-vn", "-ac", "1",
                   "-ar", str(SAMPLE_RATE), str(plain)]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=600)
        except (OSError, subprocess.SubprocessError) as err:
            raise _unreadable(path) from err
        if not _readable(plain):
            raise _unreadable(path)
        yield _described(plain, path)


def _readable(path: Path) -> bool:
    import soundfile

    try:
        return bool(soundfile.info(path).frames > 0)
    except (RuntimeError, OSError):
        return False


def _described(path: Path, named: Path) -> SoundFile:
    import soundfile

    info = soundfile.info(path)
    power = np.zeros(info.channels)
    try:
        if info.channels > 1:
            for block in _blocks(path):
                power += np.sum(block.astype(np.float64) ** 2, axis=0)
    except HearingError as err:
        raise _unreadable(named) from err
    level = np.sqrt(power)
    alive = tuple(np.flatnonzero(level >= ALIVE * level.max()).tolist())
    return SoundFile(path, info.frames / info.samplerate, info.samplerate, alive)
