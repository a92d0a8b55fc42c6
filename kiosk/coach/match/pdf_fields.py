"""What was typed into a PDF: values of form fields and text notes, as words at their place."""

from collections.abc import Iterator
from typing import Any

Word = dict[str, Any]
NOT_SHOWN = 1 | 2 | 32
"""Annotation flags invisible, hidden, no view (PDF 32000-1, table 165)."""
DEEPEST = 8


def typed_words(page: Any) -> list[Word]:
    """Return one word for each line typed into the page's fields, with its box in points."""
    return [word for note in page.annots for word in _words(note)]


def _words(note: dict[str, Any]) -> Iterator[Word]:
    data = note.get("data") or {}
    if _plain(data.get("F"), 0) & NOT_SHOWN:
        return
    lines = [line for line in _value(data).replace("\r", "\n").split("\n") if line.strip()]
    height = (note["bottom"] - note["top"]) / max(1, len(lines))
    for at, line in enumerate(lines):
        top = note["top"] + at * height
        place = {"x0": note["x0"], "x1": note["x1"], "top": top, "bottom": top + height}
        yield place | {"text": " ".join(line.split()), "typed": True}


def _value(data: dict[str, Any]) -> str:
    if _name(data.get("Subtype")) == "FreeText":
        return _text(data.get("Contents"))
    if _name(data.get("Subtype")) != "Widget" or _name(_inherited(data, "FT")) not in ("Tx", "Ch"):
        return ""
    return _text(_inherited(data, "V"))


def _inherited(data: dict[str, Any], key: str) -> Any:
    """Return a field's entry, its own or that of the field it is a part of."""
    from pdfminer.pdftypes import resolve1

    for _ in range(DEEPEST):
        if not isinstance(data, dict) or key in data:
            break
        data = resolve1(data.get("Parent"))
    return resolve1(data.get(key)) if isinstance(data, dict) else None


def _text(value: Any) -> str:
    from pdfminer.utils import decode_text

    if isinstance(value, bytes):
        return str(decode_text(value))
    return value if isinstance(value, str) else ""


def _name(value: Any) -> str:
    return str(getattr(value, "name", value or ""))


def _plain(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise
