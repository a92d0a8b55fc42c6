"""The booth and the command hear through one loop: they hand the transcriber the same phrases."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from kiosk.domain.settings import Settings
from kiosk.domain.sound import Phrase
from kiosk.domain.units import SAMPLE_RATE
from kiosk.interview.controls import Controls, Wish
from kiosk.interview.listen import listen
from kiosk.senses.take import OpenTake, hear_file
from tests.kit.fakes.interview import FakeActivity, FakeHearing, parts

CHUNK = SAMPLE_RATE // 10
SPOKEN = "#" * 130 + "." * 8 + "#" * 50 + "." * 45 + "#" * 30 + "." * 20
"""100 ms each: speech and quiet, enough for drafts, a closed phrase and a new one."""
CHUNKS = [np.full(CHUNK, 0.3 if mark == "#" else 0.0, np.float32) for mark in SPOKEN]


class LoudIsSpeech(FakeActivity):
    def is_speech(self, chunk):
        return super().is_speech(chunk) and bool(chunk.any())


@dataclass
class Noting(FakeHearing):
    """Notes the phrases it was handed."""

    phrases: list[tuple[int, float, float]] = field(default_factory=list)
    waited: int = 0

    def send(self, phrase: Phrase) -> None:
        self.phrases.append((phrase.number, phrase.start, phrase.end))

    def keep_up(self, most: int, deadline_s: float) -> None:
        self.waited += 1


class Chunks:
    def chunks(self):
        yield from CHUNKS


def by_the_booth(stop_after: int = len(CHUNKS)):
    """Return what the transcriber was handed and the take; the candidate says Done early."""
    hearing, controls = Noting(), Controls()
    booth = parts(hearing=hearing, activity=LoudIsSpeech())
    object.__setattr__(booth.devices, "microphone", Chunks())
    listening, heard = listen(booth, controls, ("Python",), 0.0), 0
    while True:
        try:
            next(listening)
        except StopIteration as over:
            return hearing.phrases, over.value
        heard += 1
        if heard == stop_after:
            controls.wish(Wish.DONE)


def by_the_command(chunks):
    hearing = Noting()
    take = OpenTake(hearing, LoudIsSpeech(), Settings(), ("Python",))
    for _ in take.hear(chunks):
        pass
    take.close()
    return hearing.phrases, take


@pytest.mark.parametrize("stop_after", [len(CHUNKS), 153, 40, 1])
def test_booth_and_command_hand_on_the_same_phrases(stop_after):
    phrases, take = by_the_booth(stop_after)
    wanted, whole = by_the_command(CHUNKS[:stop_after])
    assert phrases == wanted != []
    assert take.seconds == pytest.approx(whole.seconds) == stop_after / 10
    assert np.array_equal(take.samples, whole.samples)
    assert take.speech == whole.speech


def test_of_a_file_each_phrase_is_handed_on_once_and_whole():
    live, _ = by_the_command(CHUNKS)
    hearing = Noting()
    hear_file(CHUNKS, hearing, LoudIsSpeech(), ("Python",), Settings())
    last = {number: (number, start, end) for number, start, end in live}
    assert len(live) > len(last) >= 2, "the drafts are what a file goes without"
    assert hearing.phrases == list(last.values())
    assert hearing.waited == len(last) - 1


def test_a_take_without_a_sound_is_empty():
    phrases, take = by_the_command([])
    assert phrases == []
    assert take.seconds == 0.0
    assert take.samples.shape == (0,)
