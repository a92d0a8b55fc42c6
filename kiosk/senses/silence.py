"""Decide which words stand over sound: a word said where nobody speaks was not said."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.domain.sound import Phrase, Word

NEAR_S = 0.3
"""Voice activity and word times each err by about this much."""


def in_pieces(text: str) -> bool:
    """Say whether a written word is said as several, with silences between: "4-0-7", "N-A-S-A"."""
    letters = [part for part in text.strip(",.!?;:").split("-") if len(part) == 1]
    return any(letter.isdigit() for letter in text) or len(letters) > 1


def cut_to_sound(words: Sequence[Word], phrase: Phrase) -> tuple[Word, ...]:
    """Return the words, their ends drawn in to the speech under them, those over none left out."""
    if not phrase.speech:
        return tuple(words)
    kept = []
    for word in words:
        under = [
            (max(start, word.start), min(end, word.end))
            for start, end in phrase.speech
            if start < word.end + NEAR_S and end > word.start - NEAR_S
        ]
        if not under:
            continue
        touching = [(start, end) for start, end in under if end > start]
        longest = max(touching, default=(word.start, word.end), key=lambda s: s[1] - s[0])
        if touching and in_pieces(word.text):
            longest = touching[0][0], touching[-1][1]
        kept.append(replace(word, start=longest[0], end=longest[1]))
    return tuple(kept)
