"""Decide how fast somebody speaks: words a minute, over the answer and over its windows."""

import re
from collections.abc import Sequence

import numpy as np

from kiosk.coach.measure.fillers import is_hesitation
from kiosk.domain.sound import Word
from kiosk.domain.units import Measure

WINDOW_S, STEP_S = 10.0, 5.0
WPM = "wpm"
LEAST_COMPOUND = 3
"""Letters from which a part of a compound is a word: "ill-disposed" is two, "e-mail" one."""


def spoken_words(word: str) -> int:
    """Return how many words a written one is when spoken: "80%" is eighty percent, "2,000" two
    thousand; a hesitation or a lone sign is none.
    """
    if is_hesitation(word):
        return 0
    text = word.strip(".,!?;:'\"()[]…-–—")
    if not any(letter.isalnum() for letter in text):
        return 0
    if not any(letter.isdigit() for letter in text):
        return max(1, sum(len(part) >= LEAST_COMPOUND for part in text.split("-")))
    return max(1, _figure_words(text))


def _figure_words(text: str) -> int:
    signs = sum(text.count(sign) for sign in "%$€£")
    letters = len(re.findall(r"[A-Za-z]{3,}", text))
    figures = [figure.replace(",", "") for figure in re.findall(r"\d[\d,]*", text)]
    points = len(re.findall(r"\d\.\d", text))
    return signs + letters + points + sum(_number_words(figure) for figure in figures)


def _number_words(digits: str) -> int:
    """Return the words of a whole number as it is said: 18 is one, 42 two, 250 three."""
    if len(digits) > 1 and digits.startswith("0"):
        return len(digits)
    number, count = int(digits), 0
    if number == 0:
        return 1
    if (1100 <= number <= 1999 or 2010 <= number <= 2099) and number % 100:  # a year
        return _below_hundred(number // 100) + _below_hundred(number % 100)
    while number:
        number, group = divmod(number, 1000)
        if group:
            count += 2 * (group >= 100) + _below_hundred(group % 100)
        count += bool(number and number % 1000)
    return count


def _below_hundred(number: int) -> int:
    if number == 0:
        return 0
    return 1 if number <= 20 or number % 10 == 0 else 2


def counted(words: Sequence[Word]) -> int:
    """Return the number of words without hesitations."""
    return sum(spoken_words(word.text) for word in words)


def rate(words: int, seconds: float) -> Measure:
    """Return words a minute."""
    if seconds <= 0:
        return Measure.missing(WPM, "no speech")
    return Measure(words * 60.0 / seconds, WPM)


def windows(words: Sequence[Word], start: float, end: float) -> tuple[tuple[float, float], ...]:
    """Return (middle, wpm) of windows of 10 s every 5 s; a shorter answer has one window."""
    if end <= start:
        return ()
    width = min(WINDOW_S, end - start)
    result = []
    for first in np.arange(start, end - width + 1e-6, STEP_S):
        middles = [(word, (word.start + word.end) / 2) for word in words]
        count = sum(spoken_words(w.text) for w, at in middles if first <= at < first + width)
        result.append((round(float(first + width / 2), 2), round(count * 60.0 / width, 1)))
    return tuple(result)
