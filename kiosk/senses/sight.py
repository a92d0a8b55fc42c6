"""Decides which camera frames are looked at, and keeps what they showed until it is forgotten."""

import logging
import threading
from collections import deque
from statistics import median

from kiosk.coach.measure.looks import LiveLooks
from kiosk.coach.measure.region import Region
from kiosk.devices.doors import Camera, Clock, Frame
from kiosk.domain.errors import CameraError, CoachError
from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Calibration, Glimpse, Look
from kiosk.senses.face import Face
from kiosk.senses.overlay import dot_on_screen

logger = logging.getLogger(__name__)

DEADLINE_S = 2.0
"""How long one frame may take to come before the camera says what is wrong."""
AWAITED_S = 0.5
"""Between two questions to a camera that was not there when it was opened."""
STALE_S = 0.15
"""A frame older than this is shown, never judged."""
EARLY = 0.7
"""Share of the time between two glimpses after which the next frame is looked at: at 30 frames a
second and 15 glimpses every second frame, whatever the jitter."""
KEPT = 60 * 60 * 60
"""Glimpses of an hour at most."""


class Sight:
    """Takes frames from the camera and glimpses from the frames, in a thread of its own.

    A live camera that is not there yet is waited for; another failure of a camera ends it.
    `trouble` then holds the reason, and the interview goes on unseen.
    """

    def __init__(
        self, camera: Camera, face: Face, settings: Seeing, live_clock: Clock | None = None
    ) -> None:
        """Hold camera and face; the sight closes both.

        Args:
            live_clock: the clock that frames are stamped with, where the camera is live: frames
                older than STALE_S are then not judged. A recording has all the time.
        """
        self.trouble: CoachError | None = None
        self._camera, self._face, self._settings = camera, face, settings
        self._live_clock = live_clock
        self._looks = LiveLooks(settings, _nobodys())
        self._calibration: Calibration | None = None
        self._glimpses: deque[Glimpse] = deque(maxlen=KEPT)
        self._latest: tuple[Frame, Glimpse] | None = None
        self._look = Look.UNKNOWN
        self._guard = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="sight", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def calibration(self) -> Calibration | None:
        return self._calibration

    @calibration.setter
    def calibration(self, calibration: Calibration | None) -> None:
        with self._guard:
            self._calibration = calibration
            self._looks.calibration = calibration or _nobodys()

    def between(self, a: float, b: float) -> tuple[Glimpse, ...]:
        """Return the glimpses from `a` to before `b` on the devices' clock."""
        with self._guard:
            return tuple(g for g in self._glimpses if a <= g.t < b)

    def latest(self) -> tuple[Frame, Glimpse] | None:
        """Return the newest frame with the newest glimpse, for the preview."""
        return self._latest

    def look(self) -> Look:
        """Return where the eyes are now; UNKNOWN where nothing was seen."""
        return self._look

    def dot(self) -> tuple[float, float] | None:
        """Return where the gaze has met the screen in the last half second, as shares of its width
        and height: the median, so that the dot is calm."""
        region = Region(self._settings, self._calibration or _nobodys())
        with self._guard:
            recent = list(self._glimpses)[-round(self._settings.fps / 2) :]
        dots = [dot for g in recent if (dot := dot_on_screen(g, region)) is not None]
        return (median(x for x, _ in dots), median(y for _, y in dots)) if dots else None

    def forget(self) -> None:
        """Drop all that was seen of a candidate: glimpses, zero and picture."""
        with self._guard:
            self._glimpses.clear()
            self._latest, self._look, self._calibration = None, Look.UNKNOWN, None
            self._looks = LiveLooks(self._settings, _nobodys())

    def close(self) -> None:
        """Stop watching and let go of camera and face."""
        self._over.set()
        self._camera.close()
        if self._thread.is_alive():
            self._thread.join(timeout=2 * DEADLINE_S)
        self.forget()

    def _watch(self) -> None:
        try:
            self._take_frames()
        except CameraError as err:
            logger.warning("camera lost: %s", err.code)
            self.trouble = err
            self._look = Look.UNKNOWN
        finally:
            self._face.close()

    def _take_frames(self) -> None:
        judged_at = float("-inf")
        while not self._over.is_set():
            frame = self._next()
            if frame is None:
                self._look = Look.UNKNOWN
                return
            since = frame.t - judged_at
            if 0.0 <= since < EARLY / self._settings.fps or self._is_stale(frame):
                self._show(frame)
                continue
            judged_at = frame.t
            self._keep(frame, self._face.look(frame.image, frame.t))

    def _next(self) -> Frame | None:
        """Return the next frame; None once it is over.

        Raises:
            CameraError: of a recording, or for good.
        """
        while not self._over.is_set():
            try:
                frame = self._camera.frame(DEADLINE_S)
            except CameraError as err:
                if err.permanent or self._live_clock is None:
                    raise
                if self.trouble is None:
                    logger.warning("camera awaited: %s", err.code)
                self.trouble = err
                self._over.wait(AWAITED_S)
            else:
                self.trouble = None
                return frame
        return None

    def _is_stale(self, frame: Frame) -> bool:
        return self._live_clock is not None and self._live_clock.now() - frame.t > STALE_S

    def _show(self, frame: Frame) -> None:
        with self._guard:
            if self._latest is not None:
                self._latest = (frame, self._latest[1])

    def _keep(self, frame: Frame, glimpse: Glimpse) -> None:
        with self._guard:
            self._glimpses.append(glimpse)
            self._latest = (frame, glimpse)
            self._look = self._looks.see(glimpse)


def _nobodys() -> Calibration:
    return Calibration(ok=False, why_not="not tried")
