"""What a process holds in locked memory, and a search for it in files: of the booth, of a test."""

import contextlib
import mmap
import os
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import psutil

LEAST = 64
"""Bytes of a piece that is searched for."""
VARIED = 24
"""Different bytes in it: silence would be found anywhere."""
REGION = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) ")


def regions(pid: int, *flags: str) -> list[tuple[int, int]]:
    """Return from and to where a process has memory with all of these flags (proc(5), VmFlags)."""
    found, now = [], (0, 0)
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        if (match := REGION.match(line)) is not None:
            now = int(match[1], 16), int(match[2], 16)
        elif line.startswith("VmFlags:") and set(flags) <= set(line.split()[1:]):
            found.append(now)
    return found


def held(pid: int) -> bytes:
    """Return what a process has in memory that is locked and left out of dumps."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        return b"".join(_read(memory.fileno(), *region) for region in regions(pid, "lo", "dd"))


def _read(memory: int, start: int, end: int) -> bytes:
    return os.pread(memory, end - start, start)


def pieces(content: bytes, count: int = 40) -> list[bytes]:
    """Return pieces of it that nothing else holds by chance."""
    dice, found = random.Random(7), []
    for _ in range(20_000):
        start = dice.randrange(max(1, len(content) - LEAST))
        piece = content[start : start + LEAST]
        if len(set(piece)) >= VARIED:
            found.append(piece)
        if len(found) == count:
            break
    return found


def files_with(wanted: Iterable[bytes], files: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that hold one of the pieces; pages the kernel kept of them are read anew."""
    any_of = re.compile(b"|".join(re.escape(piece) for piece in wanted))
    for path in files:
        with path.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                continue
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            with mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as content:
                if any_of.search(content):
                    yield path


def written_by(pid: int) -> set[Path]:
    """Return the files that a process and all below it have open for writing just now."""
    found = set()
    for one in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
        for door in Path(f"/proc/{one.pid}/fd").iterdir():
            with contextlib.suppress(OSError):  # closed meanwhile
                flags = Path(f"/proc/{one.pid}/fdinfo/{door.name}").read_text()
                opened = int(re.search(r"^flags:\s+(\d+)", flags, re.MULTILINE)[1], 8)
                path = door.resolve()
                if opened & (os.O_WRONLY | os.O_RDWR) and path.is_file():
                    found.add(path)
    return found


def status(pid: int, name: str) -> int:
    """Return a number out of a process' status, as VmLck or VmSwap, in bytes."""
    text = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)[1]) * 1024
