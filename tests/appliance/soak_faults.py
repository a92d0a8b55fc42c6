"""The faults of a soak: what happens to a booth while somebody is there, each over by itself."""

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager as Context
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from kiosk.domain.errors import MicrophoneError
from kiosk.domain.settings import Settings
from kiosk.interview.parts import Parts

LOCKED_S, STOPPED_S = 8.0, 4.0
"""A lock that is longer than the store waits at first; a transcriber that stands still."""
MID = 30
"""Chunks into the first answer: three seconds."""


@dataclass(frozen=True)
class Booth:
    settings: Settings
    parts: Parts

    def transcriber(self) -> int | None:
        """Return the process that transcribes."""
        for child in psutil.Process().children():
            with suppress(psutil.Error):  # it has just ended
                if "spawn_main" in " ".join(child.cmdline()):
                    return child.pid
        return None


def _nothing(_chunk: int) -> None: ...


def _calm(_booth: Booth) -> Context[object]:
    return nullcontext()


@dataclass(frozen=True)
class Fault:
    """One kind of fault: at a moment of the first answer, or beside the whole visit."""

    name: str
    at_chunk: Callable[[int], None] = _nothing
    beside: Callable[[Booth], Context[object]] = _calm


def _microphone_goes(chunk: int) -> None:
    if chunk == MID:
        raise MicrophoneError("mic-gone", "The microphone stopped.", permanent=False)


def _after_a_moment(do: Callable[[Booth], None]) -> Callable[[Booth], Context[object]]:
    """Have something done beside the visit, a moment after its begin."""

    @contextmanager
    def beside(booth: Booth) -> Iterator[None]:
        one = threading.Thread(target=_soon, args=(do, booth), daemon=True)
        one.start()
        try:
            yield
        finally:
            one.join(LOCKED_S + STOPPED_S + 5.0)

    return beside


def _soon(do: Callable[[Booth], None], booth: Booth) -> None:
    time.sleep(1.0)
    do(booth)


def _kill(booth: Booth) -> None:
    if (pid := booth.transcriber()) is not None:
        os.kill(pid, signal.SIGKILL)


def _stop(booth: Booth) -> None:
    pid = booth.transcriber()
    if pid is None:
        return
    os.kill(pid, signal.SIGSTOP)
    time.sleep(STOPPED_S)
    if psutil.pid_exists(pid):  # the door may have given it up meanwhile
        os.kill(pid, signal.SIGCONT)


def _lock(booth: Booth) -> None:
    file = booth.settings.store_url.removeprefix("sqlite:///")
    holding = sqlite3.connect(file, isolation_level=None, timeout=30.0)
    try:
        holding.execute("BEGIN IMMEDIATE")
        time.sleep(LOCKED_S)
        holding.execute("ROLLBACK")
    finally:
        holding.close()


@contextmanager
def _voices_gone(booth: Booth) -> Iterator[None]:
    """Have no clip found and none made: the coach is read, not heard."""
    clips = Path(booth.settings.paths.clips_dir)
    aside = clips.with_name(f"{clips.name}.aside")
    clips.rename(aside)
    try:
        yield
    finally:
        for made in clips.glob("*") if clips.exists() else ():
            made.unlink()
        if clips.exists():
            clips.rmdir()
        aside.rename(clips)


NONE = Fault("none")
FAULTS = (
    Fault("the microphone goes in the middle of an answer", at_chunk=_microphone_goes),
    Fault("the transcriber is killed", beside=_after_a_moment(_kill)),
    Fault("the transcriber stands still for 4 s", beside=_after_a_moment(_stop)),
    Fault("the database is locked for 8 s", beside=_after_a_moment(_lock)),
    Fault("every clip is gone", beside=_voices_gone),
)
