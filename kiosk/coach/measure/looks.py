"""Decides for every moment whether the eyes were on the screen, and if not, on which side."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from kiosk.coach.measure.region import Beyond, Region
from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Calibration, Glimpse, Look

HYSTERESIS_DEG = 2.0
"""So far inside of where it left the screen a look is on it again."""
HALF_WINDOW_S = 0.175
"""Half of the median's window: what the live status is late, and the logged times are not."""
BLINK_SHARE, LOWERED_SHARE = 0.5, 0.4
"""Lids under this share of the person's own opening are a blink: the first of a level head, the
second of a lowered one, whose lids follow the eyes down (docs/facts.md, Seeing)."""
LOWERED_DEG = (5.0, 15.0)
"""A head that is lower than at rest by the first is level still, by the second it is lowered."""
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


@dataclass
class LiveLooks:
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
        return glimpse.opening < self._shut_share(glimpse) * (own or USUAL_OPENING)

    def _shut_share(self, glimpse: Glimpse) -> float:
        """Return the share of the person's own opening under which the lids are shut."""
        lower, (start, end) = self.calibration.pitch - (glimpse.pitch or 0.0), LOWERED_DEG
        lowered = min(max((lower - start) / (end - start), 0.0), 1.0)
        return BLINK_SHARE + lowered * (LOWERED_SHARE - BLINK_SHARE)

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


def looks_of(glimpses: Iterable[Glimpse], calibration: Calibration, seeing: Seeing) -> list[Step]:
    """Return one step for each glimpse of a whole take, at the glimpse's own time."""
    one = LiveLooks(seeing, calibration)
    return [step for glimpse in glimpses for step in one.steps(glimpse)] + one.finish()
