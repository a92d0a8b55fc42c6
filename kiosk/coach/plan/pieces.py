"""Where a line that lost its bullets falls apart: before what begins like a line of its own."""

import re
from itertools import pairwise

from kiosk.coach.plan.skill_words import proper_words
from kiosk.coach.plan.verbs import base_of, is_base, is_past, is_past_only, known_past
from kiosk.coach.plan.word_lists import word_list

ARTICLES = word_list("articles")
LONG_NOTES, WORDS_OF_A_SENTENCE = 45, 30
SENTENCE = re.compile(r"[.!?;]\s+[A-Z]")
MARKS = " \t-–—*•·●>→▪◦"
CAPITAL = re.compile(r"^[A-Z][a-z]+(?:-[a-z]+)*$")
BEFORE_A_NAME = word_list("before_a_name") | word_list("articles") | word_list("dangling")
"""After one of these a capital begins a name: "in Opera", "with Acme", "the Night Audit"."""
LEADS = BEFORE_A_NAME | word_list("relative_openers") | word_list("before_a_break")
"""After one of these a past tense belongs to what was said: "and replaced 62 heaters"."""


def pieces(line: str) -> tuple[str, ...]:
    """Return the line in the pieces it was made of: "Checked in guests Handled complaints" is two.

    A word with a capital after a plain word that leads to no name begins a piece; one that is a
    past tense does so after a name as well.
    """
    words = line.split()
    begins = (at for at in range(1, len(words)) if _begins(words, at) or _counts_anew(words, at))
    cuts = [0, *begins, len(words)]
    return tuple(" ".join(words[a:b]) for a, b in pairwise(cuts) if a < b)


def begun(text: str) -> str:
    """Return the text with a capital where a deed in small letters begins a line ("broke the
    story"): it is not the end of the line before."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        first, second = [*line.split(maxsplit=2), "", ""][:2]
        begins = second.lower() in ARTICLES or second[:1].isdigit()
        if first.islower() and known_past(first) and begins:
            lines[at] = line.replace(first, first.capitalize(), 1)
    return "\n".join(lines)


def unjoined(line: str, text: str) -> list[str]:
    """Return a long line without sentences, notes that were taken for one, as it stands in the
    text: one note a line."""
    words = len(line.split())
    if words <= LONG_NOTES or len(SENTENCE.findall(line)) > words / WORDS_OF_A_SENTENCE:
        return [line]
    parts = [part.strip(MARKS) for part in text.split("\n")]
    found = [part for part in parts if len(part.split()) > 1 and part in line]
    return found or [line]


def _counts_anew(words: list[str], at: int) -> bool:
    """Return whether a past tense that nothing leads to says how many: "... replaced 62 heaters".
    The line before lost its end; its own first letter may be small."""
    following = words[at + 1 : at + 2]
    counted = bool(following) and following[0][:1].isdigit()
    return counted and is_past_only(words[at]) and words[at - 1].lower() not in LEADS


def _begins(words: list[str], at: int) -> bool:
    before, word = words[at - 1], words[at].strip(",;:.")
    following = words[at + 1] if at + 1 < len(words) else ""
    if not CAPITAL.match(word) or before[-1:] in ",;:&-–—/.(" or not following:
        return False
    if before.lower() in BEFORE_A_NAME or (following[:1].isupper() and not following.isupper()):
        return False
    if is_past(word) and (before[:1].islower() or is_past_only(word)):
        return True
    if word.endswith("s") and base_of(word) and not CAPITAL.match(before):
        return True
    if before[:1].isdigit() or before[:1] in "$£€":
        return is_base(word)
    return before[:1].islower() and (is_base(word) or word.lower() not in proper_words())
