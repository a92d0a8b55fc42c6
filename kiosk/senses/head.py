"""Decides how a head is turned and where it is, from the points of the face mesh and a template."""

import json
from dataclasses import dataclass
from functools import cache
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.sections import Seeing

Array = NDArray[np.float64]

TEMPLATE_FILE = Path(__file__).with_name("face_template.json")

RIGID = [
    *(1, 2, 4, 5, 6, 8, 9, 10, 21, 33, 45, 50, 54, 67, 93, 94, 98, 103, 109, 116, 123, 127, 129),
    *(133, 151, 162, 168, 195, 197, 234, 251, 263, 275, 280, 284, 297, 323, 327, 332, 338, 345),
    *(352, 356, 358, 362, 389, 454),
]
"""Points that talking, blinking and smiling hardly move: nose, brow bone, cheek bones, temples."""

NEAREST_CM = 5.0
DEEPER = np.array([1.0, 1.0, 1.2])
"""The mesh's depth falls short when a head is turned; this stretches it."""

DOWN = np.array([1.0, -1.0])
TO_OPENCV = np.diag([1.0, -1.0, -1.0])
"""From (right, up, towards the camera) to OpenCV's (right, down, away)."""


@dataclass(frozen=True)
class Head:
    """A head in front of the camera, in (right, up, towards the camera)."""

    turn: Array
    """Rotation of the head's own axes, shape (3, 3)."""
    place: Array
    """The template's origin, cm from the lens, shape (3,)."""
    focal_px: float

    @property
    def angles(self) -> tuple[float, float, float]:
        """Yaw, pitch, roll in degrees (signs as in kiosk.domain.units)."""
        yaw, pitch = angles_of(self.turn[:, 2])
        return yaw, pitch, degrees(atan2(self.turn[1, 0], self.turn[1, 1]))

    def projected(self, points_cm: Array) -> Array:
        """Return where points of the head, shape (n, 3), are seen: pixels right and up of the
        image's middle, shape (n, 2)."""
        there = points_cm @ self.turn.T + self.place
        return there[:, :2] / -there[:, 2:] * self.focal_px


def angles_of(direction: Array) -> tuple[float, float]:
    """Return yaw and pitch in degrees of a unit vector (right, up, towards the camera)."""
    right, up, near = direction.tolist()
    return degrees(atan2(right, near)), degrees(asin(min(max(up, -1.0), 1.0)))


def direction_of(yaw: float, pitch: float) -> Array:
    """Return the unit vector of yaw and pitch in degrees; the inverse of `angles_of`."""
    y, p = radians(yaw), radians(pitch)
    return np.array([sin(y) * cos(p), sin(p), cos(y) * cos(p)])


@cache
def template() -> Array:
    """Return the mesh's mean points in cm, shape (478, 3): right, up, towards the camera."""
    data = json.loads(TEMPLATE_FILE.read_text())
    points = np.array(data["points"], dtype=np.float64) * float(data["unit_cm"])
    points.setflags(write=False)
    return points


@cache
def _rigid_model() -> tuple[Array, Array]:
    """Return the template's rigid points around their middle, and in OpenCV's axes."""
    rigid = template()[RIGID]
    return rigid - rigid.mean(axis=0), rigid @ TO_OPENCV


@cache
def _lens(focal: float) -> Array:
    return np.diag([focal, focal, 1.0])


def focal_px(long_side: int, settings: Seeing) -> float:
    """Return the focal length in pixels. The field of view belongs to the picture's long side: a
    camera on its side is the same camera."""
    return float(long_side / 2 / np.tan(np.radians(settings.field_of_view_deg) / 2))


def pose(points: Array, focal: float) -> Head | None:
    """Fit the template to the mesh, half by where its points are seen and half by its own depth.

    The first (solvePnP) is exact in yaw and sees little of a nod; the mesh's depth sees the nod:
    the mean of both has a tenth less error in pitch and the same in yaw.

    Args:
        points: the mesh in pixels right and up of the image's middle and towards the camera, shape
            (478, 3).

    Returns:
        None where no face in front of the camera explains the points.
    """
    rigid = points[RIGID]
    middle = rigid.mean(axis=0)
    head = _by_projection(rigid[:, :2], focal)
    if head is None:
        return None
    by_depth = _towards(middle, focal) @ _by_depth(rigid - middle)
    return Head(_between(head.turn, by_depth), head.place, focal)


def _by_projection(seen: Array, focal: float) -> Head | None:
    """Fit by solvePnP. SQPnP (Terzakis and Lourakis 2020) finds the best of all solutions in front
    of the camera; the iterative one takes three times as long and, without a start in front of the
    camera, puts a third of the faces behind it (docs/facts.md, Seeing)."""
    import cv2

    straight: Any = None  # no distortion; OpenCV's stubs forget that it may be None
    found, turn, at = cv2.solvePnP(
        _rigid_model()[1], seen * DOWN, _lens(focal), straight, flags=cv2.SOLVEPNP_SQPNP
    )
    place: Array = TO_OPENCV @ at.ravel()
    if not found or not np.isfinite(place).all() or place[2] > -NEAREST_CM:
        return None
    rotation = np.asarray(cv2.Rodrigues(turn)[0], np.float64)
    return Head(TO_OPENCV @ rotation @ TO_OPENCV, place, focal)


def _by_depth(points: Array) -> Array:
    """Return the rotation that lays the template on the mesh's own three coordinates (Kabsch 1976),
    shape (3, 3); `points` lie around their middle."""
    return _rotation((points * DEEPER).T @ _rigid_model()[0])


def _towards(place_px: Array, focal: float) -> Array:
    """Return the rotation from straight ahead to the ray through a pixel: the mesh's depth knows
    nothing of perspective."""
    x, y = place_px[0] / focal, place_px[1] / focal
    length = sqrt(x * x + y * y + 1.0)
    right, up, near = x / length, y / length, -1.0 / length
    cross = np.array([[0.0, 0.0, -right], [0.0, 0.0, -up], [right, up, 0.0]])
    turn: Array = np.eye(3) + cross + cross @ cross / (1.0 - near)
    return turn


def _rotation(matrix: Array) -> Array:
    """Return the rotation nearest to a matrix."""
    import cv2

    parts = [np.asarray(part, dtype=np.float64) for part in cv2.SVDecomp(matrix)]
    left, right = parts[1], parts[2]
    nearest: Array = left @ right
    if cv2.determinant(nearest) < 0:
        left[:, 2] *= -1
        nearest = left @ right
    return nearest


def _between(one: Array, other: Array) -> Array:
    """Return the rotation half way from one to the other."""
    import cv2

    way, _ = cv2.Rodrigues(one.T @ other)
    return one @ cv2.Rodrigues(way / 2)[0]
