"""Makes the corpus' resumes messy: foreign lines in them, no bullets, no order, often no skills."""

import random
import re
import textwrap
from typing import Any

FOREIGN = 14
"""Lines of other professions put into each."""
SHORTEST = 30
PARAGRAPH_LINES = 6
WIDE = 88


def messy(rows: list[dict[str, Any]], foreign: int = FOREIGN) -> list[dict[str, Any]]:
    """Return the same people with messy resumes, the same every time."""
    made = []
    for at, row in enumerate(rows):
        lines = _foreign_lines(row, rows)
        chance = random.Random(7 * at + 1)
        made.append(row | {"text": _messy(row["text"], lines, chance, foreign)})
    return made


def _foreign_lines(row: dict[str, Any], rows: list[dict[str, Any]]) -> list[str]:
    return sorted(
        {
            line[2:]
            for other in rows
            if other["category"] != row["category"]
            for part in re.findall(r"EARLIER EXPERIENCE\n((?:.+\n)+)", other["text"])
            for line in part.split("\n")
            if line.startswith("• ") and len(line) > SHORTEST
        }
    )


def _messy(text: str, foreign: list[str], chance: random.Random, number: int) -> str:
    lines = chance.sample(foreign, number)
    if chance.random() < 0.5:
        text = re.sub(r"\nSKILLS\n(?:.+\n)+?\n", "\n\n", text)
    blocks = [block for block in text.replace("• ", "").split("\n\n") if block.strip()]
    for start in range(0, number, PARAGRAPH_LINES):
        paragraph = " ".join(lines[start : start + PARAGRAPH_LINES])
        blocks.append("\n".join(textwrap.wrap(paragraph, WIDE)))
    chance.shuffle(blocks)
    return "\n\n".join(blocks)
