"""A bad line between booths and campus: it is slow, it stalls, it cuts in the middle of a batch,
and it loses the answer to a COMMIT that was carried out.

It is one process that reads nothing of what it carries: TLS goes through it as it is.
"""

import asyncio
import contextlib
import multiprocessing
import random
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

import psutil

CHUNK = 1 << 16
COMMIT_BYTES = 5 + 12 + 1 + 16
"""A TLS 1.3 record (head, kind, tag) around the only message of 12 bytes that PostgreSQL is sent:
"Q", its length, "COMMIT" and a zero."""
SLOW_BYTES_PER_S = 1_500_000
STALL_S = (1.0, 4.0)
LIVES_BYTES = (200_000, 12_000_000)
"""After so much of what a booth sends, a line does what it is made to do."""


class Mood(StrEnum):
    """What is wrong with one connection."""

    GOOD = "good"
    SLOW = "slow"
    STALL = "stalled"
    CUT = "cut in a batch"
    DEAF = "cut after COMMIT, before its answer"


MOODS = tuple(Mood)
SHARES = (4, 1, 1, 3, 3)


class _Line:
    """One connection of a booth."""

    def __init__(self, counts: Any, chance: random.Random) -> None:
        self._counts = counts
        self._mood = chance.choices(MOODS, SHARES)[0]
        self._after = chance.uniform(*LIVES_BYTES)
        self._stall_s = chance.uniform(*STALL_S)
        self._sent = 0
        self._lost = False
        """The next answer is not delivered."""

    def _count(self, mood: Mood) -> None:
        self._counts[MOODS.index(mood)] += 1

    async def up(self, booth: asyncio.StreamReader, campus: asyncio.StreamWriter) -> None:
        """Carry what the booth sends."""
        while data := await booth.read(CHUNK):
            self._sent += len(data)
            if self._mood is Mood.SLOW:
                await asyncio.sleep(len(data) / SLOW_BYTES_PER_S)
            elif self._sent > self._after:
                if self._mood is Mood.CUT:
                    self._count(Mood.CUT)
                    return
                if self._mood is Mood.STALL:
                    self._count(Mood.STALL)
                    self._mood = Mood.GOOD
                    await asyncio.sleep(self._stall_s)
                self._lost = self._mood is Mood.DEAF and len(data) == COMMIT_BYTES
            campus.write(data)
            await campus.drain()

    async def down(self, campus: asyncio.StreamReader, booth: asyncio.StreamWriter) -> None:
        """Carry what the campus answers."""
        while data := await campus.read(CHUNK):
            if self._lost:
                self._count(Mood.DEAF)
                return
            booth.write(data)
            await booth.drain()

    async def carry(self, streams: tuple[Any, Any], port: int) -> None:
        reader, writer = streams
        campus = None
        try:
            there, campus = await asyncio.open_connection("127.0.0.1", port)
            if self._mood in (Mood.GOOD, Mood.SLOW):
                self._count(self._mood)
            ways = [
                asyncio.ensure_future(self.up(reader, campus)),
                asyncio.ensure_future(self.down(there, writer)),
            ]
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
        except OSError:
            pass  # the campus is away: the booth sees a closed door
        finally:
            for end in (writer, campus):
                if end is not None:
                    end.transport.abort()


async def _serve(port: int, told: Any, counts: Any, seed: int) -> None:
    chance = random.Random(seed)

    async def arrived(reader: Any, writer: Any) -> None:
        await _Line(counts, chance).carry((reader, writer), port)

    server = await asyncio.start_server(arrived, "127.0.0.1", 0)
    told.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def _run(port: int, told: Any, counts: Any, seed: int) -> None:
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(port, told, counts, seed))


class Link:
    """The line as the booths reach it."""

    def __init__(self, port: int, counts: Any, pid: int) -> None:
        self.port = port
        self._counts, self._pid = counts, pid

    def processor(self) -> float:
        """Return the seconds of processor that carrying took."""
        return round(sum(psutil.Process(self._pid).cpu_times()[:2]), 1)

    def counts(self) -> dict[str, int]:
        """Return how often it was good, slow, stalled, cut."""
        return {mood.value: self._counts[place] for place, mood in enumerate(MOODS)}


@contextmanager
def link(port: int, seed: int = 9) -> Iterator[Link]:
    """Run a bad line to this port of loopback."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    counts = context.Array("q", len(MOODS), lock=False)
    process = context.Process(target=_run, args=(port, there, counts, seed), daemon=True)
    process.start()
    try:
        yield Link(here.recv(), counts, process.pid or 0)
    finally:
        process.terminate()
        process.join(10)
