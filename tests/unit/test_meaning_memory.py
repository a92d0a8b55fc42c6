"""What a text means is asked of the model once in an interview, and forgotten with it."""

import numpy as np
import pytest

from kiosk.domain.settings import Settings
from kiosk.senses import meaning as module
from kiosk.senses.meaning import DIMENSIONS, Meaning


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> tuple[Meaning, list[str]]:
    asked: list[str] = []

    def encoded(_self: Meaning, texts: list[str]) -> np.ndarray:
        asked.extend(texts)
        return np.array([[len(text)] * DIMENSIONS for text in texts], np.float32)

    monkeypatch.setattr(Meaning, "_encoded", encoded)
    return Meaning(Settings()), asked


def test_a_sentence_is_asked_for_once(counted):
    meaning, asked = counted
    first = meaning.vectors(["a", "bbb", "a"])
    again = meaning.vectors(["bbb", "cc"])
    assert asked == ["a", "bbb", "cc"]
    assert [row[0] for row in first] == [1, 3, 1]
    assert [row[0] for row in again] == [3, 2]


def test_what_was_said_is_forgotten(counted):
    meaning, asked = counted
    meaning.vectors(["what somebody said"])
    meaning.forget()
    assert meaning._known == {}
    meaning.vectors(["what somebody said"])
    assert len(asked) == 2


def test_nothing_is_asked_for_nothing(counted):
    meaning, asked = counted
    assert meaning.vectors([]).shape == (0, DIMENSIONS)
    assert asked == []


def test_no_more_is_remembered_than_an_interview_has(counted, monkeypatch):
    monkeypatch.setattr(module, "MOST_KNOWN", 3)
    meaning, _ = counted
    for number in range(20):
        meaning.vectors([f"sentence {number}"])
    assert len(meaning._known) <= 5
