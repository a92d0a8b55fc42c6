"""Fakes of the parts an interview is run with, each a few lines: for tests of what it does when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np

from kiosk.coach.measure.fillers import classify
from kiosk.devices.recorded import RecordedMicrophone, RecordedSpeaker, SoundClock
from kiosk.domain.errors import StoreError
from kiosk.domain.interview import Interview
from kiosk.domain.job import Clip, ClipSource
from kiosk.domain.settings import Settings
from kiosk.domain.sound import Phrase, Transcript, Word
from kiosk.domain.units import Samples
from kiosk.interview.parts import Devices, Parts


@dataclass
class FakeHearing:
    """Hears the given words, evenly spread, whatever the sound was."""

    text: str = "I built the service in Python and tested it with pytest"
    began: list[tuple[str, ...]] = field(default_factory=list)

    def begin(self, keywords: Sequence[str]) -> None:
        self.began.append(tuple(keywords))

    def send(self, phrase: Phrase) -> None:
        """Take the phrase; the words are known already."""

    def so_far(self) -> str:
        return self.text

    def finish(self, deadline_s: float) -> Transcript:
        said = enumerate(self.text.split())
        words = tuple(Word(w, i * 0.4, i * 0.4 + 0.3, 0.9) for i, w in said)
        return Transcript(words, classify(words))


class FakeActivity:
    """Takes everything for speech."""

    def begin(self) -> None:
        self.seconds = 0.0

    def is_speech(self, chunk: Samples) -> bool:
        self.seconds += len(chunk) / 16_000
        return True

    def spans(self) -> tuple[tuple[float, float], ...]:
        return ((0.0, self.seconds),) if self.seconds else ()


class FakeMeaning:
    """Gives equal texts equal vectors, and others almost orthogonal ones."""

    forgotten = 0

    def forget(self) -> None:
        self.forgotten += 1

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        rows = [np.random.default_rng(crc32(t.encode())).normal(size=384) for t in texts]
        found = np.array(rows, np.float32).reshape(-1, 384)
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


@dataclass
class FakeVoice:
    source: ClipSource = ClipSource.LOCAL
    forgot: int = 0

    def clip(self, text: str, *, personal: bool = False) -> Clip:
        return Clip(text, self.source)

    def prepare(self, texts: Sequence[str], *, personal: bool = False) -> tuple[Clip, ...]:
        return tuple(self.clip(text) for text in texts)

    def forget(self) -> None:
        self.forgot += 1


@dataclass
class FakeStore:
    """Keeps interviews in a list, or fails as a locked database does."""

    locked: bool = False
    kept: list[Interview] = field(default_factory=list)

    def keep(self, interview: Interview) -> None:
        if self.locked:
            raise StoreError("store-locked", "The database is busy.", permanent=False)
        self.kept.append(interview)


def parts(answers: int = 3, seconds: float = 0.5, **others: object) -> Parts:
    """Return the parts of an interview without a camera, with silent recordings as answers."""
    clock = SoundClock()
    sounds = [np.zeros(int(16_000 * seconds), np.float32)] * answers
    devices = Devices(clock, RecordedMicrophone(sounds, clock), RecordedSpeaker(), live=False)
    given = {
        "settings": Settings(), "devices": devices, "sight": None, "activity": FakeActivity(),
        "hearing": FakeHearing(), "meaning": FakeMeaning(), "kept": None, "voice": FakeVoice(),
        "store": FakeStore(), "close": lambda: None,
    }  # fmt: skip
    return Parts(**{**given, **others})  # type: ignore[arg-type]
