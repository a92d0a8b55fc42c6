"""Which skills a text names, where, and whether it claims them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kiosk.coach.match.claims import Clauses
from kiosk.coach.match.guards import Place, believed
from kiosk.coach.match.vocabulary import TOKEN, Guard, Name, Vocabulary, fold, vocabulary

BETWEEN = re.compile(r"^(?:[ \t]*[-/\u2010\u2013]?[ \t]*\n?[ \t]*)$")
"""What may stand between the words of one name: spaces, one hyphen or slash, one line break."""
VERSION = re.compile(r"(?<=[a-z])\d[\d.]*\+?$|(?<=[a-z])\+$")
_POSTS = """
engineer manager developer analyst scientist recruiter designer nurse assistant officer tester
administrator architect consultant technician specialist supervisor inspector surveyor teacher
driver coordinator owner master accountant trainer guard editor writer therapist pharmacist
physiotherapist machinist welder bookkeeper barista waiter waitress receptionist lifeguard
sommelier concierge paralegal paramedic firefighter fighter representative rep rn dba sysadmin
"""
POSTS = frozenset(_POSTS.split())
"""Words that name who does the work: proof of the skill in a resume, no technical keyword."""
SOFT = frozenset({"soft", "languages"})
"""Fields whose words are asked for in nearly every job: matched, but not technical keywords."""


@dataclass(frozen=True)
class SkillFound:
    """One mention of a skill. `term` is the vocabulary's name, `shown` the text's own words."""

    term: str
    shown: str
    start: int
    end: int
    negated: bool = False
    wanted: bool = False

    @property
    def claimed(self) -> bool:
        return not (self.negated or self.wanted)

    @property
    def post(self) -> bool:
        """Whether it is the name of a post."""
        return fold(self.shown.split()[-1]) in POSTS

    @property
    def technical(self) -> bool:
        """Whether it is a thing one knows: not a trait, and not the name of a post."""
        return not self.post and vocabulary().skills[self.term].field not in SOFT


@dataclass(frozen=True)
class _Hit:
    name: Name
    first: int
    last: int


def find(text: str) -> tuple[SkillFound, ...]:
    """Return the skills a text names, in its order; the longest name wins where names overlap."""
    words = list(TOKEN.finditer(text))
    hits = list(_hits(text, words, vocabulary()))
    lines = [_line(text, words[hit.first].start()) for hit in hits]
    certain = {line for line, hit in zip(lines, hits, strict=True) if _is_certain(hit.name)}
    capital = Counter(
        line for line, hit in zip(lines, hits, strict=True) if words[hit.first].group()[0].isupper()
    )
    clauses = Clauses.of(text)

    found = []
    for line, hit in zip(lines, hits, strict=True):
        start, end = words[hit.first].start(), words[hit.last].end()
        company = line in certain or capital[line] > 1
        if believed(hit.name, _place(text, words, hit, company)):
            shown = re.sub(r"-\s*\n\s*", "", text[start:end]).removesuffix("'s")
            found.append(
                SkillFound(
                    hit.name.skill,
                    re.sub(r"\s+", " ", shown),
                    start,
                    end,
                    negated=clauses.denied(start, end),
                    wanted=clauses.wanted(start, end),
                )
            )
    return tuple(found)


def claimed(text: str) -> dict[str, SkillFound]:
    """Return the skills a text claims, each with its first mention, and the broader ones these
    prove (Django proves Python)."""
    first: dict[str, SkillFound] = {}
    for skill in find(text):
        if skill.claimed:
            first.setdefault(skill.term, skill)
    known = vocabulary().skills
    waiting = list(first)
    while waiting:
        term = waiting.pop(0)
        for broader in known[term].broader:
            if broader not in first:
                first[broader] = first[term]
                waiting.append(broader)
    return first


def _hits(text: str, words: list[re.Match[str]], known: Vocabulary) -> Iterator[_Hit]:
    folded = [_unversioned(fold(word.group()), known) for word in words]
    at = 0
    while at < len(words):
        hit = next(
            (
                _Hit(name, at, at + len(name.tokens) - 1)
                for name in known.by_first.get(folded[at], ())
                if tuple(folded[at : at + len(name.tokens)]) == name.tokens
                and _together(text, words[at : at + len(name.tokens)])
                and (not name.exact or words[at].group().casefold() == name.text.casefold())
                and _may_be(name, words[at : at + len(name.tokens)])
            ),
            None,
        )
        if hit is not None:
            yield hit
        at = hit.last + 1 if hit is not None else at + 1


def _unversioned(token: str, known: Vocabulary) -> str:
    """Return a name without the version written onto it (java17), where only that is known."""
    bare = VERSION.sub("", token)
    return bare if token not in known.by_first and bare in known.by_first else token


def _is_certain(name: Name) -> bool:
    return name.guard is Guard.NONE


def _may_be(name: Name, words: list[re.Match[str]]) -> bool:
    return name.guard is not Guard.CASE or " ".join(w.group() for w in words) == name.text


def _together(text: str, words: list[re.Match[str]]) -> bool:
    return all(BETWEEN.match(text[one.end() : other.start()]) for one, other in pairwise(words))


def _line(text: str, at: int) -> int:
    """Return where the line or sentence of a position starts."""
    return max(text.rfind("\n", 0, at), text.rfind(". ", 0, at)) + 1


def _place(text: str, words: list[re.Match[str]], hit: _Hit, company: bool) -> Place:
    start, end = words[hit.first].start(), words[hit.last].end()
    left, right = text[:start].rstrip(" \t"), text[end : end + 40].lstrip(" \t")
    before = after = ""
    if hit.first > 0 and left and (left[-1].isalnum() or left[-1] in "&+#"):
        before = words[hit.first - 1].group().casefold()
    if hit.last + 1 < len(words) and right and (right[0].isalnum() or right[0] == "&"):
        after = words[hit.last + 1].group().casefold()
    return Place(
        shown=text[start:end],
        before=before,
        after=after,
        left=left[-1] if left else "\n",
        right=right[0] if right else "\n",
        touching=(text[max(0, start - 1) : start], text[end : end + 1]),
        company=company,
    )
