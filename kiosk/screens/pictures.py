"""The camera's picture on the screen."""

import pygame

from kiosk.screens import paper as p
from kiosk.screens import theme, widgets
from kiosk.screens.paper import Paper, Rect
from kiosk.screens.replay_view import Picture


def fitted(picture: Picture | None, rect: Rect) -> Rect:
    """Return the largest place for the whole picture in the rect, at its upper left."""
    if picture is None:
        return rect
    height, width = picture.image.shape[:2]
    scale = min(rect.width / width, rect.height / height)
    return Rect(rect.left, rect.top, round(width * scale), round(height * scale))


def camera(paper: Paper, picture: Picture | None, rect: Rect, otherwise: str) -> None:
    """Paint the mirrored picture to fill the rect, or a sentence where there is none."""
    if picture is None:
        paper.card(rect)
        middle = Rect(rect.left, rect.centery - paper.px(30), rect.width, paper.px(60))
        paper.sign("eye", (rect.centerx, rect.centery - paper.px(70)), 72, theme.QUIET)
        paper.text(otherwise, middle, p.centred(p.QUIET))
        return
    height, width = picture.image.shape[:2]
    surface = pygame.image.frombuffer(picture.image.tobytes(), (width, height), "RGB")
    widgets.image(paper, surface, rect)
