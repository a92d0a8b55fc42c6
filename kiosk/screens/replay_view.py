"""What can be heard and seen again, and what is being played."""

from dataclasses import dataclass, field

from kiosk.domain.job import QuestionKind
from kiosk.domain.units import Image


@dataclass(frozen=True)
class Picture:
    """A camera picture as the person sees it: RGB, shape (height, width, 3), mirrored."""

    image: Image = field(compare=False)
    number: int


@dataclass(frozen=True)
class BenchmarkView:
    """Example answers: to which kind of question, which one, and whether it is spoken."""

    kind: QuestionKind | None = None
    """None while it is not shown."""
    model: int = 0
    speaking: bool = False
    waiting: bool = False
    """Whether its clip is being made."""


@dataclass(frozen=True)
class Replay:
    held: tuple[int, ...] = ()
    """Positions of the answers whose sound is held."""
    playing: int | None = None
    """Position of the answer that is being heard."""
    at: float = 0.0
    """The moment of it that is being heard, s."""
    picture: Picture | None = None
    page: int = 0
    """Which of the answer's moments are shown."""
    says: str | None = None
    """Why something cannot be heard, or is not held any more."""

    def moment(self, position: int) -> float | None:
        """Return the moment of an answer that is being heard; None while it is not."""
        return self.at if self.playing == position else None
