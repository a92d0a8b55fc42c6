import numpy as np
import pytest

from kiosk.domain.sound import Phrase, Word
from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.belief import compression, loops
from kiosk.senses.drawn_out import Drawn, drawn_out
from kiosk.senses.hesitations import Part, absorbed, suspected, weight, witnessed
from kiosk.senses.writing import Guess
from tests.kit.samples.said import said

UM = Part("um,", (1, 2), 0.0)


def parts(line: str) -> list[Part]:
    return [Part(text, (9,), 0.9) for text in line.split()]


def texts(line: str, *chances: float) -> str:
    return " ".join(part.text for part in suspected(parts(line), chances, UM))


def held(seconds: float, hz: float = 120.0) -> np.ndarray:
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return (0.1 * sum(np.sin(2 * np.pi * k * hz * t) / k for k in range(1, 20))).astype(np.float32)


def glide(seconds: float) -> np.ndarray:
    t = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    hz = 100 * 2 ** (2.5 * t / seconds)
    phase = 2 * np.pi * np.cumsum(hz) / SAMPLE_RATE
    return (0.1 * sum(np.sin(k * phase) / k for k in range(1, 20))).astype(np.float32)


def test_a_likely_place_is_suspected():
    assert texts("we had two workers", 0.0, 0.0, 0.3, 0.0, 0.0) == "we had um, two workers"


def test_the_shadow_of_a_written_one_is_not():
    assert texts("took uh, almost", 0.3, 0.2, 0.0, 0.0) == "took uh, almost"


def test_before_the_first_and_after_the_last_word():
    assert texts("we left", 0.5, 0.0, 0.5) == "um, we left um,"


def test_the_sound_decides_where_the_text_is_in_doubt():
    line = [Part("we", (9,), 0.9), Part("um,", (1, 2), 0.0, chance=0.05), Part("left", (9,), 0.9)]
    words = said("we um, left")
    quiet = Phrase(np.zeros(SAMPLE_RATE, np.float32), 0.0, 1.0)
    voice = Phrase(held(1.0), 0.0, 1.0)
    assert [word.text for word in witnessed(line, words, quiet)] == ["we", "left"]
    assert [word.text for word in witnessed(line, words, voice)] == ["we", "um,", "left"]


def test_two_hesitations_written_as_one_are_two():
    silence = np.zeros(int(0.4 * SAMPLE_RATE), np.float32)
    both = Phrase(np.concatenate([held(0.5), silence, held(0.6)]), 0.0, 1.5)
    short = Phrase(np.concatenate([held(0.5), silence[:1600], held(0.6)]), 0.0, 1.2)

    def times(phrase: Phrase) -> list[tuple[float, float]]:
        word = Word("um,", 0.0, phrase.end, 0.9)
        return [(w.start, w.end) for w in witnessed([Part("um,", (1,), 0.9)], [word], phrase)]

    assert times(both) == [
        (0.0, pytest.approx(0.5, abs=0.05)),
        (pytest.approx(0.9, abs=0.05), 1.5),
    ]
    assert times(short) == [(0.0, 1.2)]


def test_hum_is_an_um_where_it_stands_alone_and_is_a_voice():
    quiet = Phrase(np.zeros(SAMPLE_RATE, np.float32), 0.0, 1.0)
    voice = Phrase(held(1.0), 0.0, 1.0)

    def kept(line: str, phrase: Phrase) -> list[str]:
        words = said(line)
        return [w.text for w in witnessed(parts(line), words, phrase)]

    assert kept("we hum, left", voice) == ["we", "um,", "left"]
    assert kept("Hum... left", voice) == ["Um...", "left"]
    assert kept("we hum, left", quiet) == ["we", "hum,", "left"]
    assert kept("the hum of it", voice) == ["the", "hum", "of", "it"]


def test_a_held_voice_is_drawn_out_and_a_gliding_one_is_not():
    assert drawn_out(held(0.4)).longest_s > 0.25
    assert drawn_out(glide(0.4)).longest_s < 0.15
    rng = np.random.default_rng(1)
    assert drawn_out(rng.standard_normal(6000).astype(np.float32)).longest_s < 0.1
    assert drawn_out(np.zeros(10, np.float32)) == Drawn(0.0, 0.0)


def test_more_held_weighs_more():
    weights = [weight(Drawn(longest, 0.4)) for longest in (0.05, 0.16, 0.3)]
    assert weights == sorted(weights)
    assert weight(Drawn(0.0, 0.0)) < 1


def test_what_was_written_for_an_er_becomes_part_of_it():
    words = said("is, um, oh, never")
    merged = absorbed(words, [False, True, False, False])
    assert [word.text for word in merged] == ["is,", "um,", "never"]
    assert merged[1].end == words[2].end


def test_a_word_meant_stays():
    words = said("is, um, our team")
    assert len(absorbed(words, [False, True, False, False])) == 4


@pytest.mark.parametrize(
    ("tokens", "looped"),
    [([5] * 8, True), ([5] * 7, False), ([1, 2] * 5, True), ([1, 2, 3, 4, 5, 6, 7, 8] * 3, True),
     (list(range(40)), False), ([7, 7, 7, 7], False)],
)  # fmt: skip
def test_going_round_in_circles(tokens, looped):
    assert loops(tokens) is looped


def test_words_said_four_times_are_no_circle():
    assert not loops([3, 4, 4, 4, 4])
    assert compression("words, words, words, words and more of them") < 2.4


def test_a_guess_goes_on_where_the_writing_stands():
    guess = Guess((1, 2, 3, 4, 5, 6))
    assert list(guess.next([])) == [1, 2, 3, 4, 5, 6]
    assert list(guess.next([1, 2])) == [3, 4, 5, 6]
    assert list(guess.next([1, 9])) == []
    assert list(guess.next([1, 9, 3, 4])) == [5, 6]
