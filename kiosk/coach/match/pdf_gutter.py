"""Where the columns of a page part: a white strip with real text on both sides."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

Word = dict[str, Any]

WHITE_GAP_PT = 9.0
"""Narrowest white gutter between columns."""
COLUMN_MARGIN = 0.1
"""The smaller column's share of the letters, less the share of rows that run over the gutter:
0.29 and more on pages of two columns, 0.05 and less on pages of one with dates at the side."""
COLUMN_ROWS = 3
"""A column's left edge is where at least so many rows begin."""
BAND_ROWS, BAND_WORDS = 6, 4.0
"""So many rows one below the other, with so many words on each side of the strip, are two columns
in the middle of a page of one: prose, not names beside dates."""
ROW_WORDS = 3
BAND_SIDE, BAND_BOTH = 0.3, 0.6
"""The smaller side's share of the letters, and the share of rows that have both."""


def crosses(row: list[Word], gutter: float) -> bool:
    """Return whether a row runs over the gutter: a word lies on it, or two close words do."""
    if any(word["x0"] < gutter < word["x1"] for word in row):
        return True
    left = max((w["x1"] for w in row if w["x1"] <= gutter), default=None)
    right = min((w["x0"] for w in row if w["x0"] >= gutter), default=None)
    return left is not None and right is not None and right - left < WHITE_GAP_PT * 0.75


def gutter_of(words: list[Word], rows: list[list[Word]]) -> float | None:
    """Return the x of a white strip with real text on both sides, or None for one column.

    Each possible place is judged by how many rows run over it; a column of dates beside the text
    is not a column of text.
    """
    best: tuple[float, float] | None = None
    for place in _places(words):
        crossing = sum(1 for row in rows if crosses(row, place)) / len(rows)
        share = smaller_side(words, place)
        if share - crossing > (best[0] if best else COLUMN_MARGIN):
            best = (share - crossing, place)
    return best[1] if best else None


def band_of(rows: list[list[Word]]) -> tuple[int, int, float] | None:
    """Return the longest run of rows set in two columns on a page of one, and where they part."""
    words = [word for row in rows for word in row]
    if len(rows) < BAND_ROWS:
        return None
    best: tuple[int, int, float] | None = None
    for place in _places(words):
        for first, last in _runs(rows, place):
            if best is None or last - first > best[1] - best[0]:
                best = first, last, place
    return best


def _places(words: list[Word]) -> Iterator[float]:
    """Yield where a gutter may be: left of where rows begin, in the middle of the text."""
    left = min((w["x0"] for w in words), default=0.0)
    wide = max((w["x1"] for w in words), default=0.0) - left
    starts = Counter(round(w["x0"]) for w in words)
    for edge in sorted(edge for edge, number in starts.items() if number >= COLUMN_ROWS):
        place = edge - WHITE_GAP_PT / 2
        if 0.15 * wide < place - left < 0.85 * wide:
            yield place


def _runs(rows: list[list[Word]], place: float) -> Iterable[tuple[int, int]]:
    """Yield the runs of rows of which none lies on a place and most have text on both sides."""
    start = 0
    for at in range(len(rows) + 1):
        if at < len(rows) and not crosses(rows[at], place):
            continue
        both = [n for n in range(start, at) if _on_both_sides(rows[n], place)]
        if len(both) >= BAND_ROWS and len(both) >= BAND_BOTH * (both[-1] + 1 - both[0]):
            first, last = both[0], both[-1] + 1
            if _is_prose(rows[first:last], place):
                yield first, last
        start = at + 1


def _on_both_sides(row: list[Word], place: float) -> bool:
    """Return whether a row has prose on both sides: a town or a date at the right is none."""
    said = [word for word in row if any(c.isalpha() for c in word["text"])]
    said = [word for word in said if not _dates(word["text"])]
    right = sum(1 for word in said if word["x0"] >= place)
    return min(right, len(said) - right) >= ROW_WORDS


def _is_prose(rows: list[list[Word]], place: float) -> bool:
    words = [word for row in rows for word in row]
    right = sum(1 for word in words if word["x0"] >= place)
    fewer = min(right, len(words) - right)
    return fewer >= BAND_WORDS * len(rows) and smaller_side(words, place) >= BAND_SIDE


def smaller_side(words: list[Word], place: float) -> float:
    """Return the share of letters on the side with fewer; dates and numbers do not count."""
    letters = [0, 0]
    for word in words:
        count = sum(1 for c in word["text"] if c.isalpha())
        letters[int(word["x0"] >= place)] += count if not _dates(word["text"]) else 0
    return min(letters) / max(1, sum(letters))


def _dates(text: str) -> bool:
    bare = text.strip("().,–-").casefold()
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return bare[:3] in months or bare in ("present", "current", "now", "to", "ongoing")
