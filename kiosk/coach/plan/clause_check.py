"""Whether a clause that was made of a line reads as one when it is spoken."""

import re
from itertools import pairwise

from kiosk.coach.plan.skill_words import proper_words
from kiosk.coach.plan.verbs import is_base, is_past
from kiosk.coach.plan.word_lists import word_list

DANGLING = word_list("dangling")
OPENERS = word_list("relative_openers")
SIGNS = re.compile(r"[:;|()\[\]{}<>=\\@…•]|\.\.|\s[-–—+]|[-–—+]\s|/{2}|[^\W\d_]\.[^\W\d_]{2}")
SPLICE = re.compile(
    r", (?:(?:two|three|some|many|all|both|most|none) of|it|this|that|he|she|they|we|you|I"
    r"|there)\b",
    re.IGNORECASE,
)
MOST_COMMAS = 3
MOST_NAMES = 3
BE = frozenset({"is", "was", "were", "are", "am", "be", "has", "taught", "entailed"})
CAPITAL = re.compile(r"^[A-Z][a-z]")
LATIN = re.compile(r"^[\x20-\x7e\u00a3\u20ac\u00b0\u00c0-\u017f]+$")


def sounds_whole(text: str) -> bool:
    """Return whether a clause ("you ...") has no sign of the page, no second beginning, no verb
    without a subject, and does not end in the air."""
    words = text.split()
    return (
        LATIN.match(text) is not None
        and SIGNS.search(text) is None
        and SPLICE.search(text) is None
        and text.count(",") <= MOST_COMMAS
        and words[-1].lower().strip(".,") not in DANGLING
        and not words[-1].endswith("n't")
        and not _loose_verb(words)
        and not _second_beginning(words)
        and not _doubled(words)
        and not _in_title_case(words)
    )


def _loose_verb(words: list[str]) -> bool:
    """Return whether a verb stands after the first one that nothing leads to."""
    for at, word in enumerate(words):
        led = any(w.lower().strip(",") in OPENERS for w in words[2:at])
        if at > 2 and word.lower() in BE and not led:
            return True
    return False


def _second_beginning(words: list[str]) -> bool:
    """Return whether a verb with a capital follows a plain word, or a heading's worth of names."""
    run = 0
    for before, word in pairwise(words[1:]):
        bare = word.strip(",")
        verb = is_past(bare) or is_base(bare)
        if CAPITAL.match(bare) and verb and before[:1].islower() and before not in DANGLING:
            return True
        run = run + 1 if CAPITAL.match(bare) and bare.lower() not in proper_words() else 0
        if run > MOST_NAMES:
            return True
    return False


def _doubled(words: list[str]) -> bool:
    pairs = pairwise(words)
    return any(a.lower().strip(",") == b.lower() for a, b in pairs)


def _in_title_case(words: list[str]) -> bool:
    """Return whether the words are written as a heading: Managed Campaigns For Large Clients."""
    longer = [word for word in words[2:] if word[:1].isalpha() and len(word) > 3]
    proper = proper_words()
    named = [word for word in longer if word.strip(",").lower() not in proper]
    capitals = sum(CAPITAL.match(word) is not None for word in named)
    return capitals >= 3 and 2 * capitals > len(longer)
