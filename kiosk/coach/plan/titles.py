"""How the title of a job is said, and whether it is one: a firm's name is no role."""

import re

from kiosk.coach.plan.skill_words import proper_words
from kiosk.coach.plan.word_lists import word_list

LONGEST_WORDS = 6
GRADE = re.compile(r"^(?:[A-Z]{0,3}-?\d+|I{1,3}|IV|VI{0,3})$")
"""What follows a title without being said: II, GS15, 2."""
PAPER = re.compile(r"^[A-Z]{2,4}-[A-Z]$")
"""A licence before a title: CDL-A driver."""
TRADES = word_list("trades")
PLURAL_ONLY = word_list("plural_only")
OCCUPATIONS = word_list("occupations")
NO_OCCUPATIONS = word_list("no_occupations")
ENDINGS = ("er", "or", "ist", "ian", "eer", "yst", "ologist", "ant", "man", "woman", "person")
"""How the names of most trades end: worker, inspector, receptionist, librarian, accountant."""
LEAST_LETTERS = 5
LINKS = frozenset({"of", "to", "and", "or", "de"})
NOBODY = "new colleague"


def title_said(title: str) -> str:
    """Return a job's title as one says it: "Nurses, Acute (f/m/x) - Nights" is "nurse"."""
    bare = re.sub(r"\s*[(\[{].*?[)\]}]", "", re.sub(r"\s+", " ", title)).strip()
    bare = re.split(r"(?i),|;|:|\s[-–—|/]\s|\s(?:at|with|for|in|or)\s", bare)[0].strip(" .!*")
    bare = re.sub(r"\s+(?:role|position|job|vacancy|wanted|needed|required)$", "", bare, flags=re.I)
    words = [word for word in bare.split() if not GRADE.match(word)]
    if not words or len(words) > LONGEST_WORDS:
        return NOBODY
    if bare.isupper() and len(bare) > LEAST_LETTERS:
        words = [word if word in TRADES else word.lower() for word in words]
    words = [word for word in words if not PAPER.match(word)] or words
    words = [word for word in words if not re.search(r"\w&\w", word)] or words
    last = {
        len(words) - 1,
        *(at - 1 for at, word in enumerate(words) if word.lower() in ("and", "or", "&", "of")),
    }
    if _singular(words[-1]) != words[-1]:
        words = [_singular(word) if at in last else word for at, word in enumerate(words)]
    return " ".join("and" if word == "&" else _lowered(word) for word in words)


def is_role(said: str) -> bool:
    """Return whether a title, as it is said, names what somebody is."""
    words = said.lower().split()
    heads = [words[-1], *(words[at - 1] for at, word in enumerate(words) if at and word in LINKS)]
    plain = all(word.replace("'s", "").isalpha() or "-" in word for word in words)
    return said != NOBODY and plain and any(map(_is_occupation, heads))


def _is_occupation(word: str) -> bool:
    if word in OCCUPATIONS:
        return True
    return len(word) >= LEAST_LETTERS and word.endswith(ENDINGS) and word not in NO_OCCUPATIONS


def _lowered(word: str) -> str:
    """Return the word in lower case unless its capital belongs to it (SQL, iOS, Python)."""
    if any(c.isupper() or c.isdigit() for c in word[1:]) or _is_occupation(word.lower()):
        return word if any(c.isupper() for c in word[1:]) else word.lower()
    return word if word.lower() in proper_words() else word[:1].lower() + word[1:]


def _singular(word: str) -> str:
    low = word.lower()
    if low in PLURAL_ONLY or not low.endswith("s") or low.endswith(("ss", "us", "is", "ics")):
        return word
    return word[:-3] + "y" if low.endswith("ies") and len(low) > LEAST_LETTERS else word[:-1]
