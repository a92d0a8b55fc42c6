"""What every painter draws with: text, cards, signs and targets, in units of the short side."""

from dataclasses import dataclass, field
from enum import StrEnum

import pygame

from kiosk.interview.events import Event
from kiosk.screens import lettering, shapes, theme
from kiosk.screens.theme import Colour, Grid
from kiosk.screens.view import View
from kiosk.screens.words import said

Rect = pygame.Rect


class Role(StrEnum):
    MAIN = "main"
    """What Enter does where nothing has the focus."""
    LEAVE = "leave"
    """What Esc does."""
    OTHER = "other"


@dataclass(frozen=True)
class Target:
    """A part of the picture that can be touched, and what that means."""

    rect: Rect
    act: Event
    label: str
    role: Role = Role.OTHER


@dataclass(frozen=True)
class Style:
    """How a text looks; `most` lines at most."""

    size: int = theme.BODY
    colour: Colour = theme.INK
    bold: bool = False
    align: float = 0.0
    """0 left, 0.5 middle, 1 right."""
    most: int = 99


BODY = Style()
QUIET = Style(colour=theme.QUIET)
STRONG = Style(bold=True)
HEADING = Style(theme.HEADING, bold=True)
HEADING_LIGHT = Style(theme.HEADING, theme.QUIET)
TITLE = Style(theme.TITLE, bold=True)
DISPLAY = Style(theme.DISPLAY, bold=True)


def centred(style: Style) -> Style:
    return Style(style.size, style.colour, style.bold, 0.5, style.most)


def coloured(style: Style, colour: Colour) -> Style:
    return Style(style.size, colour, style.bold, style.align, style.most)


def at_most(style: Style, lines: int) -> Style:
    return Style(style.size, style.colour, style.bold, style.align, lines)


@dataclass
class Paper:
    """One picture being painted. Lengths given to it are for a short side of 1080."""

    surface: pygame.Surface
    view: View
    targets: list[Target] = field(default_factory=list)

    @property
    def grid(self) -> Grid:
        return Grid(*self.surface.get_size())

    @property
    def wide(self) -> bool:
        return self.grid.wide

    def px(self, length: float) -> int:
        return self.grid.px(length)

    def say(self, english: str, **values: object) -> str:
        return said(self.view.ease.language, english, **values)

    @property
    def inside(self) -> Rect:
        """The screen without its margins."""
        margin = self.px(theme.MARGIN)
        return self.surface.get_rect().inflate(-2 * margin, -round(1.5 * margin))

    @property
    def body(self) -> Rect:
        """Between header and footer, above the line that tells of trouble."""
        area = self.inside
        top = self.px(theme.HEADER)
        bottom = self.px(theme.FOOTER) + self.px(12)
        if self.view.says_trouble:
            bottom += self.px(theme.TROUBLE)
        return Rect(area.left, area.top + top, area.width, area.height - top - bottom)

    @property
    def footer(self) -> Rect:
        area, height = self.inside, self.px(theme.TOUCH)
        return Rect(area.left, area.bottom - height, area.width, height)

    # --- marks ---

    def ground(self, colour: Colour = theme.GROUND) -> None:
        self.surface.fill(colour)

    def card(self, rect: Rect, colour: Colour = theme.CARD, radius: int = theme.RADIUS) -> None:
        """Fill a rectangle with round corners. Only the corners are blended: blending a whole card
        took ten times as long."""
        round_off = min(self.px(radius), rect.width // 2, rect.height // 2)
        self.surface.fill(colour, rect.inflate(0, -2 * round_off))
        self.surface.fill(colour, rect.inflate(-2 * round_off, 0))
        self._corners(shapes.box((2 * round_off, 2 * round_off), round_off, colour), rect)

    def outline(
        self, rect: Rect, colour: Colour, thickness: float = 3, radius: int = theme.RADIUS
    ) -> None:
        """Draw the edge of such a rectangle, inwards."""
        thick = self.px(thickness)
        round_off = min(self.px(radius), rect.width // 2, rect.height // 2)
        across, down = rect.inflate(-2 * round_off, 0), rect.inflate(0, -2 * round_off)
        for side in (
            Rect(across.left, rect.top, across.width, thick),
            Rect(across.left, rect.bottom - thick, across.width, thick),
            Rect(rect.left, down.top, thick, down.height),
            Rect(rect.right - thick, down.top, thick, down.height),
        ):
            self.surface.fill(colour, side)
        corners = shapes.frame((2 * round_off, 2 * round_off), round_off, colour, thick)
        self._corners(corners, rect)

    def _corners(self, disc: pygame.Surface, rect: Rect) -> None:
        half = disc.get_width() // 2
        for across, left in ((0, rect.left), (half, rect.right - half)):
            for down, top in ((0, rect.top), (half, rect.bottom - half)):
                self.surface.blit(disc, (left, top), (across, down, half, half))

    def sign(self, name: str, centre: tuple[int, int], size: float, colour: Colour) -> None:
        self.put(shapes.sign(name, self.px(size), colour), centre)

    def dot(self, centre: tuple[int, int], diameter: float, colour: Colour) -> None:
        self.put(shapes.disc(self.px(diameter), colour), centre)

    def put(self, picture: pygame.Surface, centre: tuple[int, int]) -> Rect:
        return self.surface.blit(picture, picture.get_rect(center=centre))

    # --- text ---

    def text(self, english: str, rect: Rect, style: Style = BODY) -> Rect:
        """Write one line, its middle on the middle of the rect; return what it covers."""
        return self.verbatim(self.say(english), rect, style)

    def verbatim(self, text: str, rect: Rect, style: Style = BODY) -> Rect:
        """Write one line as it is: somebody's own words, in whatever language."""
        size = self.px(style.size)
        line = lettering.cut(text, size, style.bold, rect.width)
        drawn = lettering.drawn(line, size, style.colour, style.bold)
        left = rect.left + round((rect.width - drawn.get_width()) * style.align)
        tall = lettering.font(size, style.bold).get_height()  # not the ink's: one baseline for all
        return self.surface.blit(drawn, (left, rect.centery - tall // 2))

    def para(self, english: str, rect: Rect, style: Style = BODY) -> int:
        """Write a paragraph from the top of the rect; return the height it took."""
        size = self.px(style.size)
        step = lettering.line_height(size)
        if rect.height < size:
            return 0  # no room for a line: rather nothing than a line over something else
        most = max(1, min(style.most, rect.height // step))
        lines = lettering.fitted(self.say(english), size, style.bold, rect.width, most)
        for number, line in enumerate(lines):
            row = Rect(rect.left, rect.top + number * step, rect.width, step)
            self.verbatim(line, row, style)
        return len(lines) * step

    def height_of(self, english: str, room: int, style: Style = BODY) -> int:
        size = self.px(style.size)
        lines = lettering.wrapped(self.say(english), size, style.bold, room)
        return min(len(lines), style.most) * lettering.line_height(size)

    def width_of(self, english: str, style: Style = BODY) -> int:
        return lettering.width(self.say(english), self.px(style.size), style.bold)

    def line(self, style: Style = BODY) -> int:
        return lettering.line_height(self.px(style.size))

    # --- targets ---

    def target(
        self,
        rect: Rect,
        act: Event,
        label: str,
        role: Role = Role.OTHER,
        radius: int = theme.RADIUS,
    ) -> bool:
        """Make a part of the picture touchable; say whether a finger is on it.

        The focus ring stands outside the target, so call this after painting it.
        """
        number = len(self.targets)
        self.targets.append(Target(rect, act, self.say(label), role))
        if self.view.focus == number:
            ring = rect.inflate(self.px(14), self.px(14))
            self.outline(ring, theme.INK, thickness=4, radius=radius + 7)
        return self.view.pressed == number

    def is_pressed(self) -> bool:
        """Say whether the next target to be made has a finger on it."""
        return self.view.pressed == len(self.targets)


def columns(rect: Rect, shares: tuple[float, ...], gap: int) -> list[Rect]:
    """Cut a rectangle into columns, in shares of its width, with a gap between."""
    room = rect.width - gap * (len(shares) - 1)
    cells, left = [], float(rect.left)
    for share in shares:
        width = room * share / sum(shares)
        cells.append(Rect(round(left), rect.top, round(width), rect.height))
        left += width + gap
    return cells


def rows(rect: Rect, shares: tuple[float, ...], gap: int) -> list[Rect]:
    """Cut a rectangle into rows, in shares of its height, with a gap between."""
    turned = Rect(rect.top, rect.left, rect.height, rect.width)
    return [Rect(c.top, c.left, c.height, c.width) for c in columns(turned, shares, gap)]


def below(rect: Rect, used: int) -> Rect:
    """Return what is left of a rectangle under its first `used` pixels."""
    return Rect(rect.left, rect.top + used, rect.width, max(0, rect.height - used))


def lines_that_fit(paper: Paper, texts: list[str], room: Rect, left: int, gap: int) -> list[int]:
    """Return how many lines each of several texts may take so that all of them fit the room."""
    lines = [paper.height_of(text, room.width - left) // paper.line() for text in texts]
    while sum(lines) * paper.line() + gap * (len(lines) - 1) > room.height and max(lines) > 1:
        lines[lines.index(max(lines))] -= 1
    return lines
