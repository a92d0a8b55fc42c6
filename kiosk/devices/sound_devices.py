"""The only place that knows PyAudio: finds an input by name and opens it at 16 kHz."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from kiosk.devices.doors import CHUNK_S
from kiosk.domain.errors import MicrophoneError
from kiosk.domain.units import SAMPLE_RATE, Samples

if TYPE_CHECKING:
    import pyaudio

CHUNK = int(SAMPLE_RATE * CHUNK_S)
OTHER_RATES = (48_000, 44_100, 32_000)
"""What a microphone that cannot do 16 kHz is asked for, and then resampled from."""
INT16 = 32_768.0


class Source:
    """An open input stream that gives 100 ms of 16 kHz sound at a time."""

    def __init__(self, stream: "pyaudio.Stream", rate: int, name: str) -> None:
        self.name = name
        self._stream = stream
        self._frames = int(rate * CHUNK_S)
        self._rest = np.zeros(0, np.float32)
        self._resampler: Any = None
        if rate != SAMPLE_RATE:
            import soxr

            self._resampler = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32")

    def waiting(self) -> bool:
        """Say whether 100 ms can be read without waiting.

        Raises:
            OSError: the device is gone.
        """
        return bool(self._stream.get_read_available() >= self._frames)

    def read(self) -> Iterator[Samples]:
        """Yield the whole chunks that reading 100 ms completes: one, while resampling 0 to 2."""
        raw = self._stream.read(self._frames, exception_on_overflow=False)
        sound = np.frombuffer(raw, dtype=np.int16).astype(np.float32) / INT16
        if self._resampler is not None:
            sound = self._resampler.resample_chunk(sound)
        self._rest = np.concatenate([self._rest, sound])
        while len(self._rest) >= CHUNK:
            chunk, self._rest = self._rest[:CHUNK], self._rest[CHUNK:]
            yield chunk


@contextmanager
def opened(name: str) -> Iterator[Source]:
    """Open the input whose name contains `name` (any case); the system's own choice where empty.

    A new PyAudio each time: PortAudio looks for devices only when it starts.

    Raises:
        MicrophoneError: mic-missing.
        OSError: the device cannot be opened just now.
    """
    import pyaudio

    _quiet_backends()
    audio = pyaudio.PyAudio()
    try:
        device = _find(audio, name)
        rate = _rate(audio, device["index"])
        stream = audio.open(
            rate,
            1,
            pyaudio.paInt16,
            input=True,
            input_device_index=device["index"],
            frames_per_buffer=int(rate * CHUNK_S),
        )
        try:
            yield Source(stream, rate, str(device["name"]))
        finally:
            stream.close()
    finally:
        audio.terminate()


def _find(audio: "pyaudio.PyAudio", name: str) -> dict[str, Any]:
    missing = MicrophoneError("mic-missing", "There is no microphone. Please plug it in.")
    try:
        if not name:
            return dict(audio.get_default_input_device_info())
    except OSError as err:
        raise missing from err
    for index in range(audio.get_device_count()):
        device = dict(audio.get_device_info_by_index(index))
        if device["maxInputChannels"] and name.lower() in str(device["name"]).lower():
            return device
    raise missing


def _rate(audio: "pyaudio.PyAudio", index: int) -> int:
    import pyaudio

    for rate in (SAMPLE_RATE, *OTHER_RATES):
        try:
            if audio.is_format_supported(
                rate, input_device=index, input_channels=1, input_format=pyaudio.paInt16
            ):
                return rate
        except ValueError:
            continue
    return SAMPLE_RATE


_ALSA_HANDLER = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)
_JACK_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_char_p)


def _says(*_: object) -> None:
    """Take the complaints: of ALSA about cards that are not there, of Jack that it does not run."""


_alsa_says, _jack_says = _ALSA_HANDLER(_says), _JACK_HANDLER(_says)
"""Kept for as long as the libraries may call them."""


def _quiet_backends() -> None:
    """Keep the sound libraries from writing a page to standard error at each start."""
    for library, setter, handler in (
        ("libasound.so.2", "snd_lib_error_set_handler", _alsa_says),
        ("libjack.so.0", "jack_set_error_function", _jack_says),
        ("libjack.so.0", "jack_set_info_function", _jack_says),
    ):
        try:
            getattr(ctypes.CDLL(library), setter)(handler)
        except (OSError, AttributeError):
            continue  # a backend that is not there does not complain
