"""Plays sound that is held in memory, a piece at a time: it begins at once and fills no memory."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kiosk.devices.speaker import LATE_S, RATE, LiveSpeaker
from kiosk.domain.units import SAMPLE_RATE

if TYPE_CHECKING:
    import pygame

Sound = NDArray[np.int16]
"""Mono, 16 kHz, shape (n,)."""

FIRST_S, PIECE_S = 2.0, 10.0
"""The first piece is short, so that it is heard at once."""


class Playback:
    """One stretch of held sound through the booth's speaker. Window's thread only."""

    def __init__(self, speaker: LiveSpeaker) -> None:
        self.lost = False
        """Whether the device has swallowed what was played last."""
        self._speaker = speaker
        self._channel: pygame.mixer.Channel | None = None
        self._piece: Callable[[float, float], Sound] | None = None
        self._start = self._sent = self._end = self._began = 0.0

    def play(self, piece: Callable[[float, float], Sound], start: float, end: float) -> bool:
        """Begin to play from `start` to `end` of a sound; say whether it can be heard.

        Args:
            piece: gives the sound between two moments, in seconds.
        """
        self.stop()
        self.lost = False
        if not self._speaker.open():
            return False
        self._piece, self._start, self._sent, self._end = piece, start, start, end
        first = self._next(FIRST_S)
        self._channel = first.play() if first is not None else None
        self._began = time.monotonic()
        return self._channel is not None

    def at(self) -> float | None:
        """Return the moment that is heard now, in seconds of the sound; None when it is over."""
        channel = self._channel
        if channel is None:
            return None
        heard = self._start + time.monotonic() - self._began
        self.lost = channel.get_busy() and heard > self._sent + LATE_S
        if self.lost or not channel.get_busy():
            self.stop()
            if self.lost:
                self._speaker.close()  # opened anew for whatever comes next
            return None
        if channel.get_queue() is None and (following := self._next(PIECE_S)) is not None:
            channel.queue(following)
        return min(heard, self._sent)

    def stop(self) -> None:
        if self._channel is not None and not self.lost:
            self._channel.stop()
        self._channel, self._piece = None, None

    def _next(self, seconds: float) -> "pygame.mixer.Sound | None":
        """Return the next piece as the mixer wants it; None where all was sent."""
        import pygame

        until = min(self._sent + seconds, self._end)
        if self._piece is None or until <= self._sent:
            return None
        samples = self._piece(self._sent, until)
        self._sent = until
        if not len(samples):
            return None
        sound = pygame.sndarray.make_sound(stereo(samples))
        sound.set_volume(self._speaker.volume)
        return sound


def stereo(samples: Sound) -> Sound:
    """Return the sound at the mixer's rate, on both sides, shape (n, 2)."""
    count = len(samples) * RATE // SAMPLE_RATE
    at = np.arange(count) * (SAMPLE_RATE / RATE)
    finer = np.interp(at, np.arange(len(samples)), samples).astype(np.int16)
    return np.ascontiguousarray(np.stack([finer, finer], axis=1))
