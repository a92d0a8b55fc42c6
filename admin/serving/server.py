"""Lets connections in, each with a conversation of its own, and has threads answer for them."""

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus

import h11

from admin.proxies import Networks, Wsgi, client, counted
from admin.serving.conversation import Conversation
from admin.serving.guests import Guest, Guests, Limits
from admin.serving.requests import Answer, Line, answered, environment, plain
from admin.serving.turns import Pace, Turns, pace_of

log = logging.getLogger(__name__)

FULL_S = 0.1
"""How long no connection is taken when there are no more files to open."""
FAREWELL_S = 2.0
"""How long the other side may take to say goodbye in TLS."""
GONE = (OSError, TimeoutError, asyncio.IncompleteReadError, h11.LocalProtocolError)


class Server:
    """The panel's server: one loop that reads and writes, a few threads that think."""

    def __init__(
        self,
        app: Wsgi,
        threads: int,
        limits: Limits | None = None,
        context: ssl.SSLContext | None = None,
        proxies: Networks = (),
        pace: Pace | None = None,
    ) -> None:
        self.answers = 0
        self._app = app
        self._limits = limits or Limits()
        self._context = context
        self._guests = Guests(self._limits, proxies)
        self._pool = ThreadPoolExecutor(threads, "panel")
        self._turns = Turns(pace or pace_of(threads))
        self._proxies = proxies

    async def serve(self, listeners: list[socket.socket], goes_on: Callable[[], bool]) -> None:
        """Serve as long as `goes_on` says so, twice a second; then finish what was begun."""
        doors = [asyncio.create_task(self._open(one)) for one in listeners]
        while goes_on():
            await asyncio.sleep(0.5)
        for door in doors:
            door.cancel()

    async def finish(self, seconds: float) -> None:
        """Let those be answered who are waiting for it, and show out the others."""
        for guest in self._guests.idle():
            guest.task.cancel()
        left = seconds
        while len(self._guests) and left > 0:
            await asyncio.sleep(0.05)
            left -= 0.05
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _open(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        listener.setblocking(False)
        tasks: set[asyncio.Task[None]] = set()
        while True:
            try:
                line, address = await loop.sock_accept(listener)
            except OSError:
                await asyncio.sleep(FULL_S)
                continue
            task = asyncio.create_task(self._meet(line, address[0]))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

    async def _meet(self, line: socket.socket, address: str) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 (for the type checker: this is one)
        guest = Guest(address, task)
        self._guests.welcome(guest)
        writer: asyncio.StreamWriter | None = None
        try:
            reader, writer = await self._greet(line)
            await Conversation((reader, writer), guest, self._guests, self._limits, self._ask).run()
        except GONE as err:
            log.debug("a connection ended: %s", type(err).__name__)
        finally:
            self._guests.goodbye(guest)
            _hang_up(line, writer)

    async def _greet(
        self, line: socket.socket
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Shake hands where TLS is spoken, within its deadline."""
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        with suppress(OSError):
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        waits = {
            "ssl_handshake_timeout": self._limits.handshake_s,
            "ssl_shutdown_timeout": FAREWELL_S,
        }
        transport, _ = await loop.connect_accepted_socket(
            lambda: protocol, line, ssl=self._context, **(waits if self._context else {})
        )
        transport.set_write_buffer_limits(high=0)  # to drain is to have sent
        return reader, asyncio.StreamWriter(transport, protocol, reader, loop)

    async def _ask(self, request: h11.Request, body: bytes, line: Line, guest: Guest) -> Answer:
        if not request.target.startswith(b"/"):
            return plain(HTTPStatus.BAD_REQUEST)
        environ = environment(request, body, line)
        share = self._turns.share(environ, counted(client(environ, self._proxies)))
        guest.known = bool(share.credential)
        try:
            async with self._turns.turn(share):
                guest.busy = True
                loop = asyncio.get_running_loop()
                answer = await loop.run_in_executor(self._pool, answered, self._app, environ)
            self._turns.learn(environ)
            return answer
        except Exception:
            log.exception("a request could not be answered")
            return plain(HTTPStatus.INTERNAL_SERVER_ERROR)
        finally:
            guest.busy = False
            self.answers += 1


def _hang_up(line: socket.socket, writer: asyncio.StreamWriter | None) -> None:
    if writer is None:
        line.close()
    elif writer.transport.is_closing() or writer.transport.get_write_buffer_size() == 0:
        writer.close()
    else:
        writer.transport.abort()  # who does not read is not waited for
