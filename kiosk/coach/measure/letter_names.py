"""Decide whether spelt letters sound like an acronym: a transcriber writes "S-E-V-O" for SEO.

Letters are compared as they are said, sound by sound of their English names. Names that rhyme (B,
D, P, T, V), that accents swap (A, E, I), and glides between two vowels ("E-O" sounds like "E-V-O")
are near; the distance is an edit distance over sounds with those nearer ones cheaper. The costs are
phonetics, voicing and place of articulation, and not fitted to any recording.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

NAMES = {
    "a": "EY", "b": "B IY", "c": "S IY", "d": "D IY", "e": "IY", "f": "EH F", "g": "JH IY",
    "h": "EY CH", "i": "AY", "j": "JH EY", "k": "K EY", "l": "EH L", "m": "EH M", "n": "EH N",
    "o": "OW", "p": "P IY", "q": "K Y UW", "r": "AA R", "s": "EH S", "t": "T IY", "u": "Y UW",
    "v": "V IY", "w": "D AH B AH L Y UW", "x": "EH K S", "y": "W AY", "z": "Z IY",
}  # fmt: skip
BETWEEN = {"and": "EH N D", "an": "EH N", "in": "EH N"}
"""Words that an N between two letters sounds like."""
NEAR = {
    frozenset(pair.split()): cost
    for cost, pairs in {
        0.3: ("B P", "D T", "JH CH", "S Z", "V F", "K JH", "M N"),
        0.4: ("EY AY", "B V", "B D", "P T", "F S", "V D"),
        0.5: ("EY IY", "IY AY", "AA OW", "EH EY", "V Z", "S CH"),
    }.items()
    for pair in pairs
}
VOWELS = frozenset(("EY", "IY", "EH", "AY", "OW", "UW", "AA", "AH"))
GLIDES = frozenset("VWY")
FAR = 1.0
EXTRA = 0.8
"""A sound that is too many, or missing."""
EASY = 0.5
"""A glide between two vowels, or a D after an N."""
AGAIN = 0.3
"""A vowel said again after a glide: "ee-vee-oh"."""
ALIKE = 0.15
"""Distance, as a share of the longer row of sounds, up to which two are the same letters. One
rhyming letter of two is .1, a vowel an accent swaps .13, another letter .25 and more."""
LETTERS = re.compile(r"^[A-Za-z](?:[-.&/]?[A-Za-z])*\.?$")


def sounds_like(written: Sequence[str], acronym: str) -> bool:
    """Say whether words that were written down are the letters of an acronym, nearly.

    `acronym`: letters only, in any case.
    """
    ours, theirs = _of_letters(acronym.lower()), _of_words(tuple(written))
    if not theirs or not ours:
        return False
    return distance(theirs, ours) <= ALIKE * max(len(theirs), len(ours))


def _of_letters(letters: str) -> tuple[str, ...]:
    return tuple(sound for letter in letters for sound in NAMES.get(letter, "?").split())


@lru_cache(maxsize=4096)
def _of_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sounds of spelt words; none where they are words and no letters.

    "I" and "a" alone are words: one other letter at least has to stand among them.
    """
    sounds: list[str] = []
    spelt = ""
    for place, word in enumerate(words):
        bare = word.strip(",.!?;:").removesuffix("'s").removesuffix("’s")
        if 0 < place < len(words) - 1 and bare.lower() in BETWEEN:
            sounds += BETWEEN[bare.lower()].split()
        elif _is_spelt(bare):
            letters = re.sub(r"[^a-z]", "", bare.lower())
            spelt += letters
            sounds += _of_letters(letters)
        else:
            return ()
    return tuple(sounds) if set(spelt) - {"a", "i"} else ()


def _is_spelt(word: str) -> bool:
    """Say whether a word is one letter, or letters with marks between them or in capitals."""
    if not LETTERS.match(word):
        return False
    return len(word) == 1 or word.isupper() or bool(re.search(r"[-.&/]", word))


def distance(one: Sequence[str], other: Sequence[str]) -> float:
    """Return what it costs to turn one row of sounds into the other."""
    row = [0.0]
    for place in range(len(other)):
        row.append(row[-1] + _extra(other, place))
    for place, sound in enumerate(one):
        last, row[0] = row[0], row[0] + _extra(one, place)
        for at, wanted in enumerate(other):
            swapped = last + _swapped(sound, wanted)
            last = row[at + 1]
            row[at + 1] = min(swapped, last + _extra(one, place), row[at] + _extra(other, at))
    return row[-1]


def _swapped(one: str, other: str) -> float:
    return 0.0 if one == other else NEAR.get(frozenset((one, other)), FAR)


def _extra(sounds: Sequence[str], place: int) -> float:
    """Return what one sound more costs, by what stands beside it."""
    sound = sounds[place]
    before = sounds[place - 1] if place else ""
    after = sounds[place + 1] if place + 1 < len(sounds) else ""
    if sound in GLIDES and before in VOWELS and after in VOWELS:
        return EASY
    if (before, sound) == ("N", "D"):
        return EASY
    if sound in VOWELS and before in GLIDES and place > 1 and sounds[place - 2] == sound:
        return AGAIN
    return EXTRA
