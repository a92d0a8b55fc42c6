"""Hands a report to a CUPS queue by the `lp` program, with a deadline."""

import logging
import shutil
import subprocess

from kiosk.domain.errors import PrinterError

log = logging.getLogger(__name__)

DEADLINE_S = 15.0


def print_pdf(pdf: bytes, title: str, queue: str) -> None:
    """Hand one job to the queue (empty: the default one). `title` shows in the queue: no name.

    Raises:
        PrinterError: printer-needs-staff.
    """
    program = shutil.which("lp")
    if program is None:
        raise _needs_staff("This machine has no printing system (CUPS).")
    where = ["-d", queue] if queue else []
    try:
        done = subprocess.run(
            [program, *where, "-t", title],
            input=pdf,
            capture_output=True,
            timeout=DEADLINE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as err:
        raise _needs_staff("The printer does not answer.") from err
    if done.returncode != 0:
        log.error("printer-needs-staff: lp ended with %d", done.returncode)
        raise _needs_staff("The printer did not take the report. Is it there, and switched on?")


def _needs_staff(message: str) -> PrinterError:
    return PrinterError("printer-needs-staff", message, permanent=False)
