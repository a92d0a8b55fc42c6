"""Hears the beat of an answer while it is being given, so that nobody waits for it after Done."""

import threading
from collections.abc import Sequence

import numpy as np

from kiosk.coach.measure import compiled
from kiosk.coach.measure.prosody import HOP_S, WINDOW_S, Gram, heard_ahead
from kiosk.devices.doors import CHUNK_S
from kiosk.domain.units import Samples

HOP, WINDOW = round(HOP_S / CHUNK_S), round(WINDOW_S / CHUNK_S)
"""In chunks."""
PATIENCE_S = 2.0
"""Longest wait for the last window; what is not there by then is heard after all."""


class Ahead:
    """The windows of one take, each heard in a thread once it is over."""

    def __init__(self) -> None:
        self._grams: dict[int, Gram | None] = {}
        self._threads: list[threading.Thread] = []

    def hear(self, chunks: Sequence[Samples]) -> None:
        """Take note of one more chunk of 100 ms. Before all is compiled nothing is heard ahead: a
        candidate who talks would be kept from being heard at all."""
        over = len(chunks) - WINDOW
        if over < 0 or over % HOP or not compiled.is_ready():
            return
        sound = np.concatenate(chunks[-WINDOW:])
        one = threading.Thread(target=self._hear, args=(over // HOP, sound), daemon=True)
        one.start()
        self._threads.append(one)

    def _hear(self, number: int, sound: Samples) -> None:
        self._grams[number] = heard_ahead(sound)

    def grams(self) -> dict[int, Gram | None]:
        """Return what was heard, by the number of the window."""
        for one in self._threads:
            one.join(PATIENCE_S)
        return dict(self._grams)
