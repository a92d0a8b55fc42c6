"""Which letters of a page can be told from what lies behind them, by their colours: the guess for
a page that took too long to be drawn."""

from collections.abc import Sequence
from typing import Any

from kiosk.coach.match.pdf_unseen import is_scan, is_unseen

Letter = dict[str, Any]
NEARLY = 0.12
"""Colours closer than this to what lies behind them cannot be told from it (0 to 1)."""


def guessed(letters: Sequence[Letter], page: Any) -> list[bool]:
    """Return for each letter whether its colour differs from what was drawn behind it."""
    behind, scan = _backgrounds(page), is_scan(page)
    return [(scan or not is_unseen(c)) and _visible(c, page, behind) for c in letters]


def _visible(char: Letter, page: Any, backgrounds: Sequence[tuple[Letter, float]]) -> bool:
    middle, height = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    left, top, right, bottom = page.bbox
    if not (left <= middle <= right and top <= height <= bottom):
        return False
    if char["text"].isspace():
        return True
    ink = _grey(char.get("non_stroking_color"))
    if ink is None:
        return True
    behind = 1.0
    for box, grey in backgrounds:
        if box["x0"] <= middle <= box["x1"] and box["top"] <= height <= box["bottom"]:
            behind = grey
    return abs(ink - behind) >= NEARLY


def _backgrounds(page: Any) -> list[tuple[Letter, float]]:
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
