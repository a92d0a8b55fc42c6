"""Decides where the points of the faces in a picture are, by MediaPipe's Face Landmarker."""

import ctypes
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.units import Image
from kiosk.senses.mesh_library import FOUND, bare_landmarker, picture, raw_result

Points = NDArray[np.float64]
"""A face in pixels: right, down, away from the camera, shape (478, 3)."""

STEP_MS = 1000
"""Between two frames, as the landmarker is told. It smooths the points of a single face over time,
and less the more time lies between: we filter what comes out of them, with a known delay."""
POINT_BYTES = 40
"""A point as MediaPipe's C library writes it: three floats, and what nobody asks for."""


class Landmarker:
    """The points of one face or two. Use it from one thread only."""

    def __init__(self, faces: int, *, still: bool, found: float = FOUND) -> None:
        """Start the graph; `still` is for pictures that have nothing to do with each other.

        Raises:
            ModelError: model-missing.
        """
        self._bare = bare_landmarker(faces, still=still, found=found)
        self._still, self._number = still, 0

    def faces(self, rgb: Image) -> list[Points]:
        """Return the points of each face there is."""
        height, width = rgb.shape[:2]
        scale = np.array([width, height, width], np.float64)
        return [points * scale for points in self._read(picture(rgb))]

    def _read(self, image: Any) -> list[Points]:
        """Return each face's points as shares of the picture.

        The library makes an object of every point, which costs as much as all that is done here
        with them: the same bytes are read where they lie.
        """
        result = raw_result()
        bare, to = self._bare, ctypes.byref(result)
        if self._still:
            bare._lib.MpFaceLandmarkerDetectImage(bare._handle, image._image_ptr, None, to)
        else:
            self._number += 1
            at = self._number * STEP_MS
            bare._lib.MpFaceLandmarkerDetectForVideo(bare._handle, image._image_ptr, None, at, to)
        try:
            return [_points(result.face_landmarks[n]) for n in range(result.face_landmarks_count)]
        finally:
            bare._lib.MpFaceLandmarkerCloseResult(to)

    def close(self) -> None:
        self._bare.close()


def _points(face: Any) -> Points:
    count = face.landmarks_count
    memory = (ctypes.c_float * (count * POINT_BYTES // 4)).from_address(
        ctypes.addressof(face.landmarks.contents)
    )
    return np.frombuffer(memory, np.float32).reshape(count, -1)[:, :3].astype(np.float64)
