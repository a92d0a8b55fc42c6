"""What the last screens show: the report that goes home, what was erased, a fault."""

from dataclasses import dataclass

PRINTING = "Your report is being printed …"


@dataclass(frozen=True)
class TakeHome:
    """How the report leaves with its owner."""

    url: str | None = None
    hours: int = 24
    why_not: str | None = None
    printing: str | None = None
    """What has become of the print; None before Print was touched."""
    again: bool = True
    """Whether Print can be touched: nothing is being printed, or has been."""


@dataclass(frozen=True)
class Erasing:
    """What was truly deleted and what is truly kept."""

    deleted: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    """What would be deleted too, if the person wished."""
    done: bool = False


@dataclass(frozen=True)
class Sorry:
    code: str = ""
    message: str = ""
