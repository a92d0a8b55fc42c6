"""How the booth looks: colours, sizes and the grid, in one place.

Lengths are for a screen whose short side is 1080 pixels and scale with the short side. Every pair
of text and ground used has a contrast of at least 7:1 (WCAG 2.2, 1.4.6), which a test checks.
"""

from dataclasses import dataclass

Colour = tuple[int, int, int]

SHORT_SIDE = 1080

# --- grounds ---
GROUND: Colour = (11, 15, 25)
CARD: Colour = (22, 29, 45)
RAISED: Colour = (34, 44, 66)
LINE: Colour = (66, 80, 110)

# --- text ---
INK: Colour = (243, 246, 252)
QUIET: Colour = (186, 197, 219)

# --- one accent ---
ACCENT: Colour = (146, 184, 255)
ACCENT_DEEP: Colour = (52, 84, 150)
ON_ACCENT: Colour = (9, 14, 28)

# --- states: never without a word or a sign beside them ---
GREEN: Colour = (112, 224, 168)
AMBER: Colour = (255, 202, 112)
RED: Colour = (255, 160, 150)

TEXT_ON_GROUND: tuple[tuple[Colour, Colour], ...] = (
    *((text, ground) for text in (INK, QUIET) for ground in (GROUND, CARD, RAISED)),
    *((text, ground) for text in (ACCENT, GREEN, AMBER, RED) for ground in (GROUND, CARD)),
    (ON_ACCENT, ACCENT),
)
"""Every pair the painters use."""

# --- four sizes, two weights ---
DISPLAY, TITLE, HEADING, BODY = 108, 58, 36, 29

# --- the grid ---
MARGIN = 64
GAP = 24
"""Between things that can be touched and between cards; more than the 16 that fingers need."""
PAD = 36
"""From a card's edge to what stands in it."""
RADIUS = 28
TOUCH = 84
"""Height of a button; fingers need 64."""
TARGET = 64
"""Height of the smallest thing that can be touched."""
HEADER = 96
FOOTER = 104
TROUBLE = 76
"""Height of the line that tells of trouble."""


@dataclass(frozen=True)
class Grid:
    """Lengths in pixels for one size of screen."""

    width: int
    height: int

    @property
    def unit(self) -> float:
        return min(self.width, self.height) / SHORT_SIDE

    @property
    def wide(self) -> bool:
        return self.width > self.height

    def px(self, length: float) -> int:
        return max(1, round(length * self.unit))


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _shares(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _shares(colour: Colour) -> tuple[float, ...]:
    return tuple(channel / 255 for channel in colour)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour on the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
