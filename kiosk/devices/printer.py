"""The printer, through CUPS's own programs: one job at a time, each call with a deadline."""

import shutil
import subprocess

from kiosk.domain.errors import PrinterError

DEADLINE_S = 10.0
WANTS = ("disabled", "paused", "out of paper", "media-empty", "jam", "cover", "offline", "stopped")
STAFF = "The printer needs staff. Your report is also behind the code for your phone."


class CupsPrinter:
    """A CUPS queue by name; the system's default where the name is empty."""

    def __init__(self, queue: str = "") -> None:
        self._queue = queue

    def ready(self) -> bool:
        """Say whether there is a queue that takes jobs."""
        if shutil.which("lp") is None or shutil.which("lpstat") is None:
            return False
        try:
            return not self._fault()
        except PrinterError:
            return False

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Hand one job to the queue.

        Raises:
            PrinterError: printer-needs-staff.
        """
        if self._fault() or self._busy():
            raise PrinterError("printer-needs-staff", STAFF, permanent=False)
        queue = ["-d", self._queue] if self._queue else []
        self._call(["lp", *queue, "-t", title, "-o", "fit-to-page"], pdf)

    def _fault(self) -> bool:
        said = self._call(["lpstat", "-p", *([self._queue] if self._queue else [])]).lower()
        return not said.strip() or any(word in said for word in WANTS)

    def _busy(self) -> bool:
        """Say whether a job is still in the queue: a second one on top is how paper gets lost."""
        return bool(self._call(["lpstat", "-o", *([self._queue] if self._queue else [])]).strip())

    def _call(self, words: list[str], given: bytes = b"") -> str:
        try:
            done = subprocess.run(
                words, input=given, capture_output=True, timeout=DEADLINE_S, check=True
            )
        except (OSError, subprocess.SubprocessError) as err:
            raise PrinterError("printer-needs-staff", STAFF, permanent=False) from err
        return done.stdout.decode(errors="replace")
