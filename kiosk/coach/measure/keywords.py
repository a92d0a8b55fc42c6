"""Decide which of a job's technical words were said, and when.

Four readings, each stricter about its evidence than the one before: the word itself in any of
its spoken forms; its letters spelt out; something that sounds the same where the transcriber was
unsure; letters whose names sound nearly like its own. A word that was written down with confidence
as another word is that other word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kiosk.coach.match.skills import find
from kiosk.coach.measure.fillers import is_hesitation, words_of
from kiosk.coach.measure.letter_names import sounds_like
from kiosk.coach.measure.spoken_forms import forms, letters, same, spelt
from kiosk.domain.measures import KeywordSaid
from kiosk.domain.sound import Word

FLOOR = 0.015
"""A word less probable than this is the glossary's, not the talker's (docs/facts.md, Hearing)."""
UNSURE = 0.55
"""Under this probability a single word may stand for another that sounds the same."""
LONGEST = 6  # words one keyword may be spread over ("c i c d pipeline")
LEAST_SOUNDS = 3  # consonants of a phonetic code that tell two words apart
ALIKE = 0.72
"""Share of letters two spellings must have in common beside sounding the same."""
LEAST_LETTERS = 2
ACRONYM = re.compile(r"^[A-Z]{2,}s?$")
VOWEL_LETTERS = frozenset("aei")
"""Letters of an acronym that accents swap: A, E and I."""
EVERYDAY = words_of(
    "access ant beam chef dart drive excel express flow go hive less make meet monday next "
    "notion outlook puppet react rust salt segment shell sketch slack spark spring square "
    "storm swift teams unity word zoom"
)
"""Names of tools that are everyday words as well: only a capital letter inside a sentence tells."""


@dataclass(frozen=True)
class Run:
    """Some words in a row, as one."""

    words: tuple[Word, ...]
    parts: tuple[str, ...]
    """Their letters."""
    opens_sentence: bool

    @cached_property
    def joined(self) -> str:
        return "".join(self.parts)

    @property
    def in_letters(self) -> bool:
        """Say whether it is one word, or letters: "I am" does not say IAM."""
        whole = (w.text.isupper() or len(part) == 1 for w, part in self._both())
        return len(self.words) == 1 or all(whole)

    def _both(self) -> Iterator[tuple[Word, str]]:
        return zip(self.words, self.parts, strict=True)

    @property
    def text(self) -> str:
        return " ".join(word.text.rstrip(".,!?;:") for word in self.words)

    @cached_property
    def probability(self) -> float:
        return min(word.probability for word in self.words)


def said(words: Sequence[Word], keywords: Sequence[str]) -> tuple[KeywordSaid, ...]:
    """Return the keywords that were said, each once at its first moment, in the job's order."""
    runs = [run for run in _runs(words) if run.probability >= FLOOR]
    known = frozenset(form for keyword in keywords for form in forms(keyword))
    found = []
    for keyword in keywords:
        run = _first(runs, keyword, known)
        if run:
            found.append(KeywordSaid(keyword, run.words[0].start, run.text))
    return tuple(found)


def _runs(words: Sequence[Word]) -> Iterator[Run]:
    spoken = [word for word in words if not is_hesitation(word.text)]
    parts = [letters(word.text) for word in spoken]
    for start in range(len(spoken)):
        opens = start == 0 or spoken[start - 1].text.endswith((".", "?", "!"))
        for end in range(start + 1, min(len(spoken), start + LONGEST) + 1):
            yield Run(tuple(spoken[start:end]), tuple(parts[start:end]), opens)
            if spoken[end - 1].text.endswith((".", "?", "!")) and len(parts[end - 1]) > 1:
                break


def _first(runs: Sequence[Run], keyword: str, known: frozenset[str]) -> Run | None:
    for reading in (_is_said, _is_spelt, _sounds_like, _spells_nearly):
        for run in runs:
            if reading(run, keyword, known):
                return run
    return None


def _is_said(run: Run, keyword: str, _known: frozenset[str]) -> bool:
    if not any(same(run.joined, form) for form in forms(keyword)):
        return False
    if keyword.lower() in EVERYDAY or len(letters(keyword)) == 1:
        return run.words[0].text[:1].isupper() and not run.opens_sentence
    return not ACRONYM.match(keyword) or run.in_letters


def _is_spelt(run: Run, keyword: str, _known: frozenset[str]) -> bool:
    own = letters(keyword)
    return len(own) <= LONGEST and spelt(run.parts) == own


def _sounds_like(run: Run, keyword: str, known: frozenset[str]) -> bool:
    """Say whether the run sounds like the keyword and was hardly meant as anything else."""
    own = letters(keyword)
    if run.joined in known or not run.joined or keyword.lower() in EVERYDAY:
        return False
    if _is_acronym(run, keyword):
        return _accented(run.joined, own)
    if len(run.words) == 1 and run.probability > UNSURE:
        return False
    if abs(len(run.words) - len(keyword.split())) > 2:
        return False
    return any(_alike(run.joined, form) for form in forms(keyword))


def _is_acronym(run: Run, keyword: str) -> bool:
    """Say whether both begin with letters read one by one: FEA, A/B test."""
    theirs, ours = run.words[0].text.strip(".,!?"), keyword.split(maxsplit=1)[0].replace("/", "")
    return len(theirs) == len(ours) >= 2 and theirs.isupper() and ours.isupper()


def _spells_nearly(run: Run, keyword: str, known: frozenset[str]) -> bool:
    """Say whether letters were written that sound like the acronym the keyword begins with.

    What is the name of another skill is that skill: CEO is no SEO.
    """
    first, *rest = keyword.split()
    acronym = re.sub(r"[^A-Za-z]", "", first)
    letters_s = acronym.removesuffix("s")
    front = len(run.words) - len(rest)
    if len(letters_s) < LEAST_LETTERS or not letters_s.isupper() or front < 1:
        return False
    if run.joined in known or not all(map(same, run.parts[front:], map(letters, rest))):
        return False
    written = tuple(word.text for word in run.words[:front])
    return sounds_like(written, letters_s) and not find(" ".join(written))


def _accented(heard: str, own: str) -> bool:
    """Say whether two acronyms differ in one vowel's name only: FIA for FEA."""
    if len(heard) != len(own):
        return False
    unlike = [(a, b) for a, b in zip(heard, own, strict=True) if a != b]
    return len(unlike) == 1 and set(unlike[0]) <= VOWEL_LETTERS


def _alike(heard: str, form: str) -> bool:
    from jellyfish import damerau_levenshtein_distance

    if heard[0] != form[0] and not {heard[0], form[0]} <= set("ckqgjsz"):
        return False
    code = _sound(form)
    if len(code) < LEAST_SOUNDS or _sound(heard) != code:
        return False
    longest = max(len(heard), len(form))
    return 1 - damerau_levenshtein_distance(heard, form) / longest >= ALIKE


@lru_cache(maxsize=8192)
def _sound(text: str) -> str:
    from jellyfish import metaphone

    return metaphone(text)
