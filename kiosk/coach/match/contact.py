"""What in a line is how to reach a person, and whether the line holds anything else."""

import re

from kiosk.coach.match.dates import without_dates
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
LABEL = re.compile(
    r"\b(?:e-?mail|phone|tel(?:ephone)?|mobile|mob|cell(?:ular)?|fax|address|web(?:site)?"
    r"|home ?page|portfolio|linked ?in|git ?hub|git ?lab|x|twitter|facebook|instagram|skype"
    r"|whats ?app|telegram|stack ?overflow|url|link|blog|contact|date of birth|dob|born"
    r"|nationality|location|city)\b\.?\s*:?",
    re.IGNORECASE,
)
NAME_WORDS = 7
"""A name and a town beside the ways to reach the person."""
FAMOUS = re.compile(
    r"(?<![\w.])(?:asp|ado|vb|node|next|nuxt|vue|react|angular|ember|backbone|express|nest|three"
    r"|d3|meteor|gatsby|socket|draw|crystal|material|ionic|apollo|moment|chart|booking|monday"
    r"|salesforce|force|amazon|indeed)\.(?:net|js|io|com|me|dev)(?![\w/])",
    re.IGNORECASE,
)
"""Names of things that look like addresses."""


def without_contact(line: str) -> str:
    """Return the line without addresses of mail and web and telephone numbers."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"\x00{len(kept) - 1}\x00"

    bare = FAMOUS.sub(keep, MAIL.sub(" ", line))
    bare = PHONE.sub(_unless_amount, LINK.sub(" ", bare))
    return re.sub(r"\x00(\d+)\x00", lambda found: kept[int(found[1])], bare)


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


def _unless_amount(found: re.Match[str]) -> str:
    number = found.group().strip()
    digits = sum(1 for char in number if char.isdigit())
    return found.group() if GROUPED.match(number) or digits not in PHONE_DIGITS else " "
