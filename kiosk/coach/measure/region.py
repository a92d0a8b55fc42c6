"""The screen as one candidate sees it: how far a gaze is beyond each of its edges."""

from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sqrt, tan

from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Calibration, Glimpse

LEAVE_DEG = 1.0
"""This far beyond an edge is off the screen, unless the person's own gaze is less certain."""
YAW_NOISE_DEG, PITCH_NOISE_DEG = 2.0, 6.0
"""Standard deviations of the gaze of people who rest it on one point: which side is known best."""
LARGEST_NOISE_DEG = 6.0
"""No one is so restless that a look further than this beyond an edge is not believed."""
LENS_DEG = 3.0
"""A look into the lens itself is a look at the interviewer: the upper edge lies higher by this."""
SHOWN = (0.5, 1.5)
"""The mesh shows this share, from least to most, of how the eyes turn against a nod."""
WIDE_DEG = 3.0
"""How much further out the edges are for a person whose zero is not known."""
USUAL_ZERO_DEG = 5.0
"""How much too high the gaze of people whose zero is not known is seen, in the mean of few; it lies
between -9 and 17 degrees."""
UNSURE_DEG = 12.0
"""How much higher than that a gaze may be seen that is on the screen, and a head may be held by
somebody who sits upright: without a zero more than this is needed to say anything of up."""

Beyond = tuple[float, float, float, float]
"""How far the gaze is beyond each edge of the screen, degrees, in the order of SIDES."""


@dataclass(frozen=True)
class Region:
    """The screen as one candidate sees it."""

    seeing: Seeing
    calibration: Calibration

    def gaze(self, glimpse: Glimpse) -> tuple[float, float] | None:
        """Return yaw and pitch of the gaze with the person's zero taken off, in degrees. Where no
        eye is seen the head speaks for them."""
        zero = self.calibration
        if glimpse.gaze_yaw is not None and glimpse.gaze_pitch is not None:
            high = zero.gaze_pitch + _not_believed(glimpse, zero) if zero.ok else USUAL_ZERO_DEG
            return glimpse.gaze_yaw - zero.gaze_yaw, glimpse.gaze_pitch - high
        if glimpse.yaw is not None and glimpse.pitch is not None:
            return glimpse.yaw - zero.yaw, glimpse.pitch
        return None

    def beyond(self, glimpse: Glimpse) -> Beyond | None:
        """Return how far the gaze is beyond each edge; None where there is no gaze."""
        gaze = self.gaze(glimpse)
        if gaze is None:
            return None
        right, up, near = glimpse.eye_cm or (0.0, 0.0, -self.seeing.distance_cm)
        away = max(-near * self.calibration.distance_scale, 1.0)
        half = self.seeing.screen_width_cm / 2
        top = -self.seeing.lens_above_screen_cm
        yaw, pitch = gaze
        # Angles as seen from above and from the side: a ray's pitch grows with its yaw.
        steep = degrees(atan2(tan(radians(pitch)), max(cos(radians(yaw)), 0.05)))
        slack = 0.0 if self.calibration.ok else WIDE_DEG
        upper = degrees(atan2(top - up, away)) + LENS_DEG + slack
        above = steep - upper
        if not self.calibration.ok:
            above = (glimpse.pitch or 0.0) - upper - UNSURE_DEG
        return (
            yaw - degrees(atan2(half - right, away)) - slack,
            degrees(atan2(-half - right, away)) - yaw - slack,
            above,
            degrees(atan2(top - self.seeing.screen_height_cm - up, away)) - steep - slack,
        )

    def _scale(self, seen_cm: float) -> float:
        """Return what the distance seen is multiplied with: without a zero the truth is put half
        way between it and the settings' one, as the zero does."""
        if self.calibration.ok or seen_cm <= 0:
            return self.calibration.distance_scale
        return sqrt(self.seeing.distance_cm / seen_cm)

    @property
    def noise(self) -> Beyond:
        """Standard deviation of the gaze towards each side, degrees."""
        yaw = max(self.calibration.yaw_noise, YAW_NOISE_DEG)
        pitch = max(self.calibration.pitch_noise, PITCH_NOISE_DEG)
        return yaw, yaw, pitch, pitch

    @property
    def margins(self) -> Beyond:
        """How far beyond each edge the gaze of this person is off the screen, degrees. Of the edges
        only the upper one lies so near to where people look that their own noise crosses it."""
        up = min(max(self.calibration.pitch_noise, LEAVE_DEG), LARGEST_NOISE_DEG)
        return LEAVE_DEG, LEAVE_DEG, up, LEAVE_DEG


def _not_believed(glimpse: Glimpse, zero: Calibration) -> float:
    """Return how much of the gaze's rise or fall since the zero is no turn of the gaze, degrees.

    Lids that open wider than the person's own also do so for raised brows, a laugh or a stressed
    word: they raise the gaze no further than the iris or the head does, or a nod asks for. And a
    nod with the eyes at rest on one point turns the eyes the other way, of which the mesh shows
    half to one and a half (SHOWN): the gaze is the one nearest to rest within that range.
    """
    if None in (glimpse.pitch, glimpse.eye_pitch, glimpse.iris_pitch):
        return 0.0
    head = (glimpse.pitch or 0.0) - zero.pitch
    iris = (glimpse.iris_pitch or 0.0) - zero.iris_pitch
    lids = (glimpse.eye_pitch or 0.0) - (glimpse.iris_pitch or 0.0) - zero.lid_pitch
    eyes = iris + min(lids, max(iris, head, -SHOWN[1] * head, 0.0))
    return head + iris + lids - _together(head, eyes)


def _together(head: float, eyes: float) -> float:
    """Return how far the gaze rose by a nod and by the eyes, which may cancel (SHOWN)."""
    if head * eyes >= 0:
        return head + eyes
    least, most = SHOWN
    if abs(eyes) < abs(head):
        return head + eyes * min(1.0 / least, -head / eyes)
    return eyes + head * min(most, -eyes / head)
