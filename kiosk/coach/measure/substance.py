"""How much of an answer can be held on to: statements of its own in which somebody acts.

Adding an echo, a list or praise never raises it, for these sentences are worth nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.coach.measure.cues import lowered
from kiosk.coach.measure.relevance import ramp
from kiosk.coach.measure.statements import ASIDE, Does, Statement

WHOLE = 20.0
"""Worth of a full answer: some ten own words, half of them in deeds. Our choice, from the fitted
half of tests/scoring/answers: nine
good answers in ten have 20 and more, nine bluffs in ten less."""
BENT = 1.2
AGENCY = 2.0
"""A deed counts 1, a sentence in which people act a third; below this sum the rest counts less."""
SOLID = 3.0
"""Worth from which a statement is a step of its own."""
STEPS = 3
LONG_WORDS = 130
DENSE = 0.12
"""Worth a word below which a long answer is long-winded."""
FRAME, LABELS = ("situation", "task", "action", "result"), 3
FRAMED = 0.3
"""Worth of what stands in a memorised frame: a story told in it has more than enough."""
DECLINED, GOES_ON, GOES_ON_WORDS = 0.3, 2, 60
"""Worth of what stands beside a refusal, which is the reasons for it: who goes on to say what was
done or would be, in so many deeds, or for so many words, did not decline."""


@dataclass(frozen=True)
class Substance:
    """What the statements of an answer hold together."""

    value: float
    """0 (nothing of its own) to 1 (a full answer)."""
    steps: float
    """Share of a full answer's steps."""
    dense: float
    """1, or less where a long answer says little a word."""
    mainly: Does
    """What most of the words do."""


def substance(stated: Sequence[Statement]) -> Substance:
    """Return how much the statements say together."""
    worth = sum(one.worth for one in stated) * (FRAMED if _is_framed(stated) else 1.0)
    declined = _is_declined(stated)
    worth *= DECLINED if declined else 1.0
    saying = [one for one in stated if one.does is Does.SAYS]
    agency = sum(len(one.deeds) + one.people / 3 for one in saying)
    words = sum(one.sentence.words for one in stated)
    solid = sum(one.worth >= SOLID for one in stated)
    dense = ramp(worth / words, 0.0, DENSE) if words > LONG_WORDS else 1.0
    return Substance(
        value=min(1.0, (worth / WHOLE) ** BENT) * min(1.0, agency / AGENCY),
        steps=min(1.0, solid / STEPS) ** 0.5,  # the first step tells most
        dense=dense,
        mainly=Does.REFUSES if declined else _mainly(stated),
    )


def _is_framed(stated: Sequence[Statement]) -> bool:
    """Return whether the parts of a story are called by their names, as in a memorised frame."""
    text = lowered(" ".join(one.sentence.text for one in stated))
    return sum(re.search(rf"\b{name}s?\b", text) is not None for name in FRAME) >= LABELS


def _is_declined(stated: Sequence[Statement]) -> bool:
    """Return whether the question is declined, and nothing but reasons stands beside it."""
    if sum(one.sentence.words for one in stated if one.does not in ASIDE) >= GOES_ON_WORDS:
        return False
    saying = [one for one in stated if one.does is Does.SAYS]
    deeds = sum(deed.mine for one in saying for deed in one.deeds)
    return deeds < GOES_ON and any(one.does is Does.REFUSES for one in stated)


def _mainly(stated: Sequence[Statement]) -> Does:
    words: Counter[Does] = Counter()
    for one in stated:
        words[one.does] += one.sentence.words
    return max(Does, key=lambda does: words[does])
