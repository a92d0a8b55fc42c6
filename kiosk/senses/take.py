"""Send the sound of one take through voice activity and phrases to the transcriber."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from time import monotonic

import numpy as np

from kiosk.domain.settings import Settings
from kiosk.domain.sight import Take
from kiosk.domain.sound import Phrase, Transcript
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.senses.hearing import Hearing
from kiosk.senses.phrases import Phraser
from kiosk.senses.voice_activity import VoiceActivity

MOST_OWED = 3
"""Phrases of a file read ahead of the transcriber: an hour of them does not fit in memory."""


def hear_live(
    chunks: Iterable[Samples],
    hearing: Hearing,
    activity: VoiceActivity,
    keywords: Sequence[str],
    settings: Settings,
) -> tuple[Take, Transcript, float]:
    """Hear a recording at its own pace, the way the booth hears a candidate.

    Returns the take, its transcript, and the seconds between the last sound and the transcript.
    """
    activity.begin()
    hearing.begin(keywords)
    kept: list[Samples] = []
    for phrase in _phrases(paced(chunks), activity, settings, kept):
        hearing.send(phrase)
    ended = monotonic()
    take, transcript = _finished(kept, hearing, activity, settings)
    return take, transcript, monotonic() - ended


def hear_file(
    chunks: Iterable[Samples],
    hearing: Hearing,
    activity: VoiceActivity,
    keywords: Sequence[str],
    settings: Settings,
) -> tuple[Take, Transcript]:
    """Hear a recording as fast as it goes: the same phrases, without their drafts."""
    activity.begin()
    hearing.begin(keywords)
    kept: list[Samples] = []
    newest: Phrase | None = None
    for phrase in _phrases(chunks, activity, settings, kept):
        if newest is not None and newest.number != phrase.number:
            hearing.send(newest)
            hearing.keep_up(MOST_OWED, settings.hearing.deadline_s)
        newest = phrase
    if newest is not None:
        hearing.send(newest)
    return _finished(kept, hearing, activity, settings)


def _phrases(
    chunks: Iterable[Samples], activity: VoiceActivity, settings: Settings, kept: list[Samples]
) -> Iterator[Phrase]:
    phraser = Phraser(settings.hearing.phrase_s)
    for chunk in chunks:
        kept.append(chunk)
        yield from phraser.push(chunk, activity.is_speech(chunk))
    yield from phraser.finish()


def _finished(
    kept: list[Samples], hearing: Hearing, activity: VoiceActivity, settings: Settings
) -> tuple[Take, Transcript]:
    samples = np.concatenate(kept) if kept else np.zeros(0, dtype=np.float32)
    transcript = hearing.finish(settings.hearing.deadline_s + len(samples) / SAMPLE_RATE)
    return Take(samples, speech=activity.spans()), transcript


def paced(chunks: Iterable[Samples]) -> Iterator[Samples]:
    """Yield the chunks no sooner than a microphone would."""
    never = threading.Event()
    began, heard = monotonic(), 0
    for chunk in chunks:
        heard += len(chunk)
        never.wait(max(0.0, began + heard / SAMPLE_RATE - monotonic()))
        yield chunk
