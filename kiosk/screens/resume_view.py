"""What the screen for the resume shows: the ways in which one can come in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StickFile:
    name: str
    megabytes: float


@dataclass(frozen=True)
class Typed:
    """What a person types who cannot scan: where, which code, and in which wireless network."""

    address: str
    code: str
    wifi: str = ""


@dataclass(frozen=True)
class ResumeWays:
    """The ways a resume can come in."""

    url: str | None = None
    """The phone's upload page; None while it is asked for or where there is no panel."""
    seconds_left: float = 0.0
    typed: Typed | None = None
    no_phone: str | None = None  # why there is no code to scan
    stick: tuple[StickFile, ...] = ()
    reading: bool = False
    trouble: str | None = None  # why the last file could not be read
