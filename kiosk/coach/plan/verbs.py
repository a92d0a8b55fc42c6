"""Whether a word is a verb as it opens the line of a resume or of a duty, and in which form."""

from functools import cache
from pathlib import Path

from kiosk.coach.plan.word_lists import word_list

VOWELS = "aeiou"
NOT_VERBS = word_list("not_verbs")
PASSIVE = word_list("passive")
PASSIVE_BEFORE = word_list("passive_before")
ACTIVE_BEFORE_THE = PASSIVE - {"awarded", "granted", "named"}


@cache
def _table() -> tuple[frozenset[str], dict[str, str]]:
    """Return the bases, and each past form with its base."""
    lines = (Path(__file__).parent / "verbs.txt").read_text().splitlines()
    entries = [entry for line in lines if not line.startswith("#") for entry in line.split()]
    bases: set[str] = set()
    pasts: dict[str, str] = {}
    for entry in entries:
        base, _, past = entry.partition(":")
        doubles = base.endswith("+")
        base = base.rstrip("+")
        bases.add(base)
        pasts[past or _regular(base, doubles=doubles)] = base
        if doubles:
            pasts[f"{base}ed"] = base
    return frozenset(bases), pasts


def _regular(base: str, *, doubles: bool) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if doubles else "") + "ed"


def is_base(word: str) -> bool:
    return word.lower() in _table()[0]


def is_past(word: str) -> bool:
    """Return whether the word is a past tense: one we know, or one that looks regular."""
    word = word.lower()
    if word in NOT_VERBS:
        return False
    if word in _table()[1]:
        return True
    return word.endswith("ed") and len(word) > 5 and word.isalpha() and not word.endswith("eed")


def known_past(word: str) -> bool:
    """Return whether the word is the past tense of a verb we know."""
    word = word.lower()
    return word not in NOT_VERBS and word in _table()[1]


def is_past_only(word: str) -> bool:
    """Return whether a word is a past tense and nothing else: Prepared, not Led or Cut."""
    return is_past(word) and not is_base(word) and word.lower().endswith("ed")


def past_of(base: str) -> str:
    """Return the past tense of a verb we know."""
    return next(past for past, one in _table()[1].items() if one == base)


def base_of(word: str) -> str | None:
    """Return the base of a third person or an -ing form, None where it is neither."""
    word = word.lower()
    bases = _table()[0]
    if word.endswith("ing"):
        stem = word[:-3]
        tries = [stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem]
    elif word.endswith("ies"):
        tries = [word[:-3] + "y"]
    elif word.endswith("s") and not word.endswith("ss"):
        tries = [word[:-1], word[:-2] if word.endswith("es") else word[:-1]]
    else:
        return None
    return next((base for base in tries if base in bases), None)


def is_passive(first: str, second: str) -> bool:
    """Return whether "Promoted to ..." says what was done to the person, not by them."""
    first, second = first.lower(), second.lower()
    if first == "awarded":
        return True
    return (
        first in PASSIVE
        and second in PASSIVE_BEFORE
        and not (second == "the" and first in ACTIVE_BEFORE_THE)
    )
