"""What the booth holds of each take until Finish, so that a person can hear and see themselves.

The sound as 8-bit mu-law (16 kB a second), a small picture five times a second as JPEG; all of it
in memory that is never swapped and never written (kiosk/devices/locked_memory.py).
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import psutil
from numpy.typing import NDArray

from kiosk.devices.doors import Frame
from kiosk.devices.locked_memory import Block
from kiosk.domain.units import SAMPLE_RATE, Samples

log = logging.getLogger(__name__)

MOST_BYTES = 150_000_000
"""Of all takes together; eight answers of five minutes are about 100 MB."""
LEAST_FREE = 300_000_000
"""What is left to everything else on the machine."""
PICTURE_S = 0.2
WIDTH, QUALITY = 240, 70
BLOCK = 1 << 20
NO_PICTURE = "Memory is short: your picture is not held any more, your voice is."
NO_SOUND = "Memory is short: only your last answers can be heard again."

MU = 255.0


@dataclass
class Held:
    """What is held of one take."""

    sound: Block | None = None
    seconds: float = 0.0
    blocks: list[Block] = field(default_factory=list)
    pictures: list[tuple[float, int, int, int]] = field(default_factory=list)
    """Of each picture: its moment (s), its block, from and to which byte of that."""

    def wipe_pictures(self) -> None:
        for block in self.blocks:
            block.wipe()
        self.blocks, self.pictures = [], []

    def wipe_sound(self) -> None:
        if self.sound is not None:
            self.sound.wipe()
        self.sound = None

    @property
    def bytes(self) -> int:
        return sum(map(len, self.blocks)) + (len(self.sound) if self.sound is not None else 0)


class Recall:
    """The takes of one visit. Written by the interview's thread, read by the window's."""

    def __init__(self, most_bytes: int = MOST_BYTES, free: Callable[[], int] | None = None) -> None:
        """`free` tells how much memory the machine has left, in bytes."""
        self.says: str | None = None
        """What had to go, in a sentence; None while everything is held."""
        self._most, self._free = most_bytes, free or _available
        self._takes: dict[int, Held] = {}
        self._now: Held | None = None
        self._blind = self._over = False
        self._guard = threading.RLock()

    # --- while somebody answers ---------------------------------------------------------------

    def begin(self, position: int) -> None:
        """A take begins; what is held of an earlier one at the same position goes."""
        with self._guard:
            if self._over:
                return
            if (earlier := self._takes.pop(position, None)) is not None:
                _wipe(earlier)
            self._now = self._takes[position] = Held()

    def see(self, frame: Frame, t: float) -> None:
        """Hold a picture of the take at `t` seconds; one that comes too soon is let go."""
        now = self._now
        if now is None or self._blind or (now.pictures and t - now.pictures[-1][0] < PICTURE_S):
            return
        picture = small(frame)
        with self._guard:
            used = now.pictures[-1][3] if now.pictures else BLOCK
            if used + len(picture) > BLOCK:
                used = 0
                self._grow(now)
            if self._over or self._blind:
                return
            now.blocks[-1].write(used, picture)
            now.pictures.append((t, len(now.blocks) - 1, used, used + len(picture)))

    def hear(self, samples: Samples) -> None:
        """The take is over: hold its sound."""
        coded = encoded(samples)
        with self._guard:
            if self._now is None or self._over or not self._room(len(coded)):
                return
            while self._now.sound is None:
                try:
                    self._now.sound = Block(len(coded))
                except OSError:
                    if not self._shed():
                        return
            self._now.sound.write(0, coded.tobytes())
            self._now.seconds = len(coded) / SAMPLE_RATE

    # --- afterwards ---------------------------------------------------------------------------

    @property
    def positions(self) -> tuple[int, ...]:
        """The answers that can be heard again."""
        with self._guard:
            return tuple(sorted(at for at, one in self._takes.items() if one.sound is not None))

    def seconds(self, position: int) -> float:
        """Return how long the sound of an answer is; 0 where it is not held."""
        with self._guard:
            held = self._takes.get(position)
            return held.seconds if held is not None and held.sound is not None else 0.0

    def sound(self, position: int, start: float, end: float) -> NDArray[np.int16]:
        """Return the sound of an answer between two moments; empty where it is not held."""
        with self._guard:
            held = self._takes.get(position)
            if held is None or held.sound is None:
                return np.zeros(0, np.int16)
            first, last = (max(0, round(t * SAMPLE_RATE)) for t in (start, end))
            coded = np.frombuffer(held.sound.read(first, last), np.uint8)
        return DECODED[coded]

    def picture(self, position: int, t: float) -> bytes | None:
        """Return the last picture up to a moment of an answer as JPEG; None where there is none."""
        with self._guard:
            held = self._takes.get(position)
            seen = [one for one in held.pictures if one[0] <= t] if held is not None else []
            if held is None or not seen:
                return None
            _, block, start, end = seen[-1]
            return held.blocks[block].read(start, end)

    def forget(self) -> None:
        """Overwrite all of it; nothing is held from now on."""
        with self._guard:
            self._over = True
            for held in self._takes.values():
                _wipe(held)
            self._takes, self._now, self.says = {}, None, None

    # --- room ---------------------------------------------------------------------------------

    @property
    def bytes(self) -> int:
        with self._guard:
            return sum(held.bytes for held in self._takes.values())

    def _grow(self, now: Held) -> None:
        """Take a block more for the pictures; where there is no room, there are none any more."""
        try:
            if self._room(BLOCK) and not self._blind:
                now.blocks.append(Block(BLOCK))
        except OSError:
            self._shed()

    def _room(self, more: int) -> bool:
        """Make room: all pictures go first, then the oldest sound; say whether there is room."""
        while self.bytes + more > self._most or self._free() - more < LEAST_FREE:
            if not self._shed():
                return False
        return True

    def _shed(self) -> bool:
        """Let the least important go; say whether there was anything."""
        if not self._blind:
            log.warning("recall: no pictures any more")
            self._blind, self.says = True, NO_PICTURE
            for held in self._takes.values():
                held.wipe_pictures()
            return True
        for at in sorted(self._takes):
            if self._takes[at].sound is not None:
                log.warning("recall: a sound goes")
                self._takes[at].wipe_sound()
                self.says = NO_SOUND
                return True
        self.says = NO_SOUND
        return False


def _wipe(held: Held) -> None:
    held.wipe_pictures()
    held.wipe_sound()


def _available() -> int:
    return int(psutil.virtual_memory().available)


def small(frame: Frame) -> bytes:
    """Return a frame as a small JPEG, mirrored as a person knows themselves."""
    import cv2

    height, width = frame.image.shape[:2]
    size = (WIDTH, max(1, round(height * WIDTH / width)))
    image = cv2.resize(frame.image, size, interpolation=cv2.INTER_AREA)
    _, coded = cv2.imencode(".jpg", image[:, ::-1], [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return coded.tobytes()


def encoded(samples: Samples) -> NDArray[np.uint8]:
    """Return sound as 8-bit mu-law (ITU-T G.711's curve), one byte a sample."""
    x = np.clip(samples, -1.0, 1.0)
    curve = np.sign(x) * np.log1p(MU * np.abs(x)) / np.log1p(MU)
    coded: NDArray[np.uint8] = np.round((curve + 1.0) * 127.5).astype(np.uint8)
    return coded


def _decoded() -> NDArray[np.int16]:
    curve = np.arange(256) / 127.5 - 1.0
    x = np.sign(curve) * np.expm1(np.abs(curve) * np.log1p(MU)) / MU
    samples: NDArray[np.int16] = np.round(x * 32_767).astype(np.int16)
    return samples


DECODED = _decoded()
"""The 256 values of mu-law as 16-bit samples."""
