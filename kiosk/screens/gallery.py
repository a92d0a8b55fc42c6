"""Every screen in every size as PNG, painted from views that hold invented people only."""

from pathlib import Path

import pygame

from kiosk.domain.interview import Interview
from kiosk.screens.endings_view import TakeHome
from kiosk.screens.painters import paint
from kiosk.screens.sample_views import views
from kiosk.screens.view import Screen, View

SIZES = ((1920, 1080), (1280, 720), (1080, 1920))


def picture_of_results(
    interview: Interview, path: Path, size: tuple[int, int] = (1920, 1080)
) -> None:
    """Paint the results of an interview to a PNG, without a window."""
    home = TakeHome(why_not="At the booth, a code for your phone stands here.")
    save(View(screen=Screen.RESULTS, interview=interview, home=home), path, size)


def save(view: View, path: Path, size: tuple[int, int]) -> None:
    surface = pygame.Surface(size, depth=32)
    paint(surface, view)
    pygame.image.save(surface, path)


def paint_all(folder: Path, sizes: tuple[tuple[int, int], ...] = SIZES) -> list[Path]:
    """Write `<screen>-<width>x<height>.png` for every screen and size; return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, view in views().items():
        for width, height in sizes:
            paths.append(folder / f"{name}-{width}x{height}.png")
            save(view, paths[-1], (width, height))
    return paths
