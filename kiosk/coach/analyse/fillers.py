"""Decide which words are hesitations, filler phrases and hedges (MEASURES.md, Speech)."""

import re
from collections.abc import Sequence

from kiosk.coach.model import Filler, FillerKind, Word

HESITATION = re.compile(r"^(u+h*m+|u+h+|e+r+m*|e+h+m*|a+h+|h+m+|m+h*m+|m{2,}|ur)$")


def bare(text: str) -> str:
    """Return a word as it is compared: lower case, without the punctuation around it."""
    return re.sub(r"^[^\w]+|[^\w]+$", "", text.lower().replace("’", "'"))


def is_hesitation(text: str) -> bool:
    """Say whether a word is um, uh, er, hmm or a lengthened form of one; never a part of a word."""
    return HESITATION.match(re.sub(r"[^a-z]", "", text.lower())) is not None


def classify(words: Sequence[Word]) -> tuple[Filler, ...]:
    """Return the fillers among the words, in the order they were said."""
    return tuple(
        Filler(bare(word.text), FillerKind.HESITATION, word.start, word.end, word.probability)
        for word in words
        if is_hesitation(word.text)
    )
