"""Decides whose request is answered next, so that many cheap ones from one place delay only itself.

A share is an address, or somebody at an address whom the panel knows: by a browser that staff have
signed in with, or a right token of a hand-off. Addresses take turns, and so do the shares of one
address. Who is not known is slowed down beyond a pace, never refused.
"""

import asyncio
import hashlib
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

KNOWN = "panel.known"
"""What the panel sets in the environment of a request whose credential it found to be right."""
BROWSER = ("__Host-browser", "browser")
"""The cookie of a browser that staff have signed in with; it is signed, and says nothing else."""
HAND_OFF = "/handoff/"
MOST_KNOWN = 5000
FORGOTTEN_S = 3600.0


@dataclass(frozen=True)
class Share:
    address: str
    credential: str = ""
    """Hash of what makes somebody known; empty for everybody else of an address together."""


@dataclass(frozen=True)
class Pace:
    """How much at a time, and how often."""

    threads: int
    of_address: int
    """Threads that one address may hold."""
    of_share: int
    per_s: float = 100.0
    """Requests a second of whoever is not known at one address, in the long run."""
    burst: float = 600.0
    """Requests at once before that: forty phones that open a page with all its parts."""


def pace_of(threads: int) -> Pace:
    """Return the pace of a panel with so many threads: no share holds them all."""
    return Pace(threads, max(1, threads * 3 // 4), max(1, threads // 3))


class Turns:
    """The requests that wait for a thread. Belongs to the server's loop."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._waiting: OrderedDict[str, OrderedDict[str, deque[asyncio.Future[None]]]]
        self._waiting = OrderedDict()
        self._held: dict[Share, int] = {}
        self._due: OrderedDict[str, float] = OrderedDict()
        self._known: OrderedDict[str, float] = OrderedDict()

    def share(self, environ: dict[str, Any], address: str) -> Share:
        """Return whose share a request is of."""
        credential = _credential(environ)
        at = self._known.get(credential, -FORGOTTEN_S)
        known = bool(credential) and time.monotonic() - at < FORGOTTEN_S
        return Share(address, credential if known else "")

    def learn(self, environ: dict[str, Any]) -> None:
        """Know a credential from now on, where the panel has found it to be right."""
        credential = _credential(environ)
        if not environ.get(KNOWN) or not credential:
            return
        self._known[credential] = time.monotonic()
        self._known.move_to_end(credential)
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)

    @asynccontextmanager
    async def turn(self, share: Share) -> AsyncIterator[None]:
        """Wait for a thread, and hold it."""
        if not share.credential:
            await asyncio.sleep(self._late_by(share.address))
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        of_address = self._waiting.setdefault(share.address, OrderedDict())
        of_address.setdefault(share.credential, deque()).append(mine)
        self._grant()
        try:
            await mine
            yield
        finally:
            if mine.done() and not mine.cancelled():
                self._give_back(share)
            else:
                self._leave(share, mine)
            self._grant()

    def _late_by(self, address: str) -> float:
        """Return how long the next request of an address has to wait for its pace (GCRA)."""
        now, step = time.monotonic(), 1.0 / self._pace.per_s
        due = max(self._due.get(address, now), now) + step
        self._due[address] = due
        self._due.move_to_end(address)
        while self._due and next(iter(self._due.values())) <= now:
            self._due.popitem(last=False)
        return max(0.0, due - now - self._pace.burst * step)

    def _grant(self) -> None:
        while sum(self._held.values()) < self._pace.threads:
            share = self._next()
            if share is None:
                return
            mine = self._waiting[share.address][share.credential].popleft()
            self._tidy(share)
            self._held[share] = self._held.get(share, 0) + 1
            mine.set_result(None)

    def _next(self) -> Share | None:
        """Return whose turn it is, and put the share and its address last in their lines."""
        for address, shares in self._waiting.items():
            held = sum(n for share, n in self._held.items() if share.address == address)
            if held >= self._pace.of_address:
                continue
            for credential in shares:
                share = Share(address, credential)
                if self._held.get(share, 0) < self._pace.of_share:
                    shares.move_to_end(credential)
                    self._waiting.move_to_end(address)
                    return share
        return None

    def _give_back(self, share: Share) -> None:
        self._held[share] -= 1
        if not self._held[share]:
            del self._held[share]

    def _leave(self, share: Share, mine: "asyncio.Future[None]") -> None:
        """Take somebody who left out of the line."""
        shares = self._waiting.get(share.address)
        line = shares.get(share.credential) if shares is not None else None
        if line is not None and mine in line:
            line.remove(mine)
            self._tidy(share)

    def _tidy(self, share: Share) -> None:
        shares = self._waiting[share.address]
        if not shares[share.credential]:
            del shares[share.credential]
        if not shares:
            del self._waiting[share.address]


def _credential(environ: dict[str, Any]) -> str:
    """Return a hash of what a request shows of itself; empty where it shows nothing."""
    path = str(environ.get("PATH_INFO", ""))
    if path.startswith(HAND_OFF):
        return _hash("/".join(path.split("/")[:4]))
    try:
        cookies = SimpleCookie(environ.get("HTTP_COOKIE", "")[:4096])
    except CookieError:
        return ""
    found = next((cookies[name].value for name in BROWSER if name in cookies), "")
    return _hash(found) if found else ""


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
