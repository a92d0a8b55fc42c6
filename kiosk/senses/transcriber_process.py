"""The transcriber's own process: phrases in, words out, the newest draft first.

It is spawned by `kiosk.senses.hearing` and imports torch only in here, so that neither the window
nor the camera waits for it and a native crash costs one phrase.
"""

import os
import threading
from collections import deque
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from kiosk.domain.errors import CoachError
from kiosk.domain.settings import Settings
from kiosk.domain.sound import Phrase
from kiosk.senses.transcribed import Transcribed

if TYPE_CHECKING:  # it imports torch, which the booth does not want
    from kiosk.senses.transcriber import Transcriber


@dataclass(frozen=True)
class Begin:
    take: int
    keywords: tuple[str, ...]


@dataclass(frozen=True)
class Say:
    take: int
    phrase: Phrase


@dataclass(frozen=True)
class Ready:
    model: str


@dataclass(frozen=True)
class Result:
    take: int
    heard: Transcribed
    seconds: float
    """Spent on it."""


@dataclass(frozen=True)
class Broken:
    """It cannot be started on this machine, and trying again changes nothing."""

    code: str
    message: str


class Inbox:
    """What the booth sent, read by a thread of its own so that the booth never waits to send."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._waiting: deque[Begin | Say] = deque()
        self._changed = threading.Condition()
        self._closed = False
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def _read(self) -> None:
        try:
            while True:
                message = self._pipe.recv()
                with self._changed:
                    self._waiting.append(message)
                    self._changed.notify()
        except (EOFError, OSError):
            with self._changed:
                self._closed = True
                self._changed.notify()

    def __len__(self) -> int:
        return len(self._waiting)

    def next(self) -> Begin | Say | None:
        """Wait for the next message that still matters; None when the booth has gone."""
        with self._changed:
            while True:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    return None
                message = self._waiting.popleft()
                if not self.replaces(message):
                    return message

    def replaces(self, message: Begin | Say) -> bool:
        """Say whether a newer draft of the same phrase, or a newer take, waits."""
        later = list(self._waiting)
        if any(isinstance(other, Begin) for other in later):
            return True
        return isinstance(message, Say) and any(
            isinstance(other, Say) and other.phrase.number == message.phrase.number
            for other in later
        )


def serve(pipe: Connection, settings: Settings) -> None:
    """Load the model and transcribe until the booth goes away."""
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"  # spinning threads cost more than they give
    os.environ["OMP_NUM_THREADS"] = str(settings.hearing.threads)
    inbox = Inbox(pipe)
    try:
        transcriber = _load(settings)
    except CoachError as err:
        pipe.send(Broken(err.code, err.message))
        return
    pipe.send(Ready(settings.hearing.model))

    from time import perf_counter

    while (message := inbox.next()) is not None:
        if isinstance(message, Begin):
            transcriber.begin(message.keywords)
            continue
        began = perf_counter()
        outdated = partial(inbox.replaces, message)
        heard = transcriber.transcribe(message.phrase, outdated)
        if heard is not None:
            pipe.send(Result(message.take, heard, perf_counter() - began))


def _load(settings: Settings) -> "Transcriber":
    import torch

    from kiosk.senses.agreement import chosen
    from kiosk.senses.transcriber import Transcriber
    from kiosk.senses.weights import whisper_file
    from kiosk.senses.whisper_model import WhisperModel

    torch.set_num_threads(settings.hearing.threads)
    file = whisper_file(settings)
    model = WhisperModel(file, chosen(settings).arithmetic)
    transcriber = Transcriber(model)
    transcriber.warm()
    return transcriber
