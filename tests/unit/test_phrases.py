import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.sound import Phrase
from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.phrases import Phraser, quietest

CHUNK = SAMPLE_RATE // 10
LONGEST_S = 10.0


def talk(line: str, longest_s: float = LONGEST_S) -> list[Phrase]:
    """Feed 100 ms a character, # for speech, whose samples count up; return all that came out."""
    phraser = Phraser(longest_s)
    out: list[Phrase] = []
    for at, mark in enumerate(line):
        first = at * CHUNK
        out += phraser.push(np.arange(first, first + CHUNK, dtype=np.float32), mark == "#")
    return out + phraser.finish()


def last_drafts(phrases: list[Phrase]) -> list[Phrase]:
    return list({phrase.number: phrase for phrase in phrases}.values())


def test_silence_alone_gives_nothing():
    assert talk("." * 100) == []


def test_a_pause_gives_a_draft_and_more_speech_a_longer_one():
    first, second = talk("..########....#####....")
    assert first.number == second.number == 0
    assert first.start == second.start
    assert first.end < second.end


def test_nothing_new_gives_no_second_draft():
    phraser = Phraser(LONGEST_S)
    drafts = [phraser.push(np.zeros(CHUNK, np.float32), mark == "#") for mark in "####......"]
    assert sum(map(len, drafts)) == 1
    assert phraser.finish() == []


def test_a_long_phrase_is_closed_at_a_good_silence():
    phrases = last_drafts(talk("#" * 65 + "." * 6 + "#" * 20))
    assert [phrase.number for phrase in phrases] == [0, 1]
    assert 6.5 <= phrases[0].end <= 7.0
    assert phrases[1].start >= phrases[0].end - 0.01


def test_somebody_who_never_pauses_is_cut_where_it_is_quietest():
    sound = np.ones(10 * SAMPLE_RATE, np.float32)
    sound[8 * SAMPLE_RATE : 8 * SAMPLE_RATE + 1600] = 0.01
    assert quietest(sound, 0.6) / SAMPLE_RATE == pytest.approx(8.05, abs=0.05)
    assert all(phrase.end - phrase.start <= LONGEST_S + 0.01 for phrase in talk("#" * 350))


def test_samples_stand_at_their_time():
    for phrase in talk("....####....####" + "." * 50 + "#####"):
        assert phrase.samples[0] == pytest.approx(phrase.start * SAMPLE_RATE, abs=1)
        assert len(phrase.samples) == pytest.approx((phrase.end - phrase.start) * SAMPLE_RATE)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), min_size=1, max_size=8))
def test_no_speech_is_lost_and_none_is_given_twice(runs):
    line = "".join("#" * speech + "." * quiet for speech, quiet in runs)
    phrases = last_drafts(talk(line))

    covered = np.zeros(len(line) * CHUNK, dtype=int)
    for phrase in phrases:
        start = round(phrase.start * SAMPLE_RATE)
        covered[start : start + len(phrase.samples)] += 1
    spoken = np.repeat([mark == "#" for mark in line], CHUNK)
    assert covered.max() == 1
    assert covered[spoken].min() == 1
    assert all(len(phrase.samples) <= LONGEST_S * SAMPLE_RATE for phrase in phrases)
    assert sum(b - a for p in phrases for a, b in p.speech) == pytest.approx(line.count("#") / 10)
