"""Writes CSV that a spreadsheet only shows: a cell that it would run is defused."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
"""How a cell begins that a spreadsheet would run (OWASP, "CSV Injection"), full width too."""

WITHIN = re.compile(r"""([;,\t"'\r\n][ \u00a0\u200b\ufeff]*)(?=[=+\-@＝＋－＠|%])""")
"""Where a spreadsheet of another country may begin a cell of its own, within one of ours."""


def lines(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield the lines of a CSV file."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def cell(value: Any) -> Any:
    """Return the value as it may stand in a cell; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return value
    text = WITHIN.sub(r"\1'", str(value))
    bare = text.lstrip(" \u00a0\u200b\ufeff")
    return f"'{text}" if bare.startswith(RUNS) or text.startswith(RUNS) else text
