"""A live camera on a wire: unplugged, frozen, plugged back."""

import time

import pytest

from kiosk.room.camera import LiveCamera
from kiosk.room.clock import LiveClock
from tests.video_server import camera_on_a_wire


@pytest.fixture
def wired():
    with camera_on_a_wire() as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/video.mjpg"
        camera = LiveCamera(address, LiveClock())
        yield server, camera
        camera.close()


def wait_for(condition, seconds):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.05)
    return condition()


def test_a_camera_that_is_unplugged_says_so_and_comes_back(wired):
    server, camera = wired
    before = camera.frame(15.0)
    assert before.image.shape == (240, 320, 3)

    server.unplugged.set()
    assert wait_for(lambda: camera.trouble is not None, 8)
    assert camera.trouble.code in ("camera-gone", "camera-missing")

    server.unplugged.clear()
    after = camera.frame(5.0)  # who waits for a frame waits until it is back
    assert after.number > before.number
    assert camera.trouble is None


def test_a_picture_that_stands_still_is_not_handed_on_as_a_person(wired):
    server, camera = wired
    camera.frame(15.0)
    server.frozen.set()
    assert wait_for(lambda: camera.trouble is not None, 10)
    assert camera.trouble.code == "camera-frozen"


def test_only_the_newest_frame_is_given(wired):
    _, camera = wired
    first = camera.frame(15.0)
    time.sleep(1.0)
    second = camera.frame(5.0)
    assert second.number > first.number + 5
    assert camera.frame(5.0).number > second.number
