"""librosa, with all of it that we use compiled: by one process at a time."""

import contextlib
import fcntl
import functools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from kiosk.domain.settings import Settings

CACHE = "NUMBA_CACHE_DIR"
"""numba's own setting; without it the code is kept in the booth's folder."""


@functools.cache
def librosa(use: Callable[[ModuleType], None]) -> ModuleType:
    """Return librosa after `use` had it compile what it compiles on first use (1.5 to 40 s).

    Two processes that compile into one empty cache leave an index that names one's code for the
    other's signature: numba locks nothing, and from then on every process that reads that cache
    dies of SIGSEGV. So whoever loads librosa holds a lock until nothing is left to compile.
    """
    import numba

    folder = Path(os.environ.get(CACHE) or Path(Settings().paths.var) / "numba")
    with contextlib.suppress(OSError):  # nowhere to write: numba finds a place or keeps nothing
        folder.mkdir(parents=True, exist_ok=True)
        os.environ[CACHE] = str(folder)
        numba.config.reload_config()  # type: ignore[no-untyped-call]  # Whisper imports numba early
    with _alone(folder / ".lock"):
        import librosa as loaded

        use(loaded)
    return loaded


def is_ready() -> bool:
    """Say whether librosa is loaded and compiled, so that using it takes no longer than it must."""
    return librosa.cache_info().currsize > 0


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    try:
        holder = lock.open("w")
    except OSError:  # a cache that nobody can write cannot be spoilt
        yield
        return
    with holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        yield
