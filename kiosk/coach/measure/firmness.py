"""How firmly an answer speaks: what is left of it for the manner in which it is told.

Four ways of saying nothing with words of one's own: to ramble, to claim without a limit what nobody
did, to fill in the memorised frame, to speak of how good a thing is. None is told by a single word,
only by how often, in a hundred words (manner.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.coach.measure.cues import count, lowered
from kiosk.coach.measure.manner import clear_of, likelihood, rates
from kiosk.coach.measure.relevance import ramp
from kiosk.coach.measure.statements import ASIDE, Does, Statement

PRIOR_WORDS = 40
SPARING, PRAISING = 1.2, 2.4
"""Words of praise in a hundred from which an answer speaks of how good a thing is, and of nothing
else: good answers have .1 in the mean, praise 2."""
LEAST = {"rambling": 0.3, "bluff": 0.08, "frame": 0.08, "praise": 0.08}
"""What is left of an answer that is wholly told so: somebody who rambles has words of his own."""


@dataclass(frozen=True)
class Firmness:
    """How firmly an answer speaks, and what it does instead where it does not."""

    value: float
    """Near 0 to 1."""
    manner: str = ""
    """The most likely manner of LEAST; empty where it is clear of all."""

    @property
    def claims(self) -> bool:
        """It claims without a limit, rather than leaves open."""
        return self.manner == "bluff"

    @property
    def loose(self) -> bool:
        return self.value < 1.0


def firmness(stated: Sequence[Statement]) -> Firmness:
    """Return how firmly the statements are made: the most likely manner is the one it is told in,
    so that a rambler who also claims has what a rambler has."""
    rate = rates(stated)
    left = {name: least + (1 - least) * clear_of(name, rate) for name, least in LEAST.items()}
    sober = 1.0 - ramp(_praise(stated), SPARING, PRAISING)
    left["praise"] = min(left["praise"], LEAST["praise"] + (1 - LEAST["praise"]) * sober)
    worst = max(LEAST, key=lambda name: likelihood(name, rate))
    value = min(left["praise"], left[worst])
    return Firmness(value, worst if value < 1.0 else "")


def _praise(stated: Sequence[Statement]) -> float:
    """Return how many words of praise there are in a hundred, that of sentences set aside too."""
    told = [one.sentence for one in stated if one.does not in ASIDE - {Does.PRAISE}]
    found = sum(count("praise", lowered(sentence.text)) for sentence in told)
    return 100 * found / (sum(sentence.words for sentence in told) + PRIOR_WORDS)
