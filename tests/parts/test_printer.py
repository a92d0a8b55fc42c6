"""The printer through a real CUPS: what it wants is known by its state, never by a sentence."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest

from kiosk.devices import ipp
from kiosk.devices.ipp import Given, Operation
from kiosk.devices.printer import CupsPrinter
from kiosk.domain.errors import PrinterError
from kiosk.domain.printing import JobState, PrinterState
from tests.kit.fakes import cups

KNOWN_S = 10.0
"""Within this the booth knows what the printer wants."""
PDF = b"%PDF-1.7 a report"


@pytest.fixture(scope="module")
def running() -> Iterator[cups.Printer]:
    if cups.CUPSD is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("not installed: cupsd")
    with cups.printer() as printer:
        yield printer


@pytest.fixture
def printer(running: cups.Printer, monkeypatch: pytest.MonkeyPatch) -> Iterator[cups.Printer]:
    monkeypatch.setenv("CUPS_SERVER", str(running.socket))
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    running.paper.unlink(missing_ok=True)
    yield running
    running.wants(None)
    running.fails(now=False)
    comes(lambda: not jobs_left())


def ours() -> CupsPrinter:
    return CupsPrinter(cups.QUEUE)


def comes(true, seconds: float = KNOWN_S) -> float:
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, "it did not come about"
        time.sleep(0.2)
    return time.monotonic() - began


def jobs_left() -> int:
    return int(asked("queued-job-count") or 0)


def asked(name: str) -> ipp.Value | None:
    uri = Given(ipp.URI, "printer-uri", (f"ipp://localhost/printers/{cups.QUEUE}",))
    wanted = Given(ipp.KEYWORD, "requested-attributes", (name,))
    path = f"/printers/{cups.QUEUE}"
    return ipp.ask(ipp.cups(), path, Operation.PRINTER_ATTRIBUTES, (uri, wanted)).one(name)


def test_a_report_is_printed_and_its_end_is_known(printer):
    number = ours().print_pdf(PDF, "Interview report")
    comes(lambda: ours().job(number) is JobState.COMPLETED)
    assert printer.printed() == PDF


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        ("media-empty-error", PrinterState.PAPER),
        ("media-jam-error", PrinterState.OUT),
        ("offline-report", PrinterState.OUT),
    ],
)
def test_what_it_wants_in_the_middle_of_a_job_is_known_and_clears_by_itself(printer, reason, state):
    printer.wants(reason)
    number = ours().print_pdf(PDF, "Interview report")
    comes(lambda: ours().state() is state)
    with pytest.raises(PrinterError) as fault:
        ours().print_pdf(PDF, "Interview report")
    assert fault.value.code == "printer-busy"
    printer.wants(None)
    comes(lambda: ours().job(number) is JobState.COMPLETED)
    comes(lambda: ours().state() is PrinterState.READY)


def test_a_job_that_is_taken_back_never_comes_out(printer):
    printer.wants("media-empty-error")
    number = ours().print_pdf(PDF, "Interview report")
    comes(lambda: ours().state() is PrinterState.PAPER)
    ours().cancel(number)
    comes(lambda: ours().job(number) is JobState.CANCELED)
    assert ours().state() is PrinterState.PAPER
    printer.wants(None)
    time.sleep(1.0)
    assert not printer.paper.exists()
    number = ours().print_pdf(PDF, "Interview report")
    comes(lambda: ours().job(number) is JobState.COMPLETED)
    assert ours().state() is PrinterState.READY


def test_a_job_that_fails_is_known_to_have_failed(printer):
    printer.fails(now=True)
    number = ours().print_pdf(PDF, "Interview report")
    comes(lambda: ours().job(number) is JobState.ABORTED)
    assert not printer.paper.exists()


@pytest.mark.parametrize(
    ("stops", "goes_on"), [("cupsdisable", "cupsenable"), ("cupsreject", "cupsaccept")]
)
def test_a_queue_that_staff_have_stopped(printer, stops, goes_on):
    printer.queue(stops)
    try:
        assert ours().state() is PrinterState.OUT
    finally:
        printer.queue(goes_on)
    assert ours().state() is PrinterState.READY


def test_a_printer_at_this_machine_is_asked_before_anything_is_printed(printer):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with cups.printer(port) as device:
        uri = f"ipp://localhost:{port}/printers/{cups.QUEUE}"
        add = [cups.program("lpadmin"), "-h", str(printer.socket), "-p", "usb", "-E", "-v", uri]
        subprocess.run([*add, "-m", "raw"], check=True, timeout=20, capture_output=True)
        ready = CupsPrinter("usb")
        comes(lambda: ready.state() is PrinterState.READY)
        device.wants("media-empty-error")
        subprocess.run(
            [cups.program("lp"), "-h", str(device.socket), "-d", cups.QUEUE],
            input=PDF, check=True, timeout=20, capture_output=True,
        )  # fmt: skip
        comes(lambda: ready.state() is PrinterState.PAPER)
        with pytest.raises(PrinterError) as fault:
            ready.print_pdf(PDF, "Interview report")
        assert fault.value.code == "printer-needs-paper"
        device.wants(None)
        comes(lambda: ready.state() is PrinterState.READY)
    comes(lambda: ready.state() is PrinterState.OUT)


def test_a_queue_that_is_not_there(printer):
    assert CupsPrinter("another").state() is PrinterState.OUT
    assert CupsPrinter().state() is PrinterState.NONE
