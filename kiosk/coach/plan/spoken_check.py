"""The last look at a question before it is spoken: what fails here is replaced by another one."""

import re
from itertools import pairwise

from kiosk.coach.plan.asks import article
from kiosk.coach.plan.quoting import INSTRUCTION
from kiosk.coach.plan.verbs import base_of, is_base, is_past, is_past_only
from kiosk.coach.plan.word_lists import word_list

LONGEST = 70
LONGEST_SENTENCE = 36
MOST_ASKED = 3
ENDLESS = word_list("endless")
"""No sentence ends in one of these; a preposition may end one (proud of, care for)."""
PAGE = re.compile(r"[|•·…{}\[\]<>@\\_=~^]|https?:|www\.|\(cid|--|\s[,.;?]|\?\?|\.\.|,,")
SHOUTED = re.compile(r"\b[A-Z]{4,} [A-Z]{4,}\b")
HEADING = re.compile(r"(?:\b[A-Z][a-z]{3,} ){4,}")
VERB_FORM = re.compile(r"\b(?:you would|would have to|there to|would be to|is to) ([a-z]+)\b")
ASKS_FOR = re.compile(r"\basks for ([a-z]+s) (?:an? |the |[a-z]+s\b)")
"""A third person with its object where a thing was asked for: asks for conducts interviews."""
SUBJECT = re.compile(r"(?<!before )(?<!than )\byou (?:is|was|has|am|does)\b", re.IGNORECASE)
ARTICLE = re.compile(r"\b(an?) ([A-Za-z][\w-]*)")
SENTENCE_END = re.compile(r"(?<=[.?!:]) ")
TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
MAY_STAND_TWICE = frozenset({"that", "had"})


def faults(text: str) -> tuple[str, ...]:
    """Return what is wrong with a question as it would be said, in a word each; nothing is best."""
    found = {
        "long": len(text.split()) > LONGEST
        or any(len(s.split()) > LONGEST_SENTENCE for s in SENTENCE_END.split(text)),
        "page": PAGE.search(text) is not None,
        "shouted": SHOUTED.search(text) is not None or HEADING.search(text) is not None,
        "order": INSTRUCTION.search(text) is not None,
        "subject": SUBJECT.search(text) is not None,
        "verb": _wrong_verb(text),
        "article": any(_wrong_article(*pair) for pair in ARTICLE.findall(text)),
        "twice": any(m[1].lower() not in MAY_STAND_TWICE for m in TWICE.finditer(text)),
        "runs on": _runs_on(text),
        "in the air": _ends_in_the_air(text),
        "no question": not text.endswith(("?", ".")) or text.count("?") > MOST_ASKED,
    }
    return tuple(name for name, wrong in found.items() if wrong)


def _wrong_verb(text: str) -> bool:
    """Return whether "you would" or "asks for" is followed by the wrong form of a verb."""
    for word in VERB_FORM.findall(text):
        other = (base_of(word) and not is_base(word)) or (is_past(word) and not is_base(word))
        if other:
            return True
    return any(base_of(first) is not None for first in ASKS_FOR.findall(text))


def _wrong_article(said: str, word: str) -> bool:
    if word.isupper() or not word[:1].isalpha():
        return False
    return said.lower() != article(word)


def _runs_on(text: str) -> bool:
    """Return whether a past tense with a capital follows a plain word within a sentence."""
    words = text.split()
    pairs = pairwise(words)
    return any(
        a[-1:].isalpha() and a.islower() and b[:1].isupper() and is_past_only(b.strip(",.?"))
        for a, b in pairs
    )


def _ends_in_the_air(text: str) -> bool:
    """Return whether a sentence that quotes ends in a word that wants another."""
    ends = (sentence.split()[-1] for sentence in SENTENCE_END.split(text) if sentence.endswith("."))
    return any(end.strip(".,").lower() in ENDLESS for end in ends)
