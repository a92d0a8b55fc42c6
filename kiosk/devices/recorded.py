"""Devices made of recordings: the same doors, with files behind them and sound as the clock.

Sound is handed over as fast as the booth takes it; the camera shows the frame that belongs to the
sound heard so far, and the clock waits for it, so that no frame is lost however fast it runs.
"""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from kiosk.devices.doors import CHUNK_S, Frame
from kiosk.domain.errors import MicrophoneError, SeeingError
from kiosk.domain.job import Clip
from kiosk.domain.units import SAMPLE_RATE, Samples

CHUNK = int(CHUNK_S * SAMPLE_RATE)
SLACK_S = 0.3
"""How far the sound may run ahead of the pictures."""
WAIT_S = 10.0
"""A camera that has not kept up by then no longer holds the clock."""


class SoundClock:
    """Counts the seconds of sound played, and lets a camera keep up."""

    def __init__(self) -> None:
        self._now = 0.0
        self._seen: float | None = None
        self._changed = threading.Condition()

    def now(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass, then wait until the camera has shown what belongs to it."""
        with self._changed:
            self._now += seconds
            self._changed.notify_all()
            self._changed.wait_for(self._caught_up, timeout=WAIT_S)

    def _caught_up(self) -> bool:
        return self._seen is None or self._seen >= self._now - SLACK_S

    def saw(self, t: float | None) -> None:
        """Note the time of the frame shown last; None when there are no more."""
        with self._changed:
            self._seen = t
            self._changed.notify_all()

    def reach(self, t: float, patience_s: float) -> bool:
        """Wait until the clock stands at `t`; say whether it does."""
        with self._changed:
            return self._changed.wait_for(lambda: self._now >= t, timeout=patience_s)


class RecordedMicrophone:
    """Plays one recording for each answer."""

    name = "recording"

    def __init__(self, answers: Sequence[Samples], clock: SoundClock) -> None:
        self._answers = iter(answers)
        self._clock = clock

    def chunks(self) -> Iterator[Samples]:
        answer = next(self._answers, None)
        if answer is None:
            raise MicrophoneError("mic-gone", "There is no recording left for this question.")
        for start in range(0, len(answer), CHUNK):
            chunk = np.zeros(CHUNK, np.float32)
            piece = answer[start : start + CHUNK]
            chunk[: len(piece)] = piece
            self._clock.advance(CHUNK_S)
            yield chunk

    def close(self) -> None:
        self._answers = iter(())


class RecordedCamera:
    """Shows every frame of a video when the sound has come to it."""

    def __init__(self, video: Path, clock: SoundClock) -> None:
        """Open the video.

        Raises:
            SeeingError: video-unreadable.
        """
        import cv2

        self.name = video.name
        self._clock = clock
        self._video = cv2.VideoCapture(str(video))
        self._fps = self._video.get(cv2.CAP_PROP_FPS)
        self._number = 0
        self._closed = threading.Event()
        if not self._video.isOpened() or not 1 <= self._fps <= 240:
            raise SeeingError("video-unreadable", f"{video.name} cannot be read as a video.")
        clock.saw(-SLACK_S)

    def frame(self, deadline_s: float) -> Frame | None:
        """Return the next frame once the sound has come to it.

        Recorded devices may stand still for as long as they like: `deadline_s` only sets how often
        the camera looks whether it was closed.
        """
        t = self._number / self._fps
        while not self._clock.reach(t, patience_s=min(deadline_s, 0.2)):
            if self._closed.is_set():
                self._over()
                return None
        there, image = self._video.read()
        if not there or self._closed.is_set():
            self._over()
            return None
        self._number += 1
        self._clock.saw(t)
        return Frame(image, t, self._number)

    def _over(self) -> None:
        self._clock.saw(None)

    def close(self) -> None:
        self._closed.set()
        self._clock.saw(None)


class RecordedSpeaker:
    """Says nothing and has always been heard: a recorded candidate does not listen."""

    name = "none"

    def say(self, clip: Clip) -> None:
        """Take the clip; nobody is there to hear it."""

    def saying(self) -> float | None:
        return None

    def hush(self) -> None:
        """Be as quiet as before."""
