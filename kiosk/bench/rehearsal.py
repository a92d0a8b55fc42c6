"""A whole rehearsal: how long, how much memory of all processes; and how quickly things load."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from kiosk.bench import Figure, memory_of
from kiosk.domain.settings import Settings

RUNS = 5
POLL_S = 0.1


def figures(settings: Settings) -> Iterator[Figure]:
    yield from whole_rehearsal()
    yield load("import kiosk.coach", "import kiosk.domain.interview", peer="import numpy")
    yield load("import admin", "import admin", peer="import flask")
    yield load("kiosk --help", "import runpy, sys; sys.argv = ['kiosk', '--help']; "
               "runpy.run_module('kiosk', run_name='__main__')", peer="pass")  # fmt: skip


def whole_rehearsal() -> Iterator[Figure]:
    """Rehearse once with the models in the file cache; the peer is the sound itself."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "kiosk", "rehearse", "--json", "--out", out]
        began = time.perf_counter()
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
        peak = watch_memory(process)
        took = time.perf_counter() - began
        interview = json.loads((Path(out) / "interview.json").read_text())
    spoken = sum(answer["seconds"] for answer in interview["answers"])
    yield Figure("rehearsal of 3 questions, against the length of the answers",
                 took, "s", spoken, took / spoken)  # fmt: skip
    yield Figure("peak memory of all processes of a rehearsal", peak / 1e6, "MB")


def watch_memory(process: subprocess.Popen[bytes]) -> int:
    """Return the largest sum of proportional memory (PSS) over the process and its children."""
    peak = 0
    while process.poll() is None:
        try:
            peak = max(peak, memory_of(process.pid))
        except psutil.Error:
            continue
        try:
            process.wait(POLL_S)
        except subprocess.TimeoutExpired:
            continue
    return peak


def load(name: str, code: str, peer: str) -> Figure:
    """Time a fresh interpreter running `code` and one running `peer`, in turn; medians."""
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(seconds(code))
        theirs.append(seconds(peer))
    value, beside = statistics.median(ours), statistics.median(theirs)
    return Figure(name, value, "s", beside, value / beside)


def seconds(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - began
