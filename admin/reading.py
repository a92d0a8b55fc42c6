"""Turns what staff or a phone bring into text; the content tells what a file is, not its name."""

from admin.queues import READINGS
from kiosk.coach.match.job_text import read_job
from kiosk.coach.match.resume_text import read_resume
from kiosk.domain.errors import ResumeError
from kiosk.domain.job import Job, Resume
from kiosk.domain.settings import Settings

PDF_SIGN, SIGN_WITHIN = b"%PDF-", 1024
"""Readers accept a PDF whose sign stands within the first kilobyte."""
OTHER_SIGNS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF")
"""Zip (also Word), old Word, pictures, a program."""


def job_of(text: str) -> Job:
    """Return the job that a text describes.

    Raises:
        JobError: job-empty.
    """
    return read_job(text)


def resume_of(content: bytes, settings: Settings) -> Resume:
    """Return the text of a PDF or text file; a PDF is read by a child process with limits. One file
    is read at a time, whatever it is.

    Raises:
        ResumeError: a resume- code of docs/codes.md.
        PanelError: busy.
    """
    name = ""
    if PDF_SIGN not in content[:SIGN_WITHIN]:
        if content.startswith(OTHER_SIGNS) or (
            b"\0" in content[:4096] and content[:1] not in b"\xff\xfe"
        ):
            raise ResumeError("resume-not-pdf", "This is neither a PDF nor a text file.")
        name = "brought.txt"
    with READINGS.turn():
        return read_resume(content, settings.matching, name)


def resume_pasted(text: str, settings: Settings) -> Resume:
    """Return the resume that was pasted, read as a file of that text would be.

    Raises:
        ResumeError: a resume- code of docs/codes.md.
        PanelError: busy.
    """
    with READINGS.turn():
        return read_resume(text.encode(), settings.matching, "pasted.txt")
