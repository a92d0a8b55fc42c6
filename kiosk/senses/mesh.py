"""Decides which faces a frame shows, by MediaPipe's face mesh with iris."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.units import Image
from kiosk.senses.mesh_library import mediapipe

Points = NDArray[np.float64]
"""A face in pixels: right, down, away from the camera, shape (478, 3)."""

PRESENT = 0.5
"""Share below which there is no face: the mesh guesses the rest."""
CROWD_S = 0.4
"""How often a second face is looked for. A mesh of two faces looks in every frame, at half its cost
more, whenever there is only one."""
CROWD_OVER_S = 1.0
"""Alone again for this long, the mesh of one face goes on."""
POINT = np.dtype(
    {"names": ["x", "y", "z"], "formats": ["<f4"] * 3, "offsets": [3, 8, 13], "itemsize": 17}
)
"""A point as protobuf writes it: its own tag and length, then three tagged floats."""


class Mesh:
    """The points of up to two faces. Use it from one thread only."""

    def __init__(self, *, still: bool) -> None:
        """Start the graphs; `still` is for pictures that have nothing to do with each other."""
        self._still = still
        self._chatters = True
        self._looked_around_at = self._together_at = -np.inf
        with silence():
            self._one, self._two = bare_mesh(1, still=still), bare_mesh(2, still=still)
            self._around = _detector()
            for graph in (self._one, self._two, self._around):
                graph.process(np.zeros((64, 64, 3), np.uint8))  # starts it

    def faces(self, rgb: Image, t: float) -> list[Points]:
        """Return the mesh of each face there is, up to two."""
        height, width = rgb.shape[:2]
        with silence() if self._chatters else nullcontext():  # up to the first face
            mesh = self._two if self._are_together(rgb, t) else self._one
            found = mesh.process(rgb).multi_face_landmarks or []
        faces = [_points(face, width, height) for face in found]
        faces = _apart([f for f in faces if share_inside(f, width, height) >= PRESENT])
        if len(faces) == 2:
            self._together_at = t
        self._chatters = self._chatters and not faces
        return faces

    def _are_together(self, rgb: Image, t: float) -> bool:
        """Say whether there may be a second face: one was seen a moment ago."""
        if self._still:
            return True
        if not 0.0 <= t - self._looked_around_at < CROWD_S:
            self._looked_around_at = t
            if len(self._around.process(rgb).detections or []) > 1:
                self._together_at = t
        return 0.0 <= t - self._together_at < CROWD_OVER_S

    def close(self) -> None:
        for graph in (self._one, self._two, self._around):
            graph.close()


def bare_mesh(faces: int, *, still: bool) -> Any:
    """Return the face mesh as it comes, with iris, for one face or two."""
    return mediapipe().solutions.face_mesh.FaceMesh(
        static_image_mode=still, max_num_faces=faces, refine_landmarks=True
    )


def _detector() -> Any:
    """Return MediaPipe's detector of faces within 2 m, as it comes."""
    return mediapipe().solutions.face_detection.FaceDetection(model_selection=0)


@contextmanager
def silence() -> Iterator[None]:
    """Keep what MediaPipe's native code writes while it starts away from the terminal."""
    os.environ.setdefault("GLOG_minloglevel", "3")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


def _points(face: Any, width: int, height: int) -> Points:
    """Return the mesh in pixels, shape (478, 3): right, down, away from the camera."""
    raw, count = face.SerializePartialToString(), len(face.landmark)
    if len(raw) != POINT.itemsize * count:
        return np.array([(p.x * width, p.y * height, p.z * width) for p in face.landmark])
    written = np.frombuffer(raw, POINT)  # twenty times as fast as asking each point
    points = np.empty((3, count))
    for axis, (name, size) in enumerate(zip("xyz", (width, height, width), strict=True)):
        np.multiply(written[name], size, out=points[axis])
    return points.T


def share_inside(points: Points, width: int, height: int) -> float:
    """Return the share of the points that are in the picture."""
    x, y = points[:, 0], points[:, 1]
    if x.min() >= 0 and y.min() >= 0 and x.max() < width and y.max() < height:
        return 1.0
    return float(((x >= 0) & (y >= 0) & (x < width) & (y < height)).mean())


def _apart(faces: list[Points]) -> list[Points]:
    """Drop a second mesh on the same face."""
    if len(faces) == 2:
        gap = float(np.linalg.norm((faces[0] - faces[1])[:, :2].mean(axis=0)))
        if gap < 0.5 * max(float(np.ptp(f[:, 1])) for f in faces):
            return faces[:1]
    return faces
