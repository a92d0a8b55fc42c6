"""What a job asks for: its text cut into requirements, without what every advert says."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kiosk.coach.match.advert_lines import cut, is_unknown_heading, logical
from kiosk.coach.match.employer import (
    asks_all_the_same,
    introduces_employer,
    is_about_employer,
    is_boilerplate,
    only_announces,
)
from kiosk.coach.match.facts import asks_of
from kiosk.coach.match.headings import (
    ASKS,
    INLINE,
    INSISTS,
    PLUS,
    Part,
    is_duty,
    own_part,
    part_of,
    part_of_all,
    part_of_intro,
)
from kiosk.coach.match.job_keywords import keywords_in
from kiosk.coach.match.job_title import proposed
from kiosk.coach.match.markup import without_markup
from kiosk.coach.match.skills import SkillFound, find
from kiosk.domain.errors import JobError
from kiosk.domain.job import Job, Requirement, RequirementKind
from kiosk.domain.plain import from_plain

MOST_REQUIREMENTS = 60
FEW_REQUIREMENTS = 3
FEW_IN_LONG, LONG_ADVERT = 6, 200
"""An advert of so many words that gives fewer is prose, and read once more, generously."""


@dataclass(frozen=True)
class _Reading:
    """How generously an advert is read: from lists, duties and what is asked for alone; prose that
    names a skill too; every sentence that is not about the employer."""

    prose: bool
    all: bool
    enough: int


STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"(])|\s+•\s+")


@dataclass(frozen=True)
class _Sentence:
    text: str
    part: Part | None
    bulleted: bool


def read_job(text: str, title: str | None = None) -> Job:
    """Return the job with its requirements; the same text always gives the same ids.

    Raises:
        JobError: job-empty where nothing in the text can be asked about.
    """
    clean = without_markup(text)
    heading, body = proposed(clean)
    sentences = list(_sentences(body))
    requirements: list[Requirement] = []
    for reading in _readings(len(clean.split())):
        requirements = [made for said in sentences if (made := _requirement(said, reading))]
        if len(requirements) >= reading.enough:
            break
    if not requirements and heading and find(heading):
        requirements = [
            Requirement(_id(heading), heading, RequirementKind.MUST, keywords_in(heading))
        ]
    unique = list({r.text.casefold(): r for r in requirements}.values())[:MOST_REQUIREMENTS]
    if not unique or not _usable(unique):
        says = "This job text holds no requirement. Add what the job asks for, one line each."
        raise JobError("job-empty", says)
    title = title or heading or "Job"
    return Job(_id(clean, "job"), title, text, requirements=tuple(unique))


def _readings(words: int) -> tuple[_Reading, ...]:
    """Return the readings to try until one gives enough."""
    enough = FEW_REQUIREMENTS if words < LONG_ADVERT else FEW_IN_LONG
    return (
        _Reading(prose=False, all=False, enough=FEW_IN_LONG),
        _Reading(prose=True, all=False, enough=enough),
        _Reading(prose=True, all=True, enough=0),
    )


def job_from_file(path: Path) -> Job:
    """Read a job from a text file, or from JSON: a Job as `to_plain` writes it, or any object with
    a `text` and perhaps a `title`.

    Raises:
        JobError: job-empty where the file is unreadable or holds no requirement.
    """
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    except OSError as err:
        raise JobError("job-empty", f"The job file {path.name} cannot be read.") from err
    if path.suffix.lower() != ".json":
        return read_job(text)
    try:
        return _from_json(json.loads(text))
    except (json.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as err:
        raise JobError("job-empty", f"The job file {path.name} is not a job's JSON.") from err


def _from_json(data: dict[str, Any]) -> Job:
    if data.get("requirements") and "id" in data:
        return from_plain(Job, data)
    job = read_job(str(data["text"]), data.get("title"))
    return replace(job, id=str(data.get("id", job.id)), field=str(data.get("field", "")))


def _sentences(body: str) -> Iterator[_Sentence]:
    part: Part | None = None
    lines = list(logical(body))
    listed = False
    for at, (line, bulleted) in enumerate(lines):
        if own := own_part(line):
            yield from _of_line(own[1], own[0], bulleted=True)
            continue
        announced = part_of(line) or (None if bulleted else part_of_all(line))
        if announced is not None and not (bulleted and not line.endswith(":")):
            part, listed = announced, False
            continue
        opens = not bulleted and at + 1 < len(lines) and lines[at + 1][1]
        intro = part_of_intro(line) if not bulleted and line.endswith(":") else None
        if intro is not None:
            part, listed = intro, False
            continue
        if not bulleted and opens and introduces_employer(line):
            part, listed = Part.OUT, False
            continue
        if not bulleted and is_unknown_heading(line):
            part, listed = None, False  # a heading nobody knows ends the one before
            continue
        if not bulleted and listed and not opens:
            part = _behind_list(line, part)
        listed = listed or bulleted
        yield from _of_line(line, part, bulleted)


def _behind_list(line: str, part: Part | None) -> Part | None:
    """Return the part of prose behind a list: it is about something else, often the employer."""
    if is_boilerplate(line) or is_about_employer(line):
        return Part.OUT
    return part if is_duty(line) else None


def _of_line(line: str, part: Part | None, bulleted: bool) -> Iterator[_Sentence]:
    """Yield the sentences of a line; a label ("Requirements: ...") holds up to the next one."""
    here = part
    labelled = False
    for whole in STOP.split(line):
        inline = INLINE.match(whole)
        said = part_of(inline.group(1)) if inline else None
        text = inline.group(2) if inline and said is not None else whole
        here, labelled = (said, True) if said is not None else (here, labelled)
        pieces = list(cut(text, listed=said in (Part.MUST, Part.PLUS)))
        for at, sentence in enumerate(pieces):
            yield _Sentence(sentence, here or _of_first(pieces[0], at), bulleted or labelled)


def _of_first(first: str, at: int) -> Part | None:
    """Return the part of a later piece of a sentence: it is what the first one is. "Experience in:
    network design; test methods"."""
    if at == 0 or is_about_employer(first):
        return None
    return Part.DUTY if is_duty(first) else Part.MUST if ASKS.search(first) else None


def _requirement(sentence: _Sentence, reading: _Reading) -> Requirement | None:
    """Return what the sentence asks for, or None."""
    text = sentence.text
    skills = find(text)
    asked = [s for s in skills if not s.negated]
    if sentence.part is Part.OUT or (is_boilerplate(text) and not _asks_anyway(sentence, asked)):
        return None
    if len(text.split()) < 2 and not asked:
        return None
    technical = any(skill.technical for skill in asked)
    of_employer = sentence.part is None and is_about_employer(text)
    if of_employer and not asks_all_the_same(text, technical):
        return None
    only_hope = reading.all and technical
    if not sentence.bulleted and not only_hope and only_announces(text):
        return None
    told = sentence.bulleted or reading.prose or sentence.part is not None or of_employer
    kind = _kind(sentence, technical and told)
    if kind is None and reading.all and len(text.split()) >= 4:
        kind = RequirementKind.DUTY
    if kind is None:
        return None
    return Requirement(_id(text), text, kind, keywords_in(text), asks_of(text, kind))


def _asks_anyway(sentence: _Sentence, asked: list[SkillFound]) -> bool:
    """A sentence of the requirements that names a skill stays, whatever else it says; "equal
    opportunity" is a skill to some and here the boilerplate itself."""
    text = sentence.text
    technical = [s for s in asked if s.technical and not is_boilerplate(text[s.start : s.end])]
    return sentence.part in (Part.MUST, Part.PLUS) and bool(technical)


def _kind(sentence: _Sentence, names_skill: bool) -> RequirementKind | None:
    """Return the kind of a sentence, or None where it asks for nothing."""
    text = sentence.text
    if PLUS.search(text) or sentence.part is Part.PLUS:
        return RequirementKind.PLUS
    if sentence.part is Part.MUST:
        return RequirementKind.MUST
    duty = is_duty(text)
    if ASKS.search(text) and not (
        duty and (sentence.part is Part.DUTY or not INSISTS.search(text))
    ):
        return RequirementKind.MUST
    if duty or (sentence.part is Part.DUTY and len(text.split()) >= 3):
        return RequirementKind.DUTY
    if sentence.bulleted or names_skill:
        return RequirementKind.MUST if names_skill else RequirementKind.DUTY
    return None


def _usable(requirements: list[Requirement]) -> bool:
    """A text that only holds one vague sentence without a single skill or duty is no job."""
    return any(r.keywords or len(r.text.split()) >= 3 for r in requirements)


def _id(text: str, kind: str = "req") -> str:
    digest = hashlib.sha256(re.sub(r"\s+", " ", text).strip().casefold().encode()).hexdigest()
    return f"{kind}-{digest[:12]}"
