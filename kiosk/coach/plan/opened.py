"""How a line opens once it is turned to its writer: the subject put in, the verb in its form."""

import re

from kiosk.coach.plan.verbs import base_of, is_base, is_passive, is_past, known_past, past_of
from kiosk.coach.plan.word_lists import word_list

ADVERB = re.compile(r"^[a-z]+ly$", re.IGNORECASE)
NOT_SAID = word_list("not_said")
ARTICLES = word_list("articles")
AFTER_A_VERB = word_list("after_a_verb") | ARTICLES | word_list("possessives")
"""What follows a verb and no noun: "process weekly payroll", but "form tutor"."""
MADE = word_list("made")
THINGS = word_list("singular_things")
"""Things one counts: in the short style of resumes their article is left out."""
FINITE = word_list("finite")
LINKS = word_list("before_a_soft_break")
LONGEST_NOUN = 4
QUALITIES = frozenset({"new", "large", "small", "complex", "full", "weekly", "monthly", "daily"})
"""They may stand between the article that is left out and its noun."""
NOUNS_OF_DEEDS = {
    "introduction": "introduced", "preparation": "prepared", "coordination": "coordinated",
    "supervision": "supervised", "installation": "installed", "translation": "translated",
}  # fmt: skip
"""Nouns whose deed is one's own; of others (development) one may have done a part."""
LEAST_AFTER_A_GERUND = 2
PAST_ADJECTIVES = frozenset({"enhanced", "advanced", "extended", "accelerated", "combined"})
"""Enhanced DBS, but: enhanced the service."""
NO_DEEDS = word_list("no_deeds")
ONLY_VERBS = word_list("only_verbs")
"""What is no noun and no adjective: whatever follows, it is a deed."""


def opened(words: list[str], *, now: bool = False) -> list[str] | None:
    """Return the words from "you" on, or None where the line does not open with a deed. `now`: the
    writer still does it, so that "planning routes" is "you plan routes"."""
    said = _opened(words, now=now)
    return _with_articles(said) if said else None


def _with_articles(words: list[str]) -> list[str]:
    """Return the words with the articles that the short style leaves out, also after a second
    deed: made a sheet and received a diploma."""
    second = (n for n in range(3, len(words) - 1) if words[n] == "and" and known_past(words[n + 1]))
    at = next(second, len(words))
    rest = _with_article(["you", *words[at + 1 :]])[1:] if at < len(words) else []
    return [*_with_article(words[:at]), *words[at : at + 1], *rest]


def _opened(words: list[str], *, now: bool) -> list[str] | None:
    first, second = words[0].strip(",;:"), words[1] if len(words) > 1 else ""
    rest = words[1:]
    if _is_no_deed(first.lower(), second):
        return None
    if first.lower() == "i" and second:
        return _of_oneself(second, words[2:])
    if ADVERB.match(first) and known_past(second):
        return ["you", first.lower(), second.lower(), *words[2:]]
    if is_passive(first, second):
        return ["you", "were", first.lower(), *rest]
    if known_past(first) or (is_past(first) and _is_determined(second)):
        return None if words[0] != first else ["you", first.lower(), *rest]
    return _otherwise(first, second, rest, now=now)


def _is_no_deed(first: str, second: str) -> bool:
    """Return whether what looks like a past tense is none of a deed: forecast of, trained in,
    enhanced DBS."""
    if first == "trained":
        return second in ("in", "as", "by", "at")
    bare = not (_is_determined(second) or (second.islower() and second.endswith("s")))
    return (second == "of" and is_past(first)) or (first in PAST_ADJECTIVES and bare)


def _of_oneself(verb: str, rest: list[str]) -> list[str] | None:
    """Return "I wrote" as "you wrote"; what somebody is, is no deed."""
    if verb.lower() in ("am", "was"):
        deed = bool(rest) and rest[0].lower().endswith("ing")
        return ["you", {"am": "are", "was": "were"}[verb.lower()], *rest] if deed else None
    return None if verb.lower() in NO_DEEDS else ["you", verb, *rest]


def _otherwise(first: str, second: str, rest: list[str], *, now: bool) -> list[str] | None:
    low = first.lower()
    if low == "responsible" and second.lower() == "for":
        return ["you", "were", "responsible", *rest]
    if low.endswith(("ment", "tion", "sion", "ance")) and second.lower() == "of":
        done = NOUNS_OF_DEEDS.get(low)
        return ["you", done, *rest[1:]] if done else ["you", "worked", "on", "the", low, *rest]
    base = low if is_base(low) else base_of(low)
    if base is None or base in NOT_SAID or first.endswith(","):
        return None
    if low.endswith("ing") and base != low:
        return _gerund(base, rest, now=now) if len(rest) >= LEAST_AFTER_A_GERUND else None
    if base != low:
        return ["you", base, *rest] if _is_determined(second) else None
    plain = _is_determined(second) or _is_many(rest) or (base in ONLY_VERBS and len(rest) > 2)
    deed = plain and not _is_list([first, *rest])
    return ["you", base, *rest] if deed else None


def _gerund(base: str, rest: list[str], *, now: bool) -> list[str] | None:
    """Return "Picking and packing orders" as what was or is done; a gerund that is a subject as
    None."""
    said = ["you", base if now else past_of(base)]
    if len(rest) > 2 and rest[0] in ("and", "&", "or") and rest[1].lower().endswith("ing"):
        other = base_of(rest[1])
        if other is None:
            return None
        said, rest = [*said, "and", other if now else past_of(other)], rest[2:]
    second = rest[0] if rest else ""
    if any(is_past(word) or word.lower() in FINITE for word in rest):
        return None
    plain = _is_determined(second) or second.lower().rstrip(",").endswith("s")
    return [*said, *rest] if plain else None


def _is_determined(word: str) -> bool:
    """Return whether a word shows that a verb stands before it."""
    bare = word.strip(",;:").lower()
    return bare in AFTER_A_VERB or word[:1].isdigit() or word[:1] in "$€£"


def _is_many(rest: list[str]) -> bool:
    """Return whether a verb's object follows without an article: "handle complaints at a desk"."""
    third = rest[1].lower() if len(rest) > 1 else ""
    return rest[:1] != [] and rest[0].islower() and rest[0].endswith("s") and third in LINKS


def _is_list(words: list[str]) -> bool:
    """Return whether the words are a list of names: Release planning, Roadmapping, Pricing."""
    items = " ".join(words).split(",")
    return len(items) > 2 and all(len(item.split()) <= 3 for item in items)


def _with_article(words: list[str]) -> list[str]:
    """Return the words with the article that the short style leaves out: "ran the section"."""
    if words[1] == "were":
        return words
    for at in range(2, min(len(words), 2 + LONGEST_NOUN)):
        low, following = words[at].lower(), words[at + 1].lower() if at + 1 < len(words) else ""
        if (
            (_is_determined(words[at]) and low not in QUALITIES)
            or low.endswith(("ly", "'s"))
            or words[at][-1] in ",;"
        ):
            return words
        if low in LINKS or low == "and":
            return words
        if low in THINGS and (not following or following in LINKS | {"of", "and", "that", "which"}):
            made = words[1] in MADE or following == "of"
            first = words[2].lower()
            article = "the" if not made else "an" if first[:1] in "aeio" else "a"
            return [*words[:2], article, *words[2:]]
    return words
