"""Silero on recorded answers and on what is no voice."""

import numpy as np
import pytest
import soundfile

from kiosk.domain.units import SAMPLE_RATE
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses.voice_activity import VoiceActivity

ANSWER = RECORDINGS / "strong" / "answers" / "1.flac"
CHUNK = SAMPLE_RATE // 10


@pytest.fixture(scope="module")
def activity():
    return VoiceActivity()


def marks(activity: VoiceActivity, samples: np.ndarray, size: int = CHUNK) -> list[bool]:
    activity.begin()
    return [activity.is_speech(samples[i : i + size]) for i in range(0, len(samples), size)]


@pytest.fixture(scope="module")
def answer() -> np.ndarray:
    return soundfile.read(ANSWER, dtype="float32", stop=8 * SAMPLE_RATE)[0]


def test_a_voice_is_heard_and_silence_after_it_is_not(activity, answer):
    line = np.concatenate([np.zeros(SAMPLE_RATE), answer, np.zeros(2 * SAMPLE_RATE)])
    heard = marks(activity, line.astype(np.float32))
    assert not any(heard[:9])
    assert np.mean(heard[12:85]) > 0.6
    assert not any(heard[-14:])


def test_the_size_of_the_chunks_changes_nothing(activity, answer):
    marks(activity, answer)
    spans = activity.spans()
    marks(activity, answer, size=777)
    assert np.allclose(activity.spans(), spans)


@pytest.mark.parametrize("gain", [0.01, 0.1, 1.0, 8.0])
def test_a_quiet_or_clipping_microphone_still_hears(activity, answer, gain):
    heard = np.mean(marks(activity, np.clip(answer * gain / np.abs(answer).max(), -1, 1)))
    assert heard > 0.55


def test_fan_hum_and_clicks_are_no_voice(activity):
    rng = np.random.default_rng(2)
    t = np.arange(6 * SAMPLE_RATE) / SAMPLE_RATE
    fan = 0.02 * np.convolve(rng.standard_normal(len(t)), np.ones(20) / 20, mode="same")
    hum = 0.02 * np.sin(2 * np.pi * 50 * t) + 0.01 * np.sin(2 * np.pi * 100 * t)
    clicks = 0.3 * (rng.random(len(t)) > 0.9997)
    assert not any(marks(activity, (fan + hum + clicks).astype(np.float32)))


def test_samples_that_are_no_numbers_do_no_harm(activity, answer):
    broken = answer.copy()
    broken[5000:5200] = np.nan
    assert np.mean(marks(activity, broken)) > 0.6
