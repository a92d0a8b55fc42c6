"""Runs of words, by which a copied sentence is known."""

import re
from collections.abc import Sequence

RUN = 4  # words in a row that are no accident


def words_in(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w+#]+", text.casefold()))


def shingles_of(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return every run of four words."""
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
