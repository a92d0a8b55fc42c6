"""The first picture, on the screen before anything slow is loaded."""

import logging
import time

import pygame

from kiosk.domain.settings import Settings
from kiosk.domain.version import version
from kiosk.screens.painters import paint
from kiosk.screens.view import StaffDesk, View, Warmth
from kiosk.window.as_set import as_set
from kiosk.window.update_view import fresh

log = logging.getLogger(__name__)


def open_booth(settings: Settings, size: tuple[int, int] | None) -> tuple[pygame.Surface, View]:
    """Open the display, a window of `size` or the whole screen, with the attract screen on it."""
    surface, view = open_window(size), first_view(settings)
    paint(surface, view)
    pygame.display.flip()
    log.info("first picture after %.1f s", since_start())
    return surface, view


def since_start() -> float:
    """Return how long ago this process began."""
    import psutil

    return time.time() - psutil.Process().create_time()


def first_view(settings: Settings) -> View:
    """Return the picture before anything is known."""
    view = View(
        warmth=Warmth(False, 0.0, "Starting"),
        default_motion=settings.booth.motion,
        staff=StaffDesk(booth=settings.booth.name, version=version()),
    )
    return fresh(as_set(view, settings))


def open_window(size: tuple[int, int] | None) -> pygame.Surface:
    """Open the display: a window, or the whole screen without a pointer."""
    pygame.display.init()
    pygame.font.init()
    pygame.joystick.init()
    pygame.display.set_caption("Interview coach")
    if size is not None:
        return pygame.display.set_mode(size, pygame.RESIZABLE)
    pygame.mouse.set_visible(False)
    return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
