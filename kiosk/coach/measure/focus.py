"""Decides how much of an answer was spoken to the screen, and which looks away distracted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import ceil
from statistics import median

from kiosk.coach.measure.looks import GONE_S, OFF, SHUT_S, LiveLooks, Step, looks_of
from kiosk.domain.measures import Focus
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Calibration, Distraction, Glimpse, Look
from kiosk.domain.units import TIMELINE_STEP_S, Measure

__all__ = ["LiveLooks", "events", "judged", "measure"]

BRIDGE_S = 0.3
"""A return to the screen shorter than this, between two looks away, is no return."""
HIDDEN_S = 3.0
"""A face lost and found again in the same look away had turned too far to be seen."""
HOLE_S = 0.5
"""A glimpse stands for the time until the next one, but for no more than this."""
SHORTEST_S = 1.0
"""Less speech than this is too little to judge."""

Run = tuple[float, float, Look]


def measure(
    glimpses: Sequence[Glimpse],
    calibration: Calibration | None,
    spans: Sequence[tuple[float, float]],
    seconds: float,
    settings: Settings,
) -> Focus:
    """Return where the eyes were in one answer.

    Args:
        calibration: None where none was tried: the edges of the screen are then wider.
        spans: when the candidate spoke, seconds from the start of the answer, like the glimpses.
        seconds: length of the answer.
    """
    if not glimpses:
        return Focus(Measure.missing("share", "the camera showed nothing"))
    zero = calibration or Calibration(ok=False, why_not="not tried")
    seeing = settings.seeing
    steps = judged(glimpses, zero, settings)
    lasting = durations(steps)
    found = events(steps, seeing.distraction_s)
    return Focus(
        ratio=ratio(steps, lasting, spans, seeing.valid_share),
        distractions=tuple(d for d in while_talking(found, spans, seeing.distraction_s)),
        absences=tuple(e for e in found if e.kind not in OFF),
        timeline=timeline(steps, lasting, seconds),
        face_share=Measure(sum(g.faces > 0 for g in glimpses) / len(glimpses), "share"),
        calibrated=zero.ok,
    )


def judged(glimpses: Sequence[Glimpse], calibration: Calibration, settings: Settings) -> list[Step]:
    """Return one step for each glimpse, with shut eyes, lost faces and short returns put right."""
    steps = _nowhere(looks_of(glimpses, calibration, settings.seeing))
    return _bridged(_found_again(steps))


def events(steps: Sequence[Step], shortest_s: float) -> list[Distraction]:
    """Return looks away, lost faces and second faces of at least `shortest_s`, by their start."""
    looks = _runs([(s.t, _group(s.look)) for s in steps], durations(steps))
    seconds = _runs(
        [(s.t, Look.MULTI_FACE if s.second else Look.SCREEN) for s in steps], durations(steps)
    )
    found = [
        Distraction(start, end, _side(steps, start, end) if kind is Look.AWAY else kind)
        for start, end, kind in (*looks, *seconds)
        if kind in (Look.AWAY, Look.NO_FACE, Look.MULTI_FACE) and end - start >= shortest_s - 1e-6
    ]
    return sorted(found, key=lambda e: e.start)


def while_talking(
    found: Sequence[Distraction], spans: Sequence[tuple[float, float]], shortest_s: float
) -> list[Distraction]:
    """Return the looks away between the first word and the last: thinking time is nobody's
    business."""
    if not spans:
        return []
    first, last = spans[0][0], spans[-1][1]
    cut = [
        replace(e, start=max(e.start, first), end=min(e.end, last)) for e in found if e.kind in OFF
    ]
    return [e for e in cut if e.end - e.start >= shortest_s - 1e-6]


def ratio(
    steps: Sequence[Step],
    lasting: Sequence[float],
    spans: Sequence[tuple[float, float]],
    valid_share: float,
) -> Measure:
    """Return the share of the time of speaking, as far as it was seen, spent on the screen."""
    speaking = sum(end - start for start, end in spans)
    if speaking < SHORTEST_S:
        return Measure.missing("share", "too little was said")
    on = valid = 0.0
    for step, lasts in zip(steps, lasting, strict=True):
        if step.look in (Look.NO_FACE, Look.UNKNOWN):
            continue
        inside = sum(max(0.0, min(step.t + lasts, b) - max(step.t, a)) for a, b in spans)
        valid += inside
        on += inside if step.look is Look.SCREEN else 0.0
    if valid < valid_share * speaking:
        return Measure.missing("share", f"the eyes were seen {valid / speaking:.0%} of the time")
    return Measure(on / valid, "share")


def timeline(steps: Sequence[Step], lasting: Sequence[float], seconds: float) -> tuple[Look, ...]:
    """Return the look that lasted longest in each TIMELINE_STEP_S from 0 to `seconds`."""
    votes = [Counter[Look]() for _ in range(ceil(seconds / TIMELINE_STEP_S - 1e-9))]
    for step, lasts in zip(steps, lasting, strict=True):
        end = step.t + lasts
        first, last = int(step.t // TIMELINE_STEP_S), int(end // TIMELINE_STEP_S)
        for place in range(max(first, 0), min(last + 1, len(votes))):
            since, until = place * TIMELINE_STEP_S, (place + 1) * TIMELINE_STEP_S
            shown = Look.MULTI_FACE if step.second else step.look
            votes[place][shown] += round(1e6 * (min(end, until) - max(step.t, since)))
    return tuple(v.most_common(1)[0][0] if v else Look.UNKNOWN for v in votes)


def durations(steps: Sequence[Step]) -> list[float]:
    """Return how long each step stands: until the next, the last one as long as most."""
    gaps = [min(b.t - a.t, HOLE_S) for a, b in pairwise(steps)]
    return [*gaps, median(gaps) if gaps else 0.0] if steps else []


def _group(look: Look) -> Look:
    return Look.AWAY if look in OFF else look


def _side(steps: Sequence[Step], start: float, end: float) -> Look:
    """Return the side that is known best over the whole time."""
    sure: Counter[Look] = Counter()
    for step in steps:
        if start <= step.t < end and step.look in OFF:
            sure[step.look] += max(round(1e6 * step.sure), 1)
    return sure.most_common(1)[0][0]


def _runs(labels: Sequence[tuple[float, Look]], lasting: Sequence[float]) -> list[Run]:
    """Return (start, end, label) of each stretch of one label."""
    runs = []
    both = zip(labels, lasting, strict=True)
    for label, group in groupby(both, key=lambda item: item[0][1]):
        stretch = list(group)
        (start, _), (last, _) = stretch[0][0], stretch[-1][0]
        runs.append((start, last + stretch[-1][1], label))
    return runs


def _nowhere(steps: Sequence[Step]) -> list[Step]:
    """Let eyes that were shut for longer than a blink look nowhere."""
    lasting = durations(steps)
    runs: list[list[int]] = []
    for closed, group in groupby(range(len(steps)), key=lambda n: steps[n].closed):
        if closed:
            runs.append(list(group))
    long = {n for run in runs if sum(lasting[n] for n in run) > SHUT_S for n in run}
    return [replace(s, look=Look.UNKNOWN) if n in long else s for n, s in enumerate(steps)]


def _found_again(steps: Sequence[Step]) -> list[Step]:
    """Let the look before stand for a face lost for a moment, or lost within one look away."""
    runs = _runs([(s.t, _group(s.look)) for s in steps], durations(steps))
    held = list(steps)
    for number, (start, end, kind) in enumerate(runs):
        if kind is not Look.NO_FACE or number == 0:
            continue
        before = runs[number - 1][2]
        after = runs[number + 1][2] if number + 1 < len(runs) else None
        hidden = before is after is Look.AWAY and end - start < HIDDEN_S
        if end - start < GONE_S or hidden:
            held = _replaced(held, start, end)
    return held


def _bridged(steps: Sequence[Step]) -> list[Step]:
    runs = _runs([(s.t, _group(s.look)) for s in steps], durations(steps))
    bridged = list(steps)
    for before, (start, end, kind), after in zip(runs, runs[1:], runs[2:], strict=False):
        between = before[2] is after[2] is Look.AWAY
        if kind is Look.SCREEN and between and end - start < BRIDGE_S:
            bridged = _replaced(bridged, start, end)
    return bridged


def _replaced(steps: Sequence[Step], start: float, end: float) -> list[Step]:
    """Give the steps from `start` to before `end` the look of the one before."""
    out: list[Step] = []
    for step in steps:
        inside = out and start <= step.t < end - 1e-9
        out.append(replace(step, look=out[-1].look) if inside else step)
    return out
