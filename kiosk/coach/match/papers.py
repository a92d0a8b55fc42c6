"""Papers one holds: which a text asks for, and which line of a resume shows that it is held."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.coach.match.job_keywords import DEGREES, EVERYDAY
from kiosk.coach.match.vocabulary import fold
from kiosk.domain.job import Asks

DEGREE = re.compile(
    r"\b(?:(?<!high )(?<!higher )(?<!large )(?<!certain )degrees?|bachelor'?s?"
    r"|master'?s? (?:degree|of|in)|masters|diploma|doctora(?:te|l)"
    r"|ph\.?\s?d|associate'?s? (?:degree|of|in)|graduate (?:of|in|degree)|undergraduate"
    r"|postgraduate|b\.?\s?sc|m\.?\s?sc|b\.?eng|m\.?eng|b\.?a\.?(?=[ ,(])|m\.?a\.?(?=[ ,(])"
    r"|b\.s\.|m\.s\.|ll\.?[bm]|mba|adn|bsn|msn|b\.?ed|m\.?ed|mlis|mls|pharm\.?d"
    r"|j\.?d\.?(?=[ ,(]|$))(?!\w)",
    re.IGNORECASE,
)
LEVELS = tuple(
    (level, re.compile(rf"\b(?:{words})(?!\w)"))
    for level, words in (
        (4, r"ph\.?\s?d|doctor(?:ate|al|s)?|j\.?d|pharm\.?d|dnp|edd"),
        (3, r"masters?(?:'s?)?|m\.?\s?sc|m\.s|mba|m\.?eng|msn|m\.?ed|mlis|mls|ll\.?m|m\.?a"
            r"|postgraduate"),
        (2, r"bachelors?(?:'s?)?|b\.?\s?sc|b\.s|b\.?eng|bsn|b\.?ed|ll\.?b|b\.?a|bs|undergraduate"
            r"|university"),
        (1, r"associates?(?:'s?)?|diploma|adn|college|hnd"),
    )
)  # fmt: skip
PAPER = re.compile(
    r"\blicen[sc](?:e|es|ed|ure)\b|\bregistration (?:with|as|number|required|card)"
    r"|\b(?:current|valid|active|professional|full|state|nmc|hcpc|sra|gmc|nursing"
    r"|clean) registration"
    r"|\bregistered (?:with|nurse)|\bcertificat\w+|\bcertified\b|\badmission to\b"
    r"|\badmitted to\b|\bpermit\b|\bclearance\b|\baccreditation\b|\bchartered\b"
    r"|\b(?:safety|cscs|ecs|cpc) card\b|\bqualified (?:status|teacher)\b|\bnvq\b"
    r"|\bbar (?:admission|exam|member)|\bdbs\b|\bpin number\b|\bcdl\b",
    re.IGNORECASE,
)
HELD = re.compile(
    PAPER.pattern
    + r"|\bbar\b|\bcard\b|\bqualified\b|\bregistered\b|\bregistration\b|\bcertif\w+|\blevel \d",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"\b[A-Z]{2,5}s?\b")
NOT_YET = re.compile(
    r"\b(?:no|without|working towards?|stud(?:ying|ies) (?:for|towards?)|pursuing|in progress"
    r"|preparing for"
    r"|expected|candidate|lapsed|expired|not yet|to be (?:taken|awarded))\b",
    re.IGNORECASE,
)
"""A paper that somebody does not hold, not any more or not yet."""
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
college university professional welcome holder knowledge ability able skill proficient proficiency
familiarity familiar understanding demonstrated excellent solid using use including such eg etc will
would should need very well
"""
PLAIN_WORDS = frozenset(fold(word) for word in _PLAIN.split())
NO_PAPERS = EVERYDAY - DEGREES


@dataclass(frozen=True)
class Proof:
    """Whether a fact is there, and the line that shows it."""

    met: bool
    line: str | None = None


def paper_proof(text: str, lines: Sequence[str], asks: Asks) -> Proof:
    """Return whether a line names the degree or the licence the text asks for."""
    subject = words_of_substance(text)
    acronyms = _acronyms(text) if asks is Asks.LICENCE else frozenset()
    for line in lines:
        named = acronyms & _acronyms(line)
        holds = DEGREE.search(line) if asks is Asks.DEGREE else HELD.search(line) or named
        if not holds or NOT_YET.search(line) or (asks is Asks.LICENCE and DEGREE.search(line)):
            continue
        high = asks is not Asks.DEGREE or _level(line) >= _lowest(text)
        shared = subject & words_of_substance(line)
        enough = not subject or named or len(shared) >= max(1, (len(subject) + 1) // 2)
        if high and (enough or (asks is Asks.DEGREE and OPEN_SUBJECT.search(text))):
            return Proof(True, line)
    return Proof(False)


def words_of_substance(text: str) -> frozenset[str]:
    """Return the stems of the words that tell one paper from another."""
    bare = re.sub(r"\([^)]*\)", " ", text)
    words = (fold(word) for word in re.findall(r"[^\W\d_][\w&+.'-]*", bare))
    return frozenset(word[:6] for word in words if word not in PLAIN_WORDS and len(word) > 1)


def _acronyms(text: str) -> frozenset[str]:
    """Return the names of papers written in capitals: BLS, CPA, CSCS."""
    return frozenset(found.removesuffix("s") for found in ACRONYM.findall(text)) - NO_PAPERS


def _level(text: str) -> int:
    """Return the highest degree a line names: a diploma of a university is a diploma, and who
    only says "degree" means the first one."""
    low = text.casefold()
    low = low.replace("university", " ") if "diploma" in low else low
    return max((level for level, words in LEVELS if words.search(low)), default=_bare(low))


def _lowest(text: str) -> int:
    """Return the lowest degree that will do: "a bachelor's or master's degree"."""
    low = text.casefold()
    return min((level for level, words in LEVELS if words.search(low)), default=_bare(low))


def _bare(low: str) -> int:
    return 2 if "degree" in low else 0
