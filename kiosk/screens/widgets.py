"""The parts screens are made of: header, footer, buttons, switches, choices, meters, codes."""

from dataclasses import dataclass

import pygame

from kiosk.interview.events import Event
from kiosk.screens import paper as p
from kiosk.screens import shapes, theme
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.theme import Colour
from kiosk.screens.view import Light

STEPS = ("Agree", "Job", "Resume", "Check", "Interview", "Results")

LIGHTS: dict[Light, tuple[str, Colour]] = {
    Light.GREEN: ("check", theme.GREEN),
    Light.AMBER: ("warn", theme.AMBER),
    Light.RED: ("cross", theme.RED),
    Light.WAIT: ("more", theme.QUIET),
    Light.OFF: ("dash", theme.QUIET),
}


def header(paper: Paper, title: str, step: str | None = None) -> Rect:
    """Paint the title and where on the way the candidate is; return the title's row."""
    area = paper.inside
    row = Rect(area.left, area.top, area.width, paper.px(72))
    dots = _steps(paper, row, STEPS.index(step)) if step else 0
    room = Rect(row.left, row.top, row.width - dots - paper.px(24), row.height)
    whole = paper.width_of(title, p.TITLE) <= room.width
    paper.text(title, room, p.TITLE if whole else p.HEADING)
    return row


def _steps(paper: Paper, row: Rect, at: int) -> int:
    """Paint one dot per step, right-aligned, the present one long; return the width used."""
    small, long, gap = paper.px(14), paper.px(56), paper.px(14)
    total = small * (len(STEPS) - 1) + long + gap * (len(STEPS) - 1)
    left = row.right - total
    for number in range(len(STEPS)):
        width = long if number == at else small
        colour = theme.ACCENT if number <= at else theme.LINE
        paper.surface.blit(
            shapes.box((width, small), small // 2, colour), (left, row.centery - small // 2)
        )
        left += width + gap
    return total


@dataclass(frozen=True)
class Button:
    label: str
    act: Event
    role: Role = Role.OTHER
    sign: str | None = None
    on: bool = True
    """Off: painted pale and not touchable."""
    plain: bool = False
    """Painted like the others although Enter does it: the way on that is not the one to take."""


def button(paper: Paper, button: Button, rect: Rect) -> None:
    """Paint a button; the main one is filled with the accent."""
    main = button.role is Role.MAIN and not button.plain
    fill = theme.ACCENT if main else theme.RAISED
    ink = theme.ON_ACCENT if main else theme.INK
    if not button.on:
        fill, ink = theme.CARD, theme.QUIET
    if paper.is_pressed():
        fill = theme.mixed(fill, theme.INK, 0.25)
    paper.card(rect, fill, radius=theme.TOUCH // 2)
    if not main:
        paper.outline(rect, theme.LINE, thickness=2, radius=theme.TOUCH // 2)

    style = p.Style(theme.HEADING if main else theme.BODY, ink, bold=True, align=0.5)
    inner = rect.inflate(-paper.px(48), 0)
    if button.sign:
        size = paper.px(32)
        width = paper.width_of(button.label, style)
        right = min(rect.centerx + (width + size + paper.px(16)) // 2, rect.right - paper.px(28))
        paper.sign(button.sign, (right - size // 2, rect.centery), 32, ink)
        inner = Rect(rect.left + paper.px(28), rect.top, 0, rect.height)
        inner.width = max(1, right - size - paper.px(16) - inner.left)
        style = p.Style(style.size, ink, True, 1.0)
    paper.text(button.label, inner, style)
    if button.on:
        paper.target(rect, button.act, button.label, button.role, theme.TOUCH // 2)


def button_width(paper: Paper, one: Button) -> int:
    main = one.role is Role.MAIN and not one.plain
    style = p.Style(theme.HEADING if main else theme.BODY, bold=True)
    width = paper.width_of(one.label, style) + paper.px(48 if one.sign else 0) + paper.px(88)
    return max(width, paper.px(320 if main else 176))


def footer(paper: Paper, *buttons: Button) -> Rect:
    """Paint the main action into the lower right corner, the way out into the lower left, the
    others beside the main one; return the room between."""
    row, gap = paper.footer, paper.px(theme.GAP)
    left, right = row.left, row.right
    for one in sorted(buttons, key=lambda b: (b.role is not Role.LEAVE, b.role is not Role.MAIN)):
        width = button_width(paper, one)
        if one.role is Role.LEAVE:
            button(paper, one, Rect(left, row.top, width, row.height))
            left += width + gap
        else:
            button(paper, one, Rect(right - width, row.top, width, row.height))
            right -= width + gap
    trouble(paper)
    return Rect(left, row.top, max(1, right - left), row.height)


def headed_card(paper: Paper, text: str, rect: Rect) -> Rect:
    """Paint a card with its heading; return the room under it."""
    paper.card(rect)
    pad = paper.px(28)
    inner = rect.inflate(-2 * pad, -2 * pad)
    paper.text(text, Rect(inner.left, inner.top, inner.width, paper.px(44)), p.HEADING)
    return p.below(inner, paper.px(60))


def trouble(paper: Paper) -> None:
    """Paint the sentence about what is gone for now, above the footer."""
    if not paper.view.says_trouble:
        return
    row = paper.footer
    height = paper.px(theme.TROUBLE - 12)
    strip = Rect(row.left, row.top - height - paper.px(16), row.width, height)
    paper.card(strip, theme.CARD, radius=20)
    paper.outline(strip, theme.AMBER, thickness=2, radius=20)
    paper.sign("warn", (strip.left + paper.px(40), strip.centery), 34, theme.AMBER)
    words = Rect(strip.left + paper.px(76), strip.top, strip.width - paper.px(100), height)
    paper.text(paper.view.says_trouble, words, p.BODY)


def switch(paper: Paper, label: str, note: str, on: bool, act: Event, rect: Rect) -> None:
    """Paint a row with a name, what it means, and On or Off in words beside the knob."""
    paper.card(rect, theme.RAISED if paper.is_pressed() else theme.CARD, radius=22)
    pad = paper.px(28)
    track = Rect(0, 0, paper.px(96), paper.px(52))
    track.midright = (rect.right - pad, rect.centery)
    paper.card(track, theme.ACCENT if on else theme.LINE, radius=26)
    knob = track.right - paper.px(26) if on else track.left + paper.px(26)
    paper.dot((knob, track.centery), 40, theme.ON_ACCENT if on else theme.INK)
    word = Rect(track.left - paper.px(72), rect.top, paper.px(60), rect.height)
    paper.text("On" if on else "Off", word, p.Style(bold=True, align=1.0))

    room = Rect(rect.left + pad, rect.top, word.left - rect.left - pad - paper.px(16), rect.height)
    if not note:
        paper.text(label, room, p.STRONG)
    else:
        height = paper.line() + paper.height_of(note, room.width, p.at_most(p.QUIET, 2))
        top = rect.centery - height // 2
        paper.text(label, Rect(room.left, top, room.width, paper.line()), p.STRONG)
        under = Rect(room.left, top + paper.line(), room.width, rect.bottom - top)
        paper.para(note, under, p.at_most(p.QUIET, 2))
    paper.target(rect, act, label, radius=22)


def choice(
    paper: Paper, options: tuple[tuple[str, Event], ...], chosen: int | None, rect: Rect
) -> None:
    """Paint options side by side, one of them chosen; each is a target of its own."""
    cells = p.columns(rect, (1.0,) * len(options), paper.px(16))
    for number, ((label, act), cell) in enumerate(zip(options, cells, strict=True)):
        on = number == chosen
        fill = theme.ACCENT if on else theme.RAISED
        if paper.is_pressed():
            fill = theme.mixed(fill, theme.INK, 0.25)
        paper.card(cell, fill, radius=22)
        if not on:
            paper.outline(cell, theme.LINE, thickness=2, radius=22)
        ink = theme.ON_ACCENT if on else theme.INK
        paper.text(label, cell.inflate(-paper.px(24), 0), p.Style(colour=ink, bold=True, align=0.5))
        paper.target(cell, act, label, radius=22)


def meter(paper: Paper, rect: Rect, share: float, colour: Colour = theme.ACCENT) -> None:
    """Paint a bar filled from the left."""
    radius = rect.height // 2
    paper.surface.blit(shapes.box(rect.size, radius, theme.RAISED), rect)
    width = round(rect.width * min(1.0, max(0.0, share)))
    if width >= rect.height:
        width = max(rect.height, width // 4 * 4)
        paper.surface.blit(shapes.box((width, rect.height), radius, colour), rect)


def light(paper: Paper, state: Light, centre: tuple[int, int], size: float = 44) -> None:
    """Paint the sign of a state in a disc."""
    name, colour = LIGHTS[state]
    paper.dot(centre, size, theme.mixed(theme.CARD, colour, 0.22))
    paper.sign(name, centre, size * 0.62, colour)


def code(paper: Paper, content: str, rect: Rect) -> Rect:
    """Paint a QR code on white in the middle of the rect, as large as fits."""
    side = min(rect.size)
    picture = shapes.qr(content, side)
    place = picture.get_rect(center=rect.center)
    paper.surface.blit(picture, place)
    return place


def image(paper: Paper, picture: pygame.Surface, rect: Rect) -> None:
    """Paint a picture to fill the rect, cut at the longer side, with round corners."""
    width, height = picture.get_size()
    scale = max(rect.width / width, rect.height / height)
    part = Rect(
        0, 0, min(width, round(rect.width / scale)), min(height, round(rect.height / scale))
    )
    part.center = (width // 2, height // 2)
    scaled = pygame.transform.scale(picture.subsurface(part), rect.size)
    paper.surface.blit(scaled, rect)
    _round_off(paper, rect)


def _round_off(paper: Paper, rect: Rect) -> None:
    radius = paper.px(theme.RADIUS)
    for corner in shapes.corners(radius, theme.GROUND):
        turned, (across, down) = corner
        at = (
            rect.left if across == 0 else rect.right - radius,
            rect.top if down == 0 else rect.bottom - radius,
        )
        paper.surface.blit(turned, at)
