"""What was seen, and the take that holds what was seen and heard of one answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.units import SAMPLE_RATE, Samples


class Hidden(StrEnum):
    """Why it cannot be told where a face looks that is there."""

    HALF_OUT = "half_out"
    BLURRED = "blurred"
    FROZEN = "frozen"
    DARK_GLASSES = "dark_glasses"


@dataclass(frozen=True)
class Glimpse:
    """What one camera frame showed. Angles are None where no face, or no eye, was found."""

    t: float
    faces: int
    yaw: float | None = None
    pitch: float | None = None
    roll: float | None = None
    gaze_yaw: float | None = None
    """Direction of the gaze ray, head and eyes together, before the person's own zero."""
    gaze_pitch: float | None = None
    opening: float | None = None
    """Lid opening over eye width, mean of the eyes that can be seen."""
    distance_cm: float | None = None
    eye_cm: tuple[float, float, float] | None = None
    """Midpoint of the eyes from the camera: right, up, towards the camera is negative (cm)."""
    light: float | None = None
    """Mean luminance of the face, 0 to 1."""
    sharpness: float | None = None
    """Variance of the Laplacian over the face, in grey levels squared."""
    box: tuple[float, float, float, float] | None = None
    """The face in the image: left, top, right, bottom as shares of width and height."""
    eye_yaw: float | None = None
    """Turn of the eyes in the head, part of the gaze."""
    eye_pitch: float | None = None
    iris_pitch: float | None = None
    """What the iris alone says of `eye_pitch`; the lids say the rest."""
    hidden: Hidden | None = None
    """Why there are no angles though there is a face."""
    outline: tuple[tuple[float, float], ...] = ()
    """The oval of the face, points as shares of width and height; for the preview."""


@dataclass(frozen=True)
class Calibration:
    """One candidate's own zero, from looking at the dot under the lens.

    The angles are what is taken off a glimpse's own to have the true ones.
    """

    ok: bool
    start: float = 0.0
    end: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    gaze_yaw: float = 0.0
    gaze_pitch: float = 0.0
    iris_pitch: float = 0.0
    lid_pitch: float = 0.0
    """The two parts of the eyes' pitch while they rested on the dot."""
    yaw_noise: float = 0.0
    pitch_noise: float = 0.0
    """Standard deviation of the gaze while it rested on the dot."""
    opening: float | None = None
    why_not: str | None = None
    distance_scale: float = 1.0
    """What the distances seen are multiplied with (an unknown field of view, a small head)."""


@dataclass(frozen=True)
class Take:
    """One recorded answer, raw. It lives in memory only."""

    samples: Samples
    glimpses: tuple[Glimpse, ...] = ()
    speech: tuple[tuple[float, float], ...] = ()
    """Where the voice activity found speech."""
    calibration: Calibration | None = None
    """The candidate's own zero, by which the glimpses are to be read."""
    started_s: float = 0.0
    """The interview's clock when the booth began to listen."""
    second_voice_s: float | None = None
    """From when on somebody else spoke, where that is sure."""
    grams: Mapping[int, NDArray[np.float32] | None] = field(default_factory=dict, compare=False)
    """What was heard of its beat while the candidate still talked (kiosk/senses/ahead.py)."""

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_RATE


class Look(StrEnum):
    SCREEN = "screen"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    AWAY = "away"
    NO_FACE = "no_face"
    MULTI_FACE = "multi_face"
    UNKNOWN = "unknown"
    """Nothing was seen at that time."""


@dataclass(frozen=True)
class Distraction:
    """A sustained look away, or a time without a face or with a second one."""

    start: float
    end: float
    kind: Look
