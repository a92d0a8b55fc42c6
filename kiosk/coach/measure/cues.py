"""The cues of cues.toml, compiled: what people say when they praise, refuse, tell a result."""

import re
import tomllib
from functools import cache
from pathlib import Path


def lowered(text: str) -> str:
    """Return the text as the cues expect it."""
    return text.lower().replace("’", "'")


def cued(name: str, text: str) -> bool:
    """Return whether a lowered text holds one of the cues of this name."""
    return _cue(name).search(text) is not None


def count(name: str, text: str) -> int:
    """Return how many of the cues of this name a lowered text holds."""
    return len(_cue(name).findall(text))


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in _lists()[name]))


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "cues.toml").read_text())
