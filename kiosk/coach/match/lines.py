"""Which pieces of a resume belong together: logical lines, bullets joined over their wraps."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from kiosk.coach.match.bullets import Bullets, items_within, without_marks

DATA = Path(__file__).parent / "data"

HEADING = re.compile(
    r"^(?:(?:professional|work|employment|career|academic|technical|key|core|relevant|other|"
    r"earlier|additional|personal|selected|volunteer|research|teaching|clinical|project|my|"
    r"areas of|summary of)\s+)*"
    r"(?:summary|profile|objective|experience|employment|history|education|qualifications|"
    r"qualification|training|skills?|competenc(?:y|ies)|expertise|certifications?|certificates|"
    r"licen[sc](?:e|es|ures?)|projects?|publications?|awards?|honou?rs|achievements|"
    r"accomplishments|languages?|interests|hobbies|references|volunteering|activities|"
    r"affiliations|memberships?|additional|information|contact|about|about me|highlights|"
    r"technologies|tools|background|responsibilities|presentations|patents|courses|coursework)"
    r"(?:\s*(?:&|and|/|,)\s*[\w ]{3,24})?\s*:?$",
    re.IGNORECASE,
)
CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]*[^\W\d_A-Z])- ?\n *([^\W\d_A-Z]+)")
HALF = re.compile(r"(\w)- ?\n *(?=[A-Z0-9][\w+#]*)")
"""A hyphen at a line's end before a capital: "Objective-" + "C"."""
SPELT_OUT = re.compile("[-\u2010\u2011]?\u00ad[-\u2010\u2011]|[-\u2010\u2011]\u00ad(?=\\w)")
"""One drawn hyphen for which a font names every hyphen there is."""
ACCENT = re.compile(r"([^\W\d_])? ?([\u0300-\u0338](?: ?[\u0300-\u0338])*)( ?)([^\W\d_])?")
"""An accent that was drawn for itself, before or behind its letter, with a space beside it."""
LONGEST_WORD, MOST_MARKS, MOST_EMPTY = 256, 8, 8
"""What is longer is no word, letter or gap of anybody's: it would be looked at again and again, and
reading it take the square of its length."""
MOST_GROWTH = 1000
USUAL = frozenset("äëïöüÿáéíóúýàèìòùâêîôûãõñçşğčěňřšťžåőűąęćńśźżāēīūģķļņĺŕ")
"""Letters with an accent that languages have: on which of two an accent belongs."""
CONTINUES = frozenset({"and", "or", "of", "in", "with", "to", "for", "by", "the", "from", "as"})
WRAP_CHARACTERS = 45  # a line at least this long may go on in the next one
LOWER_SHARE = 0.5
"""Share of lines in lower case from which a small letter says nothing about a line's start."""
FEWEST_LONG, FEWEST_SMALL = 4, 3
CUT_SHARE = 0.25
"""Of the lines of prose that was cut at a width, so many and more begin in lower case."""
WRAPPED_WIDTH, WRAPPED_SHARE, NEARLY_FULL = 60, 0.6, 0.85
"""A text cut by the width of a page is wide, and most of its lines are nearly full."""
USUAL_WIDTH = 0.9
"""The text's width is that of its 90th percentile: one long line makes no other short."""
UNFINISHED = (
    ",",
    "&",
    "/",
    " and",
    " of",
    " the",
    " with",
    " in",
    " for",
    " to",
    " a",
    " by",
    " on",
)

_COMPOUND = """
full part front back month year end high low long short well self co non cross multi real time
state third two three one large small hand data user client server cost decision problem team
detail result results customer test cloud object open web off day follow post e micro mid hard
soft fast cutting first second peer face line air water blue white single double key up down
over value risk role
"""
COMPOUND = frozenset(_COMPOUND.split())
"""First halves that keep their hyphen at the end of a line: "full-" + "time" is not "fulltime"."""


_SECOND = """
based oriented driven facing level side time term wide free friendly built ready related specific
aware focused centric centered centred house site line on up end class party step way to
"""
SECOND = frozenset(_SECOND.split())
"""Second halves that keep it: "Linux-" + "based"."""
PLAIN = {
    0x2010: "-",
    0x2011: "-",
    0x2019: "'",
    0x2018: "'",
    0x201C: '"',
    0x201D: '"',
} | dict.fromkeys(
    (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x2122, 0xAE, 0xA9, 0x2120)
)
"""Quotes and hyphens in one form; what has no width, and the marks of trade, go."""


def tidied(text: str) -> str:
    """Return the text with ligatures, odd spaces and quotes in their plain form, and words cut at
    the end of a line made whole."""
    text = SPELT_OUT.sub("-", text)
    text = re.sub("\u00ad[ \t]*\r?\n?[ \t]*", _soft, text).translate(PLAIN)
    text = ACCENT.sub(_accented, _in_plain_letters(_with_few_marks(text)))
    text = re.sub(r"[ \t\f\v\r]+", " ", re.sub(r"\r\n?|[\u2028\u2029\u0085]", "\n", text))
    text = re.sub(rf"\n{{{MOST_EMPTY},}}", "\n" * MOST_EMPTY, text)
    text = re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", r"\1 ", text)
    words = frozenset(re.findall(r"[^\W\d_]+", text.casefold()))
    return HALF.sub(r"\1-", CUT.sub(lambda cut: _whole(cut, words), text))


def _in_plain_letters(text: str) -> str:
    """Return the text with letters in their plain form (NFKC). One sign may stand for eighteen; a
    text that is made of such signs stays as it is."""
    plain = unicodedata.normalize("NFKC", text)
    return plain if len(plain) <= 2 * len(text) + MOST_GROWTH else text


def _with_few_marks(text: str) -> str:
    """Return the text with at most some combining marks behind one another."""
    kept, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _accented(found: re.Match[str]) -> str:
    """Put an accent on the letter that takes it; one that no letter beside it takes goes."""
    before, mark, space, after = found[1] or "", found[2][0], found[3], found[4] or ""
    on_before = unicodedata.normalize("NFC", before + mark) if before else ""
    on_after = unicodedata.normalize("NFC", after + mark) if after else ""
    usual = on_before.casefold() in USUAL or on_after.casefold() not in USUAL
    if len(on_before) == 1 and usual:
        return on_before + space + after
    return before + (on_after if len(on_after) == 1 else " " + after)


def _soft(found: re.Match[str]) -> str:
    """A soft hyphen goes, with the line's end it made; inside a line only it alone."""
    return "" if "\n" in found.group() else found.group()[1:]


def _whole(cut: re.Match[str], words: frozenset[str]) -> str:
    first, second = cut.groups()
    low, joined = first.casefold(), f"{first}{second}".casefold()
    if low in COMPOUND:
        return f"{first}-{second}"
    if joined in words or joined in lexicon():
        return first + second
    both = len(second) > 2 and {low, second.casefold()} <= lexicon()
    true = second.casefold() in SECOND or both
    return f"{first}-{second}" if true else first + second


@cache
def lexicon() -> frozenset[str]:
    """Return the words of our own texts: whether a word was cut, or two were joined, is told by
    which of them are words."""
    return frozenset(re.findall(r"[^\W\d_]{3,}", _own_texts().casefold()))


@cache
def plain_words() -> frozenset[str]:
    """Return the words that stand in our own texts in lower case: no names, no acronyms."""
    return frozenset(re.findall(r"(?<![\w'-])[a-z]{3,}(?![\w'])", _own_texts()))


@cache
def _own_texts() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(DATA.glob("*.txt")))


def is_heading(line: str) -> bool:
    """Return whether the line is a section's name, such as EDUCATION or Work experience."""
    bare = line.strip(" :•-–—_=#*|").strip()
    return len(bare.split()) <= 5 and HEADING.match(bare) is not None


def lines_of(text: str) -> tuple[str, ...]:
    """Return the logical lines of a resume, headings included, bullets taken off.

    A physical line is joined to the one before where that one was cut by the width of the page:
    it ended in the middle of a phrase, or far enough to the right before one in lower case.
    """
    physical = [
        part for line in tidied(text).split("\n") for part in (items_within(line) or [line])
    ]
    page = Page(physical)
    logical: list[str] = []
    open_line, last = False, ""
    for line in physical:
        sign = page.bullets.end(line)
        bare = without_marks(line[sign:]).strip()
        if not bare:
            # a bullet sign on a line of its own announces the next line; a blank line ends one
            open_line = False
            continue
        if open_line and not sign and page.goes_on(last, bare):
            logical[-1] = f"{logical[-1]} {bare}"
        else:
            logical.append(bare)
        open_line, last = not is_heading(bare), bare
    return tuple(logical)


class Page:
    """What the lines of one text have in common: their bullets, width and case."""

    def __init__(self, lines: list[str]) -> None:
        self.bullets = Bullets(lines)
        lengths = sorted(len(line.strip()) for line in lines if line.strip())
        self.width = lengths[int(USUAL_WIDTH * (len(lengths) - 1))] if lengths else 0
        long = [length for length in lengths if length >= WRAP_CHARACTERS]
        full = sum(1 for length in long if length > NEARLY_FULL * self.width)
        wrapped = self.width >= WRAPPED_WIDTH and full > WRAPPED_SHARE * len(long)
        self._wrapped = wrapped and len(long) >= FEWEST_LONG
        starts = [bare[0] for line in lines if (bare := line.strip()) and bare[0].isalpha()]
        headings = sum(1 for line in lines if is_heading(line))
        small = sum(1 for start in starts if start.islower())
        plain = not any(self.bullets.end(line) for line in lines)
        enough = small >= max(FEWEST_SMALL, LOWER_SHARE * (len(starts) - headings))
        self.listed = plain and enough and not self._wrapped
        """Every item starts in lower case: a small letter goes nothing on."""
        self._cut = self._wrapped and small >= CUT_SHARE * max(1, len(starts))

    def goes_on(self, before: str, line: str) -> bool:
        """Return whether a line was cut by the width of the page and goes on in the next one."""
        if is_heading(line) or before.endswith((".", "!", "?", ":")):
            return False
        if before.endswith(UNFINISHED) and before.casefold() not in ("to", "for"):
            return True
        if line[0].islower():
            return not self.listed or line.split(maxsplit=1)[0] in CONTINUES
        return line[0] in "(&" and len(before) >= WRAP_CHARACTERS

    def is_full(self, line: str) -> bool:
        """Return whether a text that was cut at a width was cut behind this line."""
        return self._cut and len(line) > NEARLY_FULL * self.width
