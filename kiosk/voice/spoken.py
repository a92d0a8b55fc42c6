"""How a text is written for a voice: acronyms by letters, names as they sound, numbers in words."""

import re
import tomllib
from functools import cache
from pathlib import Path

from kiosk.voice import spoken_numbers

VERSION = 2
"""Part of every clip's key: a change here makes new clips."""

ENGLISH = "en"
ACRONYM = re.compile(r"(?<![\w.])([A-Z]{2,6})(s|'s)?(?![\w])")
MIXED = re.compile(r"(?<![\w.])([A-Z]{2,5})(\d{1,4})(?![\w])")
"""Letters with a number: KS3, ISO9001, EN1090."""
SHOUTED = re.compile(r"(?<![\w'])(?:[A-Z]{2,}|[AI])(?:[ ,]+(?:[A-Z]{2,}|[AI])){2,}(?![\w'])")
"""Three words or more in capitals are a shouted sentence, not a row of acronyms."""
SIGNS = (
    (re.compile(r"\s&\s"), " and "),
    (re.compile(r"(?<=\w)&(?=\w)"), " and "),
    (re.compile(r"(?<=\w)\s?/\s?(?=\w)"), " or "),
    (re.compile(r"[\"“”*_`<>|\[\]{}]"), ""),
    (re.compile(r"\s[-–—]\s"), ", "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s(?=[,.;?!])"), ""),
)


def spoken(text: str, language: str = ENGLISH) -> str:
    """Return an English text as a voice should read it; any other as it is, on one line."""
    if not language.lower().startswith(ENGLISH):
        return " ".join(text.split())
    text = SHOUTED.sub(_whispered, text)
    text = _names().sub(lambda found: _table()[found.group()], text)
    text = spoken_numbers.said(text)
    text = MIXED.sub(lambda found: f"{_spelt(found[1])} {found[2]}", text)
    text = ACRONYM.sub(_letters, text)
    for pattern, words in SIGNS:
        text = pattern.sub(words, text)
    return text.strip()


def _whispered(found: re.Match[str]) -> str:
    """Return a shouted sentence in lower case, its acronyms as they are where we know them."""
    words = re.split(r"([ ,]+)", found.group())
    kept = _spelt_out() | frozenset(_table())
    if all(word in kept for word in words[::2]):
        return found.group()
    return "".join(word if word in kept else _lower(word) for word in words)


def _lower(word: str) -> str:
    return word if word == "I" else word.lower()


def _letters(found: re.Match[str]) -> str:
    return _spelt(found[1]) + ("'s" if found[2] else "") if _is_spelt(found[1]) else found.group()


def _spelt(letters: str) -> str:
    return " ".join(letters) if _is_spelt(letters) else letters


def _is_spelt(letters: str) -> bool:
    """Return whether a row of capitals is read by its letters: one that is no word."""
    return letters not in _read()


@cache
def _file() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "spoken.toml").read_text())


def _table() -> dict[str, str]:
    return _file()["names"]


@cache
def _read() -> frozenset[str]:
    return frozenset(_file()["words"]["read"].split())


@cache
def _spelt_out() -> frozenset[str]:
    return frozenset(_file()["words"]["spelt"].split())


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(_table(), key=len, reverse=True)
    return re.compile(
        r"(?<![\w#+])(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?![\w#+])"
    )
