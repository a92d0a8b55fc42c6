"""Units everything is told in: samples of sound, and a number that may be missing.

Times are seconds. Inside an answer they count from the moment the booth began to listen; an
answer's `started_s` places that moment in the interview. Angles are degrees (image not mirrored:
yaw > 0 towards the right edge of the image, pitch > 0 up). A signal that was not measured is None
with the reason beside it, never 0, 50 or 100.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    Image = NDArray[np.integer[Any] | np.floating[Any]]  # as wide as OpenCV says what it returns
else:
    Samples = Image = Any  # the sync starts every minute: without numpy in half the time and memory
"""Samples: mono sound, shape (n,), 16 kHz, full scale -1 to 1.
Image: a picture of 8-bit values, shape (height, width, 3)."""

SAMPLE_RATE = 16_000  # what Whisper was trained on


@dataclass(frozen=True)
class Measure:
    """A number with a unit, or the reason why there is none."""

    value: float | None
    unit: str
    why_not: str | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.why_not is None):
            raise ValueError("a measure has either a value or a reason why not")

    @classmethod
    def missing(cls, unit: str, why_not: str) -> "Measure":
        return cls(None, unit, why_not)


TIMELINE_STEP_S = 0.25
