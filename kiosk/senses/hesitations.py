"""Decide where somebody hesitated though nothing was written: two witnesses, one verdict.

The text says how likely a hesitation is between two words (kiosk.senses.writing), the sound says
whether a drawn-out voice stands there (kiosk.senses.drawn_out). The chance of the one is weighed
by what the other hears.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.coach.measure.fillers import bare, is_hesitation
from kiosk.domain.sound import Phrase, Word
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.senses.drawn_out import Drawn, drawn_out, voiced_runs

WORTH_A_LOOK = 0.04
"""Chance from which the sound between two words is looked at."""
PROBE_BAR = 0.07
"""Chance, weighed by the sound, from which it is a hesitation. For the text alone it is 0.1
(docs/facts.md, Hearing); with the sound as a witness none of the few between were false."""
SURE_BAR = 0.4
"""From this chance on it may stand two words from another hesitation."""
HELD_LONG_S, HELD_S = 0.2, 0.15
HELD_LONG_WEIGHT, HELD_WEIGHT = 8.0, 4.0
"""A sound held so long is that many times more common in hesitations than in words: 36 % against
5 % from 0.15 s on, 26 % against 1 % from 0.2 s on (docs/accuracy/hearing.md)."""
UNVOICED_S = 0.05
"""A stretch with less voice than this holds no um, whatever the text says."""
BRIEF_S = 0.1
"""A suspected um shorter than this has to be sure by the text: many of them are none."""
MARGIN_S = 0.05
PARTED_S, SAID_S = 0.3, 0.2
"""Silence between two hesitations that were written as one, and the least of each."""
HUM = "hum"
MARKS_OFF = (",", "...", "-", "…")
"""What parts a hesitation from the next word."""
TAKEN_FOR = frozenset(("oh", "our", "or", "are", "ah", "eh", "her", "a", "i'm"))
"""What the transcriber writes for an er that it does not know as one."""


@dataclass(frozen=True)
class Part:
    """A word as it was written, before it has a time."""

    text: str
    tokens: tuple[int, ...]
    probability: float
    chance: float | None = None
    """Of a hesitation that was not written but may stand here."""


def suspected(said: Sequence[Part], chances: Sequence[float], um: Part) -> list[Part]:
    """Put an "um" wherever one may stand and none was written.

    `chances`: of a hesitation before each part, and after the last.
    """
    whole: list[Part] = []
    for at, chance in enumerate(chances):
        if chance >= WORTH_A_LOOK and not _shadow(said, at, chance):
            whole.append(replace(um, chance=min(1.0, chance)))
        if at < len(said):
            whole.append(said[at])
    return whole


def _shadow(said: Sequence[Part], at: int, chance: float) -> bool:
    """Say whether a written hesitation stands so near that the chance is its shadow."""
    reach = 1 if chance >= SURE_BAR else 2
    return any(is_hesitation(part.text) for part in said[max(0, at - reach) : at + reach])


def witnessed(said: Sequence[Part], words: Sequence[Word], phrase: Phrase) -> list[Word]:
    """Return the words with those suspected hesitations that the sound bears out.

    `words`: the parts, with times.
    """
    kept: list[Word] = []
    added: list[bool] = []
    meant = (_hummed(word, phrase) for word in words)
    for part, word in zip(said, meant, strict=True):
        if part.chance is None:
            if not is_hesitation(word.text) or _has_voice(phrase, word):
                each = _each(word, phrase)
                kept += each
                added += [False] * len(each)
            continue
        weighed = part.chance * weight(drawn_out(_sound(phrase, word)))
        brief = word.end - word.start < BRIEF_S and part.chance < SURE_BAR
        if weighed >= PROBE_BAR and not brief:
            kept.append(replace(word, probability=round(min(1.0, weighed), 4)))
            added.append(True)
    return absorbed(kept, added)


def _each(word: Word, phrase: Phrase) -> list[Word]:
    """Return a hesitation as often as it was said: the transcriber writes "uh, um" as one long."""
    if not is_hesitation(word.text) or word.end - word.start < PARTED_S + 2 * SAID_S:
        return [word]
    first = round((word.start - phrase.start) * SAMPLE_RATE)
    sound = phrase.samples[max(0, first) : round((word.end - phrase.start) * SAMPLE_RATE)]
    runs = voiced_runs(sound, PARTED_S, SAID_S)
    if len(runs) < 2:
        return [word]
    starts = [word.start, *(round(word.start + start, 3) for start, _ in runs[1:])]
    ends = [*(round(word.start + end, 3) for _, end in runs[:-1]), word.end]
    return [replace(word, start=a, end=b) for a, b in zip(starts, ends, strict=True)]


def _hummed(word: Word, phrase: Phrase) -> Word:
    """Return "um" for a "hum" that stands alone and is a held voice; the noun has neighbours."""
    mark = word.text[len(HUM) :]
    alone = bare(word.text) == HUM and mark.startswith(MARKS_OFF)
    if not alone or drawn_out(_sound(phrase, word)).voiced_s < HELD_S:
        return word
    return replace(word, text=("Um" if word.text[0].isupper() else "um") + mark)


def _has_voice(phrase: Phrase, word: Word) -> bool:
    return drawn_out(_sound(phrase, word)).voiced_s >= UNVOICED_S


def weight(drawn: Drawn) -> float:
    """Return how much more a sound like this is heard in hesitations than in words."""
    if drawn.voiced_s < UNVOICED_S:
        return 0.0
    if drawn.longest_s >= HELD_LONG_S:
        return HELD_LONG_WEIGHT
    return HELD_WEIGHT if drawn.longest_s >= HELD_S else 1.0


def _sound(phrase: Phrase, word: Word) -> Samples:
    first = max(0, int((word.start - phrase.start - MARGIN_S) * SAMPLE_RATE))
    return phrase.samples[first : int((word.end - phrase.start + MARGIN_S) * SAMPLE_RATE)]


def absorbed(words: Sequence[Word], added: Sequence[bool]) -> list[Word]:
    """Merge an added hesitation with the word that was written for it: "um, oh, never" is one."""
    merged: list[Word] = []
    at = 0
    while at < len(words):
        run = 1
        if added[at] and at + 1 < len(words) and _stands_in(words[at + 1]):
            run = 3 if at + 2 < len(words) and added[at + 2] else 2
        merged.append(replace(words[at], end=words[at + run - 1].end))
        at += run
    return merged


def _stands_in(word: Word) -> bool:
    return bare(word.text) in TAKEN_FOR and word.text.endswith(MARKS_OFF)
