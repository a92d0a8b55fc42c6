"""How an answer was spoken, as far as the candidate agreed to have it measured.

Who wishes so has pace, hesitations and pauses left out, as the camera can be. For somebody who
stutters, repetitions and blocks are no hesitations and no pauses, and they stretch the answer: a
sound alone cannot tell a block from a pause, so that pace and pauses are then not measured, and a
row of hesitations counts once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kiosk.coach.measure.fillers import is_hesitation
from kiosk.domain.interview import Delivery
from kiosk.domain.measures import Speech
from kiosk.domain.sound import Filler, FillerKind, Transcript, Word
from kiosk.domain.units import Measure

LEFT_OUT = "you left it out"
STUTTER = "repetitions and blocks are not counted"


def as_agreed(
    transcript: Transcript, speech: Speech, delivery: Delivery
) -> tuple[Transcript, Speech]:
    """Return the transcript and the measures without what the candidate left out."""
    if delivery is Delivery.STUTTER and speech.words:
        speech = _without_blocks(speech, transcript)
    elif delivery is Delivery.LEFT_OUT and speech.words:
        speech = _without_delivery(speech)
    else:
        return transcript, speech
    return replace(transcript, fillers=speech.fillers), speech


def _without_delivery(speech: Speech) -> Speech:
    return replace(
        _timeless(speech, LEFT_OUT),
        fillers=(),
        hesitations_per_minute=_missing(speech.hesitations_per_minute, LEFT_OUT),
        hesitations_per_100_words=_missing(speech.hesitations_per_100_words, LEFT_OUT),
        loudness_movement=_missing(speech.loudness_movement, LEFT_OUT),
        pitch_movement=_missing(speech.pitch_movement, LEFT_OUT),
    )


def _without_blocks(speech: Speech, transcript: Transcript) -> Speech:
    kept = tuple(_rows_once(speech.fillers, transcript.words))
    before = sum(filler.kind is FillerKind.HESITATION for filler in speech.fillers)
    after = sum(filler.kind is FillerKind.HESITATION for filler in kept)
    share = after / before if before else 1.0
    return replace(
        _timeless(speech, STUTTER),
        fillers=kept,
        hesitations_per_minute=_scaled(speech.hesitations_per_minute, share),
        hesitations_per_100_words=_scaled(speech.hesitations_per_100_words, share),
    )


def _timeless(speech: Speech, why: str) -> Speech:
    """Return the measures without pace and pauses."""
    return replace(
        speech,
        speaking_rate=_missing(speech.speaking_rate, why),
        articulation_rate=_missing(speech.articulation_rate, why),
        beat=_missing(speech.beat, why),
        beat_stability=_missing(speech.beat_stability, why),
        rate_windows=(),
        pauses=(),
        pauses_left_out=why,
        thinking_time=_missing(speech.thinking_time, why),
    )


def _rows_once(fillers: Sequence[Filler], words: Sequence[Word]) -> Iterable[Filler]:
    """Yield the fillers; of hesitations with no word between them, the first."""
    spoken = [word.start for word in words if not is_hesitation(word.text)]
    last: float | None = None
    for filler in fillers:
        if filler.kind is not FillerKind.HESITATION:
            yield filler
            continue
        if last is None or any(last < start < filler.start for start in spoken):
            yield filler
        last = filler.start


def _missing(measure: Measure, why: str) -> Measure:
    return Measure.missing(measure.unit, why)


def _scaled(measure: Measure, share: float) -> Measure:
    return measure if measure.value is None else replace(measure, value=measure.value * share)
