"""The child process that reads one PDF: bytes on standard input, JSON on standard output.

It runs apart, under limits of memory and time, because a PDF is a stranger's program: a file of
44 KB kept the parser busy for over a minute.
"""

import json
import os
import resource
import sys
from io import BytesIO
from typing import Any

from kiosk.coach.match.pdf_layout import PageLetters, PageText
from kiosk.coach.match.pdf_seen import looked_at
from kiosk.coach.match.pdf_size import RefusedError, check
from kiosk.coach.match.pdf_unseen import mark_no_ink

RENDER_SHARE = 0.4
"""Of the time for a file, what its rendering may take: then it is read as it stands."""
FEWEST_LETTERS = 40
"""A picture of a page with a page number on it is a picture."""
GARBLED_SHARE = 0.2
"""Share of glyph numbers and signs without a meaning above which the text is not text."""


def main() -> int:
    limits = json.loads(sys.argv[1])
    os.nice(3)  # a stranger's file comes after everybody else
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory_bytes"], limits["memory_bytes"]))
    seconds = int(limits["timeout_s"]) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        answer = read(sys.stdin.buffer.read(), limits)
    except RefusedError as err:
        answer = {"error": err.code}
    except MemoryError:
        answer = {"error": "resume-too-large"}
    sys.stdout.write(json.dumps(answer))
    return 0


def read(data: bytes, limits: dict[str, Any]) -> dict[str, Any]:
    """Return the text of the PDF's first pages, with what nobody would see kept apart.

    Raises:
        RefusedError: with the code that says why.
    """
    pages = check(data, limits["max_pages"], limits["max_inflated_bytes"])
    texts, not_rendered = _pages(data, min(pages, limits["read_pages"]), limits["timeout_s"])
    text = "\n\n".join(page.text for page in texts).strip()
    hidden = "\n".join(page.hidden for page in texts if page.hidden)
    if not (text or hidden) or _garbled(text):
        text = _by_pdfium(data, limits["read_pages"])
    letters = sum(1 for c in text if c.isalnum())
    scanned = letters < FEWEST_LETTERS and any(page.picture for page in texts)
    if letters == 0 or scanned or _garbled(text):
        raise RefusedError("resume-no-text")
    return {"pages": pages, "text": text, "hidden": hidden, "not_rendered": not_rendered}


def _pages(data: bytes, number: int, timeout_s: float) -> tuple[list[PageText], int]:
    """Return the text of the pages, and how many of them were not drawn in time."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    mark_no_ink()
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            pages = [PageLetters(page) for page in document.pages[:number]]
            sheets = [page.sheet() for page in pages]
            signs = looked_at(data, sheets, RENDER_SHARE * timeout_s)
            texts = [page.text(one) for page, one in zip(pages, signs, strict=True)]
    except (PDFException, PSException, PdfminerException):
        # a broken object in the middle of the file: another reader may do better
        return [PageText(_by_pdfium(data, number))], 0
    return texts, sum(1 for one in signs if one is None)


def _by_pdfium(data: bytes, number: int) -> str:
    """Return the text as pdfium sees it, which repairs more but knows nothing of columns."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        chosen = range(min(len(document), number))
        texts = [str(document[page].get_textpage().get_text_range()) for page in chosen]
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return ""
    return "\n\n".join(text.replace("\r\n", "\n").replace("\ufffe", "-") for text in texts)


def _garbled(text: str) -> bool:
    letters = [c for c in text if not c.isspace()]
    odd = sum(1 for c in letters if ord(c) < 32 or c == "\ufffd" or 0xE000 <= ord(c) <= 0xF8FF)
    glyphs = text.count("(cid:") * 7
    readable = sum(1 for c in letters if c.isalnum() and c != "\ufffd")
    return bool(letters) and (
        (odd + glyphs) / len(letters) > GARBLED_SHARE or readable / len(letters) < 0.4
    )


if __name__ == "__main__":
    sys.exit(main())
