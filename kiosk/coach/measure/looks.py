"""Decides for every moment whether the eyes were on the screen, and if not, on which side."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import atan2, cos, degrees, radians, tan
from statistics import median

from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Calibration, Glimpse, Look

HALF_WINDOW_S = 0.175
"""Half of the median's window: what the live status is late, and the logged times are not."""
LEAVE_DEG, RETURN_DEG = 1.0, -1.0
"""Hysteresis: this far beyond an edge is off the screen, this far inside is on it again."""
LENS_DEG = 3.0
"""A look into the lens itself is a look at the interviewer: the upper edge lies higher by this."""
WIDE_DEG = 3.0
"""How much further out the edges are for a person whose zero is not known."""
USUAL_ZERO_DEG = 5.0
"""How much too high the gaze of people whose zero is not known is seen, in the mean of few."""
BLINK_SHARE = 0.6
"""Lids under this share of the person's own opening are a blink; looking 35 degrees down leaves
.73 to .82 (docs/facts.md, Seeing)."""
USUAL_OPENING = 0.3
BLINK_EDGE_S = 0.1
"""Lids take this long to fall and to rise: what is seen so near to a blink is not believed."""
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
            high = zero.gaze_pitch if zero.ok else USUAL_ZERO_DEG
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
        return (
            yaw - degrees(atan2(half - right, away)) - slack,
            degrees(atan2(-half - right, away)) - yaw - slack,
            steep - degrees(atan2(top - up, away)) - LENS_DEG - slack,
            degrees(atan2(top - self.seeing.screen_height_cm - up, away)) - steep - slack,
        )


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
    _gone_since: float | None = None
    _seen_at: float = float("-inf")

    def see(self, glimpse: Glimpse) -> Look:
        """Take in one glimpse and return the state to show now (late by HALF_WINDOW_S)."""
        steps = self.steps(glimpse)
        if not steps:
            return self._shown
        last = steps[-1]
        if last.look is not Look.NO_FACE:
            self._gone_since = None
        elif self._gone_since is None:
            self._gone_since = last.t
        missing = last.t - self._gone_since if self._gone_since is not None else 0.0
        if last.second:
            self._shown = Look.MULTI_FACE
        elif last.look is not Look.NO_FACE or missing >= GONE_S:
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
        return Step(glimpse.t, self._look, second, seen=here is not None, closed=closed)

    def _by_head(self, glimpse: Glimpse) -> Look:
        """Return the look of somebody whose eyes were shut from the start, as the head tells it."""
        beyond = Region(self.seeing, self.calibration).beyond(replace(glimpse, gaze_yaw=None))
        return Look.UNKNOWN if beyond is None else self._decide(beyond)

    def _decide(self, beyond: Sequence[float]) -> Look:
        furthest = max(beyond)
        if furthest > (RETURN_DEG if self._look in OFF else LEAVE_DEG):
            return SIDES[list(beyond).index(furthest)]
        return Look.SCREEN


def follow(glimpses: Iterable[Glimpse], calibration: Calibration, seeing: Seeing) -> list[Step]:
    """Return one step for each glimpse of a whole take, at the glimpse's own time."""
    one = Follow(seeing, calibration)
    return [step for glimpse in glimpses for step in one.steps(glimpse)] + one.finish()
