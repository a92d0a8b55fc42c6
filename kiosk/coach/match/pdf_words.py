"""Letters of a page to words: drawn twice, set apart, set tightly, from right to left."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

Letter = dict[str, Any]

TIGHT_GAP, SPACED_GAP = 0.1, 0.15
"""Share of the type size that parts two words, where no space is written and where some are."""
TRACKED = 0.05
"""Usual gap between letters, by type size, from which they are set apart on purpose."""
TRACKED_GAP = 1.6
"""A word's end among letters set apart, by their usual gap."""
TWICE_LETTER = 0.45
TWICE_EM = 0.5
SAME_SHIFT_PT = 0.4
"""Text drawn twice: the same letter nearly in its own place, or a run of letters, each as far from
its twin as the one before."""
NEAR_LETTERS = 3
EMPTY_SHARE = 0.3
"""Of its own width that a space must take on the page."""
MARK_FONTS = ("wingding", "webding", "fontawesome", "awesome", "glyphicon", "icomoon", "icon")
BULLET = "•"


def once(letters: Sequence[Letter]) -> list[Letter]:
    """Return each letter once: bold type and shadows are sometimes drawn twice, at any offset."""
    kept: list[Letter] = []
    seen: dict[tuple[str, int], list[int]] = {}
    twins: dict[int, int] = {}
    for at, letter in enumerate(letters):
        key = letter["text"], int(letter["top"] // 8)
        near = [n for row in (-1, 0, 1) for n in seen.get((key[0], key[1] + row), ())]
        twin = next((other for other in near if _twice(letters, other, at, twins)), None)
        if twin is None or letter["text"].isspace():
            kept.append(letter)
        else:
            twins[at] = twin
        seen.setdefault(key, []).append(at)
    return kept


def _twice(letters: Sequence[Letter], first: int, second: int, twins: dict[int, int]) -> bool:
    one, other = letters[first], letters[second]
    right, down = other["x0"] - one["x0"], other["top"] - one["top"]
    size = one["bottom"] - one["top"]
    if abs(right) > TWICE_EM * size or abs(down) > TWICE_EM * size:
        return False
    width = max(0.5, one["x1"] - one["x0"])
    if abs(right) <= TWICE_LETTER * width and abs(down) <= TWICE_LETTER * size * 0.7:
        return True
    if second - first < NEAR_LETTERS:
        return False
    return any(_same_shift(letters, first, second, step) for step in (1, -1))


def _same_shift(letters: Sequence[Letter], first: int, second: int, step: int) -> bool:
    if not (0 <= first + step < len(letters) and 0 <= second + step < len(letters)):
        return False
    here = [letters[second][k] - letters[first][k] for k in ("x0", "top")]
    one, other = letters[first + step], letters[second + step]
    there = [other[k] - one[k] for k in ("x0", "top")]
    alike = all(abs(a - b) <= SAME_SHIFT_PT for a, b in zip(here, there, strict=True))
    return bool(one["text"] == other["text"] and alike)


def words_of(letters: Iterable[Letter]) -> list[Letter]:
    """Return the words of upright letters, each with its box, in no order between the rows."""
    rows = _rows(letters)
    tight = _tight_gap(rows)
    return [word for row in rows for word in _row_words(row, tight)]


def _tight_gap(rows: Iterable[list[Letter]]) -> float:
    """Return the share of the type size that parts two words where no space is written: half of
    what usually parts them on this page, where that is more than on tight lines."""
    gaps = [
        (after["x0"] - letter["x1"]) / max(1.0, letter["size"])
        for row in rows
        if not any(letter["text"].isspace() for letter in row)
        for letter, after in pairwise(row)
    ]
    wide = [gap for gap in gaps if TIGHT_GAP < gap < 1.0]
    return min(SPACED_GAP, max(TIGHT_GAP, median(wide) / 2)) if wide else TIGHT_GAP


def _rows(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Group letters by their base line, each row from left to right."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda c: (c["bottom"], c["x0"])):
        row = next(
            (r for r in reversed(rows[-4:]) if abs(r[0]["bottom"] - letter["bottom"]) <= 2.0), None
        )
        if row is None:
            rows.append([letter])
        else:
            row.append(letter)
    return [sorted(row, key=lambda c: c["x0"]) for row in rows]


def _row_words(row: list[Letter], tight: float) -> Iterable[Letter]:
    row = _without_empty_spaces(row)
    spaced = any(letter["text"].isspace() for letter in row)
    word: list[Letter] = []
    for run in _runs(row):
        limit = _limit(run, SPACED_GAP if spaced else tight)
        for letter in run:
            apart = bool(word) and letter["x0"] - word[-1]["x1"] > limit
            if letter["text"].isspace() or apart:
                if word:
                    yield _joined(word)
                word = []
            if not letter["text"].isspace():
                word.append(letter)
    if word:
        yield _joined(word)


def _without_empty_spaces(row: list[Letter]) -> list[Letter]:
    """Drop the spaces the next letter stands on: they have no width on the page."""
    kept = [
        letter
        for letter, after in pairwise(row)
        if not letter["text"].isspace()
        or after["x0"] - letter["x0"] > EMPTY_SHARE * (letter["x1"] - letter["x0"])
    ]
    return [*kept, row[-1]]


def _runs(row: list[Letter]) -> list[list[Letter]]:
    """Cut a row where the type or its size changes."""
    runs: list[list[Letter]] = []
    for letter in row:
        kind = letter["fontname"], round(letter["size"])
        if runs and (runs[-1][-1]["fontname"], round(runs[-1][-1]["size"])) == kind:
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return runs


def _limit(run: list[Letter], share: float) -> float:
    """Return the gap in points from which two letters of the run are of two words; `share` is that
    of the type size."""
    size = float(run[0]["size"])
    ink = [letter for letter in run if not letter["text"].isspace()]
    gaps = [b["x0"] - a["x1"] for a, b in pairwise(ink)]
    usual = median(gaps) if len(gaps) >= 3 else 0.0
    if usual > TRACKED * size:
        return TRACKED_GAP * usual + TRACKED * size
    return max(0.0, usual) + share * size


def _joined(word: list[Letter]) -> Letter:
    text = "".join(letter["text"] for letter in word)
    if any(mark in word[0]["fontname"].casefold() for mark in MARK_FONTS):
        text = BULLET
    return {
        "text": "".join(c["text"] for c in reversed(word)) if is_right_to_left(text) else text,
        "x0": word[0]["x0"],
        "x1": max(letter["x1"] for letter in word),
        "top": min(letter["top"] for letter in word),
        "bottom": max(letter["bottom"] for letter in word),
    }


def is_right_to_left(text: str) -> bool:
    """Return whether the word is of a script written from right to left."""
    kinds = [unicodedata.bidirectional(char) for char in text]
    return sum(kind in ("R", "AL") for kind in kinds) > sum(kind == "L" for kind in kinds)


def in_reading_order(words: Sequence[Letter]) -> list[str]:
    """Return the words of one row, given from left to right, in the order they are read: runs of
    words from right to left are turned, and the runs themselves in a row that is mostly such (the
    Unicode bidirectional algorithm, at its two lowest levels)."""
    runs: list[tuple[bool, list[str]]] = []
    for word in words:
        turned = is_right_to_left(word["text"])
        if runs and runs[-1][0] == turned:
            runs[-1][1].append(word["text"])
        else:
            runs.append((turned, [word["text"]]))
    ordered = [texts[::-1] if turned else texts for turned, texts in runs]
    turned_words = sum(len(texts) for turned, texts in runs if turned)
    if turned_words > len(words) / 2:
        ordered.reverse()
    return [text for texts in ordered for text in texts]
