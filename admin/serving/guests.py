"""Knows who is connected, and whom to show out when it is full.

Nobody is kept from coming in. Where an address has too many connections, or all have together, the
one that has dawdled longest goes: half a request, an open line that asks nothing, an answer that
is not read. So slow sockets make no difference to the others, also not behind one NAT. Where none
dawdles, one of those that wait for a thread goes (admin/serving/turns.py), never a known browser.
"""

import asyncio
import secrets
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from admin.proxies import Networks, trusted

NEW_S = 0.5
"""Whoever came just now has not dawdled yet."""


@dataclass(frozen=True)
class Limits:
    """How long each step of a request may take, in seconds, and how much there may be at a time."""

    handshake_s: float = 5.0
    header_s: float = 10.0
    idle_s: float = 15.0
    """Between two requests of one connection."""
    body_s: float = 60.0
    """10 MB in it are 1.3 Mbit/s."""
    send_s: float = 60.0
    largest_body: int = 10_600_000
    """What is larger by its own saying is not read; the panel says so."""
    held_bytes: int = 64_000_000
    """Of all requests that are read or answered."""
    connections: int = 768
    """Under the 1024 open files that a process may have."""
    per_address: int = 256
    """Forty phones behind one NAT with six connections each."""


@dataclass(eq=False)
class Guest:
    """One connection."""

    address: str
    task: "asyncio.Task[None]"
    since: float = field(default_factory=time.monotonic)
    """When its last answer ended, or when it came."""
    waiting: bool = False
    """Its request is all here, and waits for a thread or is answered."""
    busy: bool = False
    """A thread works for it."""
    known: bool = False
    """What it asked last was of somebody whom the panel knows: it does not make room."""
    held: int = 0
    """Bytes of its request, or of the answer that it is reading."""
    leaving: bool = False


class Guests:
    """All connections of this process."""

    def __init__(self, limits: Limits, proxies: Networks) -> None:
        self._limits = limits
        self._proxies = proxies
        self._here: set[Guest] = set()

    def __len__(self) -> int:
        return len(self._here)

    def welcome(self, guest: Guest) -> None:
        """Count a connection in, and make room where there is none."""
        self._here.add(guest)
        mine = [one for one in self._here if one.address == guest.address]
        if len(mine) > self._limits.per_address and not trusted(guest.address, self._proxies):
            _show_out(_least_wanted(mine))
        elif len(self._here) > self._limits.connections:
            _show_out(_least_wanted(self._largest_party()))

    def hold(self, guest: Guest, size: int) -> None:
        """Count bytes of a request in; where all hold too many, somebody of the address that holds
        most goes, whoever is not known first: many small parts weigh as much as a large one."""
        guest.held += size
        staying = [one for one in self._here if not one.leaving]
        if sum(one.held for one in staying) > self._limits.held_bytes:
            _show_out(_heaviest(staying))

    def goodbye(self, guest: Guest) -> None:
        self._here.discard(guest)

    def idle(self) -> Iterable[Guest]:
        """Yield who is not being worked for."""
        return [one for one in self._here if not one.busy]

    def _largest_party(self) -> list[Guest]:
        address = Counter(one.address for one in self._here).most_common(1)[0][0]
        return [one for one in self._here if one.address == address]


def _may_go(party: Iterable[Guest]) -> list[Guest]:
    return [one for one in party if not one.busy and not one.leaving]


def _least_wanted(party: Iterable[Guest]) -> Guest | None:
    """Return who has dawdled longest, or else any one of those that wait: the longest waiting would
    be next, and whoever is new would always be the last."""
    may_go = [one for one in _may_go(party) if not one.known]
    dawdling = [one for one in may_go if not one.waiting]
    slow = [one for one in dawdling if time.monotonic() - one.since > NEW_S]
    waiting = [one for one in may_go if one.waiting]
    if waiting and not slow:
        return secrets.choice(waiting)
    return min(slow or dawdling, key=lambda one: one.since, default=None)


def _heaviest(staying: Iterable[Guest]) -> Guest | None:
    sums: Counter[str] = Counter()
    for one in staying:
        sums[one.address] += one.held
    may_go = [one for one in _may_go(staying) if one.held]
    strangers = [one for one in may_go if not one.known]
    return max(strangers or may_go, key=lambda one: (sums[one.address], one.held), default=None)


def _show_out(guest: Guest | None) -> None:
    if guest is not None:
        guest.leaving = True
        guest.task.cancel()
