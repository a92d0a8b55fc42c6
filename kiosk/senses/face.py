"""Decides what one camera frame shows: which face is the candidate's, and what is seen of it."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Glimpse, Hidden
from kiosk.domain.units import Image
from kiosk.senses import gaze
from kiosk.senses.landmarker import Points
from kiosk.senses.mesh import Mesh, share_inside

WORK_WIDTH = 640
"""The mesh looks at 192 pixels of a face: more than this only costs time."""
FORGET_S = 2.0
"""A candidate who was gone this long may come back elsewhere."""
WHOLE = 0.75
"""Share of the mesh's points that must be in the picture before angles are believed."""
BYSTANDER = 0.35
"""A face under this share of the candidate's height is background: passers-by, pictures."""
SHARP = 15.0
"""Sharpness over light squared under which nothing is believed: faces in focus have 300 to 3500, a
blur of 3 pixels leaves 10 to 50 and puts the gaze 10 degrees off."""
FROZEN_S = 1.0
SAMPLE_PX = 16
UNDER_EYES, CHEEKS = (230, 231, 450, 451), (50, 280, 101, 330, 117, 346)
DARK_SHARE = 0.45
"""Light under the eyes over that of the cheeks below which dark glasses are worn: without them it
is .6 to 1.1 on some 30 faces, blinks among them, and next to 0 behind them."""
OTHER_COLOUR = 0.5
"""Difference in colour between the skin under the eyes and the cheeks (_tint) from which mirror
glasses are worn: without them it is .4 at most, in pictures of a dozen people."""
OVAL = [10, 284, 251, 454, 361, 379, 152, 150, 132, 234, 21, 54]


class Face:
    """MediaPipe's face landmarks with iris on unmirrored frames. Use it from one thread only."""

    def __init__(self, settings: Seeing, *, still: bool = False) -> None:
        self._settings, self._mesh = settings, Mesh(still=still)
        self._rgb: Image = np.empty((0, 0, 3), np.uint8)
        self._candidate: Points | None = None
        self._seen_at = -np.inf
        self._sample = b""
        self._changed_at = -np.inf

    def look(self, image_bgr: Image, t: float) -> Glimpse:
        """Return what the frame shows at time `t`.

        Args:
            image_bgr: as the camera gave it, not mirrored, shape (height, width, 3).
        """
        import cv2

        height, width = image_bgr.shape[:2]
        if width > WORK_WIDTH * 1.5:
            smaller = (WORK_WIDTH, round(height * WORK_WIDTH / width))
            image_bgr = cv2.resize(image_bgr, smaller, interpolation=cv2.INTER_AREA)
            height, width = image_bgr.shape[:2]
        rgb = self._into_rgb(image_bgr)
        faces = self._mesh.faces(rgb, t)
        if not faces:
            return Glimpse(t=t, faces=0)

        points = self._follow(faces, t, width)
        count = len(faces)
        if count > 1:
            tall = np.ptp(points[:, 1])
            count = int(sum(np.ptp(f[:, 1]) >= BYSTANDER * tall for f in faces))
        seen = _quality(image_bgr, points, Glimpse(t=t, faces=count))
        hidden = self._hidden(image_bgr, points, seen)
        if hidden is not None:
            return replace(seen, hidden=hidden)
        return gaze.glimpse(points, (width, height), seen, self._settings)

    def _hidden(self, image_bgr: Image, points: Points, seen: Glimpse) -> Hidden | None:
        """Return why it cannot be told where a face looks that is there."""
        height, width = image_bgr.shape[:2]
        is_frozen = self._is_frozen(image_bgr, seen.t)
        if share_inside(points, width, height) < WHOLE:
            return Hidden.HALF_OUT
        if _is_blurred(seen):
            return Hidden.BLURRED
        if is_frozen:
            return Hidden.FROZEN
        return Hidden.DARK_GLASSES if _wears_opaque_glasses(image_bgr, points) else None

    def _into_rgb(self, image_bgr: Image) -> Image:
        """Return the picture as the mesh wants it, in the same memory each time."""
        import cv2

        if self._rgb.shape != image_bgr.shape:
            self._rgb = np.empty_like(image_bgr)
        self._rgb.flags.writeable = True
        cv2.cvtColor(image_bgr, cv2.COLOR_BGR2RGB, dst=self._rgb)
        self._rgb.flags.writeable = False  # MediaPipe copies what may change
        return self._rgb

    def _is_frozen(self, image_bgr: Image, t: float) -> bool:
        """Say whether the picture has not changed for too long: a live one always has some noise,
        and where the eyes were in a frozen one nobody knows."""
        sample = image_bgr[::SAMPLE_PX, ::SAMPLE_PX].tobytes()
        if sample != self._sample or t < self._changed_at:
            self._sample, self._changed_at = sample, t
        return t - self._changed_at > FROZEN_S

    def _follow(self, faces: list[Points], t: float, width: int) -> Points:
        """Return the candidate's points: the face nearest to where it was, else the largest."""
        if len(faces) == 1:
            chosen = faces[0]
        elif self._candidate is None or not 0.0 <= t - self._seen_at <= FORGET_S:
            chosen = max(faces, key=lambda f: float(np.ptp(f[:, 1])) - _off_middle(f, width))
        else:
            was = self._candidate[:, :2].mean(axis=0)
            chosen = min(faces, key=lambda f: float(np.linalg.norm(f[:, :2].mean(axis=0) - was)))
        self._candidate, self._seen_at = chosen, t
        return chosen

    def close(self) -> None:
        self._mesh.close()


def _off_middle(points: Points, width: int) -> float:
    return abs(float(points[:, 0].mean()) - width / 2) / 4


def _is_blurred(seen: Glimpse) -> bool:
    return (seen.sharpness or 0.0) < SHARP * (seen.light or 0.0) ** 2


def _wears_opaque_glasses(image_bgr: Image, points: Points) -> bool:
    """Say whether the skin under the eyes is far darker than the cheeks, or of another colour: a
    shut or painted eye is dark, the skin under it is like the rest of the face."""
    under, cheeks = (
        np.median([_colour(image_bgr, points[n]) for n in numbers], axis=0)
        for numbers in (UNDER_EYES, CHEEKS)
    )
    if under.sum() < DARK_SHARE * cheeks.sum():
        return True
    return float(np.hypot(*(_tint(under) - _tint(cheeks)))) > OTHER_COLOUR


def _tint(colour: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithms of blue and red over green, which light and shade do not change."""
    blue, green, red = np.log(colour + 1.0)
    return np.array([blue - green, red - green])


def _colour(image_bgr: Image, point: Points) -> NDArray[np.float64]:
    """Return the mean blue, green and red around a point, in grey levels; none outside."""
    x, y = max(int(point[0]), 1), max(int(point[1]), 1)
    patch = image_bgr[y - 1 : y + 2, x - 1 : x + 2]
    return patch.mean(axis=(0, 1)) if patch.size else np.zeros(3)


def _quality(image_bgr: Image, points: Points, seen: Glimpse) -> Glimpse:
    """Add light, sharpness, box and outline of the face."""
    import cv2

    height, width = image_bgr.shape[:2]
    x, y = points[:, 0], points[:, 1]
    left, right = _side(float(x.min()), float(x.max()), width)
    top, low = _side(float(y.min()), float(y.max()), height)
    grey = cv2.cvtColor(image_bgr[top:low, left:right], cv2.COLOR_BGR2GRAY)
    _, spread = cv2.meanStdDev(cv2.Laplacian(grey, cv2.CV_16S))
    return Glimpse(
        t=seen.t,
        faces=seen.faces,
        light=cv2.mean(grey)[0] / 255,
        sharpness=float(spread[0, 0]) ** 2,
        box=(left / width, top / height, right / width, low / height),
        outline=tuple((px / width, py / height) for px, py in points[OVAL, :2].tolist()),
    )


def _side(start: float, end: float, size: int) -> tuple[int, int]:
    """Return the whole pixels from start to end that are in the picture, one at least."""
    first = min(max(int(start), 0), size - 1)
    return first, min(max(int(end), first + 1), size)
