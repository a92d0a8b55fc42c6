"""What a person can mean on the screen of a class's code."""

from dataclasses import dataclass

from kiosk.screens.act import Act


@dataclass(frozen=True)
class GroupAsked(Act):
    """Type or scan the code of a class."""


@dataclass(frozen=True)
class CodeKey(Act):
    key: str
    """A letter or a digit, "-", or "back"."""


@dataclass(frozen=True)
class CodeGiven(Act):
    """Look for the group whose code was typed."""


@dataclass(frozen=True)
class GroupJoined(Act):
    """Practise with the group: choose a job next."""


@dataclass(frozen=True)
class GroupLeft(Act):
    """Back to the jobs, without a group."""
