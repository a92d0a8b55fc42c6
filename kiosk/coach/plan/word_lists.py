"""Small closed lists of words that the planner goes by (words.toml)."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one list of words."""
    lists = tomllib.loads((Path(__file__).parent / "words.toml").read_text())
    return frozenset(lists[name].split())
