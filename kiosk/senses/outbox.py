"""Sends what is put into it, in order, and never lets the sender wait.

A pipe holds a fraction of a second of sound: whoever writes to a process that hangs would hang too.
"""

import threading
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

END_S = 5.0


class Outbox:
    """The way into a pipe, for one process that reads it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._queue: SimpleQueue[Any] = SimpleQueue()
        self._thread = threading.Thread(target=self._send, name="outbox", daemon=True)
        self._thread.start()

    def put(self, message: object) -> None:
        """Send it when the others before it are through; None is not a message."""
        self._queue.put(message)

    def close(self) -> None:
        """Send nothing more. The reader must be gone: only that frees a message half sent."""
        self._queue.put(None)
        self._thread.join(END_S)

    def _send(self) -> None:
        while (message := self._queue.get()) is not None:
            try:
                self._pipe.send(message)
            except (BrokenPipeError, OSError):
                return  # the reader is gone: whoever reads its answers is told so
