"""What every camera keeps to, recorded or live."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from kiosk.devices.camera import LiveCamera
from kiosk.devices.clock import LiveClock
from kiosk.devices.recorded import RecordedCamera, SoundClock
from kiosk.domain.errors import CoachError

FRAMES, SIZE = 40, (160, 120)


@pytest.fixture(scope="module")
def video(tmp_path_factory):
    path = tmp_path_factory.mktemp("video") / "face.mp4"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 20.0, SIZE)
    for number in range(FRAMES):
        image = np.full((SIZE[1], SIZE[0], 3), 30, np.uint8)
        cv2.rectangle(image, (number * 3, 40), (number * 3 + 30, 80), (90, 200, 120), -1)
        writer.write(image)
    writer.release()
    return path


class CameraContract:
    def test_frames_come_in_order_with_rising_times(self, camera):
        frames = [camera.frame(5.0) for _ in range(6)]
        assert [f.number for f in frames] == sorted({f.number for f in frames})
        assert all(a.t <= b.t for a, b in pairwise(frames))

    def test_a_frame_is_bgr_and_not_mirrored(self, camera):
        image = camera.frame(5.0).image
        assert image.shape == (SIZE[1], SIZE[0], 3)
        assert image.dtype == np.uint8
        green = np.argwhere(image[:, :, 1] > 120)
        assert green[:, 1].mean() < SIZE[0] / 2  # the mark starts at the left

    def test_a_closed_camera_gives_nothing_and_does_not_wait(self, camera):
        camera.frame(5.0)
        camera.close()
        assert camera.frame(5.0) is None

    def test_it_has_a_name(self, camera):
        assert camera.name


class TestLive(CameraContract):
    @pytest.fixture
    def camera(self, video):
        opened = LiveCamera(str(video), LiveClock())
        yield opened
        opened.close()


class TestRecorded(CameraContract):
    @pytest.fixture
    def camera(self, video):
        clock = SoundClock()
        clock.advance(60.0)  # all the sound has been heard
        opened = RecordedCamera(video, clock)
        yield opened
        opened.close()


def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(CoachError) as missing:
        LiveCamera(str(tmp_path / "nothing.mp4"), LiveClock()).frame(5.0)
    assert missing.value.code in ("camera-missing", "camera-gone")
