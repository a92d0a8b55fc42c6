"""The beat is heard while the candidate talks, and is the same as heard afterwards."""

import numpy as np
import pytest

from kiosk.coach.measure import compiled, prosody
from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.ahead import Ahead

CHUNK = SAMPLE_RATE // 10


@pytest.fixture(scope="module", autouse=True)
def warm():
    prosody.warm()


def talk(seconds: float) -> np.ndarray:
    """Return syllables that come faster and faster."""
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    beats = np.sin(2 * np.pi * (2.0 + t / 40) * t) > 0
    return (0.1 * np.sin(2 * np.pi * 150 * t) * beats).astype(np.float32)


def heard_while_talking(sound: np.ndarray) -> Ahead:
    ahead, chunks = Ahead(), []
    for start in range(0, len(sound), CHUNK):
        chunks.append(sound[start : start + CHUNK])
        ahead.hear(chunks)
    return ahead


def test_it_makes_no_difference_when_the_beat_is_heard():
    sound = talk(47.3)
    grams = heard_while_talking(sound).grams()
    assert sorted(grams) == [0, 1, 2, 3, 4, 5, 6, 7]
    span = (1.2, 46.1)
    assert prosody.beat(sound, span, grams) == prosody.beat(sound, span)


def test_after_done_no_window_of_a_long_answer_is_left_to_hear(monkeypatch):
    sound = talk(61.0)
    grams = heard_while_talking(sound).grams()
    monkeypatch.setattr(prosody, "_gram", lambda *_: pytest.fail("heard again"))
    assert prosody.beat(sound, (0.4, 60.2), grams)[0].value is not None


def test_before_all_is_compiled_nothing_is_heard_ahead(monkeypatch):
    monkeypatch.setattr(compiled, "is_ready", lambda: False)
    assert heard_while_talking(talk(25.0)).grams() == {}


@pytest.mark.parametrize("first", [0.0, 0.1, 3.7, 4.9])
@pytest.mark.parametrize("seconds", [20.0, 24.9, 61.0, 290.0])
def test_windows_lie_in_the_speech_and_are_never_more_than_eight(first: float, seconds: float):
    numbers = prosody.windows_in(first, first + seconds)
    assert 2 <= len(numbers) <= prosody.BEAT_PIECES
    assert len(set(numbers)) == len(numbers)
    assert numbers[0] * prosody.HOP_S >= first
    assert numbers[-1] * prosody.HOP_S + prosody.WINDOW_S <= first + seconds
