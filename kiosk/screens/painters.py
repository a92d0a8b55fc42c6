"""Which painter paints which screen, and what lies over all of them."""

from collections.abc import Callable

import pygame

from kiosk.screens import results
from kiosk.screens.paper import Paper, Target
from kiosk.screens.view import Screen, View

PAINTERS: dict[Screen, Callable[[Paper, View], None]] = {
    Screen.RESULTS: results.paint,
}


def paint(surface: pygame.Surface, view: View) -> tuple[Target, ...]:
    """Paint a view; return what can be touched, in the order of the Tab key."""
    paper = Paper(surface, view)
    paper.ground()
    PAINTERS[view.screen](paper, view)
    return tuple(paper.targets)
