"""The Internet Printing Protocol (RFC 8010, 8011), as much of it as a booth needs.

States are asked for by number and keyword: what a printing system says in prose is in the machine's
language, and need not say why nothing comes out.
"""

import http.client
import os
import socket
import struct
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.domain.errors import PrinterError

DEADLINE_S = 3.0
"""Longest silence of a printing system that is asked how it is."""
SOCKET = Path("/run/cups/cups.sock")
PORT = 631
LONGEST = 1_000_000
"""Bytes of an answer; an honest one has some thousand."""

Value = int | bool | str
Attributes = dict[str, tuple[Value, ...]]

OPERATION, JOB, END = 0x01, 0x02, 0x03
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NAME, KEYWORD, URI, CHARSET, LANGUAGE, MIME = 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
FIRST_VALUE = 0x10
"""Tags below it begin a group of attributes."""


class Operation(IntEnum):
    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    JOB_ATTRIBUTES = 0x0009
    PRINTER_ATTRIBUTES = 0x000B
    DEFAULT_PRINTER = 0x4001
    """CUPS's own."""


@dataclass(frozen=True)
class Given:
    """One attribute of a request: its tag, its name, its values."""

    tag: int
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Answer:
    status: int
    """Below 0x0100 it was done."""
    attributes: Attributes

    @property
    def done(self) -> bool:
        return self.status < 0x0100

    def one(self, name: str) -> Value | None:
        return next(iter(self.attributes.get(name, ())), None)


def ask(
    server: str,
    path: str,
    operation: Operation,
    given: tuple[Given, ...],
    group: tuple[Given, ...] = (),
    body: bytes = b"",
) -> Answer:
    """Send one request to a server (a socket's path, or HOST:PORT) and return what it answers.

    `group`: the attributes of a job; `body`: its document.

    Raises:
        PrinterError: printer-out-of-order: nobody answers, or not in this protocol.
    """
    wire = _connection(server)
    try:
        heads = {"Content-Type": "application/ipp"}
        wire.request("POST", path, encoded(operation, given, group) + body, heads)
        told = wire.getresponse()
        if told.status != http.client.OK:
            raise ValueError(told.status)
        return decoded(told.read(LONGEST))
    except (OSError, http.client.HTTPException, ValueError, struct.error) as err:
        says = "The printing system does not answer."
        raise PrinterError("printer-out-of-order", says, permanent=False) from err
    finally:
        wire.close()


def cups() -> str:
    """Return where CUPS is: where CUPS_SERVER says, as for CUPS's own programs, or its socket."""
    return os.environ.get("CUPS_SERVER") or (str(SOCKET) if SOCKET.exists() else "localhost")


class _OverSocket(http.client.HTTPConnection):
    """HTTP over a socket in the file system."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=DEADLINE_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(DEADLINE_S)
        self.sock.connect(self._path)


def _connection(server: str) -> http.client.HTTPConnection:
    if server.startswith("/"):
        return _OverSocket(server)
    where = urlsplit(f"ipp://{server}")
    return http.client.HTTPConnection(
        where.hostname or "localhost", where.port or PORT, timeout=DEADLINE_S
    )


# --- the bytes ------------------------------------------------------------------------------------


def encoded(operation: Operation, given: tuple[Given, ...], group: tuple[Given, ...] = ()) -> bytes:
    """Return a request of version 1.1; attributes of a job come in a group of their own."""
    first = (
        Given(CHARSET, "attributes-charset", ("utf-8",)),
        Given(LANGUAGE, "attributes-natural-language", ("en",)),
    )
    head = struct.pack(">2BHIB", 1, 1, operation, 1, OPERATION)
    job = bytes([JOB]) if group else b""
    told = [_attributes((*first, *given)), job, _attributes(group)]
    return head + b"".join(told) + bytes([END])


def _attributes(given: tuple[Given, ...]) -> bytes:
    out = bytearray()
    for one in given:
        for number, value in enumerate(one.values):
            name = b"" if number else one.name.encode()
            held = struct.pack(">i", value) if isinstance(value, int) else value.encode()
            out += struct.pack(">BH", one.tag, len(name)) + name
            out += struct.pack(">H", len(held)) + held
    return bytes(out)


def decoded(told: bytes) -> Answer:
    """Return the status and all attributes of an answer, those of all groups together.

    Raises:
        ValueError, struct.error: it is no answer in this protocol.
    """
    _major, _minor, status, _number = struct.unpack_from(">2BHI", told)
    at, name, found = 8, "", dict[str, tuple[Value, ...]]()
    while told[at : at + 1] not in (b"", bytes([END])):
        tag = told[at]
        at += 1
        if tag < FIRST_VALUE:
            continue
        new, at = _counted(told, at)
        held, at = _counted(told, at)
        if new:  # one without a name is another value of the attribute before it
            name = new.decode("utf-8", "replace")
            found[name] = ()
        found[name] = (*found.get(name, ()), _value(tag, held))
    return Answer(status, found)


def _counted(told: bytes, at: int) -> tuple[bytes, int]:
    """Return as many bytes as the two before them say, and where they end."""
    (length,) = struct.unpack_from(">H", told, at)
    end = at + 2 + length
    if end > len(told):
        raise ValueError(end)
    return told[at + 2 : end], end


def _value(tag: int, held: bytes) -> Value:
    if tag in (INTEGER, ENUM):
        return int(struct.unpack(">i", held)[0])
    if tag == BOOLEAN:
        return held == b"\x01"
    return held.decode("utf-8", "replace")
