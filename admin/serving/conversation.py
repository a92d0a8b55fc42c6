"""Talks with one connection: reads a request whole, has it answered, and goes on to the next.

Every wait has a deadline, and no thread is taken before the last byte of the request is here.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus

import h11

from admin.serving.guests import Guest, Guests, Limits
from admin.serving.requests import Answer, Line, plain

AT_ONCE = 65_536
LINGER_S = 2.0
"""How long what was not wanted is still read, so that the answer arrives."""

Ask = Callable[[h11.Request, bytes, Line, Guest], Awaitable[Answer]]


class Conversation:
    """One connection, from its first byte to its last."""

    def __init__(
        self,
        streams: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        guest: Guest,
        guests: Guests,
        limits: Limits,
        ask: Ask,
    ) -> None:
        self._reader, self._writer = streams
        self._guest, self._guests = guest, guests
        self._limits = limits
        self._ask = ask
        self._parser = h11.Connection(h11.SERVER)

    async def run(self) -> None:
        """Answer one request after the other until either side has enough.

        Raises:
            OSError, TimeoutError: the other side is gone, or too slow.
        """
        patience = self._limits.header_s
        while await self._answer_one(patience):
            patience = self._limits.idle_s

    async def _answer_one(self, patience: float) -> bool:
        """Return whether the connection goes on."""
        try:
            request = await self._header(patience)
            if request is None:
                return False
            if _says_two_lengths(request):
                return await self._refuse(HTTPStatus.BAD_REQUEST)
            body = await self._body(request)
        except h11.RemoteProtocolError as err:
            return await self._refuse(HTTPStatus(err.error_status_hint))
        if body is None and not _declared(request):
            return await self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        self._guest.waiting = True
        try:
            answer = await self._ask(request, body or b"", self._line(), self._guest)
        finally:
            self._guest.waiting = False
            self._guest.held = 0
            self._guest.since = time.monotonic()
        await self._send(answer)
        if body is None:
            await self._linger()
        return self._go_on() and answer.lasts and body is not None

    async def _header(self, patience: float) -> h11.Request | None:
        async with asyncio.timeout(patience):
            event = await self._next()
        return event if isinstance(event, h11.Request) else None

    async def _body(self, request: h11.Request) -> bytes | None:
        """Return the body; None where it is larger than anything is taken."""
        largest = self._limits.largest_body
        if _declared(request) > largest:
            return None
        parts = bytearray()
        async with asyncio.timeout(self._limits.body_s):
            while isinstance(event := await self._next(), h11.Data):
                parts += event.data
                self._guests.hold(self._guest, len(event.data))
                if len(parts) > largest:
                    return None
        if not isinstance(event, h11.EndOfMessage):
            raise ConnectionResetError("it left in the middle of a request")
        return bytes(parts)

    async def _next(self) -> object:
        while (event := self._parser.next_event()) is h11.NEED_DATA:
            if self._parser.they_are_waiting_for_100_continue:
                go = h11.InformationalResponse(status_code=100, headers=[])
                self._writer.write(self._parser.send(go) or b"")
            self._parser.receive_data(await self._reader.read(AT_ONCE))
        return event

    async def _send(self, answer: Answer) -> None:
        if self._parser.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            return
        response = h11.Response(status_code=answer.status, headers=answer.headers)
        pieces = (response, h11.Data(data=answer.body), h11.EndOfMessage())
        try:
            said = b"".join(self._parser.send(piece) or b"" for piece in pieces)
        except h11.LocalProtocolError:
            self._parser.send_failed()
            raise ConnectionResetError("the answer cannot be sent") from None
        self._guests.hold(self._guest, len(said))
        async with asyncio.timeout(self._limits.send_s):
            self._writer.write(said)
            await self._writer.drain()
        self._guest.held = 0

    async def _refuse(self, status: HTTPStatus) -> bool:
        """Say why, and that the connection does not go on."""
        await self._send(plain(status))
        await self._linger()
        return False

    async def _linger(self) -> None:
        try:
            async with asyncio.timeout(LINGER_S):
                while await self._reader.read(AT_ONCE):
                    pass
        except TimeoutError:
            return

    def _go_on(self) -> bool:
        if self._parser.our_state is h11.DONE and self._parser.their_state is h11.DONE:
            self._parser.start_next_cycle()
            return True
        return False

    def _line(self) -> Line:
        peer = self._writer.get_extra_info("peername") or (self._guest.address, 0)
        own = self._writer.get_extra_info("sockname") or ("localhost", 0)
        secret = self._writer.get_extra_info("ssl_object") is not None
        return Line(self._guest.address, peer[1], "https" if secret else "http", own[:2])


def _says_two_lengths(request: h11.Request) -> bool:
    """Return whether a request is as long as it says and as long as its pieces: a proxy before this
    server may believe the other length, and take the rest for somebody else's request."""
    names = {name for name, _ in request.headers}
    return {b"content-length", b"transfer-encoding"} <= names


def _declared(request: h11.Request) -> int:
    """Return the length a request says its body has; 0 where it says none."""
    lengths = (int(value) for name, value in request.headers if name == b"content-length")
    return next(lengths, 0)
