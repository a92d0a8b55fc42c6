"""In what manner an answer speaks: how often, in a hundred words, it does what tells the manners of
saying nothing from an answer, whatever the subject.

Nobody is told by a single word. Who bluffs claims without a limit and in the perfect tense ("I have
always handled"), a memorised frame is made of words every interview holds and of abstract ones, who
rambles strings clauses together and counts nothing, praise says what a thing is and not what
anybody did, and a salad of words has the trade's nouns and no small words between them.
"""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.coach.measure.cues import count, lowered
from kiosk.coach.measure.lexicon import (
    WORD,
    content_stems,
    is_function,
    is_general,
    is_past_deed,
    plain,
)
from kiosk.coach.measure.relevance import ramp
from kiosk.coach.measure.statements import ASIDE, Statement

PRIOR_WORDS = 40
"""So many words of typical talk (manner.toml) stand beside every answer, so that a short one is not
judged by a single word."""
COUNTED = {
    "abstract": r"\b\w{3,}(?:tions?|sions?|ments?|ity|ities|ness|[ae]nces?|ives?|ively|als?|ally"
    r"|ous|ously|able|ible|i[sz]ed|i[sz]ing|ical?|ful|fully)\b",
    "adverbs": r"\b\w{3,}ly\b",
    "being": r"\b(?:is|are|it's|that's|\w+'re)\b",
    "i": r"\bi\b",
    "you": r"\byour?s?\b",
    "passive": r"\b(?:was|were|been|be|being|is|are|got) (?:\w+ly )?\w+ed\b",
    "in_order": r"\b(?:then|after|before|next|first|until|once|when)\b",
    "commas": r",",
    "articles": r"\bthe\b",
    "perfect": r"(?:\bhave|\bhas|'ve|'s) (?:\w+ )?(?:\w+ed|been|had|done|seen|made|got)\b",
}
NAMES = re.compile(r",(?= [A-Z][\w'+#-]*(?: [\w'+#-]+)?(?:,| and\b| or\b|[.!?]|$))")
"""Commas between names in a row: they string no clauses together."""
SPAN = {
    "bluff": (0.65, 0.95),
    "frame": (0.65, 0.90),
    "rambling": (0.60, 0.90),
    "praise": (0.60, 0.90),
    "salad": (0.55, 0.85),
}
"""Likelihoods from which something is taken off, and everything: our choice. With writers left out
of the fit (`python -m tests.scoring.manner`) 19 good answers in 20 lie under the first."""
CUES = ("open_ended", "turning", "boundless", "figures")


def rates(stated: Sequence[Statement]) -> dict[str, float]:
    """Return how often each sign stands in a hundred words of what is neither an echo, a list,
    praise nor a refusal, nor without any word of content; `length` is the mean length of a content
    word in letters."""
    told = [one for one in stated if one.does not in ASIDE and content_stems(one.sentence.text)]
    text = lowered(" ".join(one.sentence.text for one in told))
    words = [plain(word) for word in WORD.findall(text)]
    content = [word for word in words if not is_function(word)]
    found: dict[str, float] = {name: len(re.findall(sign, text)) for name, sign in COUNTED.items()}
    found |= {name: count(name, text) for name in CUES}
    found["commas"] -= sum(len(NAMES.findall(one.sentence.text)) for one in told)
    found["deeds"] = sum(len(one.deeds) for one in told)
    found["own"] = sum(len(one.own) for one in told)
    found["general"] = sum(is_general(stem) for stem in content_stems(text))
    found["past"] = sum(is_past_deed(word) for word in words)
    found["grammar"] = len(words) - len(content)
    typical, whole = _fitted()["typical"], sum(one.sentence.words for one in told) + PRIOR_WORDS
    rate = {
        name: (100 * number + typical.get(name, 0.0) * PRIOR_WORDS) / whole
        for name, number in found.items()
    }
    letters, long = sum(map(len, content)), typical.get("length", 0.0)
    rate["length"] = (letters + long * PRIOR_WORDS / 2) / (len(content) + PRIOR_WORDS / 2)
    return rate


def likelihood(manner: str, rate: Mapping[str, float]) -> float:
    """Return how likely an answer speaks in a manner of manner.toml."""
    fit = _fitted()[manner]
    evidence = fit["bias"] + sum(weight * rate[name] for name, weight in fit["weights"].items())
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, evidence))))


def clear_of(manner: str, rate: Mapping[str, float]) -> float:
    """Return 1 for an answer as clear of the manner as good ones are, down to 0 for one in it."""
    return 1.0 - ramp(likelihood(manner, rate), *SPAN[manner])


@cache
def _fitted() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "manner.toml").read_text())
