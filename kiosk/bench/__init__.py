"""Speed and size, measured beside a peer in the same run: one module per name of `kiosk bench`."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

BENCHES = ("booth", "coaching", "hearing", "match", "panel", "plan", "rehearsal", "report",
           "seeing", "sync", "turns")  # fmt: skip
"""Modules with `figures(settings)`; the others are what these measure with."""
ON_REQUEST = ("fairness",)
"""The same, but what they need does not ship: only where they are named."""


@dataclass(frozen=True)
class Figure:
    """One measured number; `ratio` is ours over the peer's."""

    name: str
    value: float
    unit: str
    peer: float | None = None
    ratio: float | None = None


@contextmanager
def beside(work: Callable[[threading.Event], None]) -> Iterator[None]:
    """Let something go on in a thread of its own until the event it is given is set."""
    over = threading.Event()
    thread = threading.Thread(target=work, args=(over,))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def processor_of(pid: int) -> float:
    """Return the seconds of processor that a process and all below it have had: what a wall clock
    says on a busy machine is also the others' doing."""
    import psutil

    parent = psutil.Process(pid)
    times = (member.cpu_times() for member in (parent, *parent.children(recursive=True)))
    return sum(one.user + one.system for one in times)


def memory_of(pid: int) -> int:
    """Return the bytes of a process and all below it; what they share counts once (PSS)."""
    import psutil

    parent = psutil.Process(pid)
    family = (parent, *parent.children(recursive=True))
    return sum(member.memory_full_info().pss for member in family)
