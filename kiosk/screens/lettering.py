"""Text: one typeface in two weights, measured, wrapped, cut with an ellipsis, kept once drawn."""

from functools import lru_cache
from pathlib import Path

import pygame

from kiosk.screens.theme import Colour

INTER = Path("/usr/share/fonts/opentype/inter")
"""Where Debian's fonts-inter puts it."""
FILES = {False: INTER / "Inter-Regular.otf", True: INTER / "Inter-SemiBold.otf"}
LINE_HEIGHT = 1.36
NARROWER = 0.92  # pygame's own typeface is wider than Inter for the same size


@lru_cache(maxsize=64)
def font(size: int, bold: bool) -> pygame.font.Font:
    """Return the typeface in a size of pixels; pygame's own where Inter is not installed."""
    if not pygame.font.get_init():
        pygame.font.init()
    if FILES[bold].is_file():
        return pygame.font.Font(FILES[bold], size)
    return pygame.font.Font(None, round(size * 1.3 * NARROWER))


@lru_cache(maxsize=2048)
def drawn(text: str, size: int, colour: Colour, bold: bool) -> pygame.Surface:
    return font(size, bold).render(text, True, colour)


@lru_cache(maxsize=4096)
def width(text: str, size: int, bold: bool) -> int:
    return font(size, bold).size(text)[0]


def line_height(size: int) -> int:
    return round(size * LINE_HEIGHT)


@lru_cache(maxsize=1024)
def wrapped(text: str, size: int, bold: bool, room: int) -> tuple[str, ...]:
    """Break a text into lines no wider than `room` pixels; a single longer word is cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and width(longer, size, bold) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return tuple(cut(line, size, bold, room) for line in lines)


@lru_cache(maxsize=1024)
def cut(text: str, size: int, bold: bool, room: int) -> str:
    """Return the text, or as much of it as fits followed by an ellipsis."""
    if width(text, size, bold) <= room:
        return text
    shorter = text
    while shorter and width(shorter.rstrip() + "…", size, bold) > room:
        shorter = shorter[:-1]
    return shorter.rstrip(" ,.;:") + "…"


@lru_cache(maxsize=512)
def fitted(text: str, size: int, bold: bool, room: int, most: int) -> tuple[str, ...]:
    """Return at most `most` lines; the last one says with an ellipsis that there is more."""
    lines = wrapped(text, size, bold, room)
    if len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :])
    return (*lines[: most - 1], cut(rest, size, bold, room))
