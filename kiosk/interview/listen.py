"""One take: sound until the talker is done, glimpses meanwhile, phrases sent to be transcribed."""

from collections.abc import Generator, Sequence
from dataclasses import replace

from kiosk.devices.doors import CHUNK_S
from kiosk.domain.errors import MicrophoneError
from kiosk.domain.job import Clip
from kiosk.domain.sight import Look, Take
from kiosk.domain.units import Samples
from kiosk.interview import events
from kiosk.interview.controls import Controls, Wish
from kiosk.interview.parts import Parts
from kiosk.senses.endpoint import Endpoint
from kiosk.senses.level import decibels
from kiosk.senses.take import OpenTake

ENDS = (Wish.DONE, Wish.SKIP, Wish.REPEAT)


def listen(
    parts: Parts,
    controls: Controls,
    keywords: Sequence[str],
    interview_started: float,
    brief: Clip | None = None,
) -> Generator[events.Event, None, Take]:
    """Yield Heard ten times a second until the answer is over; return the take.

    The answer is over when the candidate says so (the wish stays), leaves it out, wants the
    question again, at the limit, or when the microphone stops; what
    was heard until then is kept. Silence alone never ends it.

    brief: what a pressing coach says once, when the answer goes on after `listening.brief_s`.
    """
    listening = parts.settings.listening
    started = parts.devices.clock.now()
    heard = OpenTake(parts.hearing, parts.activity, parts.settings, keywords)
    endpoint = Endpoint(listening.silence_s, listening.limit_s)

    try:
        for chunk, is_speech in heard.hear(parts.devices.microphone.chunks()):
            endpoint.hear(CHUNK_S, is_speech)
            watch(parts, heard.seconds)
            if brief is not None and is_speech and heard.seconds >= listening.brief_s:
                parts.devices.speaker.say(brief)
                brief = None
            yield noticed(parts, heard, chunk, is_speech, endpoint.quiet_s)
            late = heard.seconds >= listening.limit_s
            if late or controls.stopped or controls.wished(*ENDS):
                break
    except MicrophoneError as err:
        yield events.Trouble(err.code, err.message)

    heard.close()
    return taken(parts, heard, started, interview_started)


def watch(parts: Parts, t: float) -> None:
    """Hold what the camera shows just now, where the candidate wants to see it again."""
    seen = parts.sight.latest() if parts.sight is not None else None
    if parts.recall is not None and seen is not None:
        parts.recall.see(seen[0], t)


def noticed(
    parts: Parts, heard: OpenTake, chunk: Samples, is_speech: bool, quiet_s: float
) -> events.Heard:
    """Return what the window shows while the candidate talks."""
    return events.Heard(
        seconds=heard.seconds,
        level_db=decibels(chunk),
        speaking=is_speech,
        quiet_s=quiet_s,
        look=parts.sight.look() if parts.sight else Look.UNKNOWN,
        text=parts.hearing.so_far(),
    )


def taken(parts: Parts, heard: OpenTake, started: float, interview_started: float) -> Take:
    """Return the raw answer; glimpses and speech are in its clock."""
    sight = parts.sight
    seen = sight.between(started, started + heard.seconds) if sight else ()
    return Take(
        samples=heard.samples,
        glimpses=tuple(replace(glimpse, t=glimpse.t - started) for glimpse in seen),
        speech=heard.speech,
        second_voice_s=heard.second_voice_s,
        calibration=sight.calibration if sight else None,
        started_s=started - interview_started,
        grams=heard.grams,
    )
