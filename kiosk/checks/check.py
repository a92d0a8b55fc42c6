"""What one check of a booth says: a colour, a sentence, and what a person can do about it."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    """An interview is possible, with something missing."""
    RED = "red"
    """No interview is possible, or something would be lost."""


@dataclass(frozen=True)
class Check:
    """The outcome of one check; `do` is empty where nothing is to be done."""

    check: str
    state: State
    says: str
    do: str = ""


def green(check: str, says: str) -> Check:
    return Check(check, State.GREEN, says)


def amber(check: str, says: str, do: str) -> Check:
    return Check(check, State.AMBER, says, do)


def red(check: str, says: str, do: str) -> Check:
    return Check(check, State.RED, says, do)


__all__ = ["Check", "State", "amber", "green", "red"]
