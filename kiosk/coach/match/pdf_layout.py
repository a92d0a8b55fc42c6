"""In which order the words of a page are read, and which of them nobody would see."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kiosk.coach.match.pdf_unseen import is_scan, is_unseen

SMALLEST_PT = 3.0
"""Type below this size cannot be read on paper."""
WHITE_GAP_PT = 9.0
"""Narrowest white gutter between columns."""
COLUMN_MARGIN = 0.1
"""The smaller column's share of the letters, less the share of rows that run over the gutter:
0.29 and more on pages of two columns, 0.05 and less on pages of one with dates at the side."""
COLUMN_ROWS = 3
"""A column's left edge is where at least so many rows begin."""
NEARLY = 0.12
"""Colours closer than this to what lies behind them cannot be told from it (0 to 1)."""
SPACE_RATIO = 0.15  # share of the type size that makes a space (docs/facts.md, Matching)

Word = dict[str, Any]


@dataclass(frozen=True)
class PageText:
    text: str
    hidden: str = ""


def page_text(page: Any) -> PageText:
    """Return the page's text in reading order: left column, then right column, between lines that
    run over both."""
    backgrounds, scan = _backgrounds(page), is_scan(page)
    shown: list[Word] = []
    hidden: list[Word] = []
    for char in _once(page.chars):
        seen = (scan or not is_unseen(char)) and _visible(char, page, backgrounds)
        (shown if seen else hidden).append(char)
    ways = _by_direction(shown, page)
    return PageText("\n".join(_laid_out(_words(way)) for way in ways), _laid_out(_words(hidden)))


def _once(chars: list[Word]) -> list[Word]:
    """Return each character once: bold type is sometimes drawn twice at the same place."""
    places = {(c["text"], round(c["x0"] * 2), round(c["top"] * 2)): c for c in reversed(chars)}
    return list(reversed(places.values()))


def _by_direction(chars: list[Word], page: Any) -> list[list[Word]]:
    """Return the characters of each writing direction, turned upright, the most frequent first."""
    directions = Counter(_quarter_turns(char) for char in chars)
    return [
        [_turned(char, turns, page) for char in chars if _quarter_turns(char) == turns]
        for turns, _ in sorted(directions.items(), key=lambda item: (-item[1], item[0]))
    ]


def _quarter_turns(char: Word) -> int:
    """Return how often the text is turned by 90 degrees counter-clockwise."""
    a, b = char["matrix"][:2]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _turned(char: Word, turns: int, page: Any) -> Word:
    _, top, right, bottom = page.bbox
    x0, x1, y0, y1 = char["x0"], char["x1"], char["top"], char["bottom"]
    box = {
        0: (x0, x1, y0, y1),
        1: (bottom - y1, bottom - y0, x0, x1),
        2: (right - x1, right - x0, bottom - y1, bottom - y0),
        3: (y0 - top, y1 - top, right - x1, right - x0),
    }[turns]
    place = dict(zip(("x0", "x1", "top", "bottom"), box, strict=True))
    return char | place | {"doctop": place["top"], "upright": True, "size": _height(char)}


def _height(char: Word) -> float:
    """Return the height of the type. pdfminer's own `size` is the letter's width where the text is
    turned, so that an "i" on its side would be 2 pt."""
    return float(max(char["x1"] - char["x0"], char["bottom"] - char["top"]))


def _words(chars: list[Word]) -> list[Word]:
    from pdfplumber.utils.text import extract_words

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
    if _height(char) < SMALLEST_PT:
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
    starts = Counter(round(w["x0"]) for w in words)
    edges = sorted(edge for edge, number in starts.items() if number >= COLUMN_ROWS)
    best: tuple[float, float] | None = None
    for edge in edges:
        place = edge - WHITE_GAP_PT / 2
        if not left + 0.15 * (right - left) < place < right - 0.15 * (right - left):
            continue
        crossing = sum(1 for row in rows if _crosses(row, place)) / len(rows)
        share = _smaller_side(words, place)
        if share - crossing > (best[0] if best else COLUMN_MARGIN):
            best = (share - crossing, place)
    return best[1] if best else None


def _smaller_side(words: list[Word], place: float) -> float:
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
