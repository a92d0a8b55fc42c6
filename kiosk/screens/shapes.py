"""Smooth shapes: pygame draws hard edges, so shapes are made from signed distances and kept.

A signed distance is negative inside the shape; half a pixel either side of zero becomes the soft
edge (I. Quilez, "2D distance functions").
"""

from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from kiosk.screens.theme import Colour

Distances = NDArray[np.float32]


def _grid(width: int, height: int) -> tuple[Distances, Distances]:
    x = np.arange(width, dtype=np.float32) + 0.5 - width / 2
    y = np.arange(height, dtype=np.float32) + 0.5 - height / 2
    across, down = np.meshgrid(x, y, indexing="ij")
    return across, down


def _rounded(width: int, height: int, radius: float) -> Distances:
    x, y = _grid(width, height)
    across = np.abs(x) - width / 2 + radius
    down = np.abs(y) - height / 2 + radius
    outside = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
    return np.asarray(outside + np.minimum(np.maximum(across, down), 0) - radius, np.float32)


def _surface(distance: Distances, colour: Colour) -> pygame.Surface:
    return _from_alpha(np.clip(0.5 - distance, 0, 1), colour)


def _from_alpha(alpha: Distances, colour: Colour) -> pygame.Surface:
    surface = pygame.Surface(alpha.shape, pygame.SRCALPHA)
    surface.fill((*colour, 0))
    pixels = pygame.surfarray.pixels_alpha(surface)
    pixels[:] = (alpha * 255).astype(np.uint8)
    del pixels  # the surface stays locked as long as this array lives
    return surface


@lru_cache(maxsize=512)
def box(size: tuple[int, int], radius: int, colour: Colour) -> pygame.Surface:
    """Return a filled rectangle with round corners."""
    radius = min(radius, size[0] // 2, size[1] // 2)
    return _surface(_rounded(*size, radius), colour)


@lru_cache(maxsize=256)
def frame(size: tuple[int, int], radius: int, colour: Colour, thickness: int) -> pygame.Surface:
    """Return the outline of a rectangle with round corners, drawn inwards from its edge."""
    radius = min(radius, size[0] // 2, size[1] // 2)
    distance = _rounded(*size, radius)
    return _surface(np.maximum(distance, -distance - thickness), colour)


@lru_cache(maxsize=256)
def disc(diameter: int, colour: Colour) -> pygame.Surface:
    return box((diameter, diameter), diameter // 2, colour)


@lru_cache(maxsize=32)
def glow(diameter: int, colour: Colour, strength: float) -> pygame.Surface:
    """Return a soft light that fades to nothing at its edge."""
    x, y = _grid(diameter, diameter)
    away = np.clip(np.hypot(x, y) / (diameter / 2), 0, 1)
    return _from_alpha(np.asarray(strength * (1 - away) ** 2, np.float32), colour)


@lru_cache(maxsize=64)
def orb(diameter: int, bright: Colour, dark: Colour) -> pygame.Surface:
    """Return a softly lit ball, light from above."""
    x, y = _grid(diameter, diameter)
    alpha = np.clip(0.5 - (np.hypot(x, y) - diameter / 2), 0, 1)
    lit = np.clip(1 - np.hypot(x + diameter * 0.14, y + diameter * 0.22) / (diameter * 0.78), 0, 1)
    surface = pygame.Surface((diameter, diameter), pygame.SRCALPHA)
    colours = np.array(dark) + (np.array(bright) - np.array(dark)) * lit[..., None]
    pygame.surfarray.blit_array(surface, colours.astype(np.uint8))
    pixels = pygame.surfarray.pixels_alpha(surface)
    pixels[:] = (alpha * 255).astype(np.uint8)
    del pixels
    return surface


@lru_cache(maxsize=64)
def ring(
    diameter: int, thickness: int, colour: Colour, start: float = 0.0, end: float = 1.0
) -> pygame.Surface:
    """Return a part of a ring with round ends; start and end are shares of a turn, clockwise from
    the top."""
    x, y = _grid(diameter, diameter)
    middle = (diameter - thickness) / 2
    distance = np.abs(np.hypot(x, y) - middle) - thickness / 2
    if end - start < 1:
        angle = (np.arctan2(x, -y) / (2 * np.pi)) % 1
        inside = ((angle - start) % 1) <= (end - start)
        ends = [2 * np.pi * turn for turn in (start, end)]
        caps = np.minimum.reduce(
            [np.hypot(x - middle * np.sin(a), y + middle * np.cos(a)) for a in ends]
        )
        distance = np.where(inside, distance, caps - thickness / 2)
    return _surface(distance.astype(np.float32), colour)


Stroke = tuple[float, float, float, float]

SIGNS: dict[str, tuple[Stroke, ...]] = {
    "check": ((0.18, 0.54, 0.40, 0.75), (0.40, 0.75, 0.82, 0.28)),
    "cross": ((0.24, 0.24, 0.76, 0.76), (0.76, 0.24, 0.24, 0.76)),
    "next": ((0.20, 0.50, 0.78, 0.50), (0.54, 0.26, 0.78, 0.50), (0.54, 0.74, 0.78, 0.50)),
    "back": ((0.80, 0.50, 0.22, 0.50), (0.46, 0.26, 0.22, 0.50), (0.46, 0.74, 0.22, 0.50)),
    "warn": ((0.50, 0.16, 0.50, 0.58), (0.50, 0.82, 0.50, 0.83)),
    "play": (
        (0.32, 0.20, 0.32, 0.80),
        (0.32, 0.20, 0.78, 0.50),
        (0.32, 0.80, 0.78, 0.50),
    ),
    "stop": (
        (0.26, 0.26, 0.74, 0.26),
        (0.74, 0.26, 0.74, 0.74),
        (0.74, 0.74, 0.26, 0.74),
        (0.26, 0.74, 0.26, 0.26),
    ),
    "dash": ((0.22, 0.50, 0.78, 0.50),),
    "more": ((0.24, 0.40, 0.50, 0.66), (0.76, 0.40, 0.50, 0.66)),
    "up": ((0.50, 0.80, 0.50, 0.22), (0.26, 0.46, 0.50, 0.22), (0.74, 0.46, 0.50, 0.22)),
    "down": ((0.50, 0.20, 0.50, 0.78), (0.26, 0.54, 0.50, 0.78), (0.74, 0.54, 0.50, 0.78)),
    "voice": (
        (0.20, 0.42, 0.20, 0.58),
        (0.40, 0.24, 0.40, 0.76),
        (0.60, 0.34, 0.60, 0.66),
        (0.80, 0.44, 0.80, 0.56),
    ),
    "page": (
        (0.26, 0.14, 0.74, 0.14),
        (0.74, 0.14, 0.74, 0.86),
        (0.74, 0.86, 0.26, 0.86),
        (0.26, 0.86, 0.26, 0.14),
        (0.40, 0.38, 0.60, 0.38),
        (0.40, 0.58, 0.60, 0.58),
    ),
    "lock": (
        (0.24, 0.46, 0.76, 0.46),
        (0.76, 0.46, 0.76, 0.84),
        (0.76, 0.84, 0.24, 0.84),
        (0.24, 0.84, 0.24, 0.46),
        (0.34, 0.46, 0.34, 0.28),
        (0.34, 0.28, 0.44, 0.16),
        (0.44, 0.16, 0.56, 0.16),
        (0.56, 0.16, 0.66, 0.28),
        (0.66, 0.28, 0.66, 0.46),
    ),
    "eye": (
        (0.08, 0.50, 0.28, 0.30),
        (0.28, 0.30, 0.50, 0.23),
        (0.50, 0.23, 0.72, 0.30),
        (0.72, 0.30, 0.92, 0.50),
        (0.92, 0.50, 0.72, 0.70),
        (0.72, 0.70, 0.50, 0.77),
        (0.50, 0.77, 0.28, 0.70),
        (0.28, 0.70, 0.08, 0.50),
        (0.48, 0.50, 0.52, 0.50),
    ),
}
"""Icons as strokes in a unit square: from x, y to x, y."""


@lru_cache(maxsize=256)
def sign(name: str, size: int, colour: Colour, weight: float = 0.09) -> pygame.Surface:
    """Return one of SIGNS with round strokes; weight is a share of the size."""
    x, y = (np.asarray(axis / size + 0.5, np.float32) for axis in _grid(size, size))
    strokes = [_capsule(x, y, stroke) for stroke in SIGNS[name]]
    distance = (np.minimum.reduce(strokes) - weight / 2) * size
    return _surface(distance.astype(np.float32), colour)


def _capsule(x: Distances, y: Distances, stroke: Stroke) -> Distances:
    ax, ay, bx, by = stroke
    along_x, along_y = bx - ax, by - ay
    length = along_x**2 + along_y**2
    share = np.clip(((x - ax) * along_x + (y - ay) * along_y) / max(length, 1e-9), 0, 1)
    return np.hypot(x - ax - share * along_x, y - ay - share * along_y)


@lru_cache(maxsize=8)
def qr(content: str, size: int) -> pygame.Surface:
    """Return a QR code, dark on white with its quiet zone, at most `size` pixels wide.

    The modules are whole pixels: a phone reads crisp edges from further away.
    """
    import segno

    code = segno.make(content, error="l", micro=False)
    rows = np.array([[bool(module) for module in row] for row in code.matrix_iter(border=3)])
    scale = max(1, size // len(rows))
    pixels = np.where(rows.T, 12, 255).astype(np.uint8).repeat(scale, axis=0).repeat(scale, axis=1)
    return pygame.surfarray.make_surface(np.stack([pixels] * 3, axis=-1))


@lru_cache(maxsize=16)
def corners(radius: int, colour: Colour) -> tuple[tuple[pygame.Surface, tuple[int, int]], ...]:
    """Return the four pieces outside a round corner, to lay over a picture: each with its place,
    0 or 1 across and down."""
    x, y = _grid(2 * radius, 2 * radius)
    whole = _from_alpha(np.clip(0.5 + np.hypot(x, y) - radius, 0, 1), colour)
    return tuple(
        (whole.subsurface((across * radius, down * radius, radius, radius)), (across, down))
        for across in (0, 1)
        for down in (0, 1)
    )


@lru_cache(maxsize=2)
def veil(size: tuple[int, int], colour: Colour, strength: float) -> pygame.Surface:
    """Return an even layer that darkens what is under it."""
    surface = pygame.Surface(size)
    surface.fill(colour)
    surface.set_alpha(round(255 * strength))
    return surface
