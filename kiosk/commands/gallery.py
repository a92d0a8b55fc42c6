"""`kiosk gallery`: every screen in every size as pictures."""

import argparse
from pathlib import Path

from kiosk.commands.output import emit, say
from kiosk.domain.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--size", type=size, metavar="WxH", help="one size only, as 1280x720")


def size(words: str) -> tuple[int, int]:
    """Return width and height in pixels.

    Raises:
        ValueError: not two whole numbers.
    """
    width, height = words.lower().split("x")
    return int(width), int(height)


def run(options: argparse.Namespace, settings: Settings) -> None:
    from kiosk.screens import gallery

    sizes = gallery.SIZES if options.size is None else (options.size,)
    paths = gallery.paint_all(options.out, sizes)
    if options.json:
        emit([str(path) for path in paths])
    else:
        say(f"{len(paths)} pictures in {options.out}")
