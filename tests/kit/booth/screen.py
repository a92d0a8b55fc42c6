"""What a person, or a phone, can read on the booth's screen: the X server's own picture."""

from pathlib import Path

import cv2
import numpy as np

from kiosk.screens import lettering
from kiosk.screens.paper import BODY, Style
from kiosk.screens.theme import Grid

HEADER_WORDS = 25
"""Numbers of 32 bits before the window's name in an X window dump (XWDFile.h)."""
SIZE_AT, COLOURS_AT, WIDTH_AT, HEIGHT_AT, LINE_AT = 0, 19, 4, 5, 12
BYTES_PER_COLOUR = 12
ALIKE = 0.9
"""Correlation of a drawn line with the same line on the screen; with another line it is 0.5."""


def screen_of(folder: Path) -> np.ndarray:
    """Return what is on the screen of `Xvfb -fbdir folder`: brightness, shape (height, width)."""
    raw = (folder / "Xvfb_screen0").read_bytes()
    head = np.frombuffer(raw, ">u4", HEADER_WORDS)
    begins = int(head[SIZE_AT] + head[COLOURS_AT] * BYTES_PER_COLOUR)
    height, line = int(head[HEIGHT_AT]), int(head[LINE_AT])
    pixels = np.frombuffer(raw, np.uint8, height * line, begins).reshape(height, line // 4, 4)
    return cv2.cvtColor(np.ascontiguousarray(pixels[:, : int(head[WIDTH_AT])]), cv2.COLOR_BGRA2GRAY)


def stands_on(screen: np.ndarray, sentence: str, style: Style = BODY) -> bool:
    """Say whether a line is painted anywhere on the screen, in the typeface of the booth."""
    import pygame

    height, width = screen.shape
    size = Grid(width, height).px(style.size)
    letters = lettering.drawn(sentence, size, (255, 255, 255), style.bold)
    paper = pygame.Surface(letters.get_size(), depth=32)
    paper.blit(letters, (0, 0))
    drawn = np.ascontiguousarray(pygame.surfarray.array3d(paper)[:, :, 0].T)
    found = cv2.matchTemplate(screen, drawn, cv2.TM_CCOEFF_NORMED)
    return bool(np.abs(found[np.isfinite(found)]).max() > ALIKE)


def code_on(screen: np.ndarray) -> str:
    """Return what the QR code on the screen says; nothing where there is none."""
    return cv2.QRCodeDetector().detectAndDecode(screen)[0]
