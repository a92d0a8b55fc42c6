"""The lines of an advert: wraps joined, items that were run together parted."""

import re
from collections.abc import Iterator

from kiosk.coach.match.headings import part_of
from kiosk.coach.match.lines import Page

RUN_TOGETHER = 3
"""So many signs within a line are a list's, one or two a dash in a sentence."""
GLUED = re.compile(r"(?<=[a-z)\]])(?=[A-Z][a-z]+ [a-z])")
"""Where one item ends and the next begins, without a space: markup was taken away."""
GLUED_FROM = 120
HEADING_WORDS = 8


def logical(body: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines of the text, wraps joined, with whether each was a bullet."""
    lines = [part for line in body.split("\n") for part in _parted(line)]
    page = Page(lines)
    held = last = ""
    bulleted = flush = False
    for physical in lines:
        sign = page.bullets.end(physical)
        bare = physical[sign:].strip()
        hangs = bulleted and flush and physical.startswith(" ")
        if held and bare and not sign and (hangs or _goes_on(page, last, bare, bulleted)):
            held, last = f"{held} {bare}", bare
            continue
        if held:
            yield held, bulleted
        held = last = bare
        bulleted, flush = sign > 0, not physical.startswith(" ")
    if held:
        yield held, bulleted


def is_unknown_heading(line: str) -> bool:
    """Return whether a line has the form of a heading: capitals, or a colon at its end."""
    words = line.split()
    if not words or len(words) > HEADING_WORDS or line.endswith((".", ";", ",", "!")):
        return False
    letters = [c for c in line if c.isalpha()]
    return line.endswith(":") or (len(letters) > 3 and all(c.isupper() for c in letters))


def _goes_on(page: Page, before: str, line: str, bulleted: bool) -> bool:
    """Return whether a line was cut by the width of the page and goes on in the next one."""
    if before.endswith((".", ":", "!", "?", ";")) or part_of(line) or part_of(before):
        return False
    if is_unknown_heading(line) or is_unknown_heading(before):
        return False
    if line[0].islower() or before.endswith((",", "&", " and", " or", " of", " the", " with")):
        return page.goes_on(before, line)
    return page.is_full(before) and not bulleted


def _parted(line: str) -> list[str]:
    """Cut a line that holds several items."""
    for sign in (r"\s[\u2022\u25cf\u25aa\u25e6\u2023\uf0b7\u00b7*]\s?", r"\s[-\u2013]\s(?=[A-Z])"):
        parts = re.split(sign, f" {line}" if re.match(r"^[\u2022*-]\s", line) else line)
        if len(parts) > RUN_TOGETHER or (len(parts) > 1 and sign.startswith(r"\s[\u2022")):
            first, *rest = parts
            return [first, *(f"\u2022 {part}" for part in rest if part.strip())]
    if len(line) >= GLUED_FROM and len(GLUED.findall(line)) >= RUN_TOGETHER - 1:
        return [f"\u2022 {part}" for part in GLUED.split(line)]
    return [line]
