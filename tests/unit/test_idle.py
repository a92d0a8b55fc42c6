"""An empty booth is noticed, an answer never interrupted."""

import pytest

from kiosk.screens.view import Screen
from kiosk.window.idle import Idle


def left_after(seconds, screen=Screen.JOB, answering=False, idle=None):
    idle = idle or Idle()
    left = None
    for _ in range(round(seconds * 10)):
        left = idle.left_s(0.1, screen, answering)
    return left


def test_after_a_minute_it_is_asked_and_20_seconds_later_wiped():
    assert left_after(59.0) is None
    assert left_after(62.0) == pytest.approx(18.0, abs=0.2)
    assert left_after(81.0) == 0.0


def test_a_touch_starts_anew():
    idle = Idle()
    left_after(59.0, idle=idle)
    idle.noticed()
    assert left_after(59.0, idle=idle) is None


@pytest.mark.parametrize("screen", [Screen.ATTRACT, Screen.ERASED, Screen.STAFF, Screen.SORRY])
def test_nobody_is_asked_where_nobody_is_served(screen):
    assert left_after(300.0, screen) is None


@pytest.mark.parametrize("screen", [Screen.ASKING, Screen.LISTENING, Screen.THINKING])
def test_an_answer_is_never_interrupted(screen):
    assert left_after(300.0, screen, answering=True) is None


def test_an_answer_without_a_word_by_nobody_ends():
    assert left_after(81.0, Screen.LISTENING, answering=False) == 0.0


def test_who_asked_for_more_time_has_it_here_too():
    idle = Idle()
    for _ in range(119):
        assert idle.left_s(1.0, Screen.JOB, False, more=2.0) is None
    assert idle.left_s(1.0, Screen.JOB, False, more=2.0) == pytest.approx(40.0)
    assert idle.left_s(40.0, Screen.JOB, False, more=2.0) == 0.0
