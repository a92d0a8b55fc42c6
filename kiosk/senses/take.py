"""One take while it is being heard: sound through voice activity and phrases to the transcriber.

The booth, `hear` and the benches hear through this loop, so that what they measure is the same.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from time import monotonic

import numpy as np

from kiosk.coach.measure.prosody import Gram
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Take
from kiosk.domain.sound import Phrase, Span, Transcript
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.senses.ahead import Ahead
from kiosk.senses.hearing import Hearing
from kiosk.senses.phrases import Phraser
from kiosk.senses.second_voice import Voices
from kiosk.senses.transcribed import with_second_voice
from kiosk.senses.voice_activity import VoiceActivity
from kiosk.senses.whispers import whispered

MOST_OWED = 3
"""Phrases of a file read ahead of the transcriber: an hour of them does not fit in memory."""


class OpenTake:
    """A take that has begun and is not over."""

    def __init__(
        self, hearing: Hearing, activity: VoiceActivity, settings: Settings, keywords: Sequence[str]
    ) -> None:
        self.hearing = hearing
        self._activity = activity
        self._keywords = keywords
        self._longest_s = settings.hearing.phrase_s
        self._whispers: tuple[Span, ...] = ()
        self._phraser = Phraser(settings.hearing.phrase_s)
        self._voices = Voices()
        self._chunks: list[Samples] = []
        self._ahead = Ahead()
        self._heard = 0
        activity.begin()
        hearing.begin(keywords)

    @property
    def seconds(self) -> float:
        """Sound heard so far."""
        return self._heard / SAMPLE_RATE

    @property
    def samples(self) -> Samples:
        return np.concatenate(self._chunks) if self._chunks else np.zeros(0, dtype=np.float32)

    @property
    def grams(self) -> dict[int, Gram | None]:
        """What was heard of the beat so far."""
        return self._ahead.grams()

    @property
    def speech(self) -> tuple[tuple[float, float], ...]:
        """Where somebody spoke so far: (start, end) in seconds of sound heard."""
        return joined_spans((*self._activity.spans(), *self._whispers))

    @property
    def second_voice_s(self) -> float | None:
        """From when on somebody else spoke, where that is sure."""
        return self._voices.second_from()

    def hear(self, chunks: Iterable[Samples]) -> Iterator[tuple[Samples, bool]]:
        """Yield each chunk, and whether somebody spoke in it, once its phrases have been sent.

        Whoever stops to ask for more has ended the take; `close` sends what is left of it.
        """
        for chunk in chunks:
            is_speech = self._activity.is_speech(chunk)
            self._voices.push(chunk)
            self._chunks.append(chunk)
            self._heard += len(chunk)
            self._ahead.hear(self._chunks)
            for phrase in self._phraser.push(chunk, is_speech):
                self.send(phrase)
            yield chunk, is_speech

    def close(self) -> None:
        """The take is over: send what no draft has shown yet; all of it where it was whispered."""
        self._whispers = whispered(self.samples, self._activity.spans())
        if self._whispers:
            self._hear_whispers()
        for phrase in self._phraser.finish():
            self.send(replace(phrase, whispered=bool(self._whispers)))

    def _hear_whispers(self) -> None:
        """Cut the answer anew at what was whispered: the voice activity had heard a word or two."""
        self.hearing.begin(self._keywords)
        self._phraser = Phraser(self._longest_s)
        at = 0.0
        for chunk in self._chunks:
            end = at + len(chunk) / SAMPLE_RATE
            is_speech = any(start < end and at < stop for start, stop in self.speech)
            for phrase in self._phraser.push(chunk, is_speech):
                self.send(replace(phrase, whispered=True))
            at = end

    def send(self, phrase: Phrase) -> None:
        """Hand on a phrase, or the next draft of one: the candidate still talks meanwhile."""
        self.hearing.send(phrase)


def joined_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch or overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


class OpenFile(OpenTake):
    """A file has no pace: a phrase is handed on once, whole, and the transcriber is waited for."""

    def __init__(
        self, hearing: Hearing, activity: VoiceActivity, settings: Settings, keywords: Sequence[str]
    ) -> None:
        super().__init__(hearing, activity, settings, keywords)
        self._deadline_s = settings.hearing.deadline_s
        self._newest: Phrase | None = None

    def send(self, phrase: Phrase) -> None:
        if self._newest is not None and self._newest.number != phrase.number:
            self.hearing.send(self._newest)
            self.hearing.keep_up(MOST_OWED, self._deadline_s)
        self._newest = phrase

    def _hear_whispers(self) -> None:
        self._newest = None
        super()._hear_whispers()

    def close(self) -> None:
        super().close()
        if self._newest is not None:
            self.hearing.send(self._newest)


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
    take = OpenTake(hearing, activity, settings, keywords)
    return _to_its_end(take, paced(chunks), settings)


def hear_file(
    chunks: Iterable[Samples],
    hearing: Hearing,
    activity: VoiceActivity,
    keywords: Sequence[str],
    settings: Settings,
) -> tuple[Take, Transcript]:
    """Hear a recording as fast as it goes: the same phrases, without their drafts."""
    take = OpenFile(hearing, activity, settings, keywords)
    return _to_its_end(take, chunks, settings)[:2]


def _to_its_end(
    take: OpenTake, chunks: Iterable[Samples], settings: Settings
) -> tuple[Take, Transcript, float]:
    for _ in take.hear(chunks):
        pass
    take.close()
    ended = monotonic()
    transcript = take.hearing.finish(settings.hearing.deadline_s + take.seconds)
    waited = monotonic() - ended
    heard = Take(
        take.samples, speech=take.speech, second_voice_s=take.second_voice_s, grams=take.grams
    )
    return heard, with_second_voice(transcript, heard.second_voice_s), waited


def paced(chunks: Iterable[Samples]) -> Iterator[Samples]:
    """Yield the chunks no sooner than a microphone would."""
    never = threading.Event()
    began, heard = monotonic(), 0
    for chunk in chunks:
        heard += len(chunk)
        never.wait(max(0.0, began + heard / SAMPLE_RATE - monotonic()))
        yield chunk
