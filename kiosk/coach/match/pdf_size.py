"""Whether a PDF may be parsed at all: pages and inflated content are counted beforehand."""

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

INFLATE_STEP = 65_536
STUMBLES = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
"""What pdfminer raises on broken objects, beside its own errors."""
DEEPEST = 6
"""Form objects inside form objects: real files stay under 3."""


class RefusedError(Exception):
    """The PDF is not read; `code` is one of docs/codes.md."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check(data: bytes, max_pages: int, max_inflated: int) -> int:
    """Return the number of pages.

    Raises:
        RefusedError: resume-encrypted, resume-corrupt, resume-too-many-pages or resume-too-large.
    """
    from pdfminer.pdfpage import PDFPage

    document = _opened(data)
    if document is None:
        return _count_by_pdfium(data, max_pages)
    pages: list[Any] = []
    inflated = 0
    try:
        for page in PDFPage.create_pages(document):
            pages.append(page)
            if len(pages) > max_pages:
                raise RefusedError("resume-too-many-pages")
            inflated += _content_bytes(page, max_inflated - inflated)
            if inflated >= max_inflated:
                raise RefusedError("resume-too-large")
    except STUMBLES as err:
        raise RefusedError("resume-corrupt") from err
    return len(pages) or _count_by_pdfium(data, max_pages)


def _opened(data: bytes) -> "PDFDocument | None":
    """Return the document, or None where its tables are broken (pdfium may rebuild them)."""
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    try:
        return PDFDocument(PDFParser(BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as err:
        raise RefusedError("resume-encrypted") from err
    except (PDFException, PSException, *STUMBLES):
        return None


def _count_by_pdfium(data: bytes, max_pages: int) -> int:
    import pypdfium2

    try:
        number = len(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as err:
        raise RefusedError("resume-corrupt") from err
    if number == 0:
        raise RefusedError("resume-corrupt")
    if number > max_pages:
        raise RefusedError("resume-too-many-pages")
    return number


def _content_bytes(page: Any, limit: int) -> int:
    """Return how large the page's drawing instructions are once inflated, at most the limit."""
    from pdfminer.pdftypes import resolve1

    total = 0
    for part in page.contents:
        total += _inflated(resolve1(part), limit - total)
        if total >= limit:
            return limit
    return total + _form_bytes(resolve1(page.resources), limit - total, 0, set())


def _form_bytes(resources: Any, limit: int, depth: int, seen: set[int]) -> int:
    from pdfminer.pdftypes import resolve1

    objects = resolve1(resources.get("XObject")) if isinstance(resources, dict) else None
    total = 0
    for reference in (objects or {}).values():
        form = resolve1(reference)
        key = getattr(reference, "objid", id(form))
        if key in seen or getattr(form.get("Subtype"), "name", "") != "Form":
            continue
        seen.add(key)
        total += _inflated(form, limit - total)
        if depth < DEEPEST and total < limit:
            total += _form_bytes(resolve1(form.get("Resources")), limit - total, depth + 1, seen)
        if total >= limit:
            return limit
    return total


def _inflated(stream: Any, limit: int) -> int:
    """Inflate step by step and stop at the limit, so that a bomb never unfolds."""
    raw = getattr(stream, "rawdata", None)
    if raw is None:
        return 0
    unpack = zlib.decompressobj()
    total, rest = 0, raw
    try:
        while rest and total < limit:
            total += len(unpack.decompress(rest, INFLATE_STEP))
            rest = unpack.unconsumed_tail
    except zlib.error:
        # not deflated, or damaged: what stands there is what it is
        return max(total, len(raw))
    return total
