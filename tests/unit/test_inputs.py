"""Finger, keys and pad mean the same things."""

import os
from dataclasses import replace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.screens import acts  # noqa: E402
from kiosk.screens.paper import Role, Target  # noqa: E402
from kiosk.screens.view import View  # noqa: E402
from kiosk.window.inputs import Inputs, hit  # noqa: E402

ROOM = Target(pygame.Rect(0, 0, 1000, 500), acts.Touched(), "anywhere")
LEAVE = Target(pygame.Rect(10, 400, 100, 80), acts.Leave(), "Leave", Role.LEAVE)
AGREE = Target(pygame.Rect(800, 400, 180, 80), acts.Agreed(), "I agree", Role.MAIN)
TARGETS = (LEAVE, AGREE, ROOM)
VIEW = View(since=0.0)


def happen(kind, **facts):
    return pygame.event.Event(kind, **facts)


def down(at):
    return happen(pygame.MOUSEBUTTONDOWN, button=1, pos=at)


def up(at):
    return happen(pygame.MOUSEBUTTONUP, button=1, pos=at)


def key(code, mod=0):
    return happen(pygame.KEYDOWN, key=code, mod=mod)


def play(*happened, view=VIEW, at=5.0):
    inputs, act = Inputs(), None
    for one in happened:
        view, act = inputs.take(one, view, TARGETS, at)
    return view, act


def test_a_touch_means_the_smallest_target_under_it():
    assert hit(TARGETS, (850, 440)) == 1
    assert hit(TARGETS, (500, 100)) == 2
    assert hit(TARGETS, (1500, 100)) is None
    assert play(down((850, 440)), up((855, 445)))[1] == acts.Agreed()


def test_a_finger_that_slides_away_means_nothing():
    view, act = play(down((850, 440)), up((20, 410)))
    assert act is None
    assert view.pressed is None


def test_a_target_shows_that_a_finger_is_on_it():
    assert play(down((850, 440)))[0].pressed == 1


def test_a_second_tap_on_the_next_screen_is_not_heard():
    assert play(down((850, 440)), up((850, 440)), view=replace(VIEW, since=4.9))[1] is None


def test_tab_goes_round_and_enter_presses():
    view, _ = play(key(pygame.K_TAB))
    assert view.focus == 0
    view, _ = play(key(pygame.K_TAB), key(pygame.K_TAB), key(pygame.K_TAB), key(pygame.K_TAB))
    assert view.focus == 0
    view, _ = play(key(pygame.K_TAB, pygame.KMOD_SHIFT))
    assert view.focus == 2
    assert play(key(pygame.K_TAB), key(pygame.K_RETURN))[1] == acts.Leave()


def test_enter_without_a_focus_is_the_main_action_and_escape_the_way_out():
    assert play(key(pygame.K_RETURN))[1] == acts.Agreed()
    assert play(key(pygame.K_ESCAPE))[1] == acts.Leave()


def test_a_pad_moves_the_focus_and_presses():
    right = happen(pygame.JOYHATMOTION, joy=0, hat=0, value=(1, 0))
    centre = happen(pygame.JOYHATMOTION, joy=0, hat=0, value=(0, 0))
    press = happen(pygame.JOYBUTTONDOWN, joy=0, button=0)
    assert play(right, centre, right, press)[1] == acts.Agreed()
    assert play(happen(pygame.JOYBUTTONDOWN, joy=0, button=1))[1] == acts.Leave()
    stick = [happen(pygame.JOYAXISMOTION, joy=0, axis=0, value=v) for v in (0.9, 0.95, 0.1, 0.9)]
    assert play(*stick)[0].focus == 1


def test_the_hidden_corner_wants_to_be_held():
    inputs = Inputs()
    inputs.take(down((20, 30)), VIEW, TARGETS, 5.0)
    assert inputs.held_corner(VIEW, 1080, 6.0) is None
    assert inputs.held_corner(VIEW, 1080, 8.0) == acts.StaffAsked()
    assert inputs.take(up((20, 30)), VIEW, TARGETS, 8.1)[1] is None
    inputs.take(down((500, 300)), VIEW, TARGETS, 9.0)
    assert inputs.held_corner(VIEW, 1080, 20.0) is None
