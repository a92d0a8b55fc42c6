"""Draws codes to scan, as SVG that stands in a page."""

import io

import segno
from markupsafe import Markup


def code(content: str, *, sized: bool = True) -> Markup:
    """Return a QR code, black on white whatever the page's colours; without a size of its own it
    takes that of its place."""
    file = io.BytesIO()
    segno.make(content, error="m", micro=False).save(
        file,
        kind="svg",
        scale=5,
        border=4,
        dark="#000",
        light="#fff",
        xmldecl=False,
        svgns=True,
        omitsize=not sized,
    )
    return Markup(file.getvalue().decode())  # noqa: S704 - made by our own drawing code
