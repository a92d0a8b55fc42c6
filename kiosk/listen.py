"""One take: sound until the talker is done, glimpses meanwhile, phrases sent to be transcribed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from kiosk import events
from kiosk.coach.errors import MicrophoneError
from kiosk.coach.model import Calibration, Glimpse, Look, Samples, Take
from kiosk.controls import Controls, Wish
from kiosk.parts import Parts
from kiosk.room.doors import CHUNK_S
from kiosk.senses.endpoint import Endpoint
from kiosk.senses.level import dbfs
from kiosk.senses.phrases import Phraser
from kiosk.senses.voice_activity import VoiceActivity


@dataclass
class Listened:
    """What has been gathered of one take so far."""

    started: float
    chunks: list[Samples] = field(default_factory=list)
    speech: list[tuple[float, float]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return len(self.chunks) * CHUNK_S

    def add(self, chunk: Samples, is_speech: bool) -> None:
        start = self.seconds
        self.chunks.append(chunk)
        if not is_speech:
            return
        if self.speech and self.speech[-1][1] >= start - CHUNK_S / 2:
            start = self.speech.pop()[0]
        self.speech.append((start, self.seconds))

    def take(
        self, glimpses: Sequence[Glimpse], calibration: Calibration | None, interview_started: float
    ) -> Take:
        """Return the raw answer; the glimpses are in its clock."""
        samples = np.concatenate(self.chunks) if self.chunks else np.zeros(0, np.float32)
        return Take(
            samples=samples,
            glimpses=tuple(glimpses),
            speech=tuple(self.speech),
            calibration=calibration,
            started_s=self.started - interview_started,
        )


def listen(
    parts: Parts, controls: Controls, keywords: Sequence[str], interview_started: float
) -> Iterator[events.Event]:
    """Yield Heard ten times a second until the answer is over; return the take.

    The answer is over when the candidate says so, at the limit, or when the microphone stops; what
    was heard until then is kept. Silence alone never ends it.
    """
    listening = parts.settings.listening
    activity, phraser = VoiceActivity(), Phraser(parts.settings.hearing.phrase_s)
    endpoint = Endpoint(silence_s=listening.silence_s, limit_s=listening.limit_s)
    listened = Listened(started=parts.room.clock.now())
    parts.hearing.begin(keywords)

    try:
        for chunk in parts.room.microphone.chunks():
            is_speech = activity.is_speech(chunk)
            listened.add(chunk, is_speech)
            for phrase in phraser.push(chunk, is_speech):
                parts.hearing.send(phrase)

            endpoint.hear(CHUNK_S, is_speech=is_speech)
            yield _noticed(parts, listened, endpoint, is_speech)
            if controls.stopped or controls.take(Wish.DONE) or endpoint.reason == "limit":
                break
    except MicrophoneError as err:
        yield events.Trouble(err.code, err.message)

    for phrase in phraser.finish():
        parts.hearing.send(phrase)
    calibration = parts.sight.calibration if parts.sight else None
    return listened.take(_glimpses(parts, listened), calibration, interview_started)


def _noticed(parts: Parts, listened: Listened, endpoint: Endpoint, is_speech: bool) -> events.Heard:
    return events.Heard(
        seconds=listened.seconds,
        level_db=dbfs(listened.chunks[-1]),
        speaking=is_speech,
        quiet_s=endpoint.quiet_s,
        look=parts.sight.look() if parts.sight else Look.UNKNOWN,
        text=parts.hearing.so_far(),
    )


def _glimpses(parts: Parts, listened: Listened) -> list[Glimpse]:
    """Return what the camera saw meanwhile, in the answer's clock."""
    if parts.sight is None:
        return []
    seen = parts.sight.between(listened.started, listened.started + listened.seconds)
    return [replace(glimpse, t=glimpse.t - listened.started) for glimpse in seen]
