"""The live microphone: always the newest sound, deaf while the coach speaks, back after a fault.

A thread of its own reads the device into a short memory (the pre-roll). While the coach speaks, and
while the device is away, silence stands in for sound: the seconds of sound go on like the clock's.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

import numpy as np

from kiosk.devices.doors import CHUNK_S
from kiosk.devices.pauses import growing
from kiosk.devices.sound_devices import CHUNK, Source, opened
from kiosk.domain.errors import MicrophoneError
from kiosk.domain.units import Samples

log = logging.getLogger(__name__)

FIRST_CHUNK_S = 4.0
"""A fresh PyAudio stream delivered its first chunk 1.7 s late (docs/facts.md, Sound devices)."""
STALL_S = 1.5
"""A stream that was running and gives nothing for this long is gone."""
GIVE_UP_S = 12.0
"""An answer without a microphone for this long is over."""
ZEROS_S = 15.0
"""A microphone that has given nothing but zeros since an answer began is switched off."""
MUTE_S = 4.0
"""After so many zeros it is said that no sound comes, and the device is opened anew: a sound server
moves who listened to a vanished microphone to whatever else there is, such as its own speaker."""
MISSING = "There is no microphone. Please plug it in."
GONE = "The microphone stopped. Is its cable in?"
SILENT = "The microphone gives no sound. Is it switched on?"


class LiveMicrophone:
    """The microphone of a booth. It hears nothing until `wake` and nothing after `rest`."""

    def __init__(
        self, name: str, preroll_s: float, coach_heard: Callable[[], bool] = lambda: False
    ) -> None:
        """`coach_heard` says whether the coach is speaking, or has spoken just now."""
        self.name = name
        self._fault: MicrophoneError | None = None
        self._came, self._zeros_s = False, 0.0
        self._coach_heard = coach_heard
        self._memory: deque[Samples] = deque(maxlen=max(1, round(preroll_s / CHUNK_S)))
        self._listener: deque[Samples] | None = None
        self._arrived = threading.Condition()
        self._awake, self._closed = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    # --- for the booth ------------------------------------------------------------------------

    def wake(self) -> None:
        """Open the device; returns at once."""
        self._awake.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="microphone", daemon=True)
            self._thread.start()

    def rest(self) -> None:
        """Close the device and forget what was heard, and what was wrong with it."""
        self._awake.clear()
        with self._arrived:
            self._memory.clear()
            self._fault, self._came, self._zeros_s = None, False, 0.0

    @property
    def trouble(self) -> MicrophoneError | None:
        """What is wrong just now; None while sound arrives. Zeros are no sound: not even a room."""
        if self._fault is None and self._zeros_s >= MUTE_S:
            return MicrophoneError("mic-silent", SILENT, permanent=False)
        return self._fault

    def recent(self) -> Samples:
        """Return what was heard in the last seconds, for the level and the room's noise."""
        with self._arrived:
            return np.concatenate(self._memory) if self._memory else np.zeros(0, np.float32)

    def chunks(self) -> Iterator[Samples]:
        """Yield 100 ms at a time, first what was just said before this was called.

        Raises:
            MicrophoneError: mic-gone or mic-silent.
        """
        self.wake()
        with self._arrived:
            self._listener = deque(self._memory)
        missing_s, zeros_s, heard = 0.0, 0.0, False
        try:
            while not self._closed.is_set():
                chunk = self._next()
                missing_s = 0.0 if chunk is not None else missing_s + CHUNK_S
                if missing_s >= GIVE_UP_S:
                    raise self._fault or MicrophoneError("mic-gone", GONE, permanent=False)
                if chunk is None:
                    chunk = np.zeros(CHUNK, np.float32)
                heard = heard or bool(chunk.any())
                zeros_s = 0.0 if heard else zeros_s + CHUNK_S
                if zeros_s >= ZEROS_S:
                    raise MicrophoneError("mic-silent", SILENT, permanent=False)
                yield chunk
        finally:
            self._listener = None

    def chunks_through_the_coach(self) -> Iterator[Samples]:
        """Yield chunks with the coach's voice in them: for the self test, which plays and hears.

        Raises:
            MicrophoneError: mic-gone or mic-silent.
        """
        deaf, self._coach_heard = self._coach_heard, lambda: False
        try:
            yield from self.chunks()
        finally:
            self._coach_heard = deaf

    def close(self) -> None:
        self._closed.set()
        self._awake.clear()
        with self._arrived:
            self._arrived.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=STALL_S)

    # --- the thread ---------------------------------------------------------------------------

    def _next(self) -> Samples | None:
        """Return the next chunk, or None when none came in time."""
        patience = STALL_S if self._fault is None else CHUNK_S
        with self._arrived:
            listener = self._listener
            if listener is None or not self._arrived.wait_for(lambda: listener, timeout=patience):
                return None
            return listener.popleft()

    def _run(self) -> None:
        pauses = growing()
        while not self._closed.is_set():
            if not self._awake.wait(timeout=0.2):
                continue
            try:
                with opened(self.name) as source:
                    if self._read(source):
                        pauses = growing()
            except MicrophoneError as err:
                self._note(err)
            except OSError:
                gone = ("mic-gone", GONE) if self._came else ("mic-missing", MISSING)
                self._note(MicrophoneError(*gone, permanent=False))
            if self._awake.is_set() and self._fault is not None:
                self._closed.wait(next(pauses))

    def _read(self, source: Source) -> bool:
        """Read until the device is to rest, stops or gives zeros; say whether anything came.

        Raises:
            OSError: the device is gone.
        """
        began = last = time.monotonic()
        patience, came = FIRST_CHUNK_S, False
        while self._awake.is_set() and not self._closed.is_set():
            if not source.waiting():
                if time.monotonic() - last > patience:
                    raise OSError("no sound arrives")
                time.sleep(CHUNK_S / 5)
                continue
            for chunk in source.read():
                self._take_in(chunk)
            last, patience, came = time.monotonic(), STALL_S, True
            if self._zeros_s >= MUTE_S and last - began >= MUTE_S:
                break
        return came

    def _take_in(self, chunk: Samples) -> None:
        deaf = self._coach_heard()
        with self._arrived:
            self._came = True
            self._zeros_s = 0.0 if chunk.any() else self._zeros_s + CHUNK_S
            if deaf:
                chunk = np.zeros(CHUNK, np.float32)
                self._memory.clear()  # what was said before the question is no part of its answer
            if self._fault is not None:
                log.info("microphone is back")
            self._fault = None
            if not deaf:
                self._memory.append(chunk)
            if self._listener is not None:
                self._listener.append(chunk)
            self._arrived.notify_all()

    def _note(self, err: MicrophoneError) -> None:
        with self._arrived:
            if not self._awake.is_set():
                return  # nobody is here to be told
            if self._fault is None or self._fault.code != err.code:
                log.warning("microphone: %s", err.code)
            self._fault = err
