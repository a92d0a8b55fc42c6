"""What is scored: the answers that count, with what they are called and judged by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.coach.scoring.part_measures import too_short
from kiosk.coach.scoring.takes import titles
from kiosk.domain.interview import Answer
from kiosk.domain.job import Alignment
from kiosk.domain.settings import Settings


@dataclass(frozen=True)
class Counted:
    """The answers that count, with their names, the alignment where there is one, the settings."""

    answers: Sequence[Answer]
    settings: Settings
    alignment: Alignment | None = None
    alone: bool = False
    """One answer by itself, which has no number."""

    def named(self) -> Iterator[tuple[str, Answer]]:
        """Yield each answer with its name inside a sentence."""
        names = ("this answer",) if self.alone else titles(self.answers)
        return zip(names, self.answers, strict=True)

    def judged(self) -> Iterator[tuple[str, Answer]]:
        """Yield the answers long enough to judge."""
        return (one for one in self.named() if not too_short(one[1], self.settings.bands))
