"""How a skill is named in a sentence, where a text names it, which known skill is nearest to it."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kiosk.coach.match.skills import SOFT, claimed, find
from kiosk.coach.match.vocabulary import vocabulary
from kiosk.coach.plan.verbs import is_base
from kiosk.coach.plan.word_lists import word_list

CASED = word_list("cased")
"""Skills that are plain words too: only their own spelling counts."""
QUALITIES = word_list("qualities")
COUNTED_THINGS = word_list("counted_things")
COMMON_ENDINGS = tuple(sorted(word_list("common_endings")))


def terms(text: str) -> frozenset[str]:
    """Return the skills a text claims, by the name the vocabulary has for them, in lower case, and
    the broader ones they prove: PostgreSQL proves SQL."""
    return frozenset(term.lower() for term in claimed(text))


def fields(proven: Iterable[str]) -> tuple[str, ...]:
    """Return the vocabulary's field of each technical skill of `terms`."""
    known = _fields()
    return tuple(known[term] for term in sorted(proven) if term in known)


@cache
def _fields() -> dict[str, str]:
    """Return the field of each skill, by its lower case; soft skills and languages have none."""
    skills = vocabulary().skills.values()
    return {skill.name.lower(): skill.field for skill in skills if skill.field not in SOFT}


def denied(text: str) -> frozenset[str]:
    """Return the skills a text says are not there, or not yet."""
    return frozenset(found.term.lower() for found in find(text) if not found.claimed)


def is_known(skill: str) -> bool:
    """Return whether the vocabulary or our families know a skill as a technical one."""
    found = find(skill)
    return any(one.technical for one in found) or skill.lower() in _spellings()


def is_spelt(skill: str) -> bool:
    """Return whether our families know how a skill is spelt, or it is a name by its capital."""
    return skill.lower() in _spellings() or skill.lower() in CASED


def names(skill: str, text: str, proven: frozenset[str] = frozenset()) -> bool:
    """Return whether the text names the skill as words of its own (Java is not JavaScript), or
    claims it (`proven`: its `terms`) by another name (REST APIs, REST API design)."""
    known = _known_terms(skill)
    return bool(known and known <= proven) or _pattern(skill).search(text) is not None


@cache
def _known_terms(skill: str) -> frozenset[str]:
    return frozenset(found.term.lower() for found in find(skill))


@cache
def _pattern(skill: str) -> re.Pattern[str]:
    plural = "" if skill[-1:] in "sS+#" or len(skill) < 4 else "(?:s|es)?"
    flags = re.NOFLAG if skill.lower() in CASED or len(skill) == 1 else re.IGNORECASE
    return re.compile(rf"(?<![\w+#]){re.escape(skill)}{plural}(?![\w+#]|-(?=\w))", flags)


def said(skill: str, texts: Iterable[str] = ()) -> str:
    """Return the skill as a thing inside a sentence: "Surveying" is "surveying", "Revit" stays,
    "design system" is "design systems", "server-side" is "server-side work".

    `texts` may show the skill in lower case, which settles its first letter.
    """
    low = _cased(_as_a_noun(skill), texts)
    last = low.split()[-1]
    if low.lower() in QUALITIES or (
        last.islower() and last.endswith(("-side", "-end", "-stack", "ical"))
    ):
        return f"{low} work"
    return f"{low}s" if last in COUNTED_THINGS else low


def _as_a_noun(skill: str) -> str:
    """Return the vocabulary's own name where the text has a verb: negotiate, for negotiation."""
    if skill.endswith("ing") or not _opens_with_a_verb(skill):
        return skill
    return next((one.term for one in find(skill) if not _opens_with_a_verb(one.term)), skill)


def _opens_with_a_verb(skill: str) -> bool:
    first = skill.split(maxsplit=1)[0]
    return is_base(first)


def _cased(skill: str, texts: Iterable[str]) -> str:
    if skill.lower() in _spellings():
        return _spellings()[skill.lower()]
    words = skill.split()
    if any(any(c.isupper() or c.isdigit() for c in word[1:]) for word in words):
        return skill
    if len(words) > 1 and any(word[:1].isupper() for word in words[1:]):
        return skill.lower() if _is_plain(words) else skill
    low = skill[:1].lower() + skill[1:]
    shown = any(re.search(rf"(?<![\w.]){re.escape(low)}(?!\w)", text) for text in texts)
    plain = words[0].lower().endswith(COMMON_ENDINGS) or is_base(words[0])
    common = plain and skill.lower() not in CASED
    return low if shown or common or len(words) > 1 else skill


def _is_plain(words: list[str]) -> bool:
    """Return whether words in title case are everyday words: Product Management."""
    last = words[-1].lower()
    proper = proper_words()
    return last.endswith(COMMON_ENDINGS) and not any(word.lower() in proper for word in words)


def listed(skills: Iterable[str]) -> str:
    """Return the skills as one says a list: "Python, SQL and Docker"."""
    items = list(skills)
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


@cache
def _families() -> tuple[tuple[str, ...], ...]:
    lines = (Path(__file__).parent / "families.txt").read_text().splitlines()
    return tuple(
        tuple(skill.strip() for skill in line.split(","))
        for line in lines
        if line and line[0] != "#"
    )


@cache
def _spellings() -> dict[str, str]:
    """Return each skill we know as it stands inside a sentence, by its lower case."""
    return {skill.lower(): skill for family in reversed(_families()) for skill in family}


@cache
def proper_words() -> frozenset[str]:
    """Return, in lower case, the words that keep their capital: tools, languages, firms."""
    named = (skill.lower() for skill in _spellings().values() if skill[:1].isupper())
    return frozenset(name for name in named if " " not in name) | word_list("proper")


def nearest(skill: str, text: str, proven: frozenset[str], known: Iterable[str]) -> str | None:
    """Return a skill of the same family that the text names, one of `known` before others.

    The family in which the skill stands first decides; the order in a family is not a rank.
    """
    wanted = _known_terms(skill) or {skill.lower()}
    first = [item.lower() for item in known]
    for family in _families():
        if not any(_same(member, skill, wanted) for member in family):
            continue
        here = [m for m in family if not _same(m, skill, wanted) and names(m, text, proven)]
        if here:
            return min(here, key=lambda m: (m.lower() not in first, family.index(m)))
    return None


def _same(member: str, skill: str, wanted: Iterable[str]) -> bool:
    """Return whether both are one skill, or one only a longer form of the other: SQL, PL/SQL."""
    one, other = member.lower(), skill.lower()
    known = _known_terms(member)
    return one == other or one in other.split() or other in one.split() or bool(known & set(wanted))
