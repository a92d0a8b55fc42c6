"""Tells which letters of a page are drawn with no ink at all, and which pages are pictures.

A scanned page with a text layer is a picture with its words invisibly on top; there they count,
where the picture shows something at their place. On any other page such words are for machines.
"""

from typing import Any

NO_INK = (3, 7)
"""PDF 32000-1, table 106: text rendering modes that neither fill nor stroke."""
MARK = "no ink"
SCAN_SHARE = 0.5
"""Share of the page that a scan's picture covers at least."""


def mark_no_ink() -> None:
    """Have pdfplumber mark such letters, from now on in this process (the child that reads one
    PDF): it tells colours but not the rendering mode."""
    import pdfplumber.page as reader

    base = reader.PDFPageAggregatorWithMarkedContent

    class Device(base):  # type: ignore[misc, valid-type]
        """pdfplumber's own device, with the rendering mode as the letters' tag."""

        cur_tag: str | None

        def render_string(self, textstate: Any, *rest: Any) -> None:
            before = self.cur_tag
            if textstate.render in NO_INK:
                self.cur_tag = MARK
            super().render_string(textstate, *rest)
            self.cur_tag = before

    reader.PDFPageAggregatorWithMarkedContent = Device  # type: ignore[misc]


def is_unseen(char: dict[str, Any]) -> bool:
    return char.get("tag") == MARK


def is_scan(page: Any) -> bool:
    """Return whether a picture covers most of the page."""
    left, top, right, bottom = page.bbox
    whole = (right - left) * (bottom - top)
    return any(
        (picture["x1"] - picture["x0"]) * (picture["bottom"] - picture["top"]) > SCAN_SHARE * whole
        for picture in page.images
    )
