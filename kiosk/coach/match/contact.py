"""What in a line is how to reach a person, whether the line holds anything else, and the line
without it."""

import re

from kiosk.coach.match.dates import spans, without_dates
from kiosk.coach.match.skills import POSTS, find

LINK = re.compile(
    r"(?:https?://|www\.)[^\s,;|)>\]]+"
    r"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|dev|me|co|uk|de|fr|eu|app|ai|info"
    r"|ly|us|ca|au|in|nl|be|ch|at|es|it|pl|se|no|ie|nz)(?:/[^\s,;|)>\]]*|(?=[\s,;|)>\]]|$))",
    re.IGNORECASE,
)
MAIL = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.\w+)+|\[(?:phone|email)\]", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w$\u20ac\u00a3.])(?:\+|\(|00)?\d[\d ().\u2010-\u2015/-]{6,}\d(?![\w%])")
PHONE_DIGITS = range(7, 16)
"""E.164: at most 15 digits."""
GROUPED = re.compile(r"^\d{1,3}(?: \d{3})+$")
"""An amount with spaces in it, not a telephone number."""
HOME = re.compile(
    r"\b\d{1,5}[A-Za-z]?,? (?:[NSEW]\.? )?(?:[A-Z][\w'.-]+ ){1,3}(?:Street|St|Road|Rd|Lane|Ln"
    r"|Avenue|Ave|Drive|Dr|Court|Ct|Close|Crescent|Place|Boulevard|Blvd|Terrace|Gardens|Grove"
    r"|Highway|Hwy|Parkway|Pkwy)\b\.?(?:,? (?:Apt|Unit|Suite|Ste|Flat|#)\.? ?\w+)?(?! [a-z])"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|(?<=\b[A-Z]{2} )\d{5}(?:-\d{4})?\b"
)
"""Street and number, and the post codes of Britain and America."""
_LABELS = (
    r"(?:e-?)?mail|phone|tel(?:ephone)?|mobile|mob|cell(?:ular)?|fax|address|web(?:site)?"
    r"|home ?page|portfolio|linked ?in|git ?hub|git ?lab|x|twitter|facebook|instagram|skype"
    r"|whats ?app|telegram|stack ?overflow|url|link|blog|contact|date of birth|dob|born"
    r"|nationality|location|city"
)
LABEL = re.compile(rf"\b(?:{_LABELS})\b\.?\s*:?", re.IGNORECASE)
CUT = "\x01"
ANNOUNCED = re.compile(
    rf"(?:(?:\b(?:{_LABELS})\s*:|\b(?:e-?mail|phone|tel(?:ephone)?|mob(?:ile)?|cell|fax)\b\.?)"
    rf"\s*)?{CUT}",
    re.IGNORECASE,
)
"""What was cut out, with the word before it that says what it is."""
NAME_WORDS = 7
"""A name and a town beside the ways to reach the person."""
FAMOUS = re.compile(
    r"(?<![\w.])(?:asp|ado|vb|node|next|nuxt|vue|react|angular|ember|backbone|express|nest|three"
    r"|d3|meteor|gatsby|socket|draw|crystal|material|ionic|apollo|moment|chart|booking|monday"
    r"|salesforce|force|amazon|indeed)\.(?:net|js|io|com|me|dev)(?![\w/])",
    re.IGNORECASE,
)
"""Names of things that look like addresses."""


def without_contact(line: str, sign: str = " ") -> str:
    """Return the line without addresses of mail, web and home and telephone numbers, each of
    which becomes the sign."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"\x00{len(kept) - 1}\x00"

    def number(found: re.Match[str]) -> str:
        return found.group() if _is_amount(found.group()) else sign

    bare = FAMOUS.sub(keep, MAIL.sub(sign, line))
    bare = HOME.sub(sign, PHONE.sub(number, LINK.sub(sign, bare)))
    return re.sub(r"\x00(\d+)\x00", lambda found: kept[int(found[1])], bare)


def shown_in(line: str) -> str:
    """Return the line as it may be shown to others: how to reach the person is cut out, with the
    word that announced it; its dates stay, whatever number they look like."""
    undated = without_dates(line)
    if without_contact(undated) == undated:
        return line
    pieces, at = [], 0
    for span in spans(line):
        pieces += [without_contact(line[at : span.start], CUT), line[span.start : span.end]]
        at = span.end
    pieces.append(without_contact(line[at:], CUT))
    return smooth(ANNOUNCED.sub(" ", " ".join(pieces)))


def smooth(line: str) -> str:
    """Return a line out of which something was cut without the signs that stood around it."""
    bare = re.sub(r"\(\s*[,;:|-]?\s*\)|\[\s*\]", " ", line)
    bare = re.sub(r"\s+(?=[,;:.)])|(?<=\()\s+", "", re.sub(r"\s+", " ", bare))
    bare = re.sub(r"(?:\s*[,;|\u2013\u2014-])+(?=\s*(?:[,;|:]|$))", "", bare)
    return bare.strip(" ,;|:/~\u2013\u2014-\u00b7\u2022")


def is_contact(line: str) -> bool:
    """Return whether the line is how to reach the person and nothing else: no evidence."""
    undated = without_dates(line)
    bare = without_contact(undated)
    if bare == undated:
        return False
    words = re.findall(r"[^\W\d_][\w'.-]*", LABEL.sub(" ", bare))
    named = all(
        word[0].isupper() or word.casefold() in ("de", "van", "von", "st") for word in words
    )
    posts = any(word.casefold().strip(".") in POSTS for word in words)
    return len(words) <= NAME_WORDS and named and not posts and not find(" ".join(words))


def _is_amount(number: str) -> bool:
    digits = sum(1 for char in number if char.isdigit())
    return GROUPED.match(number.strip()) is not None or digits not in PHONE_DIGITS
