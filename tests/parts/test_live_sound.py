"""Microphone and speaker on a private PulseAudio: what a candidate hears and is heard."""

import time
from itertools import islice

import numpy as np
import pytest
import soundfile

from kiosk.devices.microphone import LiveMicrophone
from kiosk.devices.speaker import LiveSpeaker
from kiosk.domain.errors import MicrophoneError
from kiosk.domain.job import Clip, ClipSource
from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.mesh_library import mediapipe
from tests.kit.booth.pulse import private_pulse, start_pulse

LOUD = 0.05


@pytest.fixture(scope="module")
def pulse():
    with private_pulse() as running:
        yield running


@pytest.fixture
def microphone():
    opened = LiveMicrophone("", preroll_s=2.0)
    opened.wake()
    next(opened.chunks())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def tone(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "tone.wav"
    t = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * 440 * t), SAMPLE_RATE)
    return path


def hear(microphone, chunks):
    return list(islice(microphone.chunks(), chunks))


def loudest(chunks):
    return max(float(np.abs(chunk).max()) for chunk in chunks)


def warm_up(microphone):
    until = time.monotonic() + 6
    while microphone.trouble is None and not len(microphone.recent()) and time.monotonic() < until:
        time.sleep(0.1)


def test_a_candidate_is_heard_in_chunks_of_100_ms(pulse, microphone, tone):
    warm_up(microphone)
    began = time.monotonic()
    player = pulse.play(tone)
    chunks = hear(microphone, 40)
    player.wait(5)
    assert {len(chunk) for chunk in chunks} == {SAMPLE_RATE // 10}
    assert loudest(chunks) == pytest.approx(0.3, abs=0.05)
    heard = np.concatenate(chunks)
    notes = np.fft.rfftfreq(len(heard), 1 / SAMPLE_RATE)
    assert notes[np.abs(np.fft.rfft(heard)).argmax()] == pytest.approx(440, abs=3)
    assert time.monotonic() - began < 6


def test_what_was_said_just_before_is_not_lost(pulse, microphone, tone):
    warm_up(microphone)
    pulse.play(tone).wait(5)
    time.sleep(0.3)
    assert loudest(hear(microphone, 15)) > LOUD


def test_the_booth_is_deaf_while_the_coach_speaks(pulse, tone):
    microphone = LiveMicrophone("", preroll_s=2.0, coach_heard=lambda: True)
    microphone.wake()
    player = pulse.play(tone)
    chunks = hear(microphone, 45)
    player.wait(5)
    microphone.close()
    assert loudest(chunks) == 0.0
    assert len(microphone.recent()) == 0


def test_a_device_is_found_by_part_of_its_name(pulse, tone):
    microphone = LiveMicrophone("BOOTHMIC", preroll_s=1.0)
    microphone.wake()
    warm_up(microphone)
    assert microphone.trouble is None
    microphone.close()


def test_a_device_that_is_not_there_is_said_and_given_up(pulse, monkeypatch):
    monkeypatch.setattr("kiosk.devices.microphone.GIVE_UP_S", 0.5)
    microphone = LiveMicrophone("no such device", preroll_s=1.0)
    with pytest.raises(MicrophoneError) as missing:
        hear(microphone, 100)
    microphone.close()
    assert missing.value.code == "mic-missing"


def test_a_microphone_that_is_switched_off_is_not_a_silent_candidate(pulse, monkeypatch):
    monkeypatch.setattr("kiosk.devices.microphone.ZEROS_S", 1.0)
    microphone = LiveMicrophone("", preroll_s=1.0)
    with pytest.raises(MicrophoneError) as silent:
        hear(microphone, 100)
    microphone.close()
    assert silent.value.code == "mic-silent"


def test_a_microphone_without_a_sound_is_said_long_before_the_answer_is_over(pulse, microphone):
    chunks = microphone.chunks()
    heard = [next(chunks) for _ in range(80) if microphone.trouble is None]
    assert microphone.trouble.code == "mic-silent"
    assert len(heard) < 60
    microphone.rest()
    assert microphone.trouble is None, "nobody is here to be told"


def test_the_speaker_is_heard_and_knows_when(pulse, tone, tmp_path):
    speaker = LiveSpeaker("", echo_s=0.5)
    assert speaker.open()
    with pulse.heard(tmp_path / "heard.raw"):
        time.sleep(0.8)
        speaker.say(Clip("tone", ClipSource.LOCAL, str(tone), 1.0))
        began, levels = time.monotonic(), []
        while (level := speaker.saying()) is not None:
            levels.append(level)
            assert speaker.heard()
            time.sleep(0.02)
        lasted = time.monotonic() - began
        assert speaker.heard()  # its echo
        time.sleep(0.8)
        assert not speaker.heard()
    heard = np.fromfile(tmp_path / "heard.raw", np.int16) / 32_768
    assert np.abs(heard).max() > LOUD
    assert lasted == pytest.approx(1.0, abs=0.8)
    assert max(levels) > 0.5
    speaker.close()


def test_a_clip_without_sound_lasts_as_long_as_its_caption_is_read():
    speaker = LiveSpeaker("", echo_s=0.5)
    speaker.say(Clip("One moment please.", ClipSource.NONE))
    began = time.monotonic()
    while speaker.saying() is not None:
        time.sleep(0.05)
    assert time.monotonic() - began == pytest.approx(2.0, abs=0.3)


def test_the_coach_can_be_hushed(pulse, tone):
    speaker = LiveSpeaker("", echo_s=0.0)
    speaker.say(Clip("tone", ClipSource.LOCAL, str(tone), 1.0))
    speaker.hush()
    assert speaker.saying() is None
    speaker.close()


def test_a_microphone_that_came_after_the_eyes_were_opened_is_found():
    """MediaPipe must not hold PortAudio, which looks for devices only when it is started."""
    mediapipe()
    with private_pulse():
        microphone = LiveMicrophone("", preroll_s=1.0)
        microphone.wake()
        warm_up(microphone)
        assert microphone.trouble is None
        microphone.close()


def test_an_unplugged_microphone_comes_back_by_itself(tone):
    with private_pulse() as pulse:
        microphone = LiveMicrophone("", preroll_s=1.0)
        microphone.wake()
        warm_up(microphone)
        chunks = microphone.chunks()
        next(chunks)

        pulse.stop()
        gone = [next(chunks) for _ in range(30)]
        assert microphone.trouble is not None
        assert {len(chunk) for chunk in gone} == {SAMPLE_RATE // 10}  # silence stands in for sound

        (pulse.folder / "socket").unlink(missing_ok=True)
        pulse.process = start_pulse(pulse.folder).process
        until = time.monotonic() + 11
        while microphone.trouble is not None and time.monotonic() < until:
            next(chunks)
        assert microphone.trouble is None
        player = pulse.play(tone)
        assert loudest(list(islice(chunks, 40))) > LOUD
        player.wait(5)
        chunks.close()
        microphone.close()
