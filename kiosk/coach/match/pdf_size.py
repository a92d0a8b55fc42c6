"""Whether a PDF may be parsed at all: pages and inflated content are counted beforehand."""

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

INFLATE_STEP = 65_536
DEEPEST = 6
"""Form objects inside form objects: real files stay under 3."""


class Refused(Exception):
    """The PDF is not read; `code` is one of CONTRACTS.md."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check(data: bytes, max_pages: int, max_inflated: int) -> int:
    """Return the number of pages.

    Raises:
        Refused: resume-encrypted, resume-corrupt, resume-too-many-pages or resume-too-large.
    """
    from pdfminer.pdfpage import PDFPage

    document = _opened(data)
    pages: list[Any] = []
    inflated = 0
    try:
        for page in PDFPage.create_pages(document):
            pages.append(page)
            if len(pages) > max_pages:
                raise Refused("resume-too-many-pages")
            inflated += _content_bytes(page, max_inflated - inflated)
            if inflated >= max_inflated:
                raise Refused("resume-too-large")
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as err:
        raise Refused("resume-corrupt") from err
    return len(pages) or _count_by_pdfium(data, max_pages)


def _opened(data: bytes) -> "PDFDocument":
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    try:
        return PDFDocument(PDFParser(BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as err:
        raise Refused("resume-encrypted") from err
    except (PDFException, PSException) as err:
        raise Refused("resume-corrupt") from err
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as err:
        raise Refused("resume-corrupt") from err


def _count_by_pdfium(data: bytes, max_pages: int) -> int:
    import pypdfium2

    try:
        number = len(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as err:
        raise Refused("resume-corrupt") from err
    if number == 0:
        raise Refused("resume-corrupt")
    if number > max_pages:
        raise Refused("resume-too-many-pages")
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
