"""How a thing was said: with what was done with it, as a plan, by name only, or as lacking."""

import re
from enum import StrEnum

from kiosk.coach.measure.statements import Does, Statement

REACH = 70
"""Characters of a clause over which "not" or "never" still denies what follows."""
CLAUSE = re.compile(r"[.;:!?]|,? (?:but|however|although|though|whereas|except)\b|, (?:so|and) i\b")
DENIAL = re.compile(
    r"\b(?:not|never|no|nor|neither|without|hardly|barely|lack(?:ed|ing|s)?|haven't|hasn't|hadn't|"
    r"don't|doesn't|didn't|isn't|wasn't|can't|couldn't|won't|new to|unfamiliar with|yet to)\b"
)
NOT_DENIAL = re.compile(r"\b(?:not|never) (?:only|just)\b|\bno (?:problem|matter|doubt)\b")
DENIED_AFTER = re.compile(
    r"^\W*(?:\w+\W+){0,3}?"
    r"(?:(?:is|was|are|were)(?: not|n't)|never|not yet|(?:is|was) new|is a gap)\b"
)
HEARSAY = re.compile(
    r"\b(?:heard|read|been told|told me|seen (?:people|others|it)|watched|know (?:people|someone|"
    r"somebody)|my (?:friend|colleague|brother|sister|flatmate|boss|manager)s?|they|other people|"
    r"others|the (?:others|team|developers)) (?:\w+ ){0,4}?"
)
SUPPOSED = re.compile(
    r"\b(?:would|will|could|might|if|i'd|i'll|want to|hope to|plan to|going to)\b"
)


class Standing(StrEnum):
    """The weakest first."""

    LACKING = "said as lacking"
    NAMED = "named only"
    PLANNED = "said with what would be done"
    SHOWN = "said with what was done"


def standing(statement: Statement, name: str) -> Standing:
    """Return how a name stands in the statement that holds it."""
    text = statement.sentence.text.lower().replace("’", "'")
    place = text.find(name.lower().strip(".,!?;:"))
    if place >= 0 and _denied(text, place, place + len(name)):
        return Standing.LACKING
    if statement.does is not Does.SAYS or not statement.deeds:
        return Standing.NAMED
    before = text[: max(place, 0)]
    done = any(deed.done for deed in statement.deeds)
    if done and not SUPPOSED.search(_clause(before)):
        return Standing.SHOWN
    if HEARSAY.search(before) and not any(deed.mine for deed in statement.deeds):
        return Standing.NAMED
    return Standing.PLANNED


def _clause(before: str) -> str:
    return CLAUSE.split(before)[-1][-REACH:]


def _denied(text: str, start: int, end: int) -> bool:
    before = NOT_DENIAL.sub("", _clause(text[:start]))
    return DENIAL.search(before) is not None or DENIED_AFTER.match(text[end:]) is not None
