"""What the last screens show: the report that goes home, what was erased, a fault."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TakeHome:
    """How the report leaves with its owner."""

    url: str | None = None
    hours: int = 24
    why_not: str | None = None
    printer: bool = False
    printing: str | None = None
    """What the printer says; None before Print was touched."""


@dataclass(frozen=True)
class Erasing:
    """What was truly deleted and what is truly kept."""

    deleted: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    done: bool = False


@dataclass(frozen=True)
class Sorry:
    code: str = ""
    message: str = ""
