"""Looks, distractions and the focus ratio from glimpses made on purpose."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from kiosk.coach.measure import focus
from kiosk.coach.measure.looks import HALF_WINDOW_S, LiveLooks
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Calibration, Glimpse, Look

SETTINGS = Settings()
ZERO = Calibration(ok=True, opening=0.3)
AT = {
    "screen": (0.0, -12.0),
    "left": (45.0, -10.0),
    "right": (-45.0, -10.0),
    "down": (0.0, -45.0),
    "up": (0.0, 20.0),
}


def glimpse(t: float, where: str) -> Glimpse:
    if where == "gone":
        return Glimpse(t=t, faces=0)
    faces = 2 if where == "second" else 1
    yaw, pitch = AT.get(where, AT["screen"])
    opening = 0.08 if where == "blink" else 0.3
    if where == "blink":
        pitch = -50.0  # what falling lids look like
    return Glimpse(
        t=t,
        faces=faces,
        yaw=yaw / 2,
        pitch=pitch / 2,
        gaze_yaw=yaw,
        gaze_pitch=pitch,
        opening=opening,
        distance_cm=60.0,
        eye_cm=(0.0, 0.0, -60.0),
    )


def seen(*stretches: tuple[str, float], fps: float = 15.0) -> list[Glimpse]:
    """Return glimpses of stretches of (where, seconds), one after the other."""
    out, total = [], 0.0
    for where, seconds in stretches:
        total += seconds
        while len(out) / fps < total - 1e-9:
            out.append(glimpse(len(out) / fps, where))
    return out


def measured(glimpses, spans=None, zero=ZERO):
    seconds = glimpses[-1].t + 1 / 15
    return focus.measure(glimpses, zero, spans or [(0.0, seconds)], seconds, SETTINGS)


@pytest.mark.parametrize("side", ["left", "right", "up", "down"])
@pytest.mark.parametrize("fps", [10.0, 15.0, 30.0])
def test_a_distraction_has_its_true_times(side, fps):
    found = measured(seen(("screen", 5), (side, 3), ("screen", 4), fps=fps)).distractions
    assert [d.kind for d in found] == [Look(side)]
    assert found[0].start == pytest.approx(5.0, abs=0.11)
    assert found[0].end == pytest.approx(8.0, abs=0.11)


def test_a_glance_is_none_of_our_business():
    result = measured(seen(("screen", 5), ("left", 1.7), ("screen", 5)))
    assert result.distractions == ()
    assert result.ratio.value == pytest.approx(10 / 11.7, abs=0.02)


def test_a_blink_is_no_look_down():
    result = measured(seen(*(("screen", 2), ("blink", 0.3)) * 6, ("screen", 2)))
    assert result.ratio.value == 1.0
    assert set(result.timeline) == {Look.SCREEN}


def test_lids_that_follow_a_lowered_head_down_are_not_shut():
    """Over notes the head sinks and the lids with it, to half of their own opening."""
    notes = [
        replace(g, pitch=-20.0, opening=0.45 * ZERO.opening) if g.gaze_pitch == -45.0 else g
        for g in seen(("screen", 3), ("down", 3), ("screen", 3))
    ]
    assert [d.kind for d in measured(notes).distractions] == [Look.DOWN]


def test_lids_at_half_in_a_level_head_are_a_blink():
    drooping = [
        replace(g, pitch=0.0, opening=0.45 * ZERO.opening) if g.opening < 0.1 else g
        for g in seen(("screen", 3), ("blink", 0.4), ("screen", 3))
    ]
    assert set(measured(drooping).timeline) == {Look.SCREEN}


def test_a_blink_does_not_end_a_look_away():
    found = measured(
        seen(("screen", 3), ("down", 1.5), ("blink", 0.3), ("down", 1.5), ("screen", 3))
    ).distractions
    assert len(found) == 1
    assert found[0].end - found[0].start == pytest.approx(3.3, abs=0.15)


def test_a_lost_face_is_no_look_away():
    result = measured(seen(("screen", 8), ("gone", 3), ("screen", 6)))
    assert result.distractions == ()
    assert [a.kind for a in result.absences] == [Look.NO_FACE]
    assert result.ratio.value == 1.0
    assert result.face_share.value == pytest.approx(14 / 17, abs=0.01)


def test_a_face_lost_within_one_look_away_was_turned_too_far():
    found = measured(
        seen(("screen", 4), ("left", 0.8), ("gone", 1.2), ("left", 0.8), ("screen", 4))
    ).distractions
    assert [d.kind for d in found] == [Look.LEFT]


def test_a_second_face_is_told_apart_from_where_the_candidate_looks():
    result = measured(seen(("screen", 5), ("second", 3), ("screen", 5)))
    assert [a.kind for a in result.absences] == [Look.MULTI_FACE]
    assert result.distractions == ()
    assert result.ratio.value == 1.0
    assert Look.MULTI_FACE in result.timeline


def test_too_little_seen_is_not_measured():
    result = measured(seen(("screen", 5), ("gone", 5)))
    assert result.ratio.value is None
    assert "50%" in result.ratio.why_not


def test_no_camera_is_not_measured():
    result = focus.measure((), None, [(0.0, 9.0)], 9.0, SETTINGS)
    assert result.ratio.value is None
    assert result.face_share.value is None


def test_thinking_time_is_nobodys_business():
    glimpses = seen(("left", 4), ("screen", 6), ("right", 3), ("screen", 2))
    result = measured(glimpses, spans=[(4.5, 7.0), (8.0, 15.0)])
    assert [d.kind for d in result.distractions] == [Look.RIGHT]


def test_nobody_spoke_nothing_to_judge():
    result = focus.measure(seen(("left", 5)), ZERO, [], 5.0, SETTINGS)
    assert result.ratio.value is None
    assert result.distractions == ()


def test_a_face_nothing_can_be_told_of_is_not_judged():
    blurred = [
        replace(g, yaw=None, pitch=None, gaze_yaw=None, gaze_pitch=None, opening=None)
        for g in seen(("screen", 6))
    ]
    result = measured(blurred)
    assert result.ratio.value is None
    assert result.distractions == ()


def test_without_a_zero_the_edges_are_wider():
    beside = [replace(g, gaze_yaw=25.0) for g in seen(("screen", 6))]
    assert measured(beside).ratio.value == 0.0
    assert measured(beside, zero=None).ratio.value == 1.0
    assert not measured(beside, zero=None).calibrated


def test_the_timeline_has_a_look_for_every_quarter_second():
    result = measured(seen(("screen", 3), ("down", 3)))
    assert len(result.timeline) == 24
    assert result.timeline[4] is Look.SCREEN
    assert result.timeline[20] is Look.DOWN


@given(st.floats(2.2, 6.0), st.floats(0.0, 5.0))
@examples(max_examples=25, deadline=None)
def test_a_longer_look_away_never_shortens_an_event(seconds, more):
    def longest(away: float) -> float:
        found = measured(seen(("screen", 4), ("left", away), ("screen", 4))).distractions
        return max(d.end - d.start for d in found)

    assert longest(seconds + more) >= longest(seconds) - 1e-6


@given(
    st.lists(
        st.sampled_from(["screen", "left", "right", "down", "blink", "gone", "second"]),
        min_size=1,
        max_size=12,
    ),
    st.floats(0.1, 3.0),
)
@examples(max_examples=40, deadline=None)
def test_mirrored_looks_give_mirrored_events(places, each):
    swap = {"left": "right", "right": "left"}
    one = measured(seen(*((p, each) for p in places)))
    other = measured(seen(*((swap.get(p, p), each) for p in places)))
    assert [swap.get(d.kind, d.kind) for d in one.distractions] == [
        str(d.kind) for d in other.distractions
    ]
    assert one.ratio == other.ratio


def test_the_live_status_is_late_by_half_a_window_and_no_more():
    looks = LiveLooks(SETTINGS.seeing, ZERO)
    shown = [(g.t, looks.see(g)) for g in seen(("screen", 3), ("left", 3), fps=30)]
    turned = next(t for t, look in shown if look is Look.LEFT)
    assert 3.0 <= turned <= 3.0 + HALF_WINDOW_S + 0.07


def test_wrong_frame_times_are_passed_over():
    glimpses = seen(("screen", 4))
    shuffled = [*glimpses[:20], *glimpses[5:10], *glimpses[20:]]
    looks = LiveLooks(SETTINGS.seeing, ZERO)
    steps = [s for g in shuffled for s in looks.steps(g)] + looks.finish()
    assert [s.t for s in steps] == [g.t for g in glimpses]
