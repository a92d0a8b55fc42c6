"""Memory for what must never reach a disk: locked, or on a machine that cannot swap it; left out of
crash dumps, not handed to child processes, and overwritten before it is given back."""

import contextlib
import ctypes
import logging
import mmap
import resource
from pathlib import Path

log = logging.getLogger(__name__)


class Block:
    """Some bytes of such memory."""

    def __init__(self, size: int) -> None:
        """Take `size` bytes, at least one.

        Raises:
            OSError: there is no such memory left, or it can neither be locked nor is it safe from
                being swapped.
        """
        self._memory = mmap.mmap(-1, max(1, size), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        for advice in (mmap.MADV_DONTDUMP, mmap.MADV_DONTFORK):
            self._memory.madvise(advice)
        self.locked = _lock(self._memory)
        """False where the machine's limit forbids it; it then has no swap for this process."""
        if not self.locked and swap_possible():
            self._memory.close()
            raise OSError("this memory could be swapped")

    def __len__(self) -> int:
        return len(self._memory)

    def write(self, at: int, content: bytes) -> None:
        self._memory[at : at + len(content)] = content

    def read(self, start: int, end: int) -> bytes:
        return self._memory[start:end]

    def wipe(self) -> None:
        """Overwrite it with zeros and give it back; a second time does nothing."""
        if self._memory.closed:
            return
        self._memory[:] = bytes(len(self._memory))
        self._memory.close()


def _lock(memory: mmap.mmap) -> bool:
    """Ask that the pages stay in memory (mlock); they are unlocked when they are given back."""
    first = ctypes.c_char.from_buffer(memory)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        size = ctypes.c_size_t(len(memory))
        return bool(libc.mlock(ctypes.c_void_p(ctypes.addressof(first)), size) == 0)
    finally:
        del first  # as long as it lives the memory cannot be closed


def swap_possible(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> bool:
    """Say whether the kernel may write this process' memory to a swap file or partition."""
    try:
        if len((proc / "swaps").read_text().splitlines()) < 2:  # a heading, then one a line
            return False
        own = next(
            line.partition("::")[2]
            for line in (proc / "self/cgroup").read_text().splitlines()
            if line.startswith("0::")
        )
        return (groups / own.strip("/") / "memory.swap.max").read_text().strip() != "0"
    except (OSError, StopIteration):
        return True  # nobody forbids it


M_PERTURB, OVERWRITTEN = -6, 0x5A
"""glibc's mallopt(3): what is given back is filled with a byte at once."""


def wipe_freed() -> None:
    """Have what this process gives back overwritten at once: the copies of sound and pictures that
    are made on the way into locked memory, and by libraries, do not lie around."""
    with contextlib.suppress(AttributeError):  # another C library than glibc
        ctypes.CDLL(None).mallopt(M_PERTURB, OVERWRITTEN)


def no_dumps() -> None:
    """Forbid an image of this process after a crash, and allow as much locked memory as may be.

    What it starts inherits both.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = resource.getrlimit(resource.RLIMIT_MEMLOCK)[1]
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (most, most))


def dumps_forbidden() -> bool:
    return resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
