"""The background thread that runs the interview and turns an error into Failed."""

import logging
import threading
import time
from collections.abc import Callable, Iterator

from kiosk.domain.errors import CoachError
from kiosk.interview import events
from kiosk.interview.controls import Controls, Wish

log = logging.getLogger(__name__)

STOP_S = 5.0
"""How long a stopped interview may take to end before the booth goes on without it."""
OUR_FAULT = "Something went wrong in the booth."


class Worker:
    """One interview in a thread of its own; what happens is handed to `tell`, in order."""

    def __init__(
        self,
        steps: Callable[[Controls], Iterator[events.Event]],
        tell: Callable[[events.Event], None],
    ) -> None:
        self.controls = Controls()
        self.beat = time.monotonic()
        """When it last said something, for the watchdog."""
        self._tell = tell
        self._steps = steps
        self._thread = threading.Thread(target=self._run, name="interview", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def silence(self) -> None:
        """Stop the interview without waiting; nothing it says from now on is handed over."""
        self._tell = _nobody
        self.controls.wish(Wish.STOP)

    def stop(self) -> None:
        """Stop the interview and wait until it has ended."""
        self.silence()
        if self._thread.is_alive():
            self._thread.join(STOP_S)

    def _run(self) -> None:
        try:
            for event in self._steps(self.controls):
                self.beat = time.monotonic()
                self._tell(event)
        except CoachError as err:
            log.warning("interview failed: %s", err.code)
            self._tell(events.Failed(err.code, err.message))
        except Exception as err:  # noqa: BLE001  a person gets a sentence and the booth goes on
            log.error("interview failed: %s at %s", type(err).__name__, _place(err))
            self._tell(events.Failed("fault", OUR_FAULT))


def _nobody(event: events.Event) -> None:
    """Take what is said after the window has stopped to listen."""


def _place(err: BaseException) -> str:
    """Return where an error came from, without its words: they may be a person's."""
    trace = err.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
