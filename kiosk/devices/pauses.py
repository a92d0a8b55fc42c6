"""How long to wait before a vanished device is tried again: longer each time, up to a limit."""

from collections.abc import Iterator

FIRST_S = 0.5
LONGEST_S = 8.0


def growing() -> Iterator[float]:
    """Yield 0.5, 1, 2, 4, 8, 8, ... seconds."""
    pause = FIRST_S
    while True:
        yield pause
        pause = min(LONGEST_S, pause * 2)
