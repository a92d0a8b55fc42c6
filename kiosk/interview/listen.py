"""One take: sound until the talker is done, glimpses meanwhile, phrases sent to be transcribed."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from kiosk.devices.doors import CHUNK_S
from kiosk.domain.errors import MicrophoneError
from kiosk.domain.sight import Look, Take
from kiosk.domain.units import Samples
from kiosk.interview import events
from kiosk.interview.controls import Controls, Wish
from kiosk.interview.parts import Parts
from kiosk.senses.endpoint import Endpoint
from kiosk.senses.level import decibels
from kiosk.senses.phrases import Phraser


@dataclass
class Listened:
    """What has been gathered of one take so far."""

    started: float
    chunks: list[Samples] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return len(self.chunks) * CHUNK_S

    def take(self, parts: Parts, interview_started: float) -> Take:
        """Return the raw answer; glimpses and speech are in its clock."""
        sight = parts.sight
        seen = sight.between(self.started, self.started + self.seconds) if sight else ()
        return Take(
            samples=np.concatenate(self.chunks) if self.chunks else np.zeros(0, np.float32),
            glimpses=tuple(replace(glimpse, t=glimpse.t - self.started) for glimpse in seen),
            speech=tuple(parts.activity.spans()),
            calibration=sight.calibration if sight else None,
            started_s=self.started - interview_started,
        )


def listen(
    parts: Parts, controls: Controls, keywords: Sequence[str], interview_started: float
) -> Generator[events.Event, None, Take]:
    """Yield Heard ten times a second until the answer is over; return the take.

    The answer is over when the candidate says so, at the limit, or when the microphone stops; what
    was heard until then is kept. Silence alone never ends it.
    """
    listening = parts.settings.listening
    listened = Listened(started=parts.room.clock.now())
    phraser = Phraser(parts.settings.hearing.phrase_s)
    endpoint = Endpoint(listening.silence_s, listening.limit_s)
    parts.activity.begin()
    parts.hearing.begin(keywords)

    try:
        for chunk in parts.room.microphone.chunks():
            is_speech = parts.activity.is_speech(chunk)
            listened.chunks.append(chunk)
            for phrase in phraser.push(chunk, is_speech):
                parts.hearing.send(phrase)

            endpoint.hear(CHUNK_S, is_speech)
            yield noticed(parts, listened, endpoint, is_speech)
            late = listened.seconds >= listening.limit_s
            if late or controls.stopped or controls.take(Wish.DONE):
                break
    except MicrophoneError as err:
        yield events.Trouble(err.code, err.message)

    for phrase in phraser.finish():
        parts.hearing.send(phrase)
    return listened.take(parts, interview_started)


def noticed(parts: Parts, listened: Listened, endpoint: Endpoint, is_speech: bool) -> events.Heard:
    """Return what the window shows while the candidate talks."""
    return events.Heard(
        seconds=listened.seconds,
        level_db=decibels(listened.chunks[-1]),
        speaking=is_speech,
        quiet_s=endpoint.quiet_s,
        look=parts.sight.look() if parts.sight else Look.UNKNOWN,
        text=parts.hearing.so_far(),
    )
