"""Whispering is heard as speech; fans, keys, music and voices are not taken for it."""

from pathlib import Path

import numpy as np
import pytest

from kiosk.domain.settings import Settings
from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.sound_file import opened
from kiosk.senses.take import OpenFile, OpenTake
from kiosk.senses.whispers import whispered
from tests.kit.fakes.interview import FakeHearing

SECONDS = 6
RNG = np.random.default_rng(3)
TIME = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE
ROOM = 0.0003 * RNG.standard_normal(len(TIME))
REAL = Path(__file__).parents[2].parent / "shared"
REAL = REAL / "data" / "speech_real" / "e11_whispered2.flac"


def whisper(loud: float = 0.01) -> np.ndarray:
    """Return syllables of breath, four a second, from 1 s to 4 s: noise over 1 kHz."""
    noise = np.diff(RNG.standard_normal(len(TIME) + 2), 2)
    shape = np.clip(np.sin(2 * np.pi * 4 * TIME), 0, 1) * ((TIME > 1) & (TIME < 4))
    return (loud * noise * shape + ROOM).astype(np.float32)


def keys() -> np.ndarray:
    sound = ROOM.copy()
    for at in np.arange(0.5, 5.5, 0.17):
        first = int(at * SAMPLE_RATE)
        sound[first : first + 400] += RNG.standard_normal(400) * np.exp(-np.arange(400) / 60) * 0.2
    return sound.astype(np.float32)


def fan() -> np.ndarray:
    return (0.02 * RNG.standard_normal(len(TIME)) * (1 + 0.2 * np.sin(TIME))).astype(np.float32)


def music() -> np.ndarray:
    notes = sum(np.sin(2 * np.pi * hertz * TIME) for hertz in (220, 277, 330, 440, 660))
    return (0.05 * notes * (np.sin(2 * np.pi * 2 * TIME) > 0) + ROOM).astype(np.float32)


@pytest.mark.parametrize("loud", [0.003, 0.01, 0.1])
def test_whispering_is_found_at_any_level(loud):
    (found,) = whispered(whisper(loud), ())
    assert found == pytest.approx((1.0, 3.9), abs=0.15)


@pytest.mark.parametrize("sound", [keys, fan, music])
def test_what_only_hisses_or_clicks_is_no_whisper(sound):
    assert whispered(sound(), ()) == ()


def test_a_broken_microphone_whispers_nothing():
    assert whispered(np.full(len(TIME), np.nan, np.float32), ()) == ()


def test_breath_between_words_said_aloud_is_none():
    assert whispered(whisper(), ((0.0, 1.0), (4.0, 6.0))) == ()


class SilentActivity:
    """Takes nothing for speech but one word."""

    def begin(self) -> None:
        self.heard = 0

    def is_speech(self, chunk) -> bool:
        self.heard += 1
        return self.heard == 13

    def spans(self):
        return ((1.2, 1.3),)


class Listens(FakeHearing):
    def begin(self, keywords) -> None:
        super().begin(keywords)
        self.phrases = {}

    def send(self, phrase) -> None:
        self.phrases[phrase.number] = phrase

    def keep_up(self, most, deadline_s) -> None:
        """Nothing is owed."""


@pytest.mark.parametrize("kind", [OpenTake, OpenFile])
def test_a_whispered_answer_is_sent_whole_when_it_is_over(kind):
    hearing = Listens()
    take = kind(hearing, SilentActivity(), Settings(), ("SQL",))
    sound = whisper()
    for _ in take.hear(np.split(sound, SECONDS * 10)):
        pass
    take.close()
    (phrase,) = hearing.phrases.values()
    assert phrase.whispered
    assert (phrase.start, phrase.end) == pytest.approx((0.7, 4.2), abs=0.25)
    assert take.speech == (pytest.approx((1.0, 3.9), abs=0.15),)
    assert hearing.began[-1] == ("SQL",)


def test_a_real_whisper_is_found():
    if not REAL.is_file():
        pytest.skip(f"{REAL} is not here")
    with opened(REAL) as file:
        sound = np.concatenate(list(file.chunks()))
    (found,) = whispered(sound, ((0.8, 1.02),))
    assert found == pytest.approx((0.6, 3.5), abs=0.2)
