"""The live speaker: plays clips, tells how loud the coach is just now, knows when it was heard."""

import logging
import os
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.errors import SpeakerError
from kiosk.domain.job import Clip

if TYPE_CHECKING:
    import pygame

log = logging.getLogger(__name__)

RATE, SIZE, CHANNELS, BUFFER = 44_100, -16, 2, 1024
FRAME_S = 0.04  # one step of the loudness, a frame of the screen
LETTERS_PER_S = 15.0
"""How fast a caption is read; about 180 words a minute."""
CAPTION_AT_LEAST_S = 2.0
LATE_S = 2.0
"""A clip that has not ended this long after its length is over: the device is gone."""
RETRY_S = 5.0
LOUD = 0.25
"""RMS that counts as full loudness: speech at -12 dBFS."""


class LiveSpeaker:
    """The speaker of a booth; without a device a clip lasts as long as its caption is read."""

    def __init__(self, name: str, echo_s: float, volume: float = 0.8) -> None:
        self.name = name
        self.volume = volume
        self.trouble: SpeakerError | None = None
        self._echo_s = echo_s
        self._channel: pygame.mixer.Channel | None = None
        self._loudness: NDArray[np.float32] = np.zeros(0, np.float32)
        self._began = self._ends = 0.0
        self._quiet_since = -1e9
        self._tried = -1e9

    def open(self) -> bool:
        """Open the device; say whether it can be heard."""
        import pygame

        if pygame.mixer.get_init():
            return True
        if time.monotonic() - self._tried < RETRY_S:
            return False
        self._tried = time.monotonic()
        try:
            pygame.mixer.init(RATE, SIZE, CHANNELS, BUFFER, devicename=self._device())
        except pygame.error as err:
            says = "There is no speaker. The questions are shown as captions."
            self.trouble = SpeakerError("speaker-missing", says, permanent=False)
            log.warning("speaker-missing: %s", type(err).__name__)
            return False
        self.trouble = None
        return True

    def _device(self) -> str | None:
        """Return the first output whose name contains the wanted one; None is the system's own."""
        if not self.name:
            return None
        import pygame
        from pygame._sdl2 import audio

        pygame.init() if not pygame.get_init() else None
        names = audio.get_audio_device_names(False)
        return next((n for n in names if self.name.lower() in n.lower()), None)

    def say(self, clip: Clip) -> None:
        """Start to play a clip; one without sound, or that cannot be played, is only shown."""
        import pygame

        self._began = time.monotonic()
        self._channel, self._loudness = None, np.zeros(0, np.float32)
        self._ends = self._began + max(CAPTION_AT_LEAST_S, len(clip.text) / LETTERS_PER_S)
        if clip.path is None or not Path(clip.path).is_file() or not self.open():
            return
        try:
            sound = pygame.mixer.Sound(os.fspath(clip.path))
        except pygame.error:
            log.warning("clip-unavailable")
            return
        sound.set_volume(self.volume)
        self._loudness = loudness(pygame.sndarray.array(sound), RATE)
        self._began = time.monotonic()
        self._ends = self._began + sound.get_length() + LATE_S
        self._channel = sound.play()

    def saying(self) -> float | None:
        """Return the loudness just now, 0 to 1; None when the clip has been heard."""
        now = time.monotonic()
        playing = self._channel is None or self._channel.get_busy()
        if now >= self._ends or not playing:
            self._done(now, late=self._channel is not None and playing)
            return None
        return self.loudness_now()

    def loudness_now(self) -> float:
        """Return the loudness just now, 0 to 1, for the eye; 0 while nothing is played."""
        step = int((time.monotonic() - self._began) / FRAME_S)
        levels = self._loudness
        return float(levels[step]) if self._ends and 0 <= step < len(levels) else 0.0

    def _done(self, now: float, late: bool) -> None:
        if self._ends:
            self._quiet_since = now
        self._ends, self._channel = 0.0, None
        if late:
            # The device swallowed the clip: open it anew for the next one.
            import pygame

            pygame.mixer.quit()
            self._tried = -1e9

    def heard(self) -> bool:
        """Say whether the coach is speaking, or its echo may still be in the room."""
        now = time.monotonic()
        return now < self._ends or now - self._quiet_since < self._echo_s

    def hush(self) -> None:
        if self._channel is not None:
            self._channel.stop()
        self._done(time.monotonic(), late=False)

    def close(self) -> None:
        import pygame

        self.hush()
        pygame.mixer.quit()


def loudness(samples: NDArray[np.int16], rate: int) -> NDArray[np.float32]:
    """Return the loudness of each 40 ms of a clip, 0 to 1, smoothed for the eye.

    samples: shape (n,) or (n, channels).
    """
    mono = samples.astype(np.float32) / 32_768.0
    if mono.ndim == 2:
        mono = mono.mean(axis=1)
    step = int(rate * FRAME_S)
    frames = mono[: len(mono) // step * step].reshape(-1, step)
    level = np.minimum(1.0, np.sqrt(np.mean(frames**2, axis=1)) / LOUD)
    return _eased(level.astype(np.float32))


def _eased(level: NDArray[np.float32]) -> NDArray[np.float32]:
    """Let the level rise quickly and fall slowly, so that the orb does not flicker."""
    out = level.copy()
    for before, now in pairwise(range(len(out))):
        share = 0.6 if out[now] > out[before] else 0.25
        out[now] = out[before] + share * (out[now] - out[before])
    return out
