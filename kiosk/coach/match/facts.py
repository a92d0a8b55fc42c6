"""What a requirement asks for that is no skill: years, a degree, a licence, shifts; and what in a
resume proves it. Years are compared as years and papers as papers."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kiosk.coach.match.dates import months_in, months_since
from kiosk.coach.match.lines import is_heading
from kiosk.coach.match.papers import DEGREE, PAPER, Proof
from kiosk.domain.job import Asks, RequirementKind

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
NUMBERS = {word: number for number, word in enumerate(_NUMBERS, 1)}
NUMBERS |= {
    "a": 1,
    "an": 1,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "several": 2,
    "couple": 2,
    "half": 0,
}
_COUNT = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
SPAN = re.compile(
    rf"\b(?P<least>{_COUNT})\s*\+?(?:\s*(?:-|\u2013|to|or)\s*(?P<most>{_COUNT}))?\s*\+?"
    r"(?:\s*\((?:\d{1,2})\))?\s*(?:or more |plus |full )?(?P<unit>years?|yrs?\.?|months?)\b",
    re.IGNORECASE,
)
NOT_WORKED = re.compile(
    r"\byears? (?:old|of age|contract)|fixed[- ]term|\b(?:within"
    r"|every|per|each|last|past|next|first)\b"
    r"[^.]{0,12}$|\bdegree\b[^.]{0,20}$|warrant",
    re.IGNORECASE,
)
SHIFT = re.compile(
    r"\bweekends?\b|\bevenings?\b|\bnights?\b|\bshifts?\b"
    r"|\bovertime\b|\bon[- ]call\b|\bearly (?:start"
    r"|morning)|\blift(?:ing)? (?:heavy|up to|\d)|\btravel\b"
    r"|\bflexible (?:hours|schedule)|\bfull[- ]time"
    r"|\bpart[- ]time|\brelocat\w+|\bholidays\b",
    re.IGNORECASE,
)
AVAILABLE = re.compile(r"^\W*(?:work\b|be\b|availab|able|lift|you\b)", re.IGNORECASE)
"""How a duty begins that is about hours or strength, not about shifting things."""
NEEDS_WILL = frozenset({"trave", "reloc", "holid", "full-", "full ", "part-", "part ", "flexi"})
WILLING = re.compile(r"\b(?:willing|able|available|happy|prepared|open|can|flexible) ?\w*\b", re.I)
COUNTED = re.compile(r"\b(?:per|an?|each|every) (?:\w+ )?(?:shift|night|evening)\b", re.IGNORECASE)
"""How much was done in the time, not when one worked."""
SHIFT_WORDS = 14
"""A longer sentence only mentions the hours."""
NO_POST = re.compile(
    r"educat|course|training|certif|academic|qualification"
    r"|skill|competenc|technolog|tools|languages|interest|hobb|summary|profile|referen|award",
    re.IGNORECASE,
)
"""Headings of what was no work of anybody's: a list of skills below the last post is not its."""
RECENT, RECENT_MONTHS = re.compile(r"\brecent\b", re.IGNORECASE), 60
"""What is asked for as recent ended so many months ago at most."""
NEAR = 0.34
"""Centred similarity from which a post is about what the years are asked for."""
ALMOST = 0.9
"""Share of the asked months that is as good as all of them: bare years are rounded."""


@dataclass(frozen=True)
class Post:
    """A line of a resume with a range of dates, and the lines below it."""

    lines: tuple[str, ...]
    months: int


def asks_of(text: str, kind: RequirementKind) -> Asks:
    """Return what kind of thing a requirement asks for: a duty is work, whatever it mentions."""
    asks = asks_in(text)
    hours = asks is Asks.SHIFT and AVAILABLE.match(text)
    return asks if kind is not RequirementKind.DUTY or hours else Asks.WORK


def asks_in(text: str) -> Asks:
    """Return what kind of thing a text asks for."""
    if months_asked(text):
        return Asks.YEARS
    if PAPER.search(text):
        return Asks.LICENCE
    if DEGREE.search(text):
        return Asks.DEGREE
    if SHIFT.search(text) and len(text.split()) <= SHIFT_WORDS:
        return Asks.SHIFT
    return Asks.WORK


def months_asked(text: str) -> int:
    """Return the months of experience a text asks for at least; 0 where it asks for none."""
    found = _span_asked(text)
    return _months(found) if found else 0


def spans_in(text: str) -> tuple[str, ...]:
    """Return the years a text asks for, in its own words."""
    found = _span_asked(text)
    return (found.group().strip(),) if found else ()


def _span_asked(text: str) -> re.Match[str] | None:
    """Return the first time a text names that is to be worked: no deadline, no age."""
    for found in SPAN.finditer(text):
        start, end = max(0, found.start() - 30), found.end()
        if not any(NOT_WORKED.search(text[start:to]) for to in (end, end + 10)):
            return found
    return None


def _months(found: re.Match[str]) -> int:
    word = found["least"].casefold()
    count = float(word) if word[0].isdigit() else float(NUMBERS.get(word, 0))
    return round(count * (1 if found["unit"].casefold().startswith("month") else 12))


def posts_in(lines: Iterable[str]) -> tuple[Post, ...]:
    """Return the posts of a resume, from its lines in their order."""
    posts: list[tuple[list[str], int]] = []
    aside = False
    for line in lines:
        if is_heading(line):
            aside = NO_POST.search(line) is not None
            continue
        if aside or DEGREE.search(line):
            continue
        months = months_in([line])
        if months:
            posts.append(([line], months))
        elif posts:
            posts[-1][0].append(line)
    return tuple(Post(tuple(own), months) for own, months in posts)


def years_proof(
    text: str,
    posts: Sequence[Post],
    near: dict[str, float],
    claiming: Collection[str] = (),
) -> Proof:
    """Return whether the posts that are about it last as long as the text asks. `near` holds the
    similarity of each line with the requirement, `claiming` the lines that claim a skill it names:
    a post is about the years of Python where Python was used in it, whatever else it says."""
    asked = months_asked(text)
    recent = RECENT.search(text) is not None
    about = [
        post
        for post in posts
        if (not recent or months_since(post.lines[0]) <= RECENT_MONTHS)
        and any(near.get(line, 0.0) >= NEAR or line in claiming for line in post.lines)
    ]
    had = months_in([post.lines[0] for post in about])
    said = [(line, _months(found)) for line in near if (found := SPAN.search(line))]
    told = [line for line, months in said if months >= asked and near[line] >= NEAR]
    if had >= ALMOST * asked and about:
        return Proof(True, max(about, key=lambda post: post.months).lines[0])
    return Proof(bool(told), told[0] if told else None)


def shift_proof(text: str, lines: Sequence[str]) -> Proof:
    """Return whether a line speaks of the same hours: travel and moving need the will to."""
    asked = {found.group().casefold()[:5] for found in SHIFT.finditer(text)}
    for line in lines:
        told = SHIFT.finditer(COUNTED.sub(" ", line))
        same = asked & {found.group().casefold()[:5] for found in told}
        if same == asked and (not asked & NEEDS_WILL or WILLING.search(line)):
            return Proof(True, line)
    return Proof(False)
