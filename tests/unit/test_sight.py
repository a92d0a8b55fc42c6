"""The sight keeps glimpses with their times, forgets them, and outlives a camera that does not."""

import threading

import numpy as np
import pytest

from kiosk.devices.doors import Frame
from kiosk.domain.errors import CameraError
from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Calibration, Glimpse, Look
from kiosk.senses.overlay import draw
from kiosk.senses.sight import Sight

SEEING = Seeing()


class FakeCamera:
    """Shows frames at the times it was given, then ends or fails."""

    name = "fake"

    def __init__(self, times, error=None):
        self.times, self.error, self.closed = iter(times), error, False

    def frame(self, deadline_s):
        t = next(self.times, None)
        if t is not None:
            return Frame(np.zeros((8, 8, 3), np.uint8), t, 0)
        if self.error is not None:
            raise self.error
        return None

    def close(self):
        self.closed = True


class FakeFace:
    """Sees somebody who looks at the screen, and on which threads it was asked."""

    def __init__(self):
        self.threads, self.closed = set(), False

    def look(self, image_bgr, t):
        self.threads.add(threading.get_ident())
        return Glimpse(
            t=t,
            faces=1,
            yaw=0.0,
            pitch=-5.0,
            gaze_yaw=0.0,
            gaze_pitch=-8.0,
            opening=0.3,
            distance_cm=60.0,
            eye_cm=(0.0, 0.0, -60.0),
        )

    def close(self):
        self.closed = True


class StoppedClock:
    def __init__(self, now):
        self.at = now

    def now(self):
        return self.at


def watched(camera, **more):
    sight = Sight(camera, FakeFace(), SEEING, **more)
    sight.start()
    wait_for_end()
    return sight


def wait_for_end():
    for thread in threading.enumerate():
        if thread.name == "sight":
            thread.join(timeout=5)


def test_glimpses_are_made_at_the_rate_asked_for():
    sight = watched(FakeCamera(n / 30 for n in range(61)))
    glimpses = sight.between(0.0, 10.0)
    assert len(glimpses) == pytest.approx(2.0 * SEEING.fps, abs=1)
    assert [g.t for g in sight.between(0.5, 1.0)] == [g.t for g in glimpses if 0.5 <= g.t < 1.0]


def test_the_newest_frame_is_shown_with_the_newest_glimpse():
    sight = watched(FakeCamera(n / 30 for n in range(62)))
    frame, glimpse = sight.latest()
    assert frame.t == pytest.approx(61 / 30)
    assert glimpse.t <= frame.t


def test_a_lost_camera_is_trouble_and_no_crash():
    lost = CameraError("camera-gone", "The camera stopped.", permanent=False)
    sight = watched(FakeCamera([0.0, 0.1], error=lost))
    assert sight.trouble is lost
    assert len(sight.between(0.0, 1.0)) == 2
    assert sight.look() is Look.UNKNOWN


def test_a_live_camera_that_is_missing_at_first_is_waited_for(monkeypatch):
    monkeypatch.setattr("kiosk.senses.sight.AWAITED_S", 0.01)
    missing = CameraError("camera-missing", "There is no camera.", permanent=False)
    camera, told = FakeCamera(n / 15 for n in range(10)), []
    frames, tries = camera.frame, iter(range(3))

    def frame(deadline_s):
        if next(tries, None) is not None:
            raise missing
        told.append(sight.trouble)
        return frames(deadline_s)

    camera.frame = frame
    sight = Sight(camera, FakeFace(), SEEING, live_clock=StoppedClock(0.1))
    sight.start()
    wait_for_end()
    assert told[0] is missing
    assert sight.trouble is None
    assert sight.between(0.0, 1.0)


def test_a_stale_frame_is_never_judged():
    times = [9.0, 9.7, 9.9, 9.99]
    sight = watched(FakeCamera(times), live_clock=StoppedClock(10.0))
    assert [g.t for g in sight.between(0.0, 20.0)] == [9.9, 9.99]


def test_forgetting_leaves_nothing():
    sight = watched(FakeCamera(n / 15 for n in range(30)))
    sight.calibration = Calibration(ok=True)
    sight.forget()
    assert sight.between(0.0, 99.0) == ()
    assert sight.latest() is None
    assert sight.calibration is None
    assert sight.look() is Look.UNKNOWN


def test_one_thread_looks_and_both_parts_are_closed():
    camera, face = FakeCamera(n / 15 for n in range(10)), FakeFace()
    sight = Sight(camera, face, SEEING)
    sight.start()
    wait_for_end()
    sight.close()
    assert len(face.threads) == 1
    assert threading.get_ident() not in face.threads
    assert camera.closed
    assert face.closed


def test_the_dot_is_where_the_eyes_rest():
    sight = watched(FakeCamera(n / 15 for n in range(30)))
    sight.calibration = Calibration(ok=True, opening=0.3)
    across, down = sight.dot()
    assert across == pytest.approx(0.5, abs=0.02)
    assert 0.2 < down < 0.6


# --- the status on the preview -------------------------------------------------------------------


def test_the_preview_is_mirrored_and_the_frame_stays():
    image = np.zeros((240, 320, 3), np.uint8)
    image[:60, :60] = 255
    before = image.copy()
    shown = draw(image, Glimpse(t=0.0, faces=0), Look.UNKNOWN, SEEING)
    assert (image == before).all()
    assert shown[:50, -50:].min() > 200
    assert shown[:50, :50].max() == 0


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("size", [(120, 160), (480, 640), (2160, 3840)])
def test_every_look_fits_every_picture(look, size):
    oval = tuple((0.5 + 0.2 * np.cos(a), 0.5 + 0.3 * np.sin(a)) for a in np.linspace(0, 6, 12))
    glimpse = Glimpse(t=0.0, faces=1, outline=oval)
    image = np.full((*size, 3), 90, np.uint8)
    shown = draw(image, glimpse, look, SEEING, dot=(0.2, 0.9))
    assert shown.shape == image.shape
    assert (shown != image).any()


def test_the_dot_is_only_drawn_where_staff_want_it():
    image = np.zeros((240, 320, 3), np.uint8)
    quiet = draw(image, Glimpse(t=0.0, faces=0), Look.UNKNOWN, SEEING, dot=(0.5, 0.5))
    shown = draw(image, Glimpse(t=0.0, faces=0), Look.UNKNOWN, Seeing(show_dot=True), (0.5, 0.5))
    assert quiet.max() == 0
    assert shown[120, 160].min() > 100
