"""Looks at the printer every few seconds, follows a job to its end, and tells window and staff."""

import logging
from collections.abc import Callable

from kiosk.devices.doors import Printer
from kiosk.domain.errors import PrinterError
from kiosk.domain.printing import CODES, JobState, PrinterState
from kiosk.interview.events import Event
from kiosk.window import booth_events

log = logging.getLogger(__name__)

LOOK_S, FOLLOW_S = 4.0, 1.0
"""Between two looks; while a job is followed."""
WELL_LOOKS = 15
"""Looks in a row at which all was well before staff are told of the same thing again."""
LONGEST_FOLLOWS = 300
"""Seconds after which a job that neither comes out nor fails is taken back."""


class PrinterWatch:
    """One printer, in a thread of its own: a printing system may take seconds to answer."""

    def __init__(
        self,
        printer: Printer,
        tell: Callable[[Event], None],
        tell_staff: Callable[[str], bool],
    ) -> None:
        """`tell_staff` keeps a code for them, or says that it cannot yet."""
        self._printer, self._tell, self._tell_staff = printer, tell, tell_staff
        self._state: PrinterState | None = None
        self._told: set[str] = set()
        self._well = 0
        self._job: int | None = None
        self._follows = 0
        self._wanted = False

    def run(self, left: Callable[[float], bool]) -> None:
        """Look until the window is left; `left` lets a pause pass and says whether it was."""
        while True:
            self.look()
            if left(LOOK_S if self._job is None else FOLLOW_S):
                return

    def follow(self, job: int) -> None:
        """Tell what becomes of this job."""
        self._follows, self._wanted, self._job = 0, True, job

    def forget(self) -> None:
        """Whose report it is has gone: it still comes out, or it is taken back."""
        self._wanted = False

    def look(self) -> None:
        state = self._printer.state()
        if state is not self._state:
            self._state = state
            self._tell(booth_events.PrinterKnown(state))
        self._note(state)
        if self._job is not None:
            self._see_after(self._job, state)

    def _note(self, state: PrinterState) -> None:
        """Tell staff once of what it wants, until all has been well for a while."""
        self._well = 0 if state.wants_staff else self._well + 1
        if self._well >= WELL_LOOKS:
            self._told.clear()
        code = CODES.get(state)
        if code is not None and code not in self._told and self._tell_staff(code):
            self._told.add(code)
            log.warning("the printer needs staff: %s", code)

    def _see_after(self, number: int, state: PrinterState) -> None:
        self._follows += 1
        try:
            job = self._printer.job(number)
            if job is None or job is JobState.COMPLETED:
                self._over(done=True)
            elif job.failed:
                self._over(done=False)
            elif self._follows > LONGEST_FOLLOWS or (state.wants_staff and not self._wanted):
                self._printer.cancel(number)
                self._over(done=False)
        except PrinterError as err:
            log.warning("a job cannot be followed: %s", err.code)
            if self._follows > LONGEST_FOLLOWS:
                self._over(done=False)

    def _over(self, *, done: bool) -> None:
        self._job = None
        if not done:
            log.warning("a report was not printed: %s", CODES[PrinterState.OUT])
        if self._wanted:
            self._tell(booth_events.Printed(done))
