"""A live camera on a wire: unplugged, frozen, plugged back."""

import time

import pytest

from kiosk.devices.camera import LiveCamera
from kiosk.devices.clock import LiveClock
from tests.kit.booth.scenes import a_hand, nobody
from tests.kit.fakes.video_server import camera_on_a_wire


@pytest.fixture
def wired():
    with camera_on_a_wire() as wire:
        camera = LiveCamera(wire.address, LiveClock())
        yield wire, camera
        camera.close()


def wait_for(condition, seconds):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.05)
    return condition()


def test_a_camera_that_is_unplugged_says_so_and_comes_back(wired):
    wire, camera = wired
    before = camera.frame(15.0)
    assert before.image.shape == (240, 320, 3)

    wire.unplugged.set()
    assert wait_for(lambda: camera.trouble is not None, 8)
    assert camera.trouble.code in ("camera-gone", "camera-missing")

    wire.unplugged.clear()
    after = camera.frame(5.0)  # who waits for a frame waits until it is back
    assert after.number > before.number
    assert camera.trouble is None


def test_a_picture_that_stands_still_is_not_handed_on_as_a_person(wired):
    wire, camera = wired
    camera.frame(15.0)
    wire.frozen.set()
    assert wait_for(lambda: camera.trouble is not None, 10)
    assert camera.trouble.code == "camera-frozen"


def test_a_hand_on_the_lens_is_said_until_it_is_gone():
    with camera_on_a_wire(a_hand) as wire:
        camera = LiveCamera(wire.address, LiveClock())
        camera.frame(15.0)
        assert wait_for(lambda: camera.trouble is not None, 8)
        assert camera.trouble.code == "camera-covered"
        wire.scene = nobody
        assert wait_for(lambda: camera.trouble is None, 8)
        camera.close()


def test_only_the_newest_frame_is_given(wired):
    _, camera = wired
    first = camera.frame(15.0)
    time.sleep(1.0)
    second = camera.frame(5.0)
    assert second.number > first.number + 5
    assert camera.frame(5.0).number > second.number
