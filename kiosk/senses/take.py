"""Send the sound of one take through voice activity and phrases to the transcriber."""

from collections.abc import Iterable, Sequence
from time import monotonic

import numpy as np

from kiosk.coach.model import SAMPLE_RATE, Samples, Take, Transcript
from kiosk.coach.settings import Settings
from kiosk.senses.hearing import Hearing
from kiosk.senses.phrases import Phraser
from kiosk.senses.voice_activity import VoiceActivity


def hear_all(
    chunks: Iterable[Samples],
    hearing: Hearing,
    activity: VoiceActivity,
    keywords: Sequence[str],
    settings: Settings,
) -> tuple[Take, Transcript, float]:
    """Hear a whole recording the way the booth hears a candidate.

    Returns the take, its transcript, and the seconds between the last sound and the transcript.
    """
    activity.begin()
    hearing.begin(keywords)
    phraser = Phraser(settings.hearing.phrase_s)
    kept: list[Samples] = []
    for chunk in chunks:
        kept.append(chunk)
        for phrase in phraser.push(chunk, activity.is_speech(chunk)):
            hearing.send(phrase)
    ended = monotonic()
    for phrase in phraser.finish():
        hearing.send(phrase)

    samples = np.concatenate(kept) if kept else np.zeros(0, dtype=np.float32)
    patience_s = settings.hearing.deadline_s + len(samples) / SAMPLE_RATE
    transcript = hearing.finish(patience_s)
    return Take(samples, speech=activity.spans()), transcript, monotonic() - ended
