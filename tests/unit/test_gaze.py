"""A mesh made of the template, turned and placed on purpose, gives back how it was turned."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Glimpse
from kiosk.senses import gaze
from kiosk.senses.eyes import LEFT, RIGHT
from kiosk.senses.head import angles_of, direction_of, focal_px, pose, template

SEEING = Seeing()
SIZE = (640, 480)


def turned(yaw: float, pitch: float) -> np.ndarray:
    y, p = np.radians([yaw, -pitch])
    aside = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    nod = np.array([[1, 0, 0], [0, np.cos(p), -np.sin(p)], [0, np.sin(p), np.cos(p)]])
    return aside @ nod


def mesh(yaw=0.0, pitch=0.0, place=(0.0, 0.0, -60.0), iris_cm=(0.0, 0.0), size=SIZE) -> np.ndarray:
    """Return the mesh (right, down, away in pixels) of a head turned and placed like this, with
    both irises moved along the head's own right and up."""
    model = template().copy()
    model[[RIGHT.iris, LEFT.iris], :2] += iris_cm
    turn = turned(yaw, pitch)
    there = model @ turn.T + place
    focal = focal_px(size[0], SEEING)
    shown = there[:, :2] / -there[:, 2:] * focal
    towards = -np.array(place) / np.linalg.norm(place)  # the mesh's depth is along the ray to it
    depth = model @ turn.T @ towards * focal / -place[2]
    return np.column_stack([shown[:, 0] + size[0] / 2, size[1] / 2 - shown[:, 1], -depth])


def seen(points: np.ndarray, size=SIZE, seeing=SEEING, t=0.0) -> Glimpse:
    return gaze.glimpse(points, size, Glimpse(t=t, faces=1), seeing)


@given(st.floats(-45, 45), st.floats(-30, 25), st.floats(-12, 12), st.floats(40, 90))
@settings(max_examples=40, deadline=None)
def test_the_head_is_turned_as_it_was_turned(yaw, pitch, right, away):
    glimpse = seen(mesh(yaw, pitch, (right, 0.0, -away)))
    assert glimpse.yaw == pytest.approx(yaw, abs=5.0)
    assert glimpse.pitch == pytest.approx(pitch, abs=5.0)
    assert glimpse.distance_cm == pytest.approx(away, rel=0.12)


@given(st.floats(-40, 40), st.floats(-25, 20), st.floats(-0.35, 0.35))
@settings(max_examples=40, deadline=None)
def test_mirroring_the_geometry_mirrors_the_sign(yaw, pitch, iris):
    one = seen(mesh(yaw, pitch, iris_cm=(iris, 0.0)))
    other = seen(mesh(-yaw, pitch, iris_cm=(-iris, 0.0)))
    assert other.yaw == pytest.approx(-one.yaw, abs=1.5)
    assert other.pitch == pytest.approx(one.pitch, abs=1.5)
    assert other.gaze_yaw == pytest.approx(-one.gaze_yaw, abs=6.0)


@given(st.floats(0.25, 6.0), st.floats(-40, 40))
@settings(max_examples=30, deadline=None)
def test_scaling_the_picture_changes_nothing(scale, yaw):
    points = mesh(yaw, -5.0)
    large = seen(points * scale, (round(640 * scale), round(480 * scale)))
    small = seen(points)
    for name in ("yaw", "pitch", "gaze_yaw", "gaze_pitch", "distance_cm", "opening"):
        assert getattr(large, name) == pytest.approx(getattr(small, name), abs=0.7), name


def test_eyes_to_the_side_turn_the_gaze_and_not_the_head():
    straight, aside = seen(mesh()), seen(mesh(iris_cm=(0.3, 0.0)))
    assert aside.yaw == pytest.approx(straight.yaw, abs=0.5)
    assert 18 < aside.gaze_yaw - straight.gaze_yaw < 32


def test_lowered_lids_and_irises_lower_the_gaze():
    points, model = mesh(), template()
    low = mesh(iris_cm=(0.0, -0.1))
    per_cm = points[RIGHT.outer, 0] - points[LEFT.outer, 0]
    per_cm /= (model[RIGHT.outer] - model[LEFT.outer])[0]
    for eye in (RIGHT, LEFT):
        low[list(eye.upper), 1] += 0.2 * per_cm
    assert seen(low).gaze_pitch < seen(points).gaze_pitch - 20


@pytest.mark.parametrize("yaw", [-60, -20, 0, 20, 60])
def test_the_face_is_always_in_front_of_the_camera(yaw):
    points = (mesh(yaw, -15.0, (8.0, -5.0, -70.0)) - (320.0, 240.0, 0.0)) * (1.0, -1.0, -1.0)
    head = pose(points, focal_px(640, SEEING))
    assert head.place[2] < -50.0
    assert head.turn[2, 2] > 0.0


def test_angles_and_directions_are_inverse():
    for yaw, pitch in ((0, 0), (30, -20), (-60, 45)):
        assert angles_of(direction_of(yaw, pitch)) == pytest.approx((yaw, pitch))


# --- the zero ----------------------------------------------------------------------------------


def at_the_dot(off_yaw=0.0, off_pitch=0.0, noise=0.5, count=30, opening=0.3):
    rng = np.random.default_rng(4)
    down = np.degrees(np.arctan2(-SEEING.dot_below_lens_cm, 60.0))
    return [
        Glimpse(
            t=n / 15,
            faces=1,
            yaw=off_yaw,
            pitch=off_pitch,
            gaze_yaw=off_yaw + rng.normal(0, noise),
            gaze_pitch=down + off_pitch + rng.normal(0, noise),
            opening=opening,
            distance_cm=60.0,
            eye_cm=(0.0, 0.0, -60.0),
        )
        for n in range(count)
    ]


def test_the_zero_is_what_the_person_is_off():
    zero = gaze.calibrate(at_the_dot(4.0, 9.0), SEEING)
    assert zero.ok
    assert zero.gaze_yaw == pytest.approx(4.0, abs=0.4)
    assert zero.gaze_pitch == pytest.approx(9.0, abs=0.4)
    assert zero.distance_scale == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize(
    ("glimpses", "why"),
    [
        ([], "not seen"),
        (at_the_dot(count=4), "not seen"),
        ([Glimpse(t=n / 15, faces=0) for n in range(30)], "not seen"),
        (at_the_dot(noise=12.0), "did not rest"),
        (at_the_dot(40.0), "not on the dot"),
    ],
)
def test_a_zero_that_cannot_be_had_says_why(glimpses, why):
    zero = gaze.calibrate(glimpses, SEEING)
    assert not zero.ok
    assert why in zero.why_not


def test_a_blink_does_not_move_the_zero():
    glimpses = at_the_dot(2.0, 3.0)
    shut = [
        Glimpse(**{**g.__dict__, "opening": 0.08, "gaze_pitch": -60.0}) if 10 <= n < 14 else g
        for n, g in enumerate(glimpses)
    ]
    assert gaze.calibrate(shut, SEEING).gaze_pitch == pytest.approx(3.0, abs=0.5)


def test_an_unknown_field_of_view_is_met_half_way():
    near = [
        Glimpse(**{**g.__dict__, "distance_cm": 41.0, "eye_cm": (0.0, 0.0, -41.0)})
        for g in at_the_dot()
    ]
    assert gaze.calibrate(near, SEEING).distance_scale == pytest.approx((60 / 41) ** 0.5, rel=0.01)


@given(st.floats(-12, 12), st.floats(-12, 12))
@settings(max_examples=30, deadline=None)
def test_the_zero_follows_slowly_and_never_away(by_yaw, by_pitch):
    zero = gaze.calibrate(at_the_dot(), SEEING)
    later = gaze.rezero(zero, at_the_dot(by_yaw, by_pitch), SEEING)
    for moved, by in (
        (later.gaze_yaw - zero.gaze_yaw, by_yaw),
        (later.gaze_pitch - zero.gaze_pitch, by_pitch),
    ):
        assert abs(moved) <= gaze.REZERO_DEG + 1e-6
        assert moved * by >= -0.05


def test_no_zero_is_not_followed():
    nobody = gaze.uncalibrated("refused")
    assert gaze.rezero(nobody, at_the_dot(), SEEING) is nobody
