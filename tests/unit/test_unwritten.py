"""Speech that nothing was written over is found, and said where it stays lost."""

from dataclasses import replace

import numpy as np
import pytest

from kiosk.domain.sound import Phrase, Word
from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.silence import cut_to_sound
from kiosk.senses.transcribed import Other, Transcribed, joined
from kiosk.senses.unwritten import unwritten

SECONDS = 10.0


def phrase(*speech: tuple[float, float], softer_from: float = SECONDS) -> Phrase:
    rng = np.random.default_rng(0)
    samples = (0.1 * rng.standard_normal(int(SECONDS * SAMPLE_RATE))).astype(np.float32)
    samples[int(softer_from * SAMPLE_RATE) :] *= 0.05
    return Phrase(samples, 20.0, 20.0 + SECONDS, speech=tuple((20 + a, 20 + b) for a, b in speech))


def words(*times: tuple[float, float]) -> tuple[Word, ...]:
    return tuple(Word("word", 20 + start, 20 + end, 0.9) for start, end in times)


EVENLY = tuple((at, at + 0.4) for at in np.arange(0.2, 6.0, 0.5))


def test_speech_under_words_is_written():
    assert unwritten(words(*EVENLY), phrase((0.2, 6.0))) == ()


@pytest.mark.parametrize(
    ("speech", "bare"),
    [
        (((0.2, 9.0),), (26.4, 29.0)),
        (((0.2, 5.9), (7.0, 8.0), (8.1, 9.0)), (27.0, 29.0)),
    ],
)
def test_a_voice_that_goes_on_after_the_last_word_is_not(speech, bare):
    (span,) = unwritten(words(*EVENLY), phrase(*speech))
    assert span == pytest.approx(bare, abs=0.05)


def test_the_last_word_does_not_stretch_over_what_follows():
    stretched = (*EVENLY[:-1], (5.7, 9.0))
    (span,) = unwritten(words(*stretched), phrase((0.2, 9.0)))
    assert span == pytest.approx((27.1, 29.0), abs=0.3)


@pytest.mark.parametrize("text", ["4-0-7.", "N-A-S-H-I-K,"])
def test_figures_and_spelt_letters_are_spoken_slowly(text):
    said = (*words(*EVENLY), Word(text, 26.2, 29.0, 0.9))
    assert unwritten(said, phrase((0.2, 9.0))) == ()


def test_a_compound_is_a_word():
    said = (*words(*EVENLY), Word("well-known.", 26.2, 29.0, 0.9))
    assert unwritten(said, phrase((0.2, 9.0))) != ()


def test_a_figure_keeps_the_sound_on_both_sides_of_a_gap():
    sound = phrase((0.2, 5.9), (6.2, 7.0), (7.6, 9.0))
    said = cut_to_sound((*words(*EVENLY), Word("4-0-7.", 26.2, 29.0, 0.9)), sound)
    assert (said[-1].start, said[-1].end) == pytest.approx((26.2, 29.0))
    assert unwritten(said, sound) == ()


def test_a_beginning_and_a_middle_are_found_too():
    late = words((2.5, 2.9), (3.0, 3.4), (6.0, 6.4))
    spans = unwritten(late, phrase((0.2, 6.5)))
    assert [round(start - 20, 1) for start, _ in spans] == [0.2, 3.7]


def test_a_softer_voice_behind_is_nobody_s_answer():
    assert unwritten(words(*EVENLY), phrase((0.2, 9.0), softer_from=6.2)) == ()


def test_a_breath_is_too_short_to_be_words():
    assert unwritten(words(*EVENLY), phrase((0.2, 6.0), (7.0, 7.5))) == ()


def test_what_stays_lost_is_said():
    heard = Transcribed(0, 30.0, words(*EVENLY), lost=((26.4, 32.4),), seconds=12.0)
    transcript = joined([heard])
    assert transcript.lost_s == pytest.approx(6.0)
    assert transcript.doubt == "The last 6 s could not be made out."
    assert joined([Transcribed(0, 30.0, words(*EVENLY))]).doubt is None


MALAY = (("ms", 0.7), ("id", 0.2), ("en", 0.05))


def test_an_accent_keeps_its_words_and_another_language_is_named_by_its_name():
    sounded = Transcribed(0, 26.0, words(*EVENLY), MALAY, seconds=6.0)
    accent = joined([Transcribed(**vars(sounded) | {"other": Other("ms", -0.4, -0.12)})])
    assert len(accent.words) == len(EVENLY)
    assert accent.doubt
    assert "ms" not in accent.doubt.split()

    other = joined([Transcribed(**vars(sounded) | {"other": Other("ms", -0.3, -1.1)})])
    assert other.words == ()
    assert other.why_not == "Another language was spoken; only English is judged"


def test_words_that_are_mostly_guesses_are_doubted_and_not_judged():
    guessed = tuple(replace(word, probability=0.4) for word in words(*EVENLY))
    transcript = joined([Transcribed(0, 30.0, guessed)])
    assert transcript.unsure
    assert "hard to make out" in transcript.doubt
    assert not joined([Transcribed(0, 30.0, words(*EVENLY))]).unsure
