"""Whether the network may be asked again: after each failure only after a longer pause."""

from collections.abc import Callable

FIRST_PAUSE_S = 60.0
LONGEST_PAUSE_S = 3600.0


class Patience:
    """Counts failures in a row; one success makes it forget them."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._pause_s = 0.0
        self._until = float("-inf")

    @property
    def ready(self) -> bool:
        return self._now() >= self._until

    def failed(self) -> None:
        self._pause_s = min(LONGEST_PAUSE_S, self._pause_s * 2 or FIRST_PAUSE_S)
        self._until = self._now() + self._pause_s

    def worked(self) -> None:
        self._pause_s, self._until = 0.0, float("-inf")
