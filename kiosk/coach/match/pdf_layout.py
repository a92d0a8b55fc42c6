"""In which order the words of a page are read, and which of them nobody would see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

SMALLEST_PT = 3.0
"""Type below this size cannot be read on paper."""
WHITE_GAP_PT = 9.0
"""Narrowest white gutter between columns."""
NEARLY = 0.12
"""Colours closer than this to what lies behind them cannot be told from it (0 to 1)."""
SPACE_RATIO = 0.15  # share of the type size that makes a space (FACTS, Matching)

Word = dict[str, Any]


@dataclass(frozen=True)
class PageText:
    text: str
    hidden: str = ""


def rotated(page: Any) -> bool:
    """Return whether the page is turned, or most of its type is drawn sideways."""
    chars = page.chars
    sideways = sum(1 for char in chars if not char.get("upright", True))
    return bool(page.rotation) or (len(chars) > 0 and sideways > len(chars) / 2)


def page_text(page: Any) -> PageText:
    """Return the page's text in reading order: left column, then right column, between lines that
    run over both."""
    backgrounds = _backgrounds(page)
    shown, hidden = [], []
    for char in page.dedupe_chars(tolerance=0.5).chars:
        (shown if _visible(char, page, backgrounds) else hidden).append(char)
    return PageText(_laid_out(_words(shown)), _laid_out(_words(hidden)))


def _words(chars: list[Word]) -> list[Word]:
    from pdfplumber.utils import extract_words

    words: list[Word] = extract_words(
        chars, x_tolerance_ratio=SPACE_RATIO, y_tolerance=2, expand_ligatures=True
    )
    return words


def _visible(char: Word, page: Any, backgrounds: Sequence[tuple[Word, float]]) -> bool:
    middle, height = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    left, top, right, bottom = page.bbox
    if not (left <= middle <= right and top <= height <= bottom):
        return False
    if char["text"].isspace():
        return True
    if char["size"] < SMALLEST_PT:
        return False
    ink = _grey(char.get("non_stroking_color"))
    if ink is None:
        return True
    behind = 1.0
    for box, grey in backgrounds:
        if box["x0"] <= middle <= box["x1"] and box["top"] <= height <= box["bottom"]:
            behind = grey
    return abs(ink - behind) >= NEARLY


def _backgrounds(page: Any) -> list[tuple[Word, float]]:
    """Return filled boxes in the order they were drawn, and pictures, with their grey. A picture
    counts as mid grey: both black and white type can be read on it."""
    boxes = [
        (shape, grey)
        for shape in [*page.rects, *page.curves]
        if shape.get("fill") and (grey := _grey(shape.get("non_stroking_color"))) is not None
    ]
    return boxes + [(picture, 0.5) for picture in page.images]


def _grey(colour: Any) -> float | None:
    """Return the lightness 0 (black) to 1 (white), or None for a pattern or no colour."""
    if isinstance(colour, (int, float)):
        return float(colour)
    parts = [float(p) for p in colour or () if isinstance(p, (int, float))]
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 3:
        return 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2]  # ITU-R BT.601
    if len(parts) == 4:
        return (1 - parts[3]) * (1 - 0.3 * parts[0] - 0.59 * parts[1] - 0.11 * parts[2])
    return None


def _laid_out(words: list[Word]) -> str:
    rows = _rows(words)
    gutter = _gutter(words, rows)
    if gutter is None:
        return "\n".join(_line(row) for row in rows)
    lines: list[str] = []
    left: list[Word] = []
    right: list[Word] = []
    for row in rows:
        if _crosses(row, gutter):
            lines += _columns(left, right)
            left, right = [], []
            lines.append(_line(row))
        else:
            left += [word for word in row if word["x1"] <= gutter]
            right += [word for word in row if word["x1"] > gutter]
    return "\n".join(lines + _columns(left, right))


def _columns(left: list[Word], right: list[Word]) -> list[str]:
    return [_line(row) for side in (left, right) for row in _rows(side)]


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Group words whose middles lie on one line, top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w["top"] + w["bottom"]) / 2, w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and any(w["top"] <= middle <= w["bottom"] for w in rows[-1][-3:]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w["x0"]) for row in rows]


def _line(row: list[Word]) -> str:
    """Join the words of a row; letters set apart (J O H N) become a word again."""
    single = sum(1 for word in row if len(word["text"]) == 1)
    if len(row) < 4 or single < 0.8 * len(row):
        return " ".join(word["text"] for word in row)
    gaps = sorted(b["x0"] - a["x1"] for a, b in pairwise(row))
    usual = gaps[len(gaps) // 2]
    text = row[0]["text"]
    for before, word in pairwise(row):
        text += (" " if word["x0"] - before["x1"] > 1.6 * usual else "") + word["text"]
    return str(text)


def _crosses(row: list[Word], gutter: float) -> bool:
    """Return whether a row runs over the gutter: a word lies on it, or two close words do."""
    if any(word["x0"] < gutter < word["x1"] for word in row):
        return True
    left = max((w["x1"] for w in row if w["x1"] <= gutter), default=None)
    right = min((w["x0"] for w in row if w["x0"] >= gutter), default=None)
    return left is not None and right is not None and right - left < WHITE_GAP_PT * 0.75


def _gutter(words: list[Word], rows: list[list[Word]]) -> float | None:
    """Return the x of a white strip with real text on both sides, or None for one column.

    Each possible place is judged by how many rows run over it; a column of dates beside the text
    is not a column of text.
    """
    if len(words) < 40:
        return None
    left, right = min(w["x0"] for w in words), max(w["x1"] for w in words)
    edges = sorted({round(w["x0"]) for w in words})
    best: tuple[float, float] | None = None
    for edge in edges:
        place = edge - WHITE_GAP_PT / 2
        if not left + 0.15 * (right - left) < place < right - 0.15 * (right - left):
            continue
        crossing = sum(1 for row in rows if _crosses(row, place)) / len(rows)
        share = _smaller_side(words, place)
        if crossing <= 0.35 and share >= 0.12 and (best is None or (share - crossing) > best[0]):
            best = (share - crossing, place)
    return best[1] if best else None


def _smaller_side(words: list[Word], place: float) -> float:
    """Return the share of letters on the side with fewer; dates and numbers do not count."""
    letters = [sum(0, 0), 0]
    for word in words:
        count = sum(1 for c in word["text"] if c.isalpha())
        letters[word["x0"] >= place] += count if not _dates(word["text"]) else 0
    return min(letters) / max(1, sum(letters))


def _dates(text: str) -> bool:
    bare = text.strip("().,–-").casefold()
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return bare[:3] in months or bare in ("present", "current", "now", "to", "ongoing")
