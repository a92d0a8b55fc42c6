"""When something was: the spellings of a date and of a range, cut out before texts are compared,
and how long the ranges of a resume last together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = r"(?:viii|vii|vi|iv|v|iii|ii|xii|xi|ix|x|i)"
"""Months as papers of central Europe number them: "IX.2015"."""
_SEASON = r"(?:spring|summer|autumn|fall|winter|q[1-4]|early|mid|late|end of)"
_YEAR = r"(?:(?:19|20)\d{2}|['\u2019]\d{2}\b)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:{_DAY}\s+)?{_MONTH}\.?,?\s*(?:{_DAY},?\s+)?{_YEAR}"  # 3 Jan 2019, January 2019
    rf"|{_SEASON}[\s-]+{_YEAR}"
    rf"|{_YEAR}[./-](?:0?[1-9]|1[0-2])(?:[./-]\d{{1,2}})?(?!\d)"  # 2019-01, 2019/1/31
    rf"|(?:\d{{1,2}}[./-])?\d{{1,2}}[./-](?:19|20)\d{{2}}"  # 01/2019, 31.1.2019
    rf"|(?:\d{{1,2}}[./-])?{_ROMAN}[./-]\s?(?:19|20)\d{{2}}"  # IX.2015, 1.IX.2015
    rf"|{_MONTH}\.?\s*['\u2019]?\d{{2}}\b(?!\s*[%\w])"  # Jan '19
    rf"|{_YEAR})"
)
_NOW = (
    r"(?:(?:the\s+)?present(?:\s+day)?|now|today|current(?:ly)?|to\s+date|date|ongoing|till\s+date"
    r"|till\s+now)"
)
_TO = r"(?:[-\u2010-\u2015\u2212~/\u2192>]+|to|until|till|through|thru|bis)"
RANGE = re.compile(
    rf"(?<![\w.,$\u20ac\u00a3])(?:(?:from|since|between)\s+)?(?P<start>{_DATE}|{_MONTH}\.?|{_YEAR})"
    rf"\s*{_TO}\s*(?P<end>{_NOW}\b|{_DATE}|\d{{2}}\b(?![\d%/]))(?![\w%])",
    re.IGNORECASE,
)
SINGLE = re.compile(
    rf"(?<![\w.,$\u20ac\u00a3])(?:(?P<open>since|from)\s+)?(?P<start>{_DATE})(?![\w%])"
    rf"(?:\s*{_TO}(?=\s*(?:$|[),;|])))?",
    re.IGNORECASE,
)
LENGTH = re.compile(r"\(\s*(?:\d+\s*(?:years?|yrs?|months?|mos?)\.?[\s,]*(?:and\s+)?){1,2}\)", re.I)
"""How long a post lasted, put behind its dates by a word processor or a job site."""
LONGEST_YEARS = 50


@dataclass(frozen=True)
class Span:
    """Where a text says when, and the months it covers, counted from the year 0; `last` is None
    where only one date stands there."""

    start: int
    end: int
    first: int | None
    last: int | None


def spans(text: str, today: date | None = None) -> list[Span]:
    """Return every date and range of the text, in its order."""
    now = _now(today)
    found: list[Span] = []
    for match in RANGE.finditer(text):
        first, last = _month_of(match["start"], now), _month_of(match["end"], now, end=True)
        if last is not None and last < 1200 and first is not None:
            last += first // 1200 * 1200  # "2019-21"
        if first is None and last is not None:
            first = last // 12 * 12  # "January to March 2019"
        found.append(Span(match.start(), match.end(), first, last))
    taken = [(span.start, span.end) for span in found]
    for match in SINGLE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            first = _month_of(match["start"], now)
            is_open = bool(match["open"]) or match.group().rstrip()[-1] in "-\u2013\u2014"
            found.append(Span(match.start(), match.end(), first, now if is_open else None))
    return sorted(found, key=lambda span: span.start)


def without_dates(text: str) -> str:
    """Return the text with its dates taken out."""
    pieces, at = [], 0
    for span in spans(text):
        pieces.append(text[at : span.start])
        at = span.end
    return LENGTH.sub(" ", " ".join([*pieces, text[at:]]))


def months_in(lines: Sequence[str], today: date | None = None) -> int:
    """Return how many months the ranges of the lines cover together; what overlaps counts once."""
    covered: set[int] = set()
    for line in lines:
        for first, last in _ranges(line, today):
            covered.update(range(first, last))
    return len(covered)


def months_since(line: str, today: date | None = None) -> int:
    """Return how many months ago the last range of the line ended; where there is none, ages."""
    return _now(today) - max((last for _, last in _ranges(line, today)), default=0)


def _ranges(line: str, today: date | None) -> Iterator[tuple[int, int]]:
    for span in spans(line, today):
        if span.first is None or span.last is None:
            continue
        if 0 <= span.last - span.first <= LONGEST_YEARS * 12:
            yield span.first, max(span.last, span.first + 1)


def _now(today: date | None) -> int:
    day = today or date.today()
    return day.year * 12 + day.month


def _month_of(text: str, now: int, end: bool = False) -> int | None:
    """Return the month a date means, counted from the year 0; a bare year is its January, so that
    2019 to 2021 are two years. The end of a range that names its month runs to its end."""
    low = text.casefold()
    if re.fullmatch(_NOW, low):
        return now
    year = re.search(r"(?:19|20)\d{2}", low)
    short = re.search(r"['\u2019]?(\d{2})\b(?!.*\d)", low)
    if year is None and short is None:
        return None
    years = int(year.group()) if year else _century(int(short.group(1)) if short else 0)
    named = next((at for at, name in enumerate(MONTHS) if re.search(rf"\b{name}", low)), None)
    rest = low.replace(year.group(), "", 1) if year else ""
    roman = re.search(rf"\b({_ROMAN})[./-]\s?(?=\d{{4}})", low)
    if roman:
        named = ROMAN.index(roman[1])
    number = re.findall(r"\d{1,2}", rest) if named is None else []
    if named is None and number and 1 <= int(number[0]) <= 12:
        named = int(number[0]) - 1
    if named is None:
        return years * 12
    return years * 12 + named + int(end)


def _century(year: int) -> int:
    return 2000 + year if year < 60 else 1900 + year
