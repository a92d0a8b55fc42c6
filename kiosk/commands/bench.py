"""`python -m kiosk bench [NAMES...]`: speed and size, beside a peer in the same run."""

import argparse
import importlib
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.bench import BENCHES, ON_REQUEST, Figure
from kiosk.commands.output import emit, say
from kiosk.domain.errors import SettingsError
from kiosk.domain.settings import Settings

KNOWN = (*BENCHES, *ON_REQUEST)
TABLE_HEAD = """\
## {name}

{machine}

| figure | measured | peer | ratio |
|---|---|---|---|"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(KNOWN)}")
    parser.add_argument("--table", action="store_true", help="as Markdown (docs/performance.md)")


def run(options: argparse.Namespace, settings: Settings) -> None:
    wanted = options.names or BENCHES
    if unknown := [name for name in wanted if name not in KNOWN]:
        known = ", ".join(KNOWN)
        raise SettingsError("settings-unknown", f"There is no bench {unknown[0]}: {known}.")
    machine = this_machine()
    for name in wanted:
        say(f"== {name}")
        if options.table:
            print(TABLE_HEAD.format(name=name, machine=machine), flush=True)  # noqa: T201
        for figure in figures(name, settings):
            if options.json:
                emit({**figure, "machine": machine})
            else:  # a command's own words
                print(row(figure) if options.table else line(figure), flush=True)  # noqa: T201
        if options.table:
            print(flush=True)  # noqa: T201


def figures(name: str, settings: Settings) -> Iterator[dict[str, Any]]:
    measured: Iterator[Figure] = importlib.import_module(f"kiosk.bench.{name}").figures(settings)
    for figure in measured:
        yield asdict(figure)


def line(figure: dict[str, Any]) -> str:
    peer = "" if figure["peer"] is None else f"   peer {figure['peer']:.4g}"
    ratio = "" if figure["ratio"] is None else f"   ratio {figure['ratio']:.2f}"
    return f"{figure['name']:<56} {figure['value']:>10.4g} {figure['unit']}{peer}{ratio}"


def row(figure: dict[str, Any]) -> str:
    """Return a figure as a row of a Markdown table."""
    peer = "" if figure["peer"] is None else f"{figure['peer']:.4g}"
    ratio = "" if figure["ratio"] is None else f"{figure['ratio']:.2f}"
    return f"| {figure['name']} | {figure['value']:.4g} {figure['unit']} | {peer} | {ratio} |"


def this_machine() -> str:
    return f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def processor() -> str:
    """Return the processor's own name where the system tells it, else its kind."""
    try:
        told = Path("/proc/cpuinfo").read_text().split("model name", 1)[1]
    except (OSError, IndexError):
        return platform.machine()
    return told.split(":", 1)[1].split("\n", 1)[0].strip()
