"""Runs the server as a worker of gunicorn, which starts it, renews it and ends it."""

import asyncio
import os
import ssl
from typing import Any

from gunicorn.workers.base import Worker

from admin.serving.guests import Limits
from admin.serving.server import Server


class PanelWorker(Worker):
    """One process of the panel."""

    def run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        panel: Any = self.app  # ours, with the networks of its proxies (admin/server.py)
        server = Server(self.wsgi, self.cfg.threads, Limits(), self._context(), panel.networks)
        wrapped: list[Any] = self.sockets  # gunicorn's own, around the sockets
        listeners = [one.sock for one in wrapped]

        def goes_on() -> bool:
            self.notify()
            same_parent = self.ppid == os.getppid()
            return bool(self.alive and same_parent and server.answers < self.max_requests)

        await server.serve(listeners, goes_on)
        await server.finish(self.cfg.graceful_timeout)

    def _context(self) -> ssl.SSLContext | None:
        if not self.cfg.certfile:
            return None
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.cfg.certfile, self.cfg.keyfile)
        return context
