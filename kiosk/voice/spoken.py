"""How a text is written for a voice: acronyms by letters, names as they sound, numbers in words."""

import re
import tomllib
from functools import cache
from pathlib import Path

VERSION = 1
"""Part of every clip's key: a change here makes new clips."""

ENGLISH = "en"
MONEY = {"$": "dollars", "€": "euros", "£": "pounds"}
TIMES = {"k": "thousand", "m": "million", "bn": "billion", "b": "billion"}
AMOUNT = re.compile(r"([$€£])\s?(\d[\d,.]*\d|\d)\s?(k|m|bn|b)?\b", re.IGNORECASE)
SCALED = re.compile(r"\b(\d[\d,.]*\d|\d)\s?(k|bn|M)(?=[\s,.;:?!-]|$)")
ACRONYM = re.compile(r"(?<![\w.])([A-Z]{2,6})(s)?(?![\w])")
NUMBERS = (
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),
    (re.compile(r"(\d)\s?%"), r"\1 percent"),
    (re.compile(r"\b(\d+(?:\.\d+)?)x\b"), r"\1 times"),
    (re.compile(r"\b(\d+)\s?[-–]\s?(\d+)\b"), r"\1 to \2"),
    (re.compile(r"(\d)\+(?=\s)"), r"\1 or more"),
    (re.compile(r"#(?=\d)"), "number "),
)
SIGNS = (
    (re.compile(r"\s&\s"), " and "),
    (re.compile(r"(?<=\w)\s?/\s?(?=\w)"), " or "),
    (re.compile(r"[\"“”*_`<>|\[\]{}]"), ""),
    (re.compile(r"\s[-–—]\s"), ", "),
    (re.compile(r"\s+"), " "),
)


def spoken(text: str, language: str = ENGLISH) -> str:
    """Return an English text as a voice should read it; any other as it is, on one line."""
    if not language.lower().startswith(ENGLISH):
        return " ".join(text.split())
    text = _names().sub(lambda found: _table()[found.group()], text)
    text = AMOUNT.sub(_amount, text)
    text = SCALED.sub(lambda found: f"{found[1]} {TIMES[found[2].lower()]}", text)
    for pattern, words in NUMBERS:
        text = pattern.sub(words, text)
    text = ACRONYM.sub(_letters, text)
    for pattern, words in SIGNS:
        text = pattern.sub(words, text)
    return text.strip()


def _amount(found: re.Match[str]) -> str:
    scale = f" {TIMES[found[3].lower()]}" if found[3] else ""
    return f"{found[2]}{scale} {MONEY[found[1]]}"


def _letters(found: re.Match[str]) -> str:
    if found[1] in _read():
        return found.group()
    return " ".join(found[1]) + ("'s" if found[2] else "")


@cache
def _file() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "spoken.toml").read_text())


def _table() -> dict[str, str]:
    return _file()["names"]


@cache
def _read() -> frozenset[str]:
    return frozenset(_file()["words"]["read"].split())


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(_table(), key=len, reverse=True)
    return re.compile(
        r"(?<![\w#+])(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?![\w#+])"
    )
