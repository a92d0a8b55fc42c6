"""The narrow doors to the devices; each has a real and a recorded implementation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from kiosk.domain.job import Clip
from kiosk.domain.printing import JobState, PrinterState
from kiosk.domain.units import Image, Samples

CHUNK_S = 0.1
"""100 ms: quick enough to stop on, long enough to judge."""


@dataclass(frozen=True)
class Frame:
    """One camera image as it came: BGR, shape (height, width, 3), not mirrored."""

    image: Image
    t: float
    """On the devices' clock."""
    number: int


class Clock(Protocol):
    def now(self) -> float:
        """Return the seconds: monotonic time live, seconds of sound when recorded."""


class Microphone(Protocol):
    name: str

    def chunks(self) -> Iterator[Samples]:
        """Yield 100 ms of mono 16 kHz sound at a time, shape (1600,), from now on.

        A recorded microphone ends when the recording does; a live one goes on until it is closed.

        Raises:
            MicrophoneError: mic-missing, mic-gone or mic-silent.
        """

    def close(self) -> None: ...


class Camera(Protocol):
    name: str

    def frame(self, deadline_s: float) -> Frame | None:
        """Return the newest frame not yet seen, waiting for it; None when the recording is over.

        Raises:
            CameraError: camera-missing, camera-gone or camera-frozen.
        """

    def close(self) -> None: ...


class Speaker(Protocol):
    name: str

    def say(self, clip: Clip) -> None:
        """Start to play a clip. A clip without sound takes as long as its caption is read."""

    def saying(self) -> float | None:
        """Return the loudness just now, 0 to 1, while a clip is heard; None when it is over."""

    def hush(self) -> None:
        """Stop at once."""


class Printer(Protocol):
    def state(self) -> PrinterState:
        """Say how the printer is."""

    def print_pdf(self, pdf: bytes, title: str) -> int:
        """Hand one job to the queue; return its number.

        Raises:
            PrinterError: printer-needs-paper, printer-out-of-order or printer-busy.
        """

    def job(self, number: int) -> JobState | None:
        """Say what has become of a job; None where nobody knows it any more.

        Raises:
            PrinterError: printer-out-of-order.
        """

    def cancel(self, number: int) -> None:
        """Take a job back.

        Raises:
            PrinterError: printer-out-of-order.
        """
