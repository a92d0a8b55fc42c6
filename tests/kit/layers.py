"""Draws the layers of the house: `python -m tests.kit.layers docs/layers.svg`."""

import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path

WIDTH, FLOOR, GAP, EDGE, GUTTER = 900, 62, 14, 24, 40
INK, QUIET, PAPER = "#1d2433", "#5a6478", "#ffffff"


@dataclass(frozen=True)
class Room:
    """One folder of the house."""

    path: str
    says: str
    fill: str = "#e3ecf8"


PANEL, MACHINE, GROUND = "#e2f2e4", "#f6e4e8", "#eceef2"
FLOORS: tuple[tuple[Room, ...], ...] = (
    (Room("provisioning", "a bare Debian becomes a booth, and stays one", MACHINE),),
    (Room("kiosk/commands", "the command line: a module for each verb"),),
    (
        Room("kiosk/window", "what a candidate meets: view, events, actions"),
        Room("kiosk/bench", "speed and size, beside a peer"),
    ),
    (Room("kiosk/screens", "view to picture; decides nothing"),),
    (
        Room("kiosk/interview", "one interview, a generator: read this first"),
        Room("admin", "the panel for staff", PANEL),
    ),
    (
        Room("kiosk/checks", "is this machine ready"),
        Room("kiosk/voice", "text to clip"),
        Room("kiosk/fleet", "many booths, one campus"),
    ),
    (
        Room("kiosk/senses", "sound to transcript, frame to glimpse"),
        Room("kiosk/report", "interview to PDF and SVG"),
        Room("kiosk/store", "the database of one machine"),
    ),
    (
        Room("kiosk/devices", "camera, microphone, speaker, printer"),
        Room("kiosk/coach", "match, plan, measure, score: pure"),
    ),
    (Room("kiosk/domain", "the nouns, the settings, the errors", GROUND),),
)
"""From the top down. A room imports only what stands on a floor below its own."""


def picture() -> str:
    """Return the drawing as SVG."""
    height = 2 * EDGE + len(FLOORS) * (FLOOR + GAP) - GAP
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'font-family="Inter, Helvetica, Arial, sans-serif">',
        "<title>Each layer imports only what stands below it</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        *_arrow(height),
    ]
    for number, floor in enumerate(FLOORS):
        lines += _floor(floor, EDGE + number * (FLOOR + GAP))
    return "\n".join([*lines, "</svg>"]) + "\n"


def _arrow(height: int) -> list[str]:
    """Draw which way imports go, along the left edge."""
    x, top, foot = EDGE, EDGE, height - EDGE
    return [
        f'<path d="M{x} {top}V{foot}m-5 -9l5 9l5 -9" fill="none" stroke="{QUIET}" '
        'stroke-width="1.5"/>',
        f'<text transform="translate({x - 6} {height // 2}) rotate(-90)" text-anchor="middle" '
        f'font-size="12" fill="{QUIET}">imports go down</text>',
    ]


def _floor(rooms: tuple[Room, ...], top: int) -> list[str]:
    wide = (WIDTH - 2 * EDGE - GUTTER - GAP * (len(rooms) - 1)) / len(rooms)
    lines = []
    for number, room in enumerate(rooms):
        left = EDGE + GUTTER + number * (wide + GAP)
        middle = left + wide / 2
        lines += [
            f'<rect x="{left:.0f}" y="{top}" width="{wide:.0f}" height="{FLOOR}" rx="8" '
            f'fill="{room.fill}"/>',
            f'<text x="{middle:.0f}" y="{top + 26}" text-anchor="middle" font-size="16" '
            f'font-weight="600" fill="{INK}">{escape(room.path)}</text>',
            f'<text x="{middle:.0f}" y="{top + 46}" text-anchor="middle" font-size="12" '
            f'fill="{QUIET}">{escape(room.says)}</text>',
        ]
    return lines


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture())
