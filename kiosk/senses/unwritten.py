"""Find speech that nothing was written over: what a transcriber drops, it drops without a word."""

from collections.abc import Iterable, Sequence

import numpy as np

from kiosk.coach.measure.fillers import is_hesitation
from kiosk.domain.sound import Phrase, Span, Word
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.senses.level import decibels
from kiosk.senses.silence import in_pieces

NEAR_S = 0.3
"""Voice activity and word times each err by about this much."""
LEAST_S = 0.7
"""Bare speech shorter than this is a breath, a click, or a word whose time is off."""
DIP_S = 0.3
"""Speech goes on over a dip as short as this."""
WORD_S, LETTER_S = 0.5, 0.1
"""A word holds at most so much, and so much a letter: the last one before a gap is stretched."""
SOFTER_DB = 10.0
"""Sound so much softer than what was written is another voice, or none."""


def unwritten(words: Sequence[Word], phrase: Phrase) -> tuple[Span, ...]:
    """Return where in the phrase somebody spoke, as loud as in the words, and nothing stands.

    Without words: all its speech of some length.
    """
    bare = list(_joined(phrase.speech))
    for word in words:
        bare = [rest for span in bare for rest in _without(span, _reach(word))]
    long = [span for span in bare if span[1] - span[0] >= LEAST_S]
    if not words:
        return tuple(long)
    loud = decibels(_under(words, phrase)) - SOFTER_DB
    return tuple(span for span in long if decibels(cut(phrase, span)) >= loud)


def cut(phrase: Phrase, span: Span) -> Samples:
    """Return the sound of a stretch of the phrase, in the answer's clock."""
    first, last = (round((at - phrase.start) * SAMPLE_RATE) for at in span)
    return phrase.samples[max(0, first) : max(0, last)]


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        near = joined and start - joined[-1][1] <= DIP_S
        joined.append((joined.pop()[0], end) if near else (start, end))
    return joined


def _reach(word: Word) -> Span:
    """Return what a word stands over; how long a hesitation or a figure ("4-0-7") is none knows,
    nor how long letters are that are spelt."""
    open_ended = is_hesitation(word.text) or in_pieces(word.text)
    most = word.end if open_ended else word.start + WORD_S + LETTER_S * len(word.text)
    return word.start - NEAR_S, min(word.end, most) + NEAR_S


def _without(span: Span, taken: Span) -> list[Span]:
    rest = [(span[0], min(span[1], taken[0])), (max(span[0], taken[1]), span[1])]
    return [(start, end) for start, end in rest if end > start]


def _under(words: Sequence[Word], phrase: Phrase) -> Samples:
    return np.concatenate([cut(phrase, (word.start, word.end)) for word in words])
