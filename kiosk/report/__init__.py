"""The report a candidate keeps: an interview told in blocks, set as PDF, written whole or not."""

import errno
import os
import tempfile
from pathlib import Path

from kiosk.domain.errors import ReportError
from kiosk.domain.interview import Interview
from kiosk.domain.settings import Settings

FEW_PAGES, LEAST_FILLED = 4, 0.3
"""A report of more pages, or whose last page is emptier than this, is set smaller where that
helps."""


def render(interview: Interview, settings: Settings, paper: str = "A4") -> bytes:
    """Return the report as PDF; the same bytes for the same interview. Paper is A4 or Letter.

    Raises:
        ReportError: report-paper where the paper is neither.
    """
    from kiosk.report import pdf, story

    loose = pdf.laid_out(story.tell(interview, settings), paper)
    if loose.pages <= FEW_PAGES and loose.filled >= LEAST_FILLED:
        return loose.content
    tight = pdf.laid_out(story.tell(interview, settings, tight=True), paper, tight=True)
    return min(tight, loose, key=lambda one: (one.pages, -one.filled)).content


def write(path: Path, content: bytes) -> Path:
    """Write a report in one piece: it is there whole, or what was there before still is.

    Raises:
        ReportError: disk-full, or report-unwritable with the system's reason.
    """
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            part = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as err:
        if part is not None:
            part.unlink(missing_ok=True)
        if err.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise ReportError(
                "disk-full", "The disk is full: the report was not written. Please make room."
            ) from err
        raise ReportError(
            "report-unwritable", f"The report cannot be written to {path}: {err.strerror}."
        ) from err
    return path
