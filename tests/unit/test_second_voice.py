"""A second voice is noticed where it is sure, and one voice is never two."""

import numpy as np
import pytest

from kiosk.domain.sound import Transcript, Word
from kiosk.domain.units import SAMPLE_RATE
from kiosk.screens.words import TABLES, said
from kiosk.senses.second_voice import Voices
from kiosk.senses.transcribed import with_second_voice

RNG = np.random.default_rng(5)


def voice(seconds: float, hz: float, formants: tuple[int, ...]) -> np.ndarray:
    """Return a voice: a gliding pitch through vowels that change, in syllables."""
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    pitch = 2 * np.pi * np.cumsum(hz * (1 + 0.08 * np.sin(2 * np.pi * 0.7 * t))) / SAMPLE_RATE
    sound = np.zeros_like(t)
    for k in range(1, 40):
        near = sum(
            np.exp(-(((k * hz - f * (1 + 0.15 * np.sin(2 * np.pi * 2.3 * t + f))) / 250) ** 2))
            for f in formants
        )
        sound += (near + 0.02) * np.sin(k * pitch) / k**0.5
    return (0.1 * sound * (0.5 + 0.5 * np.sin(2 * np.pi * 4 * t))).astype(np.float32)


LOW, HIGH = (550, 1300, 2400), (800, 1900, 3100)


def heard(*sounds: np.ndarray) -> float | None:
    whole = np.concatenate(sounds)
    whole = whole + 0.0005 * RNG.standard_normal(len(whole)).astype(np.float32)
    voices = Voices()
    for chunk in np.array_split(whole, max(1, len(whole) // 1600)):
        voices.push(chunk.astype(np.float32))
    return voices.second_from()


def test_somebody_else_is_noticed_from_where_they_begin():
    at = heard(voice(16, 105, LOW), voice(8, 210, HIGH))
    assert at == pytest.approx(16, abs=2.5)


def test_one_voice_is_one_voice():
    assert heard(voice(24, 105, LOW)) is None
    assert heard(voice(24, 210, HIGH)) is None


def test_an_excited_voice_is_still_the_same():
    assert heard(voice(14, 105, LOW), voice(10, 140, LOW)) is None


def test_too_little_of_another_voice_is_not_sure():
    assert heard(voice(20, 105, LOW), voice(1.5, 210, HIGH)) is None
    assert heard(np.zeros(SAMPLE_RATE, np.float32)) is None


def test_a_broken_microphone_is_nobody():
    assert heard(np.full(20 * SAMPLE_RATE, np.nan, np.float32)) is None


def test_it_is_said_beside_any_other_doubt_and_in_spanish():
    word = Word("so", 0.0, 0.2, 0.9)
    told = with_second_voice(Transcript((word,), doubt="The last 6 s could not be made out."), 40.4)
    assert (
        told.doubt == "The last 6 s could not be made out. A second voice was heard from 0:40 on."
    )
    assert with_second_voice(Transcript((word,)), None).doubt is None
    assert with_second_voice(Transcript(why_not="nobody spoke"), 3.0).doubt is None
    for sentence in (
        "A second voice was heard from 0:40 on.",
        "In all, 3 s could not be made out.",
    ):
        for language in TABLES:
            assert said(language, sentence) != sentence
