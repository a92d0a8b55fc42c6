"""Decides which faces a frame shows, and when a second one is looked for."""

from contextlib import nullcontext

import numpy as np

from kiosk.domain.units import Image
from kiosk.senses.landmarker import Landmarker, Points
from kiosk.senses.mesh_library import FAINT, FOUND, bare_detector, picture, silence

PRESENT = 0.5
"""Share below which there is no face: the mesh guesses the rest."""
CROWD_S = 0.4
"""How often a second face is looked for. A mesh of two faces looks in every frame, at half its cost
more, whenever there is only one."""
CROWD_OVER_S = 1.0
"""Alone again for this long, the mesh of one face goes on."""


class Mesh:
    """The points of up to two faces. Use it from one thread only."""

    def __init__(self, *, still: bool) -> None:
        """Start the graphs; `still` is for pictures that have nothing to do with each other.

        Raises:
            ModelError: model-missing.
        """
        self._still = still
        self._chatters = True
        self._looked_around_at = self._together_at = -np.inf
        with silence():
            self._one = Landmarker(1, still=still, found=FAINT if still else FOUND)
            self._two = Landmarker(2, still=still)
            self._around = bare_detector()
            nothing = np.zeros((64, 64, 3), np.uint8)
            for graph in (self._one, self._two):
                graph.faces(nothing)  # starts it
            self._around.detect(picture(nothing))

    def faces(self, rgb: Image, t: float) -> list[Points]:
        """Return the mesh of each face there is, up to two."""
        height, width = rgb.shape[:2]
        with silence() if self._chatters else nullcontext():  # up to the first face
            found = self._found(rgb, t)
        faces = _apart([f for f in found if share_inside(f, width, height) >= PRESENT])
        if len(faces) == 2:
            self._together_at = t
        self._chatters = self._chatters and not faces
        return faces

    def _found(self, rgb: Image, t: float) -> list[Points]:
        """Return the faces found. A picture has no frame before it that a profile could be followed
        from: where no face is plain, one that is seen less well is looked for."""
        if self._still:
            return self._two.faces(rgb) or self._one.faces(rgb)
        return (self._two if self._are_together(rgb, t) else self._one).faces(rgb)

    def _are_together(self, rgb: Image, t: float) -> bool:
        """Say whether there may be a second face: one was seen a moment ago."""
        if not 0.0 <= t - self._looked_around_at < CROWD_S:
            self._looked_around_at = t
            if len(self._around.detect(picture(rgb)).detections) > 1:
                self._together_at = t
        return 0.0 <= t - self._together_at < CROWD_OVER_S

    def close(self) -> None:
        with silence():
            for graph in (self._one, self._two, self._around):
                graph.close()


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
