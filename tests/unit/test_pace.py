import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coach.measure.pace import counted, rate, spoken_words, windows
from tests.kit.samples.said import said


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("word,", 1), ("um,", 0), ("-", 0), ("80%.", 2), ("800", 2), ("18", 1), ("42", 2),
        ("2,000", 2), ("2015", 2), ("10,000", 2), ("3.5", 3), ("$5", 2), ("A/B", 1), ("C++", 1),
        ("ill-disposed", 2), ("e-mail", 1), ("2500", 4), ("it's", 1), ("0", 1), ("007", 3),
    ],
)  # fmt: skip
def test_words_are_counted_as_spoken(written, words):
    assert spoken_words(written) == words


def test_hesitations_do_not_count():
    assert counted(said("um we uh moved it, hmm, twice")) == 4


def test_rate_is_words_a_minute():
    assert rate(150, 60.0).value == 150.0
    assert rate(3, 0.0).value is None


def test_windows_follow_the_pace():
    slow, fast = said(" ".join(["one"] * 40)), said(" ".join(["one"] * 80))
    assert windows(slow, 0.0, 24.0)[0][1] == pytest.approx(198.0, abs=8)
    assert windows(fast, 0.0, 24.0)[-1][1] == pytest.approx(198.0, abs=8)
    assert windows((), 0.0, 0.0) == ()


@given(st.integers(0, 99_999))
def test_any_number_is_at_least_a_word(number):
    assert 1 <= spoken_words(str(number)) <= 8
