"""Turns a whole request into what the panel is called with, and its answer into one piece."""

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote_to_bytes

import h11

from admin.proxies import Wsgi

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: bytes

    @property
    def lasts(self) -> bool:
        """Whether the connection may go on."""
        return (b"connection", b"close") not in self.headers


@dataclass(frozen=True)
class Line:
    """Where a request came from, and where to."""

    address: str
    port: int
    scheme: str
    server: tuple[str, int]


def environment(request: h11.Request, body: bytes, line: Line) -> dict[str, Any]:
    """Return the WSGI environment (PEP 3333) of a request whose body is all there."""
    path, _, query = request.target.partition(b"?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": request.method.decode("latin-1"),
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{request.http_version.decode('latin-1')}",
        "SERVER_NAME": line.server[0],
        "SERVER_PORT": str(line.server[1]),
        "REMOTE_ADDR": line.address,
        "REMOTE_PORT": str(line.port),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": line.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in request.headers:
        _add_header(environ, name.decode("latin-1"), value.decode("latin-1"))
    return environ


def _add_header(environ: dict[str, Any], name: str, value: str) -> None:
    if "_" in name:  # it would look like another header, with a dash
        return
    key = name.upper().replace("-", "_")
    key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
    if key in environ:
        value = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}{value}"
    environ[key] = value


def answered(app: Wsgi, environ: dict[str, Any]) -> Answer:
    """Call the application and return its answer, whole: a slow reader holds no thread."""
    said: list[Any] = []
    parts: list[bytes] = []

    def start(status: str, headers: list[tuple[str, str]], _fault: Any = None) -> Any:
        said[:] = [int(status[:3]), headers]
        return parts.append

    body = app(environ, start)
    try:
        parts.extend(body)
    finally:
        _close(body)
    status, headers = said
    made = [(k.encode("latin-1"), v.encode("latin-1")) for k, v in headers]
    return _sized(Answer(status, made, b"".join(parts)), environ["REQUEST_METHOD"])


def plain(status: HTTPStatus, *, lasts: bool = False) -> Answer:
    """Return an answer that the panel itself has no part in."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append((b"retry-after", b"5"))
    if not lasts:
        headers.append((b"connection", b"close"))
    return _sized(Answer(status, headers, f"{status.phrase}\n".encode()), "GET")


def _sized(answer: Answer, method: str) -> Answer:
    names = {name.lower() for name, _ in answer.headers}
    more: Headers = [] if b"date" in names else [(b"date", formatdate(usegmt=True).encode())]
    has_body = method != "HEAD" and answer.status >= 200 and answer.status not in (204, 304)
    if has_body and b"content-length" not in names:
        more.append((b"content-length", str(len(answer.body)).encode()))
    return Answer(answer.status, answer.headers + more, answer.body if has_body else b"")


def _close(body: Iterable[bytes]) -> None:
    close: Callable[[], object] | None = getattr(body, "close", None)
    if close is not None:
        close()
