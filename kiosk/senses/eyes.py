"""Decides how the eyes are turned in the head, from iris offset and lids."""

from dataclasses import dataclass
from functools import cache, cached_property
from math import hypot, sqrt, tanh

import numpy as np

from kiosk.senses.head import Array, Head, template

EYE_WIDTH_CM = 2.75
"""Corner to corner in the template."""
RADIUS_CM = 1.2
"""From the eyeball's centre to the iris, about."""


@dataclass(frozen=True)
class Lid:
    """The mesh's point numbers of one eye."""

    outer: int
    inner: int
    iris: int
    upper: tuple[int, int, int]
    lower: tuple[int, int, int]

    @property
    def corners(self) -> list[int]:
        return [self.outer, self.inner]

    @cached_property
    def numbers(self) -> list[int]:
        """Corners, iris, upper lid, lower lid."""
        return [self.outer, self.inner, self.iris, *self.upper, *self.lower]


RIGHT = Lid(33, 133, 468, (159, 158, 160), (145, 153, 144))
LEFT = Lid(263, 362, 473, (386, 385, 387), (374, 380, 373))

YAW_PER_CM = 85.0
"""Degrees of eye turn per cm of iris offset. A ball of 1.2 cm has 48: the mesh shows over half."""
YAW_BEND_CM = 0.8
PITCH_PER_CM = 150.0
"""Half of the degrees per cm of the iris' height: the mesh shows a fifth of it and adds noise."""
PITCH_BEND_CM = 0.4
PITCH_PER_OPENING_CM = 67.0
"""The other half, in degrees per cm of lid opening: the upper lid follows the eye (docs/facts.md,
Seeing)."""
MORE_PER_OPENING_CM = 20.0
"""What the lids say more where the iris' height is not listened to."""
TURNED_DEG = (8.0, 22.0)
"""The iris' height fades out between these tilts of the head: a tilt shifts the corners' height."""
OPEN_CM = 0.82
"""Opening of a person who looks at the middle of the screen, in the mean."""
DOUBT_CM = 0.15
"""A corner that cannot be seen makes the offset of its eye too large far more often than too small:
an eye counts by 1 / (DOUBT_CM^2 + offset^2)."""
AGAINST_DEG = (30.0, 40.0)
"""An eye turned against its head is believed fully up to the first turn of the head and not at all
from the second: the comfortable turn of an eye ends at about 30 degrees, and the eye that a turned
head shows from aside is mostly invented."""
FLAT = 0.2
"""A face seen from so far aside (determinant of the turn's image part) shows no eye."""


@dataclass(frozen=True)
class Eyes:
    yaw: float
    pitch: float
    """Degrees, before the person's own zero: iris and lids together."""
    iris_pitch: float
    """What the iris alone says of the pitch; the lids say the rest."""
    opening: float
    """Lid opening over eye width."""


def turned(points: Array, head: Head) -> Eyes | None:
    """Return how the eyes are turned in the head; None where the face is seen too far from aside.

    Args:
        points: pixels right and up of the image's middle, shape (478, 2).
    """
    (a, b, _), (c, d, _), _ = head.turn.tolist()
    if abs(a * d - b * c) < FLAT:
        return None
    right, left = (_offsets(points, head, eye) for eye in (RIGHT, LEFT))
    by_right, by_left = (1.0 / (DOUBT_CM**2 + eye[0] ** 2) for eye in (right, left))
    aside, above = (
        (by_right * right[n] + by_left * left[n]) / (by_right + by_left) for n in (0, 1)
    )
    opening = (right[2] + left[2]) / 2

    yaw, pitch, _ = head.angles
    listened = _fading(hypot(yaw, pitch), *TURNED_DEG)
    by_iris = PITCH_PER_CM * _bent(above, PITCH_BEND_CM)
    per_opening = PITCH_PER_OPENING_CM + (1.0 - listened) * MORE_PER_OPENING_CM
    return Eyes(
        yaw=_against(YAW_PER_CM * _bent(aside, YAW_BEND_CM), yaw),
        pitch=listened * by_iris + per_opening * (opening - OPEN_CM),
        iris_pitch=listened * by_iris,
        opening=opening / EYE_WIDTH_CM,
    )


def _against(eye_yaw: float, head_yaw: float) -> float:
    """Return the eye's turn as far as it is believed beside the head's (AGAINST_DEG)."""
    return eye_yaw if eye_yaw * head_yaw >= 0 else eye_yaw * _fading(abs(head_yaw), *AGAINST_DEG)


def _offsets(points: Array, head: Head, eye: Lid) -> tuple[float, float, float]:
    """Return (iris to the side, iris up, lid opening) in cm along the head's axes, the first two
    from where the template at rest has the iris."""
    rest_cm = _rest(eye)
    corners = rest_cm[0]
    scale = head.focal_px / -float(head.turn[2] @ corners + head.place[2])
    rest = head.projected(rest_cm)
    outer, inner, at, *lids = points[eye.numbers].tolist()
    seen_x = at[0] - (outer[0] + inner[0]) / 2 - float(rest[1, 0] - rest[0, 0])
    seen_y = at[1] - (outer[1] + inner[1]) / 2 - float(rest[1, 1] - rest[0, 1])
    aside, above = _on_the_ball(seen_x / scale, seen_y / scale, head)
    open_x = sum(p[0] for p in lids[:3]) - sum(p[0] for p in lids[3:])
    open_y = sum(p[1] for p in lids[:3]) - sum(p[1] for p in lids[3:])
    return aside, above, hypot(open_x, open_y) / 3 / scale


@cache
def between_the_eyes() -> Array:
    """Return the middle of the template's four eye corners, cm."""
    middle: Array = template()[[*RIGHT.corners, *LEFT.corners]].mean(axis=0)
    return middle


@cache
def _rest(eye: Lid) -> Array:
    """Return the middle of the corners and the iris of the template, cm, shape (2, 3)."""
    return np.stack([template()[eye.corners].mean(axis=0), template()[eye.iris]])


def _fading(value: float, start: float, end: float) -> float:
    """Return 1 up to `start`, 0 from `end`, and a straight line between."""
    return min(max((end - value) / (end - start), 0.0), 1.0)


def _bent(offset_cm: float, bend_cm: float) -> float:
    """Return the offset, less and less believed as it goes beyond `bend_cm`."""
    return bend_cm * tanh(offset_cm / bend_cm)


def _on_the_ball(right_cm: float, up_cm: float, head: Head) -> tuple[float, float]:
    """Return the iris' motion along the head's own right and up, cm: the iris moves on a ball, so
    it comes back as it moves aside, which a turned head shows as motion to the side."""
    (a, b, back_right), (c, d, back_up), _ = head.turn.tolist()
    across = a * d - b * c
    back = aside = above = 0.0
    for _ in range(3):
        x, y = right_cm - back_right * back, up_cm - back_up * back
        aside, above = (d * x - b * y) / across, (a * y - c * x) / across
        share = min((aside**2 + above**2) / RADIUS_CM**2, 0.8)
        back = RADIUS_CM * (sqrt(1.0 - share) - 1.0)
    return aside, above
