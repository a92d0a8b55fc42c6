"""Which words say something of one's own, and which are grammar, small talk or interview talk."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from kiosk.coach.plan.verbs import is_base, is_past

WORD = re.compile(r"[A-Za-z][A-Za-z'’\-]*")
ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "s", "ly")
LEAST_STEM = 3


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of lexicon.toml."""
    lists = tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text())
    return frozenset(lists[name].split())


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return what the forms of a word have in common; coarse, for comparing words of one talk."""
    word = plain(word)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    if len(word) > LEAST_STEM and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > LEAST_STEM else word


def plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").strip("'-")


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(name))


def content_stems(text: str) -> list[str]:
    """Return the stems of the words that are no grammar, in their order."""
    return [stem(word) for word in WORD.findall(text) if not is_function(word)]


def is_function(word: str) -> bool:
    bare = plain(word)
    head = bare.partition("'")[0]
    return bare in words_of("function") or head in words_of("function") or (
        "'" not in bare and stem(word) in _stems("function")
    )  # fmt: skip


def is_general(stem_: str) -> bool:
    """Return whether it belongs to what every interview says."""
    return stem_ in _stems("general")


def own_stems(text: str, given: Iterable[str]) -> Iterator[str]:
    """Yield the stems that are neither given (by question or advert) nor interview talk, once."""
    known = set(given)
    for one in content_stems(text):
        if one not in known and not is_general(one):
            known.add(one)
            yield one


def is_deed(verb: str) -> bool:
    """Return whether a verb form is something one does: no state, thought or feeling."""
    verb = plain(verb)
    if verb in words_of("everyday"):
        return True
    if verb in words_of("stative") or verb in words_of("function") - words_of("irregular"):
        return False
    return is_past_deed(verb) or is_base(verb)


def is_past_deed(verb: str) -> bool:
    verb = plain(verb)
    return verb not in words_of("stative") and (verb in words_of("irregular") or is_past(verb))
