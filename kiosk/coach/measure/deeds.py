"""Who did what, or would do what, in a sentence: "I rang her", "we moved the chart", "I'd ask"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.coach.measure.lexicon import is_deed, is_past_deed, plain

BETWEEN = (
    "also|then|just|even|simply|first|personally|really|actually|always|usually|quickly|quietly|still"
    "|only|now|once|already|normally|immediately|carefully|have|had|has|would|will|did|do|could|can"
    "|might|was|were|am|are|to|going|gonna|never|not|rather|probably|of course|myself|both|all|each"
    "|sometimes|often|later|finally|again|afterwards"
)
SUBJECT = re.compile(
    rf"\b(?P<who>i|we|me and \w+|\w+ and i)(?P<short>'ve|'d|'ll|'m|'re)?"
    rf"(?P<between>(?:\s+(?:{BETWEEN})\b,?){{0,4}})\s+(?P<verb>[a-z][a-z'-]*)"
)
MORE = re.compile(
    rf"(?:,| and| then|, and|, then| but)\s+(?:(?:{BETWEEN})\s+)?(?P<verb>[a-z][a-z'-]*)"
)
"""A further verb of the same subject: "I rang him, took him off and filed it"."""
PART = re.compile(r"\bmy (?:part|job|task|idea) (?:in (?:it|that|this) )?was to (?P<verb>[a-z]+)")
NEGATED = re.compile(r"\b(?:never|not)\b")
SUPPOSED = re.compile(r"\b(?:would|will|could|can|might|going|gonna)\b")
LONGEST_CLAUSE = 90
"""Characters in which a further verb still belongs to the subject before."""


@dataclass(frozen=True)
class Deed:
    """One thing done, or to be done, by the candidate alone (`mine`) or by "we"."""

    verb: str
    mine: bool
    done: bool
    """False for what one would do."""


def deeds(sentence: str) -> tuple[Deed, ...]:
    """Return what the candidate, or "we", did or would do; what was not done is no deed."""
    text = sentence.lower().replace("’", "'")
    return (*_told(text), *(Deed(m["verb"], True, True) for m in PART.finditer(text)))


def _told(text: str) -> Iterator[Deed]:
    subjects = list(SUBJECT.finditer(text))
    for number, found in enumerate(subjects):
        if NEGATED.search(found["between"]) or found["verb"].endswith("n't"):
            continue
        first = _deed(found)
        if first is None:
            continue
        yield first
        until = subjects[number + 1].start() if number + 1 < len(subjects) else len(text)
        clause = text[found.end() : min(until, found.end() + LONGEST_CLAUSE)]
        for more in MORE.finditer(clause):
            if is_past_deed(more["verb"]) if first.done else is_deed(more["verb"]):
                yield Deed(more["verb"], first.mine, first.done)


def _deed(found: re.Match[str]) -> Deed | None:
    verb, short = plain(found["verb"]), found["short"] or ""
    if not is_deed(verb) and not _is_doing(verb):
        return None
    supposed = SUPPOSED.search(found["between"]) is not None or short == "'ll"
    if short == "'d" and not is_past_deed(verb):
        supposed = True
    return Deed(verb, found["who"] != "we", not supposed)


def _is_doing(verb: str) -> bool:
    """Return whether it is an -ing form of a deed: "we are doing the invoices by hand"."""
    if not verb.endswith("ing"):
        return False
    base = verb[:-3]
    return any(is_deed(one) for one in (base, base + "e", base[:-1]))
