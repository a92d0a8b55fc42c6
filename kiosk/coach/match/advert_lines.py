"""The lines of an advert: wraps joined, items that were run together parted."""

import re
from collections.abc import Iterator

from kiosk.coach.match.headings import is_duty, part_of
from kiosk.coach.match.lines import Page

RUN_TOGETHER = 3
"""So many signs within a line are a list's, one or two a dash in a sentence."""
GLUED = re.compile(r"(?<=[a-z)\]])(?=[A-Z][a-z]+ [a-z])")
"""Where one item ends and the next begins, without a space: markup was taken away."""
GLUED_FROM = 120
COUNTED = re.compile(r"^(?:and\s+|or\s+)?\(?(?:\d{1,2}|[a-h])\)\s+")
HEADING_WORDS = 8
LONGEST_WORDS = 60
"""A requirement is one sentence; what is longer is cut at its commas and stops."""
LONG_LINE, DUTY_WORDS = 75, 4
REFERS = re.compile(r"\b(?:it|its|them|their|they|those|these|this|that)\b", re.IGNORECASE)
"""A second half that speaks of the first is not a duty of its own."""


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


def cut(text: str, listed: bool) -> Iterator[str]:
    """Yield the things a sentence asks for; `listed` where a label announced a list."""
    for sentence in re.split(r"\s*;\s+", text):
        bare = COUNTED.sub("", sentence.strip(" •-–;,"))
        if listed and _is_list(bare):
            yield from (item.strip(" .") for item in re.split(r",\s+(?:and\s+)?", bare))
        elif len(bare.split()) > LONGEST_WORDS:
            yield from _shortened(bare)
        elif bare:
            yield from _two_duties(bare)


def _two_duties(sentence: str) -> Iterator[str]:
    """Part a long line that says two things to do, each on its own: "Write ... and brief ..."."""
    if len(sentence) > LONG_LINE and is_duty(sentence):
        for joint in re.finditer(r",? and (?=[a-z]+ )", sentence):
            first, second = sentence[: joint.start()], sentence[joint.end() :]
            enough = min(len(first.split()), len(second.split())) >= DUTY_WORDS
            alike = _inflected(first) == _inflected(second)
            if enough and alike and is_duty(second) and not REFERS.search(second):
                yield first
                yield second
                return
    yield sentence


def _inflected(duty: str) -> bool:
    """Return whether a duty says "plans" rather than "plan"; both halves of one do, or neither."""
    return duty.split(maxsplit=1)[0].endswith("s")


def _is_list(sentence: str) -> bool:
    """Return whether the sentence is an enumeration of short things rather than prose."""
    items = re.split(r",\s+", sentence)
    return len(items) >= 3 and all(len(item.split()) <= 7 for item in items) and "(" not in sentence


def _shortened(sentence: str) -> Iterator[str]:
    words: list[str] = []
    for piece in re.split(r"(?<=,)\s+", sentence):
        if words and len(words) + len(piece.split()) > LONGEST_WORDS:
            yield " ".join(words).strip(" ,")
            words = []
        words += piece.split()
    if words:
        yield " ".join(words).strip(" ,")
