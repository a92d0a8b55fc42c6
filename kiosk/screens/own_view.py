"""How a candidate judges themselves; it is nowhere but on the screen, and gone with Finish."""

from dataclasses import dataclass

from kiosk.coach.scoring.own import Side


@dataclass(frozen=True)
class OwnJudgement:
    asked: bool = False
    """Whether the sliders stand before the results."""
    compared: bool = False
    """Whether what was measured stands beside them."""
    given: tuple[tuple[Side, int], ...] = ()
    """The place of each slider that was touched."""

    @property
    def whole(self) -> bool:
        return len(self.given) == len(Side)
