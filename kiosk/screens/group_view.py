"""What the screen of a class's code shows."""

from dataclasses import dataclass

from kiosk.domain.interview import Mode
from kiosk.domain.job import Job

LONGEST_CODE = 20


@dataclass(frozen=True)
class Practising:
    """A class that practises together, and what it sets."""

    id: str
    name: str
    job: Job | None = None
    """None: every job."""
    questions: int = 0
    """0: as the candidate likes."""
    mode: Mode | None = None
    """None: as the candidate likes."""


@dataclass(frozen=True)
class CodeDesk:
    typed: str = ""
    asked: bool = False
    """The code is being looked for."""
    wrong: bool = False
