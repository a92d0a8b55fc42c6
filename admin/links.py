"""Lets each link be used by one request at a time: one use is one use, whatever comes beside it.

The panel is one process (admin/server.py), so what is in use is known here; that nothing is taken
or brought twice is the store's to see to (kiosk/store/handoff.py).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from admin.errors import PanelError

_lock = threading.Lock()
_in_use: set[str] = set()


@contextmanager
def alone(token: str) -> Iterator[None]:
    """Hold a link while its file is read.

    Raises:
        PanelError: busy where another request holds it.
    """
    with _lock:
        if token in _in_use:
            raise PanelError("busy", "A file of this link is being read just now.")
        _in_use.add(token)
    try:
        yield
    finally:
        with _lock:
            _in_use.discard(token)
