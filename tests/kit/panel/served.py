"""The panel's server alone, in a thread, with limits that a test can wait for."""

import socket
import threading
import time

from admin.serving.guests import Limits
from admin.serving.server import Server
from admin.serving.turns import KNOWN

GET = b"GET /a%20b?c HTTP/1.1\r\nHost: x\r\n\r\n"


class Served:
    """The server in a thread, with an application that says how long the body was."""

    def __init__(self, limits: Limits, threads: int = 2, thinks_s: float = 0.0) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.thinks_s = thinks_s
        self.address = self.listener.getsockname()
        self.goes_on = True
        self.server = Server(self.app, threads, limits)
        self.thread = threading.Thread(target=self.run, daemon=True)

    def app(self, environ, start):
        body = environ["wsgi.input"].read()
        time.sleep(self.thinks_s)
        if "HTTP_COOKIE" in environ:
            environ[KNOWN] = True
        start("200 OK", [("Content-Type", "text/plain")])
        return [f"{environ['PATH_INFO']} {len(body)}".encode()]

    def run(self):
        import asyncio

        async def serve():
            await self.server.serve([self.listener], lambda: self.goes_on)
            await self.server.finish(1)

        asyncio.run(serve())

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.goes_on = False
        self.thread.join(5)
        self.listener.close()

    def line(self, said: bytes = b"", *, own: str = "127.0.0.1") -> socket.socket:
        line = socket.create_connection(self.address, timeout=20, source_address=(own, 0))
        line.sendall(said)
        return line
