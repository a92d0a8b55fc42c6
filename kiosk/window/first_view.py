"""The first picture, on the screen before anything slow is loaded."""

import logging
import time

import pygame

from kiosk.domain.interview import Mode
from kiosk.domain.settings import Settings
from kiosk.domain.version import version
from kiosk.screens.painters import paint
from kiosk.screens.view import StaffDesk, Turn, View, Warmth
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
    listening, chosen = settings.listening, settings.interviewing
    turn = Turn(
        limit_s=listening.limit_s,
        silence_s=listening.silence_s,
        warn_s=listening.warn_s,
        aim_s=chosen.aim_s,
    )
    view = View(
        booth_name=settings.booth.name,
        warmth=Warmth(False, 0.0, "Starting"),
        retention_days=settings.privacy.retention_days,
        pace_green=settings.bands.pace_green,
        hesitations_free=settings.bands.hesitations_free,
        bands=settings.bands,
        ask_own=chosen.self_judgement,
        default_mode=Mode(chosen.mode),
        default_questions=chosen.questions,
        default_motion=settings.booth.motion,
        first_turn=turn,
        staff=StaffDesk(booth=settings.booth.name, version=version()),
    )
    return fresh(view)


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
