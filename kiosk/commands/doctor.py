"""`python -m kiosk doctor`: whether this machine is ready, and what to do where it is not."""

import argparse
import sys
from collections import Counter

from kiosk.checks import CHECKS, Check, State, look
from kiosk.commands.output import emit
from kiosk.domain.settings import Settings

SOMETHING_RED = 2
COLOURS = {State.GREEN: "\033[32m", State.AMBER: "\033[33m", State.RED: "\033[31m"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("checks", nargs="*", choices=[*CHECKS, []], help="only these")


def run(options: argparse.Namespace, settings: Settings) -> int:
    states: Counter[State] = Counter()
    for check in look(settings, options.checks or tuple(CHECKS)):
        states[check.state] += 1
        if options.json:
            emit(check)
        else:
            print(line(check, colour=sys.stdout.isatty()))  # noqa: T201  a command's own words
    if not options.json:
        print(summary(states))  # noqa: T201
    return SOMETHING_RED if states[State.RED] else 0


def line(check: Check, *, colour: bool) -> str:
    """Return one check for a person: its colour as a word too, and below it what to do."""
    mark = f"{check.state.value:<5}"
    if colour:
        mark = f"{COLOURS[check.state]}{mark}\033[0m"
    says = f"{mark}  {check.check}: {check.says}"
    return f"{says}\n       -> {check.do}" if check.do else says


def summary(states: Counter[State]) -> str:
    if states[State.RED]:
        return f"\nNot ready: {states[State.RED]} red. A rehearsal needs no device or unit."
    if states[State.AMBER]:
        return f"\nReady, with {states[State.AMBER]} things missing."
    return "\nReady."
