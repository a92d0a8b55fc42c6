"""The child process that reads one PDF: bytes on standard input, JSON on standard output.

It runs apart, under limits of memory and time, because a PDF is a stranger's program: a file of
44 KB kept the parser busy for over a minute (docs/facts.md, Matching).
"""

import json
import os
import resource
import sys
from io import BytesIO
from typing import Any

from kiosk.coach.match.pdf_layout import PageText, page_text
from kiosk.coach.match.pdf_size import RefusedError, check
from kiosk.coach.match.pdf_unseen import mark_no_ink

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
    texts = _pages(data, min(pages, limits["read_pages"]))
    text = "\n\n".join(page.text for page in texts).strip()
    hidden = "\n".join(page.hidden for page in texts if page.hidden)
    if not (text or hidden) or _garbled(text):
        text = _by_pdfium(data, limits["read_pages"])
    if not any(c.isalnum() for c in text) or _garbled(text):
        raise RefusedError("resume-no-text")
    return {"pages": pages, "text": text, "hidden": hidden}


def _pages(data: bytes, number: int) -> list[PageText]:
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    mark_no_ink()
    texts = []
    try:
        with pdfplumber.open(BytesIO(data)) as document:
            for page in document.pages[:number]:
                texts.append(page_text(page) if page.chars else PageText(""))
                page.close()
    except (PDFException, PSException, PdfminerException):
        # a broken object in the middle of the file: another reader may do better
        return [PageText(_by_pdfium(data, number))]
    return texts


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
