"""Which lines of a resume count as evidence: what was done, not how to reach the person, not what
was copied from the advert."""

import re
from dataclasses import dataclass
from functools import cached_property

from kiosk.coach.match.contact import is_contact, shown_in, smooth, without_contact
from kiosk.coach.match.dates import without_dates
from kiosk.coach.match.lines import is_heading, lines_of
from kiosk.coach.match.references import JobWords
from kiosk.coach.match.shingles import shingles_of, words_in
from kiosk.coach.match.skills import claimed, find

LONG_WORDS = 45
"""A longer line is a paragraph: it is cut into its sentences."""
COPIED_SHARE = 0.7
COPIED_WORDS = 8
COPIED_LINES = 3
"""One line of eight words or more, or three shorter ones, are copied; one short line is chance."""
SHORT_WORDS = 4
LIST_ITEMS = 6
LIST_FROM_JOB = 0.95
LIST_BACKED = 0.4
"""A list of the job's words of which fewer than this stand in any sentence is stuffing."""
MOST_LINES = 600


@dataclass(frozen=True)
class Line:
    """One line of a resume, with what is asked of it for every job."""

    text: str
    """As it stands in the resume, without how to reach the person."""
    said: str
    """What is compared: without dates, links and numbers to call."""
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    items: tuple[str, ...]
    """Members of an enumeration of short things, if the line is one."""
    skills: tuple[str, ...]
    """Skills the line claims."""


@dataclass(frozen=True)
class Evidence:
    """The lines that count for a job, sorted and each once, so that their order cannot matter."""

    lines: tuple[str, ...]
    said: tuple[str, ...]
    """The same lines as they are compared."""
    claims: dict[str, tuple[str, ...]]
    """The lines that claim each skill."""
    stuffed: bool = False
    lists: frozenset[str] = frozenset()
    """The lines that only enumerate: they name skills and say nothing of work."""

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each line stands in `lines`."""
        return {line: at for at, line in enumerate(self.lines)}


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a resume that could be evidence for some job."""
    pieces = sorted({piece for line in lines_of(text) for piece in _pieces(line)})
    by_what = {said: piece for piece in reversed(pieces) if (said := said_in(piece))}
    chosen = sorted(by_what.items())[:MOST_LINES]
    return tuple(_line(shown_in(piece), said) for said, piece in chosen if not _disclaims(said))


def said_in(line: str) -> str:
    """Return what a line says beside when it was and where to look: the spelling of a date or the
    address of a project is no merit and no fault. Empty where nothing is left."""
    bare = smooth(without_contact(without_dates(line)))
    return bare if any(char.isalpha() for char in bare) else ""


def evidence_for(job: JobWords, lines: tuple[Line, ...]) -> Evidence:
    """Return what in a resume speaks for a job: not what was copied from its advert."""
    pasted = _pasted(lines, job)
    stuffing = _stuffing([line for line in lines if line not in pasted], job)
    dropped = pasted | stuffing
    if pasted:
        # what else of the advert came with it: its title, the short ends of its sentences
        advert = f" {' '.join(words_in(job.advert))} "
        dropped |= {line for line in lines if f" {' '.join(line.words)} " in advert}

    kept = [line for line in lines if line not in dropped]
    claims: dict[str, list[str]] = {}
    for line in kept:
        for skill in line.skills:
            claims.setdefault(skill, []).append(line.text)
    places = {skill: tuple(own) for skill, own in claims.items()}
    return Evidence(
        tuple(line.text for line in kept),
        tuple(line.said for line in kept),
        places,
        bool(dropped),
        frozenset(line.text for line in kept if line.items),
    )


def _line(text: str, said: str) -> Line:
    words = words_in(said)
    return Line(text, said, words, shingles_of(words), _items(said), tuple(claimed(said)))


def _pieces(line: str) -> list[str]:
    if is_heading(line) or is_contact(line):
        return []
    if len(line.split()) <= LONG_WORDS:
        return [line]
    return [part for part in re.split(r"(?<=[.;!?])\s+", line) if len(part.split()) >= 2]


def _pasted(lines: tuple[Line, ...], job: JobWords) -> set[Line]:
    """Return the lines that repeat the advert word for word."""
    alike = {
        line
        for line in lines
        if len(line.words) >= SHORT_WORDS
        and len(line.shingles & job.shingles) >= COPIED_SHARE * len(line.shingles)
    }
    sure = len(alike) >= COPIED_LINES or any(len(line.words) >= COPIED_WORDS for line in alike)
    return alike if sure else set()


def _stuffing(lines: list[Line], job: JobWords) -> set[Line]:
    """Return the lists that hold little but the job's words, which no sentence backs."""
    lists = [line for line in lines if len(line.items) >= LIST_ITEMS]
    if not lists:
        return set()
    said = {word for line in lines if line not in lists for word in line.words}
    stuffing = set()
    for line in lists:
        ours = [item for item in line.items if set(words_in(item)) <= job.words]
        backed = [item for item in ours if set(words_in(item)) & said]
        from_job = len(ours) >= LIST_FROM_JOB * len(line.items)
        if from_job and len(backed) < LIST_BACKED * len(ours):
            stuffing.add(line)
    return stuffing


def _items(line: str) -> tuple[str, ...]:
    """Return the members of an enumeration of short things, or nothing."""
    body = line.partition(":")[2] if re.match(r"^[\w &/-]{2,40}:", line) else line
    items = [item.strip(" .") for item in re.split(r"[,;|•·]", body) if item.strip(" .")]
    short = len(items) >= LIST_ITEMS and all(len(item.split()) <= 4 for item in items)
    return tuple(items) if short else ()


def _disclaims(line: str) -> bool:
    """Return whether every skill the line names is denied or only wished for."""
    named = find(line)
    return bool(named) and not any(skill.claimed for skill in named)
