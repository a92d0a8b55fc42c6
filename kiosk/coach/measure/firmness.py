"""How firmly an answer speaks: between leaving everything open and claiming everything.

Two ways of saying nothing with words of one's own. Who rambles hedges, turns ("but", "or",
"although") and rarely does, counts or names anything new; who bluffs claims without a limit
("every", "always", "never") what nobody did. Neither is told by a single word, only by how often,
in a hundred words.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.coach.measure.cues import count, lowered
from kiosk.coach.measure.relevance import ramp
from kiosk.coach.measure.statements import ASIDE, Does, Statement

TYPICAL = {"open_ended": 0.7, "turning": 1.2, "boundless": 1.4, "deeds": 3.5, "figures": 3.5,
           "own": 20.0}  # fmt: skip
"""A hundred words of good answers hold so many; PRIOR_WORDS of such talk stand beside every answer,
so that a short one is not judged by a single word."""
PRIOR_WORDS = 40
WEIGHTS = {
    "open_ended": -0.98, "turning": -0.99, "boundless": -1.11,
    "deeds": 0.45, "figures": 0.57, "own": 0.38,
}  # fmt: skip
BIAS = -5.33
"""A logistic: good answers against rambling and bluffing ones (tests/scoring/answers, printed and
cross-validated by `python -m tests.scoring.firmness`), both classes weighted alike."""
LOOSE, FIRM = 0.10, 0.50
"""Likelihoods at which an answer says nothing firm, and from which nothing is taken off."""
SPARING, PRAISING = 1.2, 2.4
"""Words of praise in a hundred from which an answer speaks of how good a thing is, and of nothing
else: good answers have .1 in the mean, praise 2."""
LEAST = 0.3
"""What is left of an answer that says nothing firm: there are words of one's own in it."""


@dataclass(frozen=True)
class Firmness:
    """How firmly an answer speaks, and what of the two it does where it does not."""

    value: float
    """LEAST squared to 1."""
    claims: bool = False
    """It claims without a limit, rather than leaves open."""

    @property
    def loose(self) -> bool:
        return self.value < 1.0


def firmness(stated: Sequence[Statement]) -> Firmness:
    """Return how firmly the statements are made."""
    rates = rates_of(stated)
    evidence = BIAS + sum(WEIGHTS[name] * rate for name, rate in rates.items())
    firm = ramp(1 / (1 + math.exp(-evidence)), LOOSE, FIRM)
    sober = 1.0 - ramp(_praise(stated), SPARING, PRAISING)
    value = (LEAST + (1 - LEAST) * firm) * (LEAST + (1 - LEAST) * sober)
    beyond = {name: WEIGHTS[name] * (rate - TYPICAL[name]) for name, rate in rates.items()}
    return Firmness(value, beyond["boundless"] < beyond["open_ended"] + beyond["turning"])


def _praise(stated: Sequence[Statement]) -> float:
    """Return how many words of praise there are in a hundred, that of sentences set aside too."""
    told = [one.sentence for one in stated if one.does not in ASIDE - {Does.PRAISE}]
    found = sum(count("praise", lowered(sentence.text)) for sentence in told)
    return 100 * found / (sum(sentence.words for sentence in told) + PRIOR_WORDS)


def rates_of(stated: Sequence[Statement]) -> dict[str, float]:
    """Return how often, in a hundred words, each is said that tells how firmly one speaks."""
    told = [one for one in stated if one.does not in ASIDE]
    text = lowered(" ".join(one.sentence.text for one in told))
    words = sum(one.sentence.words for one in told)
    found = {
        "open_ended": count("open_ended", text),
        "turning": count("turning", text),
        "boundless": count("boundless", text),
        "deeds": sum(len(one.deeds) for one in told),
        "figures": count("figures", text),
        "own": sum(len(one.own) for one in told),
    }
    whole = words + PRIOR_WORDS
    return {name: (100 * found[name] + TYPICAL[name] * PRIOR_WORDS) / whole for name in found}
