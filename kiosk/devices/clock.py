"""The live devices' clock: monotonic seconds since the program started."""

import time


class LiveClock:
    """Seconds that never jump, small enough to keep their fractions."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def now(self) -> float:
        return time.monotonic() - self._start
