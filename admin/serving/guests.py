"""Knows who is connected, and whom to show out when it is full.

Nobody is kept from coming in. Where an address has too many connections, or all have together, the
one that has dawdled longest goes: half a request, an open line that asks nothing, an answer that
is not read. So slow sockets make no difference to the others, also not behind one NAT.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address

from admin.proxies import Networks


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
    waiting: int = 128
    """Whole requests that wait for a thread; the next is asked to come again."""


@dataclass(eq=False)
class Guest:
    """One connection."""

    address: str
    task: "asyncio.Task[None]"
    since: float = field(default_factory=time.monotonic)
    """When its last answer ended, or when it came."""
    busy: bool = False
    """A thread works for it."""
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
        if len(mine) > self._limits.per_address and not self._is_proxy(guest.address):
            self._show_out(mine, lambda one: -one.since)
        elif len(self._here) > self._limits.connections:
            self._show_out(self._largest_party(), lambda one: -one.since)

    def hold(self, guest: Guest, size: int) -> None:
        """Count bytes of a request in; where all hold too many, who holds most goes."""
        guest.held += size
        if sum(one.held for one in self._here) > self._limits.held_bytes:
            self._show_out(self._here, lambda one: one.held)

    def goodbye(self, guest: Guest) -> None:
        self._here.discard(guest)

    def idle(self) -> Iterable[Guest]:
        """Yield who is not being worked for."""
        return [one for one in self._here if not one.busy]

    def _largest_party(self) -> list[Guest]:
        address = Counter(one.address for one in self._here).most_common(1)[0][0]
        return [one for one in self._here if one.address == address]

    def _show_out(self, party: Iterable[Guest], weight: Callable[[Guest], float]) -> None:
        may_go = [one for one in party if not one.busy and not one.leaving]
        if may_go:
            first = max(may_go, key=weight)
            first.leaving = True
            first.task.cancel()

    def _is_proxy(self, address: str) -> bool:
        try:
            known = ip_address(address)
        except ValueError:
            return False
        return any(known in network for network in self._proxies)
