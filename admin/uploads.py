"""Takes uploaded files: in memory only, bounded, and read in a child process that may die."""

from io import BytesIO
from typing import IO

from flask import Flask, Request, request
from werkzeug.datastructures import FileStorage

from admin.errors import FormError, PanelError

SMALL_FORM = 200_000
"""Room for the form around the file."""


class MemoryRequest(Request):
    """A request whose files never touch the disk (the library would spool large ones to one)."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()


def allow_files(app: Flask, endpoints: tuple[str, ...], largest: int) -> None:
    """Let these views take a file of so many bytes; must come before what reads the form."""
    app.request_class = MemoryRequest

    @app.before_request
    def widen() -> None:
        if request.endpoint in endpoints:
            request.max_content_length = largest + SMALL_FORM


def bytes_of(upload: FileStorage | None, largest: int) -> bytes:
    """Return what was uploaded; its name and declared type are not looked at.

    Raises:
        FormError: there is no file, or nothing in it.
        PanelError: resume-too-large.
    """
    content = upload.stream.read(largest + 1) if upload is not None else b""
    if not content:
        raise FormError("file", "Choose a file first. This one is empty.")
    if len(content) > largest:
        raise PanelError("resume-too-large", f"A file may have {largest // 1_000_000} MB.")
    return content
