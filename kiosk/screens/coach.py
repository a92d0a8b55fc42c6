"""The coach's presence: an orb that moves with the voice, and the caption, under the lens."""

import math

from kiosk.screens import paper as p
from kiosk.screens import shapes, theme
from kiosk.screens.paper import Paper, Rect
from kiosk.screens.view import View

BREATH_S = 5.0
"""One slow breath of the orb while nobody speaks."""
SMALL = p.centred(p.STRONG)
STEP = 4
"""Diameters go in steps of four pixels, so that drawn orbs can be kept."""


def orb(paper: Paper, centre: tuple[int, int], diameter: float, loudness: float) -> None:
    """Paint the orb: its light widens with loudness 0 to 1; without motion it keeps still."""
    size = paper.px(diameter)
    swell = loudness if paper.view.ease.motion else 0.0
    breath = _breath(paper.view)
    halo = _stepped(size * (1.75 + 0.6 * swell + 0.06 * breath))
    paper.put(shapes.glow(halo, theme.ACCENT, 0.8), centre)
    ball = _stepped(size * (0.92 + 0.10 * swell + 0.015 * breath))
    paper.put(shapes.orb(ball, (206, 224, 255), (84, 124, 214)), centre)


def _breath(view: View) -> float:
    if not view.ease.motion:
        return 0.0
    return math.sin(2 * math.pi * view.now / BREATH_S)


def _stepped(length: float) -> int:
    return max(STEP, round(length / STEP) * STEP)


def caption(paper: Paper, text: str, room: Rect, most: int = 4) -> int:
    """Paint a spoken sentence in the middle of the room, smaller where it would be cut; return the
    height it took."""
    large = p.centred(p.Style(theme.HEADING, bold=True))
    tall = most * paper.line(large)
    style = large if paper.height_of(text, room.width, large) <= min(tall, room.height) else SMALL
    return paper.para(text, room, style)
