"""Decides for every moment whether the eyes were on the screen, and if not, on which side."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import atan2, cos, degrees, radians, sqrt, tan
from statistics import median

from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Calibration, Glimpse, Look

HALF_WINDOW_S = 0.175
"""Half of the median's window: what the live status is late, and the logged times are not."""
LEAVE_DEG, HYSTERESIS_DEG = 1.0, 2.0
"""This far beyond an edge is off the screen, unless the person's own gaze is less certain, and so
far inside of where it left it is on it again."""
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
BLINK_SHARE = 0.6
"""Lids under this share of the person's own opening are a blink; looking 35 degrees down leaves
.73 to .82 (docs/facts.md, Seeing)."""
USUAL_OPENING = 0.3
BLINK_EDGE_S = 0.1
"""Lids take this long to fall and to rise: what is seen so near to a blink is not believed."""
SHUT_S = 0.5
"""Eyes shut for longer than any blink look nowhere."""
GONE_S = 0.5
"""A face that is missing for less was a bad frame: the last state stands."""

SIDES = (Look.LEFT, Look.RIGHT, Look.UP, Look.DOWN)
"""The candidate's own left and right: yaw > 0 is left."""
OFF = frozenset((*SIDES, Look.AWAY))

Beyond = tuple[float, float, float, float]
"""How far the gaze is beyond each edge of the screen, degrees, in the order of SIDES."""


@dataclass(frozen=True)
class Step:
    """One glimpse, judged."""

    t: float
    look: Look
    """Where the candidate looked: a side, SCREEN, NO_FACE or UNKNOWN."""
    second: bool = False
    """Another face was there."""
    seen: bool = True
    """The gaze was measured, not held over a blink or a bad frame."""
    closed: bool = False
    sure: float = 0.0
    """How far beyond the side's edge the gaze was, in standard deviations."""


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


@dataclass
class Follow:
    """Follows one candidate's looks, glimpse by glimpse, in the order of time."""

    seeing: Seeing
    calibration: Calibration
    _waiting: deque[tuple[Glimpse, Beyond | None, bool]] = field(default_factory=deque)
    """Glimpses of the window, each with how far beyond the edges and whether the lids were shut."""
    _judged: int = 0
    """How many of the waiting ones are judged already."""
    _openings: deque[float] = field(default_factory=lambda: deque(maxlen=300))
    _look: Look = Look.UNKNOWN
    _shown: Look = Look.UNKNOWN
    _sure: float = 0.0
    _gone_since: float | None = None
    _shut_since: float | None = None
    _seen_at: float = float("-inf")

    def see(self, glimpse: Glimpse) -> Look:
        """Take in one glimpse and return the state to show now (late by HALF_WINDOW_S)."""
        steps = self.steps(glimpse)
        if not steps:
            return self._shown
        last = steps[-1]
        self._gone_since = _since(self._gone_since, last.t, lasts=last.look is Look.NO_FACE)
        self._shut_since = _since(self._shut_since, last.t, lasts=last.closed)
        if last.second:
            self._shown = Look.MULTI_FACE
        elif self._shut_since is not None and last.t - self._shut_since > SHUT_S:
            self._shown = Look.UNKNOWN
        elif self._gone_since is None or last.t - self._gone_since >= GONE_S:
            self._shown = last.look
        return self._shown

    def steps(self, glimpse: Glimpse) -> list[Step]:
        """Take in one glimpse and return the steps that can be judged by now. A glimpse that is
        not later than the one before is passed over."""
        if self._waiting and glimpse.t <= self._waiting[-1][0].t:
            return []
        closed = self._is_closed(glimpse)
        region = Region(self.seeing, self.calibration)
        self._waiting.append((glimpse, None if closed else region.beyond(glimpse), closed))
        return self._judge(until=glimpse.t - HALF_WINDOW_S)

    def finish(self) -> list[Step]:
        """Return the steps of the glimpses that still waited."""
        return self._judge(until=float("inf"))

    def _is_closed(self, glimpse: Glimpse) -> bool:
        if glimpse.opening is None:
            return False
        own = self.calibration.opening
        if own is None:
            self._openings.append(glimpse.opening)
            own = median(self._openings) if len(self._openings) > 20 else None
        return glimpse.opening < BLINK_SHARE * (own if own is not None else USUAL_OPENING)

    def _judge(self, until: float) -> list[Step]:
        steps = []
        while self._judged < len(self._waiting) and self._waiting[self._judged][0].t <= until:
            steps.append(self._step(self._judged))
            self._judged += 1
        while self._judged and self._waiting[0][0].t < until - HALF_WINDOW_S:
            self._waiting.popleft()
            self._judged -= 1
        return steps

    def _step(self, number: int) -> Step:
        glimpse, here, closed = self._waiting[number]
        window = [w for w in self._waiting if abs(w[0].t - glimpse.t) <= HALF_WINDOW_S + 1e-6]
        second = sum(w[0].faces > 1 for w in window) * 2 > len(window)
        if glimpse.faces == 0:
            return Step(glimpse.t, Look.NO_FACE, second, seen=False)
        blinks = [w[0].t for w in window if w[2]]
        measured = [
            w[1]
            for w in window
            if w[1] is not None and all(abs(w[0].t - t) > BLINK_EDGE_S for t in blinks)
        ]
        if measured and not closed:
            self._look = self._decide([median(side) for side in zip(*measured, strict=True)])
        elif closed and self._look is Look.UNKNOWN:
            self._look = self._by_head(glimpse)
        if here is not None or closed:
            self._seen_at = glimpse.t
        elif glimpse.t - self._seen_at > GONE_S:
            self._look = Look.UNKNOWN
        seen = here is not None
        return Step(glimpse.t, self._look, second, seen=seen, closed=closed, sure=self._sure)

    def _by_head(self, glimpse: Glimpse) -> Look:
        """Return the look of somebody whose eyes were shut from the start, as the head tells it."""
        beyond = Region(self.seeing, self.calibration).beyond(replace(glimpse, gaze_yaw=None))
        return Look.UNKNOWN if beyond is None else self._decide(beyond)

    def _decide(self, beyond: Sequence[float]) -> Look:
        """Return the side that is known best of those the gaze is beyond, or the screen."""
        region = Region(self.seeing, self.calibration)
        back = HYSTERESIS_DEG if self._look in OFF else 0.0
        sure = [
            (by / noise, side)
            for by, margin, noise, side in zip(
                beyond, region.margins, region.noise, SIDES, strict=True
            )
            if by > margin - back
        ]
        self._sure, look = max(sure, default=(0.0, Look.SCREEN))
        return look


def _since(start: float | None, t: float, *, lasts: bool) -> float | None:
    """Return since when a state lasts, at `t`; None where it does not."""
    if not lasts:
        return None
    return t if start is None else start


def follow(glimpses: Iterable[Glimpse], calibration: Calibration, seeing: Seeing) -> list[Step]:
    """Return one step for each glimpse of a whole take, at the glimpse's own time."""
    one = Follow(seeing, calibration)
    return [step for glimpse in glimpses for step in one.steps(glimpse)] + one.finish()
