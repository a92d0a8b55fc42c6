"""Decides where one gaze ray points, and what a candidate's own zero is."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Calibration, Glimpse
from kiosk.senses.eyes import between_the_eyes, turned
from kiosk.senses.head import Array, angles_of, direction_of, focal_px, pose

UPWARDS = np.array([1.0, -1.0, -1.0])
"""From (right, down, away) to (right, up, towards the camera)."""
FEWEST = 6
"""Glimpses with a face a zero needs."""
STEADY_DEG = 4.5
"""Largest median deviation of the gaze to the side while looking at the dot."""
UNSURE_DEG = 3.0
"""Largest standard error of the zero's height: eyes that talk and laugh are restless, their middle
is still known."""
LARGEST_ZERO_DEG = 25.0
"""A zero further off than this is somebody who looks elsewhere."""
OPEN_SHARE, WIDE_SHARE = 0.7, 1.3
"""Lids outside these shares of the person's own opening blink or are surprised."""
SHUT = 0.12
"""Nobody's open lids are nearer to each other, over eye width; shut ones are .03 to .1."""
WINDOW_S, SLIDE_S = 1.0, 0.2
"""A zero that cannot be had from the whole time is looked for in windows of this length."""
SPREAD = 1.4826
"""Standard deviation over median deviation, of a normal distribution."""
REZERO_SHARE = 0.25
REZERO_DEG = 1.0
"""Of what the questions show to the side, this share is believed, and at most this much at once."""


def glimpse(points: Array, size: tuple[int, int], seen: Glimpse, settings: Seeing) -> Glimpse:
    """Add angles, place and lid opening to what is already known of a glimpse.

    Args:
        points: the mesh in pixels from the image's left upper corner: right, down, away, shape
            (478, 3).
        size: width and height of the image in pixels.
    """
    centred = (points - (size[0] / 2, size[1] / 2, 0.0)) * UPWARDS
    head = pose(centred, focal_px(max(size), settings))
    if head is None:
        return seen
    yaw, pitch, roll = head.angles
    right, up, away = (head.turn @ between_the_eyes() + head.place).tolist()
    seen = replace(
        seen,
        yaw=yaw,
        pitch=pitch,
        roll=roll,
        distance_cm=-away,
        eye_cm=(right, up, away),
    )
    eyes = turned(centred[:, :2], head)
    if eyes is None:
        return seen
    gaze_yaw, gaze_pitch = angles_of(head.turn @ direction_of(eyes.yaw, eyes.pitch))
    return replace(
        seen,
        gaze_yaw=gaze_yaw,
        gaze_pitch=gaze_pitch,
        eye_yaw=eyes.yaw,
        eye_pitch=eyes.pitch,
        iris_pitch=eyes.iris_pitch,
        opening=eyes.opening,
    )


def uncalibrated(why_not: str) -> Calibration:
    """Return the zero of nobody in particular: thresholds are wider with it (focus.py)."""
    return Calibration(ok=False, why_not=why_not)


def calibrate(glimpses: Sequence[Glimpse], settings: Seeing) -> Calibration:
    """Return a candidate's own zero from looking at the dot, or the reason why there is none.

    The whole time is taken where the eyes rest all through it, else the steadiest window of it.

    The dot is `settings.dot_below_lens_cm` under the lens. Where the head's distance does not fit
    the settings' one, the truth is put half way between: the camera's field of view and the
    person's place are both known to about 15 %.
    """
    whole = _zero(glimpses, settings)
    if whole.ok or not glimpses:
        return whole
    first, last = glimpses[0].t, glimpses[-1].t
    starts = np.arange(first, last - WINDOW_S + SLIDE_S / 2, SLIDE_S).tolist()
    windows = (_zero([g for g in glimpses if t <= g.t < t + WINDOW_S], settings) for t in starts)
    found = [zero for zero in windows if zero.ok]
    return min(found, key=lambda z: z.yaw_noise + z.pitch_noise) if found else whole


def _zero(glimpses: Sequence[Glimpse], settings: Seeing) -> Calibration:
    """Return the zero of glimpses that all look at the dot."""
    faces = [g for g in glimpses if g.gaze_yaw is not None and g.eye_cm is not None]
    if len(faces) < FEWEST or len(faces) < 0.6 * len(glimpses):
        return uncalibrated("the face was not seen for long enough")
    opening = _median([g.opening or 0.0 for g in faces])
    if opening < SHUT:
        return uncalibrated("the eyes were shut")
    low, high = OPEN_SHARE * opening, WIDE_SHARE * opening
    faces = [g for g in faces if low < (g.opening or 0.0) < high]
    if len(faces) < FEWEST:
        return uncalibrated("the eyes were not open for long enough")
    yaw_noise, pitch_noise = (SPREAD * _deviation(faces, n) for n in GAZE)
    if yaw_noise > SPREAD * STEADY_DEG or pitch_noise / np.sqrt(len(faces)) > UNSURE_DEG:
        return uncalibrated("the eyes did not rest on the dot")

    gaze_yaw, gaze_pitch = (_median([getattr(g, n) or 0.0 for g in faces]) for n in GAZE)
    lid_pitch = _median([(g.eye_pitch or 0.0) - (g.iris_pitch or 0.0) for g in faces])
    scale = float(np.sqrt(settings.distance_cm / _median([g.distance_cm or 1.0 for g in faces])))
    to_dot = [_to_dot(g, scale, settings) for g in faces]
    off_yaw = gaze_yaw - _median([yaw for yaw, _ in to_dot])
    off_pitch = gaze_pitch - _median([pitch for _, pitch in to_dot])
    # How wide somebody's lids are is no direction.
    if max(abs(off_yaw), abs(off_pitch - lid_pitch)) > LARGEST_ZERO_DEG:
        return uncalibrated("the eyes were not on the dot")
    return Calibration(
        ok=True,
        start=faces[0].t,
        end=faces[-1].t,
        yaw=_median([g.yaw or 0.0 for g in faces]),
        pitch=_median([g.pitch or 0.0 for g in faces]),
        gaze_yaw=off_yaw,
        gaze_pitch=off_pitch,
        iris_pitch=_median([g.iris_pitch or 0.0 for g in faces]),
        lid_pitch=lid_pitch,
        yaw_noise=yaw_noise,
        pitch_noise=pitch_noise,
        opening=_median([g.opening or 0.0 for g in faces]),
        distance_scale=float(np.clip(scale, 0.75, 1.35)),
    )


def rezero(
    calibration: Calibration, glimpses_while_coach_speaks: Sequence[Glimpse], settings: Seeing
) -> Calibration:
    """Return the zero moved a little to the side, towards where the eyes rest while a question is
    asked. Its height stays: the eyes are then on the coach or read the words, up to 18 cm under
    the dot and nobody knows which. Nothing moves where the eyes do not rest, or rest far away."""
    if not calibration.ok:
        return calibration
    fresh = calibrate(glimpses_while_coach_speaks, settings)
    by = fresh.gaze_yaw - calibration.gaze_yaw
    if not fresh.ok or abs(by) > 4 * STEADY_DEG:
        return calibration
    step = float(np.clip(REZERO_SHARE * by, -REZERO_DEG, REZERO_DEG))
    return replace(calibration, gaze_yaw=calibration.gaze_yaw + step)


GAZE = ("gaze_yaw", "gaze_pitch")


def _to_dot(glimpse: Glimpse, scale: float, settings: Seeing) -> tuple[float, float]:
    right, up, near = glimpse.eye_cm or (0.0, 0.0, -settings.distance_cm)
    ray = np.array([-right, -settings.dot_below_lens_cm - up, -near * scale])
    return angles_of(ray / np.linalg.norm(ray))


def _median(values: Sequence[float]) -> float:
    return float(np.median(values))


def _deviation(glimpses: Sequence[Glimpse], name: str) -> float:
    values = np.array([getattr(g, name) for g in glimpses], dtype=float)
    return float(np.median(np.abs(values - np.median(values))))
