"""What the documents say of the code is so: the bands of docs/measures.md are the code's."""

import re
from dataclasses import asdict
from pathlib import Path

from kiosk.domain.sections import Bands

REPOSITORY = Path(__file__).resolve().parents[2]


def _bands() -> dict[str, tuple[float, ...]]:
    """Return the defaults that docs/measures.md names, by setting."""
    text = (REPOSITORY / "docs/measures.md").read_text()
    section = text.split("## Bands")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([\d. to]+) \|", section, re.MULTILINE)
    return {name: tuple(float(n) for n in figures.split(" to ")) for name, figures in rows}


def test_every_band_is_documented_with_the_default_the_code_has():
    code = {
        name: value if isinstance(value, tuple) else (float(value),)
        for name, value in asdict(Bands()).items()
    }
    assert _bands() == code
