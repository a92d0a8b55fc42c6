"""Who speaks: the coach, or the people of the example answers, heard to be somebody else."""

import io
import wave
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """How one voice becomes another person's."""

    name: str = ""
    """Stands in the key of a clip; the coach has none."""
    pitch: float = 1.0
    """Of the machine's voice and of its formants, against its own: a shorter throat."""
    slower: float = 1.0
    """How much longer the machine's voice takes than at its own pace."""
    accent: str = "com"
    """gTTS: the country's address of the translator, which speaks English as that country does."""


COACH = Person()
OTHER = Person("other", 1.25, 1.6, "co.uk")
"""The machine's own pace is 220 words a minute: an example is told at 150."""


def raised(sound: bytes, pitch: float) -> bytes:
    """Return a WAV that is played faster by `pitch`, so that everything in it is higher. Spoken
    slower by as much before, it lasts as long as it would have."""
    if pitch == 1.0:
        return sound
    with wave.open(io.BytesIO(sound)) as slow:
        given, frames = slow.getparams(), slow.readframes(slow.getnframes())
    into = io.BytesIO()
    with wave.open(into, "wb") as fast:
        fast.setparams(given._replace(framerate=round(given.framerate * pitch)))
        fast.writeframes(frames)
    return into.getvalue()
