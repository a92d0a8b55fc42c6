"""Take words out of a transcript that the candidate did not say."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from kiosk.coach.measure.fillers import classify
from kiosk.domain.sound import Transcript

NONE_LEFT = "every word was struck"


def without(transcript: Transcript, numbers: AbstractSet[int]) -> Transcript:
    """Return the transcript without the words of these numbers; what they were stays known.

    What is a filler depends on the words around it, so that all of them are found anew.
    """
    words = tuple(w for number, w in enumerate(transcript.words) if number not in numbers)
    gone = tuple(w for number, w in enumerate(transcript.words) if number in numbers)
    if not gone:
        return transcript
    return replace(
        transcript,
        words=words,
        fillers=classify(words),
        struck=(*transcript.struck, *gone),
        why_not=transcript.why_not if words else NONE_LEFT,
    )
