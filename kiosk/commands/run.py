"""`kiosk run`: the booth's window, with whatever devices there are."""

import argparse
import logging
import os
import sys

from kiosk.domain import journal
from kiosk.domain.errors import SettingsError
from kiosk.domain.settings import Settings

DESK = "1280x720"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--window", action="store_true", help="a window instead of the whole screen"
    )
    parser.add_argument("--size", default=DESK, help=f"of the window, WIDTHxHEIGHT ({DESK})")


def run(options: argparse.Namespace, settings: Settings) -> None:
    if not journal.start(settings):
        log_apart()
    os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # spinning threads cost more than they give
    size = size_of(options.size) if options.window else None
    from kiosk.devices.locked_memory import no_dumps, wipe_freed
    from kiosk.window.first_view import open_booth

    no_dumps()
    wipe_freed()
    surface, view = open_booth(settings, size)  # before the seconds the next import takes
    from kiosk.window.app import App

    App(settings, surface, view).run()


def log_apart() -> None:
    """Let only the booth itself tell what it does, on a door of its own.

    Libraries are heard from warnings on: what else they tell may hold a person's letters. The door
    is a copy of standard error, because seeing turns the real one off while it looks for a face.
    """
    root = logging.getLogger()
    logging.getLogger("kiosk").setLevel(root.level)
    door = os.fdopen(os.dup(sys.stderr.fileno()), "w", buffering=1)
    handler = logging.StreamHandler(door)
    handler.setFormatter(logging.Formatter(logging.BASIC_FORMAT))
    root.handlers = [handler]
    root.setLevel(logging.WARNING)


def size_of(text: str) -> tuple[int, int]:
    """Read a window's size.

    Raises:
        SettingsError: settings-range.
    """
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and min(int(width), int(height)) >= 480):
        says = f"A window is WIDTHxHEIGHT, each at least 480, not {text}."
        raise SettingsError("settings-range", says)
    return int(width), int(height)
