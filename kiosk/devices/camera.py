"""The live camera: the newest frame only, the age of its last change, back after a fault.

A thread of its own reads the device: on a vanished camera `read()` may block, or return the same
frame for ever (docs/facts.md, Seeing), and nobody but that thread may wait for it.
"""

import logging
import threading
import time
from typing import TYPE_CHECKING

import numpy as np

from kiosk.devices.doors import Clock, Frame
from kiosk.devices.pauses import growing
from kiosk.domain.errors import CameraError
from kiosk.domain.units import Image

if TYPE_CHECKING:
    import cv2

log = logging.getLogger(__name__)

FROZEN_S = 3.0
"""A live picture is never this long the same to the last bit."""
HANGS_S = 5.0
"""A driver that has given nothing for this long hangs in its read."""
LATE_S = 1.0
"""A picture that has been the same for this long is not handed on as a new one."""
DARK = 12.0
"""Mean brightness, of 255, under which a picture shows nothing: a lens under a hand or its cap."""
DARK_S = 1.5
"""This long, so that a hand that passes is no fault."""
WIDTH, HEIGHT = 1280, 720
EVERY = 16  # pixels compared with the frame before, in each direction
MISSING = "The camera stopped. Is its cable in?"
FROZEN = "The camera shows the same picture all the time."
COVERED = "The camera sees only black. Is something in front of the lens?"


class LiveCamera:
    """The camera of a booth, by number or path. It is opened with the first frame asked for.

    A camera that has once shown something may vanish and come back: who waits for a frame then
    waits on, and `trouble` says why.
    """

    def __init__(self, source: str, clock: Clock) -> None:
        self.name = source
        self._fault: CameraError | None = None
        self._clock = clock
        self._newest: Frame | None = None
        self._last: Image | None = None
        self._given = self._count = 0
        self._changed_at = self._came_round_at = time.monotonic()
        self._dark_since: float | None = None
        self._arrived = threading.Condition()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    def frame(self, deadline_s: float) -> Frame | None:
        """Return the newest frame not yet given, waiting for it; None once closed.

        Raises:
            CameraError: camera-missing or camera-gone, where nothing was ever seen.
        """
        if self._thread is None:
            thread = threading.Thread(target=self._run, name="camera", daemon=True)
            thread.start()
            self._thread = thread  # only now: close() may come at any moment, and joins it
        with self._arrived:
            here = False
            while not here and not self._closed.is_set():
                self._arrived.wait_for(self._something, timeout=deadline_s)
                here = self._unseen()
                if not here and self._count == 0:
                    raise self._fault or CameraError("camera-gone", MISSING, permanent=False)
            if self._closed.is_set() or self._newest is None:
                return None
            self._given = self._newest.number
            return self._newest

    @property
    def trouble(self) -> CameraError | None:
        """What is wrong just now; None while pictures arrive that show something."""
        if self._count == 0 or self._fault is not None:
            return self._fault
        if self.age() > HANGS_S:
            return CameraError("camera-gone", MISSING, permanent=False)
        dark = self._dark_since
        if dark is not None and time.monotonic() - dark > DARK_S:
            return CameraError("camera-covered", COVERED, permanent=False)
        return None

    def age(self) -> float:
        """Return the seconds since the picture last changed."""
        return time.monotonic() - self._changed_at

    def silence_s(self) -> float:
        """Return the seconds for which a driver has held its thread; a camera that is merely gone
        holds nobody, and is tried again."""
        return time.monotonic() - self._came_round_at if self._thread is not None else 0.0

    def close(self) -> None:
        self._closed.set()
        with self._arrived:
            self._arrived.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=2.0)

    def _something(self) -> bool:
        return self._unseen() or (self._count == 0 and self._fault is not None)

    def _unseen(self) -> bool:
        newest = self._newest
        return self._closed.is_set() or (newest is not None and newest.number > self._given)

    # --- the thread ---------------------------------------------------------------------------

    def _run(self) -> None:
        pauses = growing()
        while not self._closed.is_set():
            before, self._came_round_at = self._count, time.monotonic()
            try:
                self._watch()
            except CameraError as err:
                self._note(err)
                pauses = growing() if self._count > before else pauses
                self._closed.wait(next(pauses))

    def _watch(self) -> None:
        """Take in frames until the camera is closed.

        Raises:
            CameraError: it cannot be opened, stopped, or shows the same picture all the time.
        """
        import cv2

        video = cv2.VideoCapture(int(self.name) if self.name.isdecimal() else self.name)
        try:
            if not video.isOpened():
                raise CameraError("camera-missing", "There is no camera.", permanent=False)
            pace = self._prepare(video)
            self._changed_at = time.monotonic()
            while not self._closed.is_set():
                self._came_round_at = time.monotonic()
                there, image = video.read()
                if not there and pace:
                    video.set(cv2.CAP_PROP_POS_FRAMES, 0)  # a file that stands in for a camera
                    there, image = video.read()
                if not there:
                    raise CameraError("camera-gone", MISSING, permanent=False)
                self._take_in(image)
                if self.age() > FROZEN_S:
                    raise CameraError("camera-frozen", FROZEN, permanent=False)
                self._closed.wait(pace)
        finally:
            video.release()

    def _prepare(self, video: "cv2.VideoCapture") -> float:
        """Ask a device for its newest picture in a fair size; return a file's pause per frame."""
        import cv2

        if not self.name.isdecimal() and not self.name.startswith("/dev/"):
            return 1.0 / max(1.0, video.get(cv2.CAP_PROP_FPS) or 15.0)
        video.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        video.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
        video.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
        return 0.0

    def _take_in(self, image: Image) -> None:
        with self._arrived:
            if self._last is None or not _alike(self._last, image):
                self._changed_at = time.monotonic()
            self._last = image
            self._notice_darkness(image)
            if self.age() > LATE_S:
                return  # most likely frozen: not a picture of now
            if self._fault is not None:
                log.info("camera is back")
            self._fault = None
            self._count += 1
            self._newest = Frame(image, self._clock.now(), self._count)
            self._arrived.notify_all()

    def _notice_darkness(self, image: Image) -> None:
        if image[::EVERY, ::EVERY].mean() >= DARK:
            self._dark_since = None
        elif self._dark_since is None:
            self._dark_since = time.monotonic()

    def _note(self, err: CameraError) -> None:
        with self._arrived:
            if self._fault is None or self._fault.code != err.code:
                log.warning("camera: %s", err.code)
            self._fault = err
            self._newest = None
            self._arrived.notify_all()


def _alike(one: Image, other: Image) -> bool:
    return one.shape == other.shape and np.array_equal(
        one[::EVERY, ::EVERY], other[::EVERY, ::EVERY]
    )
