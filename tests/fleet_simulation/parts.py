"""The parts of one run of the fleet simulation: its processes, and what is known of it so far."""

import contextlib
import multiprocessing
import queue
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from kiosk.bench import campus_server as postgres
from tests.fleet_simulation import bad_line, booth_process, panel_visits

RETIRED = "booth-retired"
LOOK_S = 2.0
ENDS_IN_S = 1800.0


@dataclass
class Outcome:
    """What a run came to."""

    figures: dict[str, float] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


class Fleet:
    """The parts of one run, and what is known of it so far."""

    def __init__(self, folder: Path, server: postgres.Server, link: bad_line.Link) -> None:
        self.folder, self.server, self.link = folder, server, link
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(["tests.fleet_simulation.booth_process"])
        self.gates = booth_process.Gates(self.context)
        self.told: dict[str, booth_process.Told] = {}
        self.processes: list[Any] = []
        self.failed = True
        """Until the last booth has told its end."""
        self.deleted: list[str] = []
        self.seen = panel_visits.Seen()
        self.killed_at = self.up_at = 0.0
        self.kept_of_retired = 0
        self.postgres_s = 0.0
        """Seconds of processor that PostgreSQL had used when it was killed."""

    def say(self, words: str) -> None:
        sys.stderr.write(f"{time.strftime('%H:%M:%S')} {words}\n")

    def start(self, tasks: list[booth_process.Task]) -> None:
        for task in tasks:
            process = self.context.Process(
                target=booth_process.live, args=(task, self.gates), daemon=True
            )
            process.start()
            self.processes.append(process)

    def end(self) -> None:
        """Wait for the booths; one that is still at it after a failure is ended."""
        for process in self.processes:
            process.join(0 if self.failed else 30)
            process.terminate()

    def hear(self, word: str, count: int, meanwhile: Callable[[], None] | None = None) -> None:
        """Wait until so many booths have told something."""
        heard, until = 0, time.monotonic() + ENDS_IN_S
        while heard < count:
            with contextlib.suppress(queue.Empty):
                said, told = self.gates.told.get(timeout=LOOK_S)
                self.told[told.booth_id] = told
                heard += said == word
                if told.failed:
                    raise RuntimeError(f"{told.booth_id} failed: {told.failed}")
            if meanwhile is not None:
                meanwhile()
            if time.monotonic() > until:
                raise TimeoutError(f"only {heard} of {count} booths {word}")

    def count(self, booth_id: str = "") -> int:
        """Return how many interviews the campus has; -1 while it is away."""
        query = "SELECT count(*) FROM interviews WHERE %s IN ('', booth_id)"
        try:
            with psycopg.connect(self.server.url) as connection:
                found = connection.execute(query, [booth_id])
                return int((found.fetchone() or [0])[0])
        except psycopg.OperationalError:
            return -1
