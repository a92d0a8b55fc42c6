"""One booth of the fleet simulation, a process of its own: it pushes a semester over a bad line."""

import contextlib
import os
import random
import resource
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import Any

from kiosk.bench import semester
from kiosk.domain.errors import CoachError
from kiosk.domain.sections import Paths
from kiosk.domain.settings import Settings
from kiosk.fleet import push
from kiosk.fleet.campus import Campus
from kiosk.fleet.handshake import Identity
from kiosk.fleet.push import Pace
from kiosk.fleet.sync import sync
from kiosk.store import Store
from tests.fleet_simulation.sums import Sums, of_booth

NICE = 15
"""As interview-coach-sync.service has it."""
DOUBLED = 0.1
"""Share of the rounds after which something is sent once more."""
ADDED = 20
"""Interviews that a retired booth goes on to make."""
TRIES = 400
IN_STEP_S = 8.0
REFUSED = "campus-refused"


@dataclass(frozen=True)
class Task:
    """What one booth is told: its stock, the way to the campus, and whether it will be retired."""

    stock: semester.Stock
    url: str
    certificate: Path
    seed: int
    retired: bool = False
    rate: float = 0.0
    """Interviews a second that it may send; 0: as fast as it can."""


@dataclass
class Told:
    """What a booth tells at its end."""

    booth_id: str
    ids: tuple[str, ...] = ()
    """Interviews that have an older version, which comes late."""
    erased: str = ""
    """The one that its candidate erased at the booth after it was sent."""
    sums: Sums = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    rounds: int = 0
    doubled: int = 0
    cpu_s: float = 0.0
    failed: str = ""


class Gates:
    """Where the booths wait for each other, and what they tell."""

    def __init__(self, context: Any) -> None:
        self.begin, self.last = context.Event(), context.Event()
        self.told = context.Queue()


def live(task: Task, gates: Gates) -> None:
    """Fill the store, push all of it, and again at the end what came up meanwhile."""
    os.nice(NICE)
    booth = _Booth(task)
    try:
        semester.fill(task.stock, task.seed)
        booth.told.ids = booth.older_ids()
        gates.told.put(("filled", booth.told))
        gates.begin.wait()
        booth.wait_for_its_turn()
        booth.push_all()
        booth.push_late()
        if not task.retired:  # it could not tell the campus any more
            booth.erase_one()
        gates.told.put(("pushed", booth.told))
        gates.last.wait()
        if task.retired:
            booth.go_on_refused()
        else:
            booth.push_late()
            booth.push_all()
            booth.told.sums = of_booth(task.stock.file).get(task.stock.booth_id, {})
    except BaseException:
        booth.told.failed = traceback.format_exc()
        raise
    finally:
        used = resource.getrusage(resource.RUSAGE_SELF)
        booth.told.cpu_s = used.ru_utime + used.ru_stime
        gates.told.put(("ended", booth.told))


class _Booth:
    def __init__(self, task: Task) -> None:
        self._task = task
        self._chance = random.Random(task.seed)
        self.told = Told(task.stock.booth_id)
        self._settings = replace(Settings(), paths=Paths(var=str(task.stock.file.parent)))
        self._pace = Pace(interviews_per_s=task.rate)
        self._identity = Identity(task.stock.booth_id, task.stock.booth_id, "simulated", {})

    def older_ids(self) -> tuple[str, ...]:
        with self._store(old=True) as old:
            return tuple(push.waiting(old, semester.FIRST_DAY))

    def wait_for_its_turn(self) -> None:
        """Begin when its timer does: those of many booths do not run in step."""
        if self._task.rate:
            Event().wait(self._chance.uniform(0, IN_STEP_S))

    def push_all(self) -> None:
        """Sync as the timer does, until a round went well and nothing waits."""
        for _ in self._tries():
            with self._store() as store, self._fault_counted(), self._campus() as campus:
                self.told.rounds += 1
                made = sync(store, campus, self._settings, self._identity, self._pace)
                if self._chance.random() < DOUBLED:
                    self._send_again(store, campus)
                if not made.more:
                    return
        if not self._task.retired:
            raise RuntimeError(f"{self.told.booth_id} never came to an end: {self.told.faults}")

    def push_late(self) -> None:
        """Send the first versions, which were overtaken: nothing may come of it."""
        for _ in self._tries():
            with self._fault_counted(), self._campus() as campus, self._store(old=True) as old:
                push.put(campus, push.read(old, list(self.told.ids)))
                return

    def erase_one(self) -> None:
        """Let a candidate erase an interview that the campus has already."""
        with self._store() as store:
            ids = [line.id for line in store.interviews.page(semester.NEWEST).lines]
            self.told.erased = next(one for one in ids if one not in self.told.ids)
            store.forget(self.told.erased)

    def go_on_refused(self) -> None:
        """Make more interviews after the retirement, and try to send them."""
        semester.add(self._task.stock, ADDED, self._task.seed + 1)
        for _ in self._tries():
            with self._store() as store, self._fault_counted(), self._campus() as campus:
                sync(store, campus, self._settings, self._identity, self._pace)

    def _tries(self) -> Iterator[int]:
        """Go on trying, until whom staff retired is told so."""
        for number in range(TRIES):
            if self._task.retired and self.told.faults[REFUSED]:
                return
            yield number

    def _send_again(self, store: Store, campus: Campus) -> None:
        ids = [line.id for line in store.interviews.page(semester.NEWEST).lines]
        push.put(campus, push.read(store, self._chance.sample(ids, len(ids) // 2)))
        self.told.doubled += len(ids) // 2

    @contextlib.contextmanager
    def _store(self, *, old: bool = False) -> Any:
        stock = self._task.stock
        with contextlib.closing(Store.open(f"sqlite:///{stock.old if old else stock.file}")) as one:
            yield one

    def _campus(self) -> Campus:
        return Campus.open(self._task.url, certificate=self._task.certificate, deadline_s=60)

    @contextlib.contextmanager
    def _fault_counted(self) -> Any:
        """Count a fault by its code, and pause: the next try comes."""
        try:
            yield
        except CoachError as err:
            self.told.faults[err.code] += 1
            Event().wait(self._chance.uniform(0.1, 1.0))
