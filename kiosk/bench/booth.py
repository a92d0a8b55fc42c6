"""The booth itself: how soon it is up and warm, what it costs at rest, how long a picture takes."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from kiosk.bench import Figure
from kiosk.domain.sections import REPOSITORY
from kiosk.domain.settings import Settings

WARM_S = 300.0
REST_S = 10.0
PICTURES = 60
PAINTED = ("asking", "listening", "results", "feedback", "heard-again")
UP = re.compile(r"first picture after ([\d.]+) s")
WARM = re.compile(r"warm after ([\d.]+) s")


def figures(settings: Settings) -> Iterator[Figure]:
    """Yield the figures; none of them has a peer: no other booth can be run beside it."""
    yield from _pictures()
    yield from _program(settings)


def _pictures() -> Iterator[Figure]:
    """Time painting at 1920x1080 with everything moving, the camera's picture included."""
    import pygame

    from kiosk.screens.painters import paint
    from kiosk.screens.sample_views import views

    surface = pygame.Surface((1920, 1080), depth=32)
    for name, view in views().items():
        if name not in PAINTED:
            continue
        took = []
        for number in range(PICTURES):
            loud = replace(view.turn, loudness=number % 10 / 10, level=number % 7 / 7)
            replay = replace(view.replay, at=number / 10)
            began = time.perf_counter()
            paint(surface, replace(view, now=number / 30, turn=loud, replay=replay))
            took.append(1000 * (time.perf_counter() - began))
        yield Figure(f"picture of {name}, 1080p, p99", float(np.percentile(took[5:], 99)), "ms")


def _program(settings: Settings) -> Iterator[Figure]:
    """Run the program on a display and a sound card that do not exist, and watch it."""
    import psutil

    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        log = Path(folder) / "log"
        process = _start(settings, Path(folder), log)
        try:
            yield Figure("first picture after start", _read(UP, log, process), "s")
            yield Figure("first interview can begin", _read(WARM, log, process), "s")
            parent = psutil.Process(process.pid)
            before = sum(parent.cpu_times()[:2])
            time.sleep(REST_S)  # nothing happens, which is what is measured
            spent = sum(parent.cpu_times()[:2]) - before
            yield Figure("attract screen at rest, share of a core", 100 * spent / REST_S, "%")
            family = [parent, *parent.children(recursive=True)]
            memory = sum(one.memory_info().rss for one in family) / 1e6
            yield Figure("memory of all processes, warm", memory, "MB")
        finally:
            process.terminate()
            process.wait(20)


def _start(settings: Settings, folder: Path, log: Path) -> "subprocess.Popen[bytes]":
    environment = {
        **os.environ,
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "KIOSK_LOG": "INFO",
        "KIOSK_DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite'}",
        "KIOSK_PATHS_VAR": settings.paths.var,
        "KIOSK_PATHS_MODELS": str(settings.paths.models_dir),
    }
    words = [sys.executable, "-m", "kiosk", "run", "--window", "--size", "1920x1080"]
    with log.open("wb") as file:
        return subprocess.Popen(words, env=environment, cwd=REPOSITORY, stdout=file, stderr=file)


def _read(wanted: re.Pattern[str], log: Path, process: "subprocess.Popen[bytes]") -> float:
    """Wait until the program's log says a time; NaN where it never does."""
    until = time.monotonic() + WARM_S
    while time.monotonic() < until and process.poll() is None:
        found = wanted.search(log.read_text(errors="replace"))
        if found:
            return float(found.group(1))
        time.sleep(0.1)
    return float("nan")
