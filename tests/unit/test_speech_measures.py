from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.coach.measure import pauses, prosody
from kiosk.coach.measure.fillers import classify
from kiosk.coach.measure.speech import measure
from kiosk.domain.measures import PauseKind, Speech
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Take
from kiosk.domain.sound import Transcript, Word
from kiosk.domain.units import SAMPLE_RATE

SETTINGS = Settings()
WORD_S = 0.35


def talk(line: str, noise: float = 0.0005, tail_s: float = 0.5) -> tuple[Take, Transcript]:
    """Return an answer whose words are 0.3 s of a voice each; a number is so much silence."""
    rng = np.random.default_rng(7)
    sound, words, spans, at = [np.zeros(SAMPLE_RATE // 2)], [], [], 0.5
    for number, item in enumerate(line.split()):
        if item.replace(".", "").isdigit():
            sound.append(np.zeros(int(float(item) * SAMPLE_RATE)))
            at += float(item)
            continue
        t = np.arange(int(WORD_S * SAMPLE_RATE)) / SAMPLE_RATE
        pitch = 2 * np.pi * (110 + 5 * (number % 5)) * t
        beat = 0.6 + 0.4 * np.sin(np.pi * t / WORD_S)
        sound.append(0.1 * beat * sum(np.sin(k * pitch) / k for k in range(1, 12)))
        words.append(Word(item, round(at, 3), round(at + WORD_S, 3), 0.9))
        spans.append((at, at + WORD_S))
        at += WORD_S
    sound.append(np.zeros(int(tail_s * SAMPLE_RATE)))
    samples = np.concatenate(sound)
    samples = (samples + noise * rng.standard_normal(len(samples))).astype(np.float32)
    return Take(samples, speech=tuple(spans)), Transcript(tuple(words), classify(words))


def measured(line: str, **how: float) -> Speech:
    return measure(*talk(line, **how), SETTINGS)


FORTY = " ".join(["word"] * 40)


def test_pauses_have_their_places_and_classes():
    speech = measured("one two 0.5 three four 1.5 five six 3.0 seven 5.0 eight")
    assert [p.kind for p in speech.pauses] == [
        PauseKind.NATURAL, PauseKind.DELIBERATE, PauseKind.LONG, PauseKind.VERY_LONG,
    ]  # fmt: skip
    assert [p.end - p.start for p in speech.pauses] == pytest.approx([0.5, 1.5, 3, 5], abs=0.05)
    assert speech.pauses[0].start == pytest.approx(0.5 + 2 * WORD_S, abs=0.05)


def test_rates_are_over_the_answer_and_over_its_voice():
    speech = measured(f"{FORTY} 2.0 {FORTY}")
    spoken_s = 80 * WORD_S
    assert speech.speaking_rate.value == pytest.approx(80 * 60 / (spoken_s + 2 + 1.0), rel=0.01)
    assert speech.articulation_rate.value == pytest.approx(80 * 60 / spoken_s, rel=0.02)


def test_thinking_and_waiting_are_not_the_answer():
    speech = measured(f"6.0 {FORTY}", tail_s=7.0)
    assert speech.thinking_time.value == pytest.approx(6.5, abs=0.1)
    assert speech.seconds == pytest.approx(40 * WORD_S, rel=0.05)
    assert speech.pauses == ()


def test_a_short_answer_is_as_fast_as_its_words():
    speech = measured("1.5 we moved it to Redis", tail_s=4.0)
    assert speech.speaking_rate.value == pytest.approx(60 / WORD_S, rel=0.06)


def test_too_short_is_said_and_not_scored():
    speech = measured("um only six words in here")
    assert speech.hesitations_per_minute.value is None
    assert speech.hesitations_per_minute.why_not == "too short to judge"


def test_hesitations_by_minute_and_by_words():
    speech = measured("um " + FORTY)
    assert speech.hesitations_per_100_words.value == pytest.approx(2.5)
    assert speech.hesitations_per_minute.value == pytest.approx(60 / (41 * WORD_S), rel=0.03)


def test_nobody_spoke():
    speech = measure(Take(np.zeros(SAMPLE_RATE, np.float32)), Transcript(why_not="noise"), SETTINGS)
    assert speech.speaking_rate.why_not == "noise"
    assert speech.words == 0


def test_samples_that_are_no_numbers_do_no_harm():
    take, transcript = talk(FORTY)
    take.samples[100:200] = np.nan
    assert measure(take, transcript, SETTINGS).speaking_rate.value is not None


def test_clipping_is_noticed():
    take, transcript = talk(FORTY)
    loud = replace(take, samples=np.clip(take.samples * 20, -1, 1))
    assert measure(loud, transcript, SETTINGS).clipped > 0.1
    assert measure(take, transcript, SETTINGS).clipped == 0.0


def test_a_level_voice_moves_less_than_a_lively_one():
    t = np.arange(6 * SAMPLE_RATE) / SAMPLE_RATE
    level = np.sin(2 * np.pi * 120 * t)
    lively = np.sin(2 * np.pi * np.cumsum(120 * 2 ** (np.sin(2 * np.pi * t) / 3)) / SAMPLE_RATE)
    span = [(0.0, 6.0)]
    assert prosody.pitch_movement(level.astype(np.float32), span).value < 0.5
    assert prosody.pitch_movement(lively.astype(np.float32), span).value > 1.5


def test_the_beat_is_that_of_the_syllables():
    t = np.arange(25 * SAMPLE_RATE) / SAMPLE_RATE
    syllables = (np.sin(2 * np.pi * 2 * t) > 0.2) * np.sin(2 * np.pi * 200 * t)  # 2 a second
    tempo, stability = prosody.beat((0.1 * syllables).astype(np.float32))
    assert tempo.value == pytest.approx(120, rel=0.05)
    assert stability.value > 0.9


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 20), st.integers(1, 38))
def test_more_silence_never_raises_the_rate(tenths, place):
    words = FORTY.split()
    longer = " ".join([*words[:place], str(tenths / 10), *words[place:]])
    assert measured(longer).speaking_rate.value <= measured(FORTY).speaking_rate.value + 1e-9


@settings(max_examples=12, deadline=None)
@given(st.floats(0.05, 8.0))
def test_level_of_the_microphone_changes_no_pause(gain):
    take, _ = talk("one two 0.5 three four 1.5 five")
    first = pauses.silences(pauses.energy(take.samples), 0.25)
    louder = pauses.silences(pauses.energy((take.samples * gain).astype(np.float32)), 0.25)
    assert np.allclose(first, louder, atol=0.021)


def test_noise_near_the_voice_needs_the_voice_activity_to_agree():
    loud = pauses.Energy(np.concatenate([np.full(50, -40.0), np.full(50, -22.0)]))
    quiet = [(0.0, 0.5), (2.0, 2.9), (4.0, 4.4)]
    speech = [(0.0, 0.1), (0.5, 5.0)]
    assert pauses.agreed(quiet, speech, loud) == [(0.05, 0.5), (2.0, 2.9)]
