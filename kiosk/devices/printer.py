"""The printer: a queue of CUPS, how it is and what became of a job, one job at a time."""

import getpass
import ipaddress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from kiosk.devices import ipp
from kiosk.devices.ipp import Given, Operation
from kiosk.domain.errors import PrinterError
from kiosk.domain.printing import BUSY, JobState, PrinterState, fault

STOPPED = 5
"""`printer-state` of a queue that prints nothing."""
EMPTY = {"media-empty", "media-needed"}
"""What keeps paper away, also as a warning: a printer at rest only warns of its empty tray."""
AWAY = {"offline", "paused", "moving-to-paused", "shutdown", "stopped-partly"}
"""Nothing comes out, however mildly it is said: CUPS reports a printer without power."""
STOPS = {
    "cover-open", "developer-empty", "door-open", "fuser-over-temp", "fuser-under-temp",
    "input-tray-missing", "interlock-open", "interpreter-resource-unavailable",
    "marker-supply-empty", "marker-waste-full", "media-jam", "opc-life-over", "output-area-full",
    "output-tray-missing", "spool-area-full", "toner-empty",
}  # fmt: skip
"""Reasons of RFC 8011, section 5.4.12, that stop a printer, where it gives no severity."""
ASKED = (
    "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "queued-job-count",
    "printer-name", "device-uri", "printer-up-time", "printer-state-change-time",
)  # fmt: skip
BELIEVED_S = 600.0
"""How long a queue at rest is believed what it wanted last: CUPS sees no paper being put in."""


class CupsPrinter:
    """A CUPS queue by name; the system's default where the name is empty."""

    def __init__(self, queue: str = "") -> None:
        self._queue = queue

    def state(self) -> PrinterState:
        """Say how the printer is; returns within some seconds, whatever it does."""
        try:
            return self._known().state
        except PrinterError:
            return self._missing

    def print_pdf(self, pdf: bytes, title: str) -> int:
        """Hand one job to the queue; return its number. A queue at rest is tried, whatever it
        wanted last.

        Raises:
            PrinterError: printer-needs-paper, printer-out-of-order or printer-busy.
        """
        known = self._known()
        if known.closed:
            raise fault(known.state)
        if known.jobs:  # a second one on top is how paper gets lost
            raise PrinterError("printer-busy", BUSY, permanent=False)
        told = self._asked(
            known.queue,
            Operation.PRINT_JOB,
            Given(ipp.NAME, "job-name", (title,)),
            Given(ipp.MIME, "document-format", ("application/pdf",)),
            group=(Given(ipp.KEYWORD, "print-scaling", ("fit",)),),
            body=pdf,
        )
        number = told.one("job-id")
        if not told.done or not isinstance(number, int):
            raise fault(PrinterState.OUT)
        return number

    def job(self, number: int) -> JobState | None:
        """Say what has become of a job; None where the printing system has forgotten it.

        Raises:
            PrinterError: printer-out-of-order: nobody answers.
        """
        asked = Given(ipp.KEYWORD, "requested-attributes", ("job-state",))
        told = self._of_job(number, Operation.JOB_ATTRIBUTES, asked)
        state = told.one("job-state")
        return JobState(state) if state in list(JobState) else None

    def cancel(self, number: int) -> None:
        """Take a job back, so that it does not come out for whoever stands there later.

        Raises:
            PrinterError: printer-out-of-order: nobody answers.
        """
        self._of_job(number, Operation.CANCEL_JOB)

    @property
    def _missing(self) -> PrinterState:
        """What it means that no queue is found: one that was named should be there."""
        return PrinterState.OUT if self._queue else PrinterState.NONE

    # --- the printing system ----------------------------------------------------------------------

    def _known(self) -> "_Known":
        """Ask how the queue is.

        Raises:
            PrinterError: printer-out-of-order: nobody answers.
        """
        asked = Given(ipp.KEYWORD, "requested-attributes", ASKED)
        if self._queue:
            told = self._asked(self._queue, Operation.PRINTER_ATTRIBUTES, asked)
        else:
            told = ipp.ask(ipp.cups(), "/", Operation.DEFAULT_PRINTER, (asked,))
        name = told.one("printer-name")
        if not told.done or not isinstance(name, str):
            return _Known(self._queue, self._missing, closed=True, jobs=0)
        state, jobs = _state_of(told), int(told.one("queued-job-count") or 0)
        if _stopped(told):
            return _Known(name, state, closed=True, jobs=jobs)
        device = _of_device(str(told.one("device-uri") or ""))
        if device is not None:
            return _Known(name, device, closed=device.wants_staff, jobs=jobs)
        old = not jobs and _age_s(told) > BELIEVED_S
        return _Known(name, PrinterState.READY if old else state, closed=False, jobs=jobs)

    def _asked(self, queue: str, operation: Operation, *given: Given, **more: Any) -> ipp.Answer:
        path = f"/printers/{quote(queue)}"
        head = (Given(ipp.URI, "printer-uri", (f"ipp://localhost{path}",)), _whoever())
        return ipp.ask(ipp.cups(), path, operation, (*head, *given), **more)

    def _of_job(self, number: int, operation: Operation, *given: Given) -> ipp.Answer:
        head = (Given(ipp.URI, "job-uri", (f"ipp://localhost/jobs/{number}",)), _whoever())
        return ipp.ask(ipp.cups(), "/jobs/", operation, (*head, *given))


@dataclass(frozen=True)
class _Known:
    queue: str
    state: PrinterState
    closed: bool
    """Whether a job would certainly not come out."""
    jobs: int


def _whoever() -> Given:
    return Given(ipp.NAME, "requesting-user-name", (getpass.getuser(),))


def _state_of(told: ipp.Answer) -> PrinterState:
    reasons = [str(one) for one in told.attributes.get("printer-state-reasons", ())]
    kinds = {_kind(one) for one in reasons}
    if PrinterState.PAPER in kinds and PrinterState.OUT not in kinds:
        return PrinterState.PAPER
    out = _stopped(told) or PrinterState.OUT in kinds
    return PrinterState.OUT if out else PrinterState.READY


def _stopped(told: ipp.Answer) -> bool:
    return told.one("printer-state") == STOPPED or told.one("printer-is-accepting-jobs") is False


def _age_s(told: ipp.Answer) -> float:
    """Return how long ago the queue changed its state, by its own clock."""
    now, then = told.one("printer-up-time"), told.one("printer-state-change-time")
    return float(now - then) if isinstance(now, int) and isinstance(then, int) else 0.0


def _kind(reason: str) -> PrinterState:
    """Return what a reason means for who wants paper; a severity is its last word (RFC 8011)."""
    word, _, severity = reason.rpartition("-")
    if severity not in ("error", "warning", "report"):
        word, severity = reason, ""
    if word in EMPTY and severity != "report":
        return PrinterState.PAPER
    stops = severity == "error" or (not severity and word in STOPS)
    return PrinterState.OUT if stops or word in AWAY else PrinterState.READY


def _of_device(uri: str) -> PrinterState | None:
    """Ask the printer itself, where it is at this machine's own USB (ipp-usb gives it a port here):
    CUPS looks at a printer only while it prints. One in the network is not asked: the booth's
    program reaches no other machine. None where it was not asked."""
    where = urlsplit(uri)
    if where.scheme != "ipp" or not _here(where.hostname or ""):
        return None
    path = where.path or "/"
    asked = Given(ipp.KEYWORD, "requested-attributes", ASKED)
    whom = Given(ipp.URI, "printer-uri", (uri,))
    server = f"{where.hostname}:{where.port or ipp.PORT}"
    try:
        told = ipp.ask(server, path, Operation.PRINTER_ATTRIBUTES, (whom, asked))
    except PrinterError:
        return PrinterState.OUT
    return _state_of(told) if told.done else None


def _here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
