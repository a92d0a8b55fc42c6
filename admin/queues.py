"""Short queues for what is heavy, so that it never holds all threads of the panel."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from admin.errors import PanelError


class Queue:
    """So many at a time, and so many more that wait; the next is asked to come again."""

    def __init__(self, what: str, at_once: int, waiting: int, longest_s: float) -> None:
        self._what = what
        self._longest_s = longest_s
        self._turns = threading.Semaphore(at_once)
        self._places = threading.Semaphore(at_once + waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and have it.

        Raises:
            PanelError: busy where too many wait, or it takes too long.
        """
        if not self._places.acquire(blocking=False):
            raise self._busy()
        try:
            if not self._turns.acquire(timeout=self._longest_s):
                raise self._busy()
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._places.release()

    def _busy(self) -> PanelError:
        return PanelError("busy", f"{self._what} Try again in a minute.")


READINGS = Queue("Other files are being read just now.", 1, 2, 30.0)
"""A child process of up to 1 GB and 20 s each: one at a time."""
RENDERS = Queue("Other reports are being made just now.", 1, 3, 20.0)
"""200 ms of one core and 50 MB each."""
PROVIDER = Queue("Too many people sign in at this moment.", 2, 4, 10.0)
"""Waits for a provider elsewhere, at most 5 s each."""
HASHES = Queue("Too many people sign in at this moment.", 2, 6, 10.0)
"""64 MB and 0.1 s each."""
WALKS = Queue("The audit log is being checked just now.", 1, 0, 1.0)
"""Reads the whole log: 20 s of a core for a million entries."""
