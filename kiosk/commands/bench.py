"""`python -m kiosk bench [NAMES...]`: speed and size, beside a peer in the same run."""

import argparse
import importlib
import os
import pkgutil
import platform
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import kiosk.bench
from kiosk.bench import Figure
from kiosk.coach.errors import SettingsError
from kiosk.coach.settings import Settings
from kiosk.commands.output import emit, say


def names() -> list[str]:
    return sorted(m.name for m in pkgutil.iter_modules(kiosk.bench.__path__) if not m.ispkg)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names())}")


def run(options: argparse.Namespace, settings: Settings) -> None:
    wanted = options.names or names()
    if unknown := [name for name in wanted if name not in names()]:
        known = ", ".join(names())
        raise SettingsError("settings-unknown", f"There is no bench {unknown[0]}: {known}.")
    machine = this_machine()
    for name in wanted:
        say(f"== {name}")
        for figure in figures(name, settings):
            if options.json:
                emit({**figure, "machine": machine})
            else:
                print(line(figure))  # noqa: T201  a command's own words


def figures(name: str, settings: Settings) -> Iterator[dict[str, Any]]:
    measured: Iterator[Figure] = importlib.import_module(f"kiosk.bench.{name}").figures(settings)
    for figure in measured:
        yield asdict(figure)


def line(figure: dict[str, Any]) -> str:
    peer = "" if figure["peer"] is None else f"   peer {figure['peer']:.4g}"
    ratio = "" if figure["ratio"] is None else f"   ratio {figure['ratio']:.2f}"
    return f"{figure['name']:<56} {figure['value']:>10.4g} {figure['unit']}{peer}{ratio}"


def this_machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
