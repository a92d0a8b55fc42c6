"""In which order the words of a page are read, and which of them nobody would see."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kiosk.coach.match.pdf_colours import guessed
from kiosk.coach.match.pdf_fields import typed_words
from kiosk.coach.match.pdf_gutter import band_of, crosses, gutter_of
from kiosk.coach.match.pdf_seen import ON_INK, SHOWN, Box, Sheet
from kiosk.coach.match.pdf_unseen import is_scan, is_unseen
from kiosk.coach.match.pdf_words import BULLET, in_reading_order, once, words_of

SMALLEST_PT = 3.0
"""Type below this size cannot be read on paper."""
FEWEST_WORDS = 40
FEWEST_IN_COLUMN = 16
"""Fewer words are no page of columns, or no column that is two."""
SHRUNK = 0.15
"""What is left out above and below of a letter's box: the lines before and after reach into it."""
SCAN_SHOWN, SCAN_ON_INK = 0.3, 0.7
"""On a scan few letters are seen for themselves, and most others lie on what the picture shows."""

Word = dict[str, Any]


@dataclass(frozen=True)
class PageText:
    text: str
    hidden: str = ""
    picture: bool = False
    """A picture covers most of the page."""


class PageLetters:
    """What stands on one page: its letters and what was typed into its fields."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.letters = once(page.chars) if page.chars else []
        self.typed = typed_words(page)

    def sheet(self) -> Sheet:
        """Return the places to look at, from the corner of what the page shows."""
        left, top, right, bottom = self._page.cropbox
        boxes = []
        for c in self.letters:
            high = SHRUNK * (c["bottom"] - c["top"])
            place = c["x0"], c["top"] + high, c["x1"], c["bottom"] - high
            boxes.append(Box(*_moved(place, left, top)))
        for w in self.typed:
            boxes.append(Box(*_moved((w["x0"], w["top"], w["x1"], w["bottom"]), left, top)))
        return Sheet(boxes, right - left, bottom - top, bool(self.typed))

    def text(self, signs: bytes | None) -> PageText:
        """Return the page's text in reading order, with what nobody sees kept apart. `signs` says
        what is seen of each box of the sheet; without it the colours decide."""
        number = len(self.letters)
        if signs is None:
            seen = guessed(self.letters, self._page)
            typed = [True] * len(self.typed)
        else:
            seen = self._seen(signs[:number])
            typed = [sign == ord(SHOWN) for sign in signs[number:]]
        seen = [s and _height(c) >= SMALLEST_PT for s, c in zip(seen, self.letters, strict=True)]
        shown = [_true_hyphen(c) for c, s in zip(self.letters, seen, strict=True) if s]
        hidden = [c for c, s in zip(self.letters, seen, strict=True) if not s]
        fields = [w for w, s in zip(self.typed, typed, strict=True) if s]
        ways = _by_direction(shown, self._page) or [[]]
        texts = [_laid_out(words_of(ways[0]) + fields), *(_laid_out(words_of(w)) for w in ways[1:])]
        text = "\n".join(text for text in texts if text)
        return PageText(text, _laid_out(words_of(hidden)), is_scan(self._page))

    def _seen(self, signs: bytes) -> list[bool]:
        """Return whether each letter is seen. A word is seen or not, not its letters."""
        letters = self.letters
        shown = [
            sign == ord(SHOWN) and not is_unseen(c) for sign, c in zip(signs, letters, strict=True)
        ]
        ink = [sign == ord(ON_INK) for sign in signs]
        layer = sum(1 for s in shown if not s)
        if is_scan(self._page) and sum(shown) <= SCAN_SHOWN * len(shown):
            trusted = sum(ink) >= SCAN_ON_INK * max(1, layer)
            shown = [s or (i and trusted) for s, i in zip(shown, ink, strict=True)]
        seen: list[bool] = []
        for start, end in _groups(letters):
            votes = [shown[at] for at in range(start, end) if letters[at]["text"].isalnum()]
            votes = votes or shown[start:end]
            seen += [sum(votes) * 2 >= len(votes)] * (end - start)
        return seen


def _moved(
    box: tuple[float, float, float, float], left: float, top: float
) -> tuple[float, float, float, float]:
    return box[0] - left, box[1] - top, box[2] - left, box[3] - top


def _groups(letters: Sequence[Word]) -> Iterable[tuple[int, int]]:
    """Yield the spans of letters drawn one after the other up to and with the next space."""
    start = 0
    for at, letter in enumerate(letters):
        after = letters[at + 1] if at + 1 < len(letters) else None
        ends = after is None or after["text"].isspace() < letter["text"].isspace()
        apart = after is not None and abs(after["top"] - letter["top"]) > 1.0
        if ends or apart:
            yield start, at + 1
            start = at + 1


def _true_hyphen(letter: Word) -> Word:
    """Some fonts name their hyphen a soft one; where it is seen it is a hyphen."""
    return letter | {"text": "-"} if letter["text"] == "\u00ad" else letter


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


def _laid_out(words: list[Word], fewest: int = FEWEST_WORDS) -> str:
    rows = _rows(words)
    gutter = gutter_of(words, rows) if len(words) >= fewest else None
    if gutter is None:
        return "\n".join(_in_bands(rows))
    lines: list[str] = []
    left: list[Word] = []
    right: list[Word] = []
    for row in rows:
        if crosses(row, gutter):
            lines += _columns(left, right)
            left, right = [], []
            lines.append(_line(row))
        else:
            left += [word for word in row if word["x1"] <= gutter]
            right += [word for word in row if word["x1"] > gutter]
    return "\n".join(lines + _columns(left, right))


def _in_bands(rows: list[list[Word]]) -> list[str]:
    """Return the lines of a page of one column; a band of it may be set in two."""
    band = band_of(rows)
    if band is None:
        return [_line(row) for row in rows]
    first, last, gutter = band
    inside = [word for row in rows[first:last] for word in row]
    left = [word for word in inside if word["x1"] <= gutter]
    right = [word for word in inside if word["x1"] > gutter]
    above, below = _in_bands(rows[:first]), _in_bands(rows[last:])
    return [*above, *_columns(left, right), *below]


def _columns(left: list[Word], right: list[Word]) -> list[str]:
    return [_laid_out(side, FEWEST_IN_COLUMN) for side in (left, right) if side]


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
    row = [word for at, word in enumerate(row) if at == 0 or word["text"] != BULLET]
    single = sum(1 for word in row if len(word["text"]) == 1 and word["text"].isalpha())
    if len(row) < 4 or single < 0.8 * len(row):
        return " ".join(in_reading_order(row))
    gaps = sorted(b["x0"] - a["x1"] for a, b in pairwise(row))
    usual = gaps[len(gaps) // 2]
    text = row[0]["text"]
    for before, word in pairwise(row):
        text += (" " if word["x0"] - before["x1"] > 1.6 * usual else "") + word["text"]
    return str(text)
