"""What is held of a take is in no swap file when memory is short, and in no image after a crash.

A process holds a take as the booth does, with the same bytes in ordinary memory as a witness; the
kernel is told to write out all it may. The witness is found in the swap file, so the search works;
the take is not.
"""

import contextlib
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit.held_bytes import files_with, held, pieces, regions, status

SWAP_BYTES = 64_000_000
SECONDS = 60
PROGRAM = """
import ctypes, sys
import numpy as np
from kiosk.devices import locked_memory
from kiosk.devices.doors import Frame
from kiosk.interview import recall as r

locked_memory.no_dumps()
locked_memory.wipe_freed()
if "unlocked" in sys.argv:
    locked_memory._lock = lambda memory: False
    locked_memory.swap_possible = lambda: False
dice = np.random.default_rng(int(sys.argv[1]))
recall = r.Recall(free=lambda: 10**12)
recall.begin(0)
for number in range(20):
    image = dice.integers(0, 255, (480, 640, 3), np.uint8)
    recall.see(Frame(image, 0.0, number), number * r.PICTURE_S)
recall.hear(dice.normal(0, 0.2, 16_000 * SECONDS).astype(np.float32))
witness = np.frombuffer(b"witness!" * 8 + bytes(range(64)), np.uint8).repeat(1).copy()
witness = np.concatenate([witness] * 2_000)
print("held", recall.bytes, flush=True)
sys.stdin.readline()
libc, out = ctypes.CDLL(None, use_errno=True), 21  # MADV_PAGEOUT
for line in open("/proc/self/maps").read().splitlines():
    start, end = (int(at, 16) for at in line.split()[0].split("-"))
    if " rw-p " in line:
        libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), out)
print("out", flush=True)
sys.stdin.readline()
"""
WITNESS = b"witness!" * 8 + bytes(range(64))


@pytest.fixture
def swap(tmp_path):
    """A swap file of this machine's, for as long as the test lasts."""
    path = tmp_path / "swap"
    path.touch(mode=0o600)
    with path.open("wb") as file:
        file.write(bytes(SWAP_BYTES))
    for words in (["mkswap", str(path)], ["swapon", str(path)]):
        try:
            subprocess.run(words, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip(f"{words[0]} is refused on this machine")
    yield path
    subprocess.run(["swapoff", str(path)], check=False, capture_output=True)


class Holding:
    """A process that holds a take."""

    def __init__(self, folder: Path, seed: int, *how: str) -> None:
        program = PROGRAM.replace("SECONDS", str(SECONDS))
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(seed), *how],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        self.bytes = int(self.process.stdout.readline().split()[1])

    @property
    def pid(self) -> int:
        return self.process.pid

    def swap_out(self) -> None:
        """Have all of its memory written out that may be."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "out\n"

    def __enter__(self) -> "Holding":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        self.process.stdout.close()


def swapped(swap: Path, wanted: list[bytes]) -> bool:
    subprocess.run(["swapoff", str(swap)], check=True, capture_output=True)
    return bool(list(files_with(wanted, [swap])))


def test_what_is_held_is_locked_and_never_swapped(tmp_path, swap):
    with Holding(tmp_path, 1) as one:
        content = held(one.pid)
        assert len(content) >= one.bytes, "all of it is locked and left out of dumps"
        assert status(one.pid, "VmLck") >= one.bytes
        one.swap_out()
        assert status(one.pid, "VmSwap") > 0, "something else was swapped"
        wanted = pieces(content)
        assert len(wanted) == 40
        assert held(one.pid) == content
        assert swapped(swap, [WITNESS]), "the search finds what is there"
        assert not list(files_with(wanted, [swap]))


def test_the_search_would_find_it_where_it_is_not_locked(tmp_path, swap):
    with Holding(tmp_path, 2, "unlocked") as one:
        assert not regions(one.pid, "lo", "dd")
        content = b"".join(_memory(one.pid, *at) for at in regions(one.pid, "dd", "dc"))
        one.swap_out()
        assert swapped(swap, pieces(content))


def _memory(pid: int, start: int, end: int) -> bytes:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        return os.pread(memory.fileno(), end - start, start)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT])
def test_a_crash_leaves_nothing(tmp_path, end):
    with Holding(tmp_path, 3) as one:
        assert resource.prlimit(one.pid, resource.RLIMIT_CORE) == (0, 0)
        wanted = pieces(held(one.pid))
        os.kill(one.pid, end)
        assert one.process.wait(20) == -end
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if path.name.startswith("core")]
    assert not list(files_with(wanted, files))
