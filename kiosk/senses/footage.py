"""Decides what the frames of a recorded file are, and at which time each was taken."""

import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.domain.errors import SeeingError
from kiosk.domain.units import Image

PICTURES = frozenset((".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff"))
USUAL_FPS = 25.0
LARGEST_FPS = 240.0


class Footage:
    """A video, or a picture, which is one frame."""

    def __init__(self, file: Path) -> None:
        """Open the file.

        Raises:
            SeeingError: video-unreadable.
        """
        os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # what is wrong, we say ourselves
        import cv2

        self.file = file
        self.is_picture = file.suffix.lower() in PICTURES
        self._picture = cv2.imread(str(file)) if self.is_picture and file.is_file() else None
        self._video = None if self.is_picture else cv2.VideoCapture(str(file))
        if self._video:
            self._video.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)  # a phone says how it was held
        readable = self._picture is not None or (self._video and self._video.isOpened())
        if not file.is_file() or not readable:
            raise SeeingError(
                "video-unreadable", f"{file.name} cannot be read as a video or picture."
            )
        said = self._video.get(cv2.CAP_PROP_FPS) if self._video else 0.0
        self.fps = float(said) if 0.5 <= said <= LARGEST_FPS else USUAL_FPS

    def frames(self) -> Iterator[tuple[float, Image]]:
        """Yield (seconds, BGR image) of every frame, in order.

        A frame's own time is believed where it comes after the one before and within a second of
        it; else it is the frame rate's.

        Raises:
            SeeingError: video-unreadable, when not a single frame comes.
        """
        import cv2

        if self._picture is not None:
            yield 0.0, self._picture
            return
        last, step = -1.0 / self.fps, 1.0 / self.fps
        assert self._video is not None  # noqa: S101 - for the type checker: not a picture
        while True:
            there, image = self._video.read()
            if not there:
                break
            own = self._video.get(cv2.CAP_PROP_POS_MSEC) / 1000
            last = own if 0.2 * step < own - last <= max(1.0, 4 * step) else last + step
            yield last, image
        if last < 0:
            raise SeeingError("video-unreadable", f"{self.file.name} holds no frame.")

    def close(self) -> None:
        if self._video is not None:
            self._video.release()
