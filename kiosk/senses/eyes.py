"""Decides how the eyes are turned in the head, from iris offset and lids."""

from dataclasses import dataclass

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


RIGHT = Lid(33, 133, 468, (159, 158, 160), (145, 153, 144))
LEFT = Lid(263, 362, 473, (386, 385, 387), (374, 380, 373))

YAW_PER_CM = 85.0
"""Degrees of eye turn per cm of iris offset while small; an eyeball of 1.2 cm has 48, the mesh
shows a bit over half of the motion."""
YAW_BEND_CM = 0.4
"""Where the offset stops to be believed: a corner hidden by the nose makes it too large."""
PITCH_PER_CM = 90.0
"""Degrees per cm of the iris above the lower lid: the head's own pitch error falls out."""
PITCH_PER_OPENING_CM = 40.0
"""Degrees per cm of opening: the upper lid follows the eye (FACTS, Seeing)."""
PITCH_BEND_CM = 0.4


@dataclass(frozen=True)
class Eyes:
    yaw: float
    pitch: float
    """Degrees, before the person's own zero."""
    opening: float
    """Lid opening over eye width."""


def turned(points: Array, head: Head) -> Eyes | None:
    """Return how the eyes are turned in the head; None where no eye is seen.

    What the two eyes say is averaged: they move together, and a point that is off in one eye is
    mostly off the other way in the other.

    Args:
        points: pixels right and up of the image's middle, shape (478, 2).
    """
    facts = [fact for eye in (RIGHT, LEFT) if (fact := _offsets(points, head, eye)) is not None]
    if not facts:
        return None
    aside, above, opening = np.mean(facts, axis=0)
    yaw = YAW_PER_CM * YAW_BEND_CM * np.tanh(aside / YAW_BEND_CM)
    high = PITCH_BEND_CM * np.tanh(above / PITCH_BEND_CM)
    pitch = PITCH_PER_CM * high + PITCH_PER_OPENING_CM * (opening - OPEN_CM)
    return Eyes(float(yaw), float(pitch), float(opening / EYE_WIDTH_CM))


OPEN_CM = 0.82
"""Opening of a person who looks at the middle of the screen, in the mean."""


def _offsets(points: Array, head: Head, eye: Lid) -> tuple[float, float, float] | None:
    """Return (iris to the side, iris above the lower lid, lid opening) in cm of the head's axes,
    relative to the template at rest."""
    model = template()
    corners = model[eye.corners].mean(axis=0)
    scale = head.focal_px / -(head.turn @ corners + head.place)[2]
    if not np.isfinite(scale) or abs(np.linalg.det(head.turn[:2, :2])) < 0.2:
        return None
    lids = [model[list(lid)].mean(axis=0) for lid in (eye.upper, eye.lower)]
    rest = head.projected(np.stack([corners, model[eye.iris], *lids]))
    seen = np.stack(
        [
            points[eye.corners].mean(axis=0),
            points[eye.iris],
            points[list(eye.upper)].mean(axis=0),
            points[list(eye.lower)].mean(axis=0),
        ]
    )
    # Offsets from the corners, as the template at rest would show them, taken off.
    moved = ((seen - seen[0]) - (rest - rest[0]))[1:] / scale
    iris = _on_the_ball(moved[0], head)
    lower = np.linalg.solve(head.turn[:2, :2], moved[2])
    opening = float(np.linalg.norm(seen[2] - seen[3])) / scale
    return float(iris[0]), float(iris[1] - lower[1]), opening


def _on_the_ball(moved_cm: Array, head: Head) -> Array:
    """Return the iris' motion along the head's own right and up, cm: the iris moves on a ball, so
    it comes back as it moves aside, which a turned head shows as motion to the side."""
    back = 0.0
    aside = np.zeros(2)
    for _ in range(3):
        aside = np.linalg.solve(head.turn[:2, :2], moved_cm - head.turn[:2, 2] * back)
        share = min(float(aside @ aside) / RADIUS_CM**2, 0.8)
        back = RADIUS_CM * (np.sqrt(1.0 - share) - 1.0)
    return aside
