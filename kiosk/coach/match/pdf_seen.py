"""Which letters of a page are seen: where the page with its text looks different from the page
without it.

Colours, clips, pictures, opacity and what is drawn on top are all in the rendering. It runs in a
process of its own, forked from the one that reads the file, so that a page that takes too long
costs the rendering alone.
"""

import os
import select
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 1.5
"""Pixels a point (108 dpi): a 6 pt letter is 9 px high."""
LONGEST_PX = 1700
"""No page, however large, makes more."""
SEEN = 22
"""Difference of one colour (0 to 255) that text must make: 9 % of the range, #e9e9e9 on white."""
INK_RANGE = 60
"""Light and dark in a letter's place on a scan: there is something written."""
ASPECT = 0.03
"""The picture must have the form of the page, or the places are not those of the letters."""
UNSEEN, SHOWN, ON_INK = b"0", b"1", b"2"


@dataclass(frozen=True)
class Box:
    """Where a letter stands: points from the left and upper edge of what the page shows, turned as
    the page is shown."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Sheet:
    """The letters of one page, and the size of what the page shows, in points."""

    boxes: Sequence[Box]
    width: float
    height: float
    typed: bool = False
    """Some boxes are form fields and notes: the page without text is drawn without these too."""


def looked_at(data: bytes, sheets: Sequence[Sheet], seconds: float) -> list[bytes | None]:
    """Return for each page one sign a letter (UNSEEN, SHOWN, ON_INK), or None for a page that was
    not rendered in time."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - runs in the forked process
        os.close(reading)
        try:
            _render(data, sheets, writing)
        finally:
            os._exit(0)
    os.close(writing)
    try:
        return _collected(reading, sheets, monotonic() + seconds)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _collected(reading: int, sheets: Sequence[Sheet], until: float) -> list[bytes | None]:
    """Read the pages' signs as they come. Each page writes its letters and one byte before them:
    whether it could be rendered."""
    found: list[bytes | None] = []
    held = b""
    for sheet in sheets:
        need = len(sheet.boxes) + 1
        while len(held) < need:
            ready, _, _ = select.select([reading], [], [], max(0.0, until - monotonic()))
            part = os.read(reading, 65_536) if ready else b""
            if not part:
                return found + [None] * (len(sheets) - len(found))
            held += part
        found.append(held[1:need] if held[:1] == b"+" else None)
        held = held[need:]
    return found


def _render(data: bytes, sheets: Sequence[Sheet], writing: int) -> None:
    """Write what is seen of every page into the pipe."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for number, sheet in enumerate(sheets):
        signs = _signs(document[number], sheet) if sheet.boxes else b""
        answer = b"-" + b" " * len(sheet.boxes) if signs is None else b"+" + signs
        while answer:
            answer = answer[os.write(writing, answer) :]


def _signs(page: Any, sheet: Sheet) -> bytes | None:
    from PIL import ImageChops

    wide, high = page.get_size()
    if abs(wide / high - sheet.width / sheet.height) > ASPECT * wide / high:
        return None
    scale = min(SCALE, LONGEST_PX / max(wide, high))
    full = _picture(page, scale)
    for text in _texts(page):
        _blank(text)
    bare = _picture(page, scale, notes=not sheet.typed)
    red, green, blue = ImageChops.difference(full, bare).split()
    change = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    grey = bare.convert("L")
    across, down = change.width / sheet.width, change.height / sheet.height
    places = [_pixels(box, across, down, change.size) for box in sheet.boxes]
    return b"".join(_sign(change, grey, place) for place in places)


def _sign(change: "Image", grey: "Image", place: tuple[int, int, int, int]) -> bytes:
    if place[0] >= place[2] or place[1] >= place[3]:
        return UNSEEN
    if _extremes(change, place)[1] >= SEEN:
        return SHOWN
    dark, light = _extremes(grey, place)
    return ON_INK if light - dark >= INK_RANGE else UNSEEN


def _extremes(picture: "Image", place: tuple[int, int, int, int]) -> tuple[int, int]:
    least, most = picture.crop(place).getextrema()
    return int(str(least)), int(str(most))


def _pixels(
    box: Box, across: float, down: float, size: tuple[int, int]
) -> tuple[int, int, int, int]:
    columns = _range(box.x0 * across, box.x1 * across, size[0])
    rows = _range(box.top * down, box.bottom * down, size[1])
    return columns[0], rows[0], columns[1], rows[1]


def _range(start: float, end: float, limit: int) -> tuple[int, int]:
    """Return the first pixel and the one after the last: at least one, none outside of the page."""
    if end <= 0 or start >= limit:
        return 0, 0
    first = max(0, int(start))
    return first, min(limit, max(first + 1, int(end + 0.999)))


def _picture(page: Any, scale: float, notes: bool = True) -> "Image":
    drawn = page.render(scale=scale, may_draw_forms=notes, draw_annots=notes)
    picture: Image = drawn.to_pil().convert("RGB")
    return picture


def _texts(page: Any) -> Iterator[Any]:
    import pypdfium2.raw as pdfium

    yield from page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8)


def _blank(text: Any) -> None:
    """Let a piece of text leave no ink (PDF 32000-1, table 106, mode 3)."""
    import pypdfium2.raw as pdfium

    pdfium.FPDFTextObj_SetTextRenderMode(text.raw, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
