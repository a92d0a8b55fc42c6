"""What the window shows of the camera: the person's own mirrored picture, calm: where the
eyes are is said in a word beside it."""

from dataclasses import replace

from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Look
from kiosk.screens.replay_view import Picture
from kiosk.senses import overlay
from kiosk.senses.sight import Sight

WIDTH = 960
"""More than the preview's place on a 1080p screen has."""


class Preview:
    """Makes each picture once, however often the window asks."""

    def __init__(self) -> None:
        self._last: Picture | None = None

    def picture(self, sight: Sight | None, settings: Seeing, *, dotted: bool) -> Picture | None:
        """Return the newest picture, RGB and mirrored; None while there is none.

        dotted: where the gaze meets the screen is drawn, where staff switched it on.
        """
        seen = sight.latest() if sight is not None else None
        if sight is None or seen is None or sight.trouble is not None:
            self._last = None
            return None
        frame, glimpse = seen
        if self._last is not None and self._last.number == frame.number:
            return self._last
        import cv2

        height, width = frame.image.shape[:2]
        image = frame.image
        if width > WIDTH:
            image = cv2.resize(image, (WIDTH, round(height * WIDTH / width)))
        dot = sight.dot() if dotted and settings.show_dot else None
        bare = replace(glimpse, outline=())
        mirrored = overlay.draw(image, bare, Look.UNKNOWN, settings, dot)
        self._last = Picture(cv2.cvtColor(mirrored, cv2.COLOR_BGR2RGB), frame.number)
        return self._last
