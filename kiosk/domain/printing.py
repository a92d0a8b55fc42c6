"""How a printer is, and what becomes of a job that was handed to it."""

from enum import IntEnum, StrEnum

from kiosk.domain.errors import PrinterError


class PrinterState(StrEnum):
    READY = "ready"
    NONE = "none"
    """There is none: reports go home by phone."""
    PAPER = "paper"
    OUT = "out"
    """It wants something else than paper, is stopped, or does not answer."""

    @property
    def wants_staff(self) -> bool:
        return self in CODES


class JobState(IntEnum):
    """As RFC 8011, section 5.3.7, numbers them."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9

    @property
    def failed(self) -> bool:
        return self in (JobState.CANCELED, JobState.ABORTED)


CODES = {PrinterState.PAPER: "printer-needs-paper", PrinterState.OUT: "printer-out-of-order"}
SAYS = {
    PrinterState.NONE: "There is no printer.",
    PrinterState.PAPER: "The printer needs paper just now.",
    PrinterState.OUT: "The printer is out of order just now.",
}
BUSY = "The printer still has another report. Try again in a moment."


def fault(state: PrinterState) -> PrinterError:
    """Return the error of a printer that is not ready."""
    code = CODES.get(state, CODES[PrinterState.OUT])
    return PrinterError(code, SAYS[state], permanent=False)
