"""Where a long line is cut so that what is left is still something a person would say."""

from kiosk.coach.plan.word_lists import word_list

LEAST_LEFT = 5
FROM_TO = 6
"""So near to each other "from" and "to" belong together."""
BEFORE_A_BREAK = word_list("before_a_break")
BEFORE_A_SOFT_BREAK = word_list("before_a_soft_break")
DANGLING = word_list("dangling")


def shortened(words: list[str], longest: int, keep: str | None = None) -> list[str]:
    """Return at most `longest` words, cut after the words to keep, without a dangling end.

    The best cut is before a clause of its own, then at a comma of a list, then before a
    preposition.
    """
    if len(words) <= longest:
        return [*words[:-1], words[-1].rstrip(" .,;:!?-–—")]
    least = max(LEAST_LEFT, _end_of(keep, words))
    for breaks in (_at_a_clause, _at_a_list, _at_a_preposition):
        for cut in range(longest, least - 1, -1):
            if breaks(words, cut):
                left = trimmed(words[:cut])
                return _closed(left) if breaks is _at_a_list else left
    return trimmed(words[: max(longest, least)])


def trimmed(words: list[str]) -> list[str]:
    """Return the words without articles, prepositions and signs at the end."""
    while words and words[-1].strip(",;:").lower() in DANGLING:
        words = words[:-1]
    return [*words[:-1], words[-1].rstrip(" .,;:!?-–—")] if words else words


def _end_of(keep: str | None, words: list[str]) -> int:
    text = " ".join(words)
    at = text.lower().find(keep.lower()) if keep else -1
    return len(text[: at + len(keep)].split()) if keep and at >= 0 else 0


def _at_a_clause(words: list[str], cut: int) -> bool:
    if words[cut - 1].endswith((",", ";", ":")) and not _in_a_list(words, cut):
        return True
    return words[cut].lower() in BEFORE_A_BREAK and words[cut - 1].lower() not in DANGLING


def _in_a_list(words: list[str], cut: int) -> bool:
    """Return whether the comma before `cut` stands between short items: a, b and c."""
    following = words[cut : cut + 4]
    return any(word.endswith(",") or word in ("and", "or") for word in following)


def _at_a_list(words: list[str], cut: int) -> bool:
    return words[cut - 1].endswith(",")


def _closed(words: list[str]) -> list[str]:
    """Return a list that was cut with "and" before what is now its last item."""
    commas = [at for at, word in enumerate(words[:-1]) if word.endswith(",")]
    if not commas:
        return words
    at = commas[-1]
    if any(word in ("and", "or") for word in words[at + 1 :]):
        return [*words[: at + 1], "and", *words[at + 1 :]]
    return [*words[:at], words[at].rstrip(","), "and", *words[at + 1 :]]


def _at_a_preposition(words: list[str], cut: int) -> bool:
    if words[cut].lower() == "to" and "from" in words[max(0, cut - FROM_TO) : cut]:
        return False
    return words[cut].lower() in BEFORE_A_SOFT_BREAK and words[cut - 1].lower() not in DANGLING
