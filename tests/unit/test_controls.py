"""Wishes: taken once, and a wish to stop ends every wait."""

import threading

import pytest

from kiosk.interview.controls import Controls, NobodyWaits, Wish


def test_a_wish_is_taken_once():
    controls = Controls()
    controls.wish(Wish.DONE)
    assert controls.granted(Wish.DONE)
    assert not controls.granted(Wish.DONE)


def test_a_wait_ends_with_the_wish_that_came():
    controls = Controls()
    controls.wish(Wish.DONE)
    controls.wish(Wish.AGAIN)
    assert controls.wait(Wish.GO_ON, Wish.AGAIN) is Wish.AGAIN
    assert controls.granted(Wish.DONE), "a wish that was not waited for stays"


@pytest.mark.parametrize("waiting", [lambda c: c.wait(Wish.GO_ON), lambda c: c.pause(60)])
def test_stop_ends_every_wait(waiting):
    controls = Controls()
    ended = threading.Event()
    thread = threading.Thread(target=lambda: (waiting(controls), ended.set()))
    thread.start()
    controls.wish(Wish.STOP)
    thread.join(timeout=5)
    assert ended.is_set()
    assert controls.stopped
    assert not controls.pause(0)


def test_in_a_rehearsal_nobody_is_waited_for():
    controls = NobodyWaits()
    assert controls.wait(Wish.GO_ON, Wish.AGAIN) is Wish.GO_ON
    controls.wish(Wish.STOP)
    assert controls.wait(Wish.GO_ON) is Wish.STOP
