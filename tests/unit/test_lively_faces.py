"""People who laugh, raise their brows, nod, blink long or turn far are not said to look away."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.coach.measure import focus
from kiosk.coach.measure.looks import LiveLooks
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Calibration, Glimpse, Look
from kiosk.senses import gaze
from kiosk.senses.eyes import LEFT, RIGHT
from kiosk.senses.head import template
from tests.unit.test_gaze import SEEING, mesh, seen

SETTINGS = Settings()
FPS = 15.0


def face(lids_cm=0.0, **how) -> np.ndarray:
    """Return the mesh of a face turned and placed like this, its lids opened further by so much."""
    points = mesh(**how)
    per_cm = np.linalg.norm(points[RIGHT.outer, :2] - points[LEFT.outer, :2])
    per_cm /= np.linalg.norm(template()[RIGHT.outer] - template()[LEFT.outer])
    for eye in (RIGHT, LEFT):
        points[list(eye.upper), 1] -= lids_cm * per_cm
    return points


def lasting(points: np.ndarray, seconds: float, start=0.0, rng=None, noise_px=0.0) -> list[Glimpse]:
    rng = rng or np.random.default_rng(7)
    return [
        seen(points + rng.normal(0, noise_px, points.shape), t=start + n / FPS)
        for n in range(round(seconds * FPS))
    ]


REST = lasting(face(), 2.0)
ZERO = gaze.calibrate(REST, SEEING)


def looks(*stretches: tuple[np.ndarray, float], zero=ZERO) -> list[Look]:
    """Return what is said, glimpse by glimpse, of faces that each last some seconds."""
    glimpses: list[Glimpse] = []
    for points, seconds in stretches:
        glimpses += lasting(points, seconds, start=len(glimpses) / FPS)
    return [step.look for step in focus.judged(glimpses, zero, SETTINGS)]


@pytest.mark.parametrize("lids_cm", [0.1, 0.2, 0.3])
def test_raised_brows_are_no_look_up(lids_cm):
    assert set(looks((face(), 2), (face(lids_cm), 3), (face(), 2))) == {Look.SCREEN}


def test_iris_and_lids_together_are_a_look_up():
    up = face(0.2, iris_cm=(0.0, 0.12))
    assert looks((face(), 2), (up, 3), (face(), 2)).count(Look.UP) == pytest.approx(45, abs=2)


def test_lowered_lids_alone_are_a_look_down():
    low = face(-0.28, iris_cm=(0.0, -0.04), pitch=-8.0)
    assert Look.DOWN in looks((face(), 2), (low, 3), (face(), 2))


@pytest.mark.parametrize("nod", [-16.0, -10.0, 10.0, 16.0])
@pytest.mark.parametrize("shown", [0.55, 1.0, 1.45])
def test_a_nod_with_the_eyes_at_rest_is_no_look_away(nod, shown):
    """The mesh shows half to one and a half of how the eyes turn back."""
    straight = seen(face())
    counter_cm = 0.0
    for counter_cm in np.arange(0.0, 0.3, 0.002) * -np.sign(nod):
        nodding = seen(face(pitch=nod, iris_cm=(0.0, counter_cm)))
        if abs(nodding.eye_pitch - straight.eye_pitch) >= shown * abs(nod):
            break
    nodding = face(pitch=nod, iris_cm=(0.0, counter_cm))
    assert set(looks((face(), 2), (nodding, 3), (face(), 2))) == {Look.SCREEN}


# --- the zero ----------------------------------------------------------------------------------


def at(below_cm: float, noise=0.5, start=0.0, seconds=3.0, yaw=0.0) -> list[Glimpse]:
    """Return glimpses of eyes that rest so far below the lens."""
    rng = np.random.default_rng(3)
    down = np.degrees(np.arctan2(-below_cm, 60.0))
    return [
        Glimpse(
            t=start + n / FPS,
            faces=1,
            yaw=0.0,
            pitch=0.0,
            gaze_yaw=yaw + rng.normal(0, noise),
            gaze_pitch=down + rng.normal(0, noise),
            opening=0.3,
            distance_cm=60.0,
            eye_cm=(0.0, 0.0, -60.0),
        )
        for n in range(round(seconds * FPS))
    ]


@pytest.mark.parametrize("below_cm", [2.0, 10.8, 18.0, 20.0])
def test_five_questions_do_not_move_the_zero_to_what_is_on_the_screen_then(below_cm):
    first = zero = gaze.calibrate(at(2.0), SEEING)
    for _ in range(5):
        zero = gaze.rezero(zero, at(below_cm), SEEING)
    assert abs(zero.gaze_pitch - first.gaze_pitch) < 1.0
    assert abs(zero.gaze_yaw - first.gaze_yaw) < 1.0


def test_to_the_side_the_zero_is_still_followed():
    zero = gaze.calibrate(at(2.0), SEEING)
    later = gaze.rezero(zero, at(10.8, yaw=5.0), SEEING)
    assert later.gaze_yaw - zero.gaze_yaw == pytest.approx(1.0, abs=0.2)


@pytest.mark.parametrize("lids_cm", [-0.25, 0.3, 0.5])
def test_narrow_and_wide_eyes_have_a_zero(lids_cm):
    zero = gaze.calibrate(lasting(face(lids_cm), 2.0), SEEING)
    assert zero.ok
    assert set(looks((face(lids_cm), 4), zero=zero)) == {Look.SCREEN}


def test_restless_lids_have_a_zero():
    rng = np.random.default_rng(5)
    talking = [
        replace(g, gaze_pitch=g.gaze_pitch + rng.normal(0, 9.0), opening=g.opening)
        for g in at(2.0, seconds=2.0)
    ]
    zero = gaze.calibrate(talking, SEEING)
    assert zero.ok
    assert zero.gaze_pitch == pytest.approx(0.0, abs=4.0)
    assert zero.pitch_noise > 6.0


def test_a_zero_is_found_after_eyes_that_wandered_first():
    wandering = [
        replace(g, gaze_yaw=30.0 * (n % 7 - 3)) for n, g in enumerate(at(2.0, seconds=2.0))
    ]
    zero = gaze.calibrate([*wandering, *at(2.0, start=2.0, seconds=1.2)], SEEING)
    assert zero.ok
    assert zero.start >= 1.9
    assert zero.gaze_yaw == pytest.approx(0.0, abs=0.5)


def test_shut_eyes_have_no_zero():
    shut = [replace(g, opening=0.07) for g in at(2.0)]
    assert gaze.calibrate(shut, SEEING).why_not == "the eyes were shut"


# --- which side, and where nothing can be said ---------------------------------------------------


def looking(yaw: float, pitch: float, seconds: float, start=0.0) -> list[Glimpse]:
    one = at(0.0, noise=0.0, seconds=seconds, start=start)
    return [replace(g, gaze_yaw=yaw, gaze_pitch=pitch) for g in one]


def test_the_side_is_the_one_that_is_known_best():
    """Five degrees beyond the left edge are more than seven beyond the upper one."""
    zero = Calibration(ok=True, opening=0.3)
    glimpses = looking(23.8 + 5.0, 8.0, 3.0)
    steps = focus.judged(glimpses, zero, SETTINGS)
    assert {step.look for step in steps} == {Look.LEFT}


def test_a_distraction_is_of_the_side_that_is_known_best():
    zero = Calibration(ok=True, opening=0.3)
    up = looking(20.0, 12.0, 1.6)
    left = looking(45.0, 0.0, 1.2, start=1.6)
    found = focus.events(focus.judged([*up, *left], zero, SETTINGS), 2.0)
    assert [event.kind for event in found] == [Look.LEFT]


@pytest.mark.parametrize("pitch", [8.0, 16.0, 24.0])
def test_without_a_zero_high_eyes_are_not_said_to_look_up(pitch):
    steps = focus.judged(looking(0.0, pitch, 3.0), gaze.uncalibrated("refused"), SETTINGS)
    assert Look.UP not in {step.look for step in steps}


@pytest.mark.parametrize(("where", "look"), [((45, -10), "left"), ((-45, 0), "right")])
def test_without_a_zero_the_sides_are_said(where, look):
    steps = focus.judged(looking(*where, 3.0), gaze.uncalibrated("refused"), SETTINGS)
    assert {step.look for step in steps} == {Look(look)}


def closing(seconds: float) -> list[Glimpse]:
    """Return eyes that fall shut as if they looked down, and open again."""
    before = looking(0.0, -5.0, 2.0)
    falling = [replace(g, gaze_pitch=-40.0, opening=0.2) for g in looking(0.0, 0.0, 0.3, start=2.0)]
    shut = [
        replace(g, gaze_pitch=-60.0, opening=0.08)
        for g in looking(0.0, 0.0, seconds, start=2.0 + len(falling) / FPS)
    ]
    after = looking(0.0, -5.0, 2.0, start=2.0 + (len(falling) + len(shut)) / FPS)
    return [*before, *falling, *shut, *after]


@pytest.mark.parametrize("seconds", [1.0, 2.6, 5.0])
def test_eyes_that_are_shut_for_long_look_nowhere(seconds):
    zero = Calibration(ok=True, opening=0.3)
    steps = focus.judged(closing(seconds), zero, SETTINGS)
    assert {step.look for step in steps if step.closed} == {Look.UNKNOWN}
    assert focus.events(steps, 2.0) == []


def test_the_live_status_says_nothing_of_shut_eyes():
    follow = LiveLooks(SEEING, Calibration(ok=True, opening=0.3))
    shown = [(g.t, follow.see(g)) for g in closing(2.6)]
    assert all(look is Look.UNKNOWN for t, look in shown if 3.3 < t < 4.8)
    assert shown[-1][1] is Look.SCREEN


@pytest.mark.parametrize("side", [-1.0, 1.0])
def test_an_invented_iris_does_not_turn_a_profile_back(side):
    profile = face(yaw=42.0 * side, iris_cm=(-0.45 * side, 0.0))
    assert seen(profile).gaze_yaw * side > 35.0
    assert set(looks((face(), 2), (profile, 3))[-20:]) == {Look.LEFT if side > 0 else Look.RIGHT}


def test_a_head_turned_a_little_may_look_back_at_the_screen():
    reading = face(yaw=25.0, iris_cm=(-0.25, 0.0))
    assert set(looks((face(), 2), (reading, 3))) == {Look.SCREEN}
