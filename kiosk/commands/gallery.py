"""`kiosk gallery`: every screen in every size as pictures."""

import argparse
from pathlib import Path

from kiosk.commands.output import emit, say
from kiosk.domain.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")


def run(options: argparse.Namespace, settings: Settings) -> None:
    from kiosk.screens import gallery

    paths = gallery.paint_all(options.out)
    if options.json:
        emit([str(path) for path in paths])
    else:
        say(f"{len(paths)} pictures in {options.out}")
