"""Recorded devices: sound is the clock, and the camera shows what belongs to it."""

import subprocess
import threading
from pathlib import Path

import numpy as np
import pytest

from kiosk.devices.recorded import CHUNK, RecordedCamera, RecordedMicrophone, SoundClock
from kiosk.domain.errors import MicrophoneError, SeeingError


@pytest.fixture(scope="session")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of a test picture at 10 frames a second."""
    path = tmp_path_factory.mktemp("video") / "test.mp4"
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-f",
        "lavfi",
        "-i",
        "testsrc=size=160x120:rate=10:duration=2",
    ]
    subprocess.run([*command, "-pix_fmt", "yuv420p", str(path)], check=True)
    return path


def test_each_answer_is_handed_over_in_chunks_of_100_ms_and_counted():
    clock = SoundClock()
    microphone = RecordedMicrophone([np.ones(CHUNK * 2 + 5, np.float32)] * 2, clock)
    assert [len(chunk) for chunk in microphone.chunks()] == [CHUNK] * 3
    assert clock.now() == pytest.approx(0.3)
    assert sum(chunk.sum() for chunk in microphone.chunks()) == CHUNK * 2 + 5


def test_a_question_without_a_recording_is_told():
    with pytest.raises(MicrophoneError, match="no recording left"):
        next(RecordedMicrophone([], SoundClock()).chunks())


def test_every_frame_is_seen_however_fast_the_sound_runs(video: Path):
    clock = SoundClock()
    camera = RecordedCamera(video, clock)
    times: list[float] = []

    def watch() -> None:
        while (frame := camera.frame(1.0)) is not None:
            times.append(frame.t)

    thread = threading.Thread(target=watch)
    thread.start()
    for _ in RecordedMicrophone([np.zeros(CHUNK * 25, np.float32)], clock).chunks():
        pass
    thread.join(timeout=10)
    assert times == pytest.approx([n / 10 for n in range(20)])


def test_a_frame_is_never_shown_before_its_time(video: Path):
    clock = SoundClock()
    camera = RecordedCamera(video, clock)
    assert camera.frame(0.1) is not None
    threading.Timer(0.1, camera.close).start()
    assert camera.frame(0.1) is None, "the clock stands still, so there is no second frame"


def test_what_is_not_a_video_is_told(tmp_path: Path):
    file = tmp_path / "face.mp4"
    file.write_bytes(b"not a video")
    with pytest.raises(SeeingError) as caught:
        RecordedCamera(file, SoundClock())
    assert caught.value.code == "video-unreadable"
