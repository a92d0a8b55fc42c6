"""What a requirement asks for that is no skill: years, a degree, a licence, shifts; and what in a
resume proves it. Years are compared as years and papers as papers."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kiosk.coach.match.dates import months_in
from kiosk.coach.match.lines import is_heading
from kiosk.coach.match.vocabulary import fold
from kiosk.domain.job import Asks

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
DEGREE = re.compile(
    r"\b(?:degree|bachelor'?s?|master'?s? (?:degree|of|in)"
    r"|masters|diploma|doctora(?:te|l)|ph\.?\s?d"
    r"|associate'?s? (?:degree|of|in)|graduate (?:of|in|degree)|undergraduate|postgraduate"
    r"|b\.?\s?sc|m\.?\s?sc|b\.?eng|m\.?eng|b\.?a\.?(?=[ ,(])"
    r"|m\.?a\.?(?=[ ,(])|b\.s\.|m\.s\.|ll\.?[bm]"
    r"|mba|adn|bsn|msn|b\.?ed|m\.?ed|pharm\.?d|j\.?d\.?(?=[ ,(]|$))",
    re.IGNORECASE,
)
LEVELS = (
    (4, r"ph\.?\s?d|doctor|j\.?d\b|pharm\.?d|dnp|edd"),
    (3, r"master|m\.?\s?sc|m\.s\.|mba|m\.?eng|msn|m\.?ed\b|ll\.?m|\bma\b|\bm\.a\.|postgraduate"),
    (2, r"bachelor|b\.?\s?sc|b\.s\.|b\.?eng|bsn|b\.?ed\b|ll\.?b"
    r"|\bba\b|\bb\.a\.|\bbs\b|undergraduate"
        r"|university"),
    (1, r"associate|diploma|adn|college|hnd|degree"),
)  # fmt: skip
PAPER = re.compile(
    r"\blicen[sc]\w*|\bregistration\b|\bregistered (?:with|nurse)|\bcertif\w+|\badmission to\b"
    r"|\badmitted to\b|\bpermit\b|\bclearance\b|\baccredit\w+"
    r"|\bchartered\b|\b(?:safety|cscs|ecs|cpc)"
    r" card\b|\bqualified (?:status|teacher)\b|\bnvq\b|\bbar (?:admission|exam|member)",
    re.IGNORECASE,
)
HELD = re.compile(
    PAPER.pattern
    + r"|\bbar\b|\bcard\b|\bqualified\b|\bregistered\b|\blevel \d|\bcoren\b|\b[A-Z]{2,5}\b",
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
SHIFT_WORDS = 14
"""A longer sentence only mentions the hours."""
OPEN_SUBJECT = re.compile(r"\b(?:related|relevant|similar|equivalent|any|other) (?:\w+ )?(?:field|"
                          r"subject|discipline|degree|area|experience"
                          r"|qualification)", re.I)  # fmt: skip
_PLAIN = """
a an the of in or and with to for from by at on least minimum current valid active must have hold
required preferred experience experienced year years month months degree bachelor bachelors master
masters diploma associate associates licence license licensed certificate certification certified
registration registered state related field relevant equivalent level similar proven full any other
good least plus more work working job role position as is be our your you strong previous prior
recent qualification qualified admission admitted permit clearance science arts accredited
college university professional welcome holder knowledge
"""
PLAIN_WORDS = frozenset(fold(word) for word in _PLAIN.split())
NO_POST = re.compile(
    r"educat|course|training|certif|academic|qualification"
    r"|skill|competenc|technolog|tools|languages|interest|hobb|summary|profile|referen|award",
    re.IGNORECASE,
)
"""Headings of what was no work of anybody's: a list of skills below the last post is not its."""
NEAR = 0.34
"""Centred similarity from which a post is about what the years are asked for."""
ALMOST = 0.9
"""Share of the asked months that is as good as all of them: bare years are rounded."""


@dataclass(frozen=True)
class Post:
    """A line of a resume with a range of dates, and the lines below it."""

    lines: tuple[str, ...]
    months: int


@dataclass(frozen=True)
class Proof:
    """Whether a fact is there, and the line that shows it."""

    met: bool
    line: str | None = None


def asks_in(text: str) -> Asks:
    """Return what kind of thing a requirement asks for."""
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
    found = SPAN.search(text)
    if found is None or NOT_WORKED.search(text[max(0, found.start() - 30) : found.end() + 10]):
        return 0
    return _months(found)


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
    about = [
        post
        for post in posts
        if any(near.get(line, 0.0) >= NEAR or line in claiming for line in post.lines)
    ]
    had = months_in([post.lines[0] for post in about])
    said = [(line, _months(found)) for line in near if (found := SPAN.search(line))]
    told = [line for line, months in said if months >= asked and near[line] >= NEAR]
    if had >= ALMOST * asked and about:
        return Proof(True, max(about, key=lambda post: post.months).lines[0])
    return Proof(bool(told), told[0] if told else None)


def paper_proof(text: str, lines: Sequence[str], asks: Asks) -> Proof:
    """Return whether a line names the degree or the licence the text asks for."""
    subject = words_of_substance(text)
    for line in lines:
        holds = DEGREE.search(line) if asks is Asks.DEGREE else HELD.search(line)
        if holds is None or (asks is Asks.LICENCE and DEGREE.search(line)):
            continue
        high = asks is not Asks.DEGREE or _level(line) >= _lowest(text)
        shared = subject & words_of_substance(line)
        enough = not subject or len(shared) >= max(1, (len(subject) + 1) // 2)
        if high and (enough or (asks is Asks.DEGREE and OPEN_SUBJECT.search(text))):
            return Proof(True, line)
    return Proof(False)


def shift_proof(text: str, lines: Sequence[str]) -> Proof:
    """Return whether a line speaks of the same hours."""
    asked = {found.group().casefold()[:5] for found in SHIFT.finditer(text)}
    for line in lines:
        if asked & {found.group().casefold()[:5] for found in SHIFT.finditer(line)}:
            return Proof(True, line)
    return Proof(False)


def words_of_substance(text: str) -> frozenset[str]:
    """Return the stems of the words that tell one paper from another."""
    bare = re.sub(r"\([^)]*\)", " ", text)
    words = (fold(word) for word in re.findall(r"[^\W\d_][\w&+.'-]*", bare))
    return frozenset(word[:6] for word in words if word not in PLAIN_WORDS and len(word) > 1)


def _level(text: str) -> int:
    low = text.casefold()
    return max((level for level, words in LEVELS if re.search(words, low)), default=0)


def _lowest(text: str) -> int:
    """Return the lowest degree that will do: "a bachelor's or master's degree"."""
    low = text.casefold()
    named = [level for level, words in LEVELS[:3] if re.search(words, low)]
    return min(named, default=_level(text))
