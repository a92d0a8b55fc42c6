"""Draws the layers of the house: `python -m tests.kit.layers docs/layers.svg`."""

import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path

WIDTH, FLOOR, GAP, EDGE, GUTTER = 900, 62, 14, 24, 40
INK, QUIET, PAPER = "#1d2433", "#5a6478", "#ffffff"


@dataclass(frozen=True)
class Folder:
    """One folder of the house."""

    path: str
    says: str
    fill: str = "#e3ecf8"


PANEL, MACHINE, GROUND = "#e2f2e4", "#f6e4e8", "#eceef2"
FLOORS: tuple[tuple[Folder, ...], ...] = (
    (Folder("provisioning", "a bare Debian becomes a booth, and stays one", MACHINE),),
    (Folder("kiosk/commands", "the command line: a module for each verb"),),
    (
        Folder("kiosk/window", "what a candidate meets: view, events, actions"),
        Folder("kiosk/bench", "speed and size, beside a peer"),
    ),
    (Folder("kiosk/screens", "view to picture; decides nothing"),),
    (
        Folder("kiosk/interview", "one interview, a generator: read this first"),
        Folder("admin", "the panel for staff", PANEL),
    ),
    (
        Folder("kiosk/checks", "is this machine ready"),
        Folder("kiosk/voice", "text to clip"),
        Folder("kiosk/fleet", "many booths, one campus"),
    ),
    (
        Folder("kiosk/senses", "sound to transcript, frame to glimpse"),
        Folder("kiosk/report", "interview to PDF and SVG"),
        Folder("kiosk/store", "the database of one machine"),
    ),
    (
        Folder("kiosk/devices", "camera, microphone, speaker, printer"),
        Folder("kiosk/coach", "match, plan, measure, score: pure"),
    ),
    (Folder("kiosk/domain", "the nouns, the settings, the errors", GROUND),),
)
"""From the top down. A folder imports only what stands on a floor below its own."""


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


def _floor(folders: tuple[Folder, ...], top: int) -> list[str]:
    wide = (WIDTH - 2 * EDGE - GUTTER - GAP * (len(folders) - 1)) / len(folders)
    lines = []
    for number, folder in enumerate(folders):
        left = EDGE + GUTTER + number * (wide + GAP)
        middle = left + wide / 2
        lines += [
            f'<rect x="{left:.0f}" y="{top}" width="{wide:.0f}" height="{FLOOR}" rx="8" '
            f'fill="{folder.fill}"/>',
            f'<text x="{middle:.0f}" y="{top + 26}" text-anchor="middle" font-size="16" '
            f'font-weight="600" fill="{INK}">{escape(folder.path)}</text>',
            f'<text x="{middle:.0f}" y="{top + 46}" text-anchor="middle" font-size="12" '
            f'fill="{QUIET}">{escape(folder.says)}</text>',
        ]
    return lines


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(picture())
