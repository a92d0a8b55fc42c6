"""Touch, mouse, keyboard and game pad to acts: what was meant by what was pressed.

SDL turns a finger into a mouse by itself, so one path serves both.
"""

from dataclasses import dataclass, field, replace

import pygame

from kiosk.interview.events import Event
from kiosk.screens.acts import StaffAsked
from kiosk.screens.group_acts import CodeKey
from kiosk.screens.paper import Role, Target
from kiosk.screens.view import Screen, View

DEAF_S = 0.35
"""A second tap that lands on the next screen was meant for the last one."""
HOLD_S = 2.5
"""How long the hidden corner wants to be held."""
CORNER = 0.12
"""Size of the hidden corner, upper left, as a share of the short side."""
STICK = 0.6
"""How far a pad's stick must go to count."""

FORWARD = (pygame.K_TAB, pygame.K_RIGHT, pygame.K_DOWN)
BACKWARD = (pygame.K_LEFT, pygame.K_UP)
PRESS = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


@dataclass
class Inputs:
    """Keeps what is half done: a finger that is down, a pad's stick that is out."""

    down_at: tuple[int, int] | None = None
    down_since: float = 0.0
    pads: dict[int, "pygame.joystick.JoystickType"] = field(default_factory=dict)
    stick_out: bool = False

    def take(
        self, happened: pygame.event.Event, view: View, targets: tuple[Target, ...], now: float
    ) -> tuple[View, Event | None]:
        """Return the view with focus and finger moved, and the act that was meant, if any."""
        if happened.type == pygame.MOUSEBUTTONDOWN and happened.button == 1:
            return self._down(happened.pos, view, targets, now), None
        if happened.type == pygame.MOUSEBUTTONUP and happened.button == 1:
            return self._up(happened.pos, view, targets, now)
        if happened.type == pygame.KEYDOWN and (letter := _letter(happened, view)):
            return replace(view, focus=None), CodeKey(letter)
        if happened.type == pygame.KEYDOWN:
            return self._key(happened.key, bool(happened.mod & pygame.KMOD_SHIFT), view, targets)
        if happened.type in PAD_EVENTS:
            return self._pad(happened, view, targets)
        return view, None

    def held_corner(self, view: View, short_side: int, now: float) -> Event | None:
        """Return StaffAsked once the hidden corner has been held for long enough."""
        edge = CORNER * short_side
        if self.down_at is None or max(self.down_at) > edge or now - self.down_since < HOLD_S:
            return None
        self.down_at = None
        return StaffAsked()

    # --- finger and mouse ---------------------------------------------------------------------

    def _down(
        self, at: tuple[int, int], view: View, targets: tuple[Target, ...], now: float
    ) -> View:
        if now - view.since < DEAF_S:
            return view
        self.down_at, self.down_since = at, now
        return replace(view, pressed=hit(targets, at), focus=None)

    def _up(
        self, at: tuple[int, int], view: View, targets: tuple[Target, ...], now: float
    ) -> tuple[View, Event | None]:
        began, self.down_at = self.down_at, None
        number = hit(targets, at)
        meant = began is not None and number is not None and number == hit(targets, began)
        act = targets[number].act if meant and number is not None else None
        return replace(view, pressed=None), act

    # --- keys and pad -------------------------------------------------------------------------

    def _key(
        self, key: int, shift: bool, view: View, targets: tuple[Target, ...]
    ) -> tuple[View, Event | None]:
        if key in FORWARD and not shift:
            return moved(view, targets, 1), None
        if key in BACKWARD or key in FORWARD:
            return moved(view, targets, -1), None
        if key in PRESS:
            return view, pressed(view, targets)
        if key == pygame.K_ESCAPE:
            return view, first(targets, Role.LEAVE)
        return view, None

    def _pad(
        self, happened: pygame.event.Event, view: View, targets: tuple[Target, ...]
    ) -> tuple[View, Event | None]:
        if happened.type == pygame.JOYDEVICEADDED:
            pad = pygame.joystick.Joystick(happened.device_index)
            self.pads[pad.get_instance_id()] = pad
        elif happened.type == pygame.JOYDEVICEREMOVED:
            self.pads.pop(happened.instance_id, None)
        elif happened.type == pygame.JOYHATMOTION and happened.value != (0, 0):
            return moved(
                view, targets, 1 if max(happened.value[0], -happened.value[1]) > 0 else -1
            ), None
        elif happened.type == pygame.JOYAXISMOTION and happened.axis in (0, 1):
            was_out, self.stick_out = self.stick_out, abs(happened.value) > STICK
            if self.stick_out and not was_out:
                return moved(view, targets, 1 if happened.value > 0 else -1), None
        elif happened.type == pygame.JOYBUTTONDOWN:
            meant = pressed(view, targets) if happened.button == 0 else first(targets, Role.LEAVE)
            return view, meant
        return view, None


PAD_EVENTS = (
    pygame.JOYDEVICEADDED,
    pygame.JOYDEVICEREMOVED,
    pygame.JOYHATMOTION,
    pygame.JOYAXISMOTION,
    pygame.JOYBUTTONDOWN,
)


def _letter(happened: pygame.event.Event, view: View) -> str:
    """Return what a keyboard, or a scanner that types, adds to a class's code; empty elsewhere."""
    if view.screen is not Screen.GROUP or view.choice.group is not None:
        return ""
    if happened.key == pygame.K_BACKSPACE:
        return "back"
    typed = str(getattr(happened, "unicode", ""))
    return typed.upper() if typed.isascii() and (typed.isalnum() or typed == "-") else ""


def hit(targets: tuple[Target, ...], at: tuple[int, int]) -> int | None:
    """Return the number of the target at a place; a small one lies over a large one."""
    found = [n for n, target in enumerate(targets) if target.rect.collidepoint(at)]
    return min(found, key=lambda n: targets[n].rect.width * targets[n].rect.height, default=None)


def moved(view: View, targets: tuple[Target, ...], by: int) -> View:
    """Return the view with the focus on the next or the previous target, round and round."""
    if not targets:
        return view
    start = view.focus if view.focus is not None else (-1 if by > 0 else 0)
    return replace(view, focus=(start + by) % len(targets))


def pressed(view: View, targets: tuple[Target, ...]) -> Event | None:
    """Return what Enter means: the target with the focus, or else the main one."""
    if view.focus is not None and view.focus < len(targets):
        return targets[view.focus].act
    return first(targets, Role.MAIN)


def first(targets: tuple[Target, ...], role: Role) -> Event | None:
    return next((target.act for target in targets if target.role is role), None)
