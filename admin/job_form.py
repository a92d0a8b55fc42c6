"""Parses a job from a form or from a JSON file; a Job that comes out of it is sound."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from werkzeug.datastructures import MultiDict

from admin.errors import FormError
from kiosk.domain.job import Character, Job, QuestionEdit, Requirement, RequirementKind

LONGEST_TITLE, LONGEST_FIELD, LONGEST_TEXT = 200, 80, 60_000
LONGEST_REQUIREMENT, LONGEST_KEYWORD = 600, 80
MOST_REQUIREMENTS, MOST_KEYWORDS, MOST_EDITS, MOST_JOBS = 60, 40, 100, 200
LONGEST_QUESTION = 400
IDENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
ADDRESSES = ("new", "export", "import")
"""What stands in a job's place in the addresses of other pages."""


def line(value: Any, field: str, longest: int, *, needed: bool = True) -> str:
    """Return one line of text without control characters.

    Raises:
        FormError: it is no text, missing or too long.
    """
    return " ".join(text(value, field, longest, needed=needed).split())


def text(value: Any, field: str, longest: int, *, needed: bool = True) -> str:
    """Return text of several lines without other control characters.

    Raises:
        FormError: it is no text, missing or too long.
    """
    if not isinstance(value, str):
        raise FormError(field, "Text is needed here.")
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    clean = "".join(c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    if needed and not clean.strip():
        raise FormError(field, "This cannot be empty.")
    if len(clean) > longest:
        raise FormError(field, f"That is {len(clean):,} characters; {longest:,} are the most.")
    return clean.strip()


def percent(value: Any, field: str) -> float:
    """Return a number from 0 to 100.

    Raises:
        FormError: it is none.
    """
    try:
        number = float(value)
    except (TypeError, ValueError) as err:
        raise FormError(field, "A number is needed here.") from err
    if not 0 <= number <= 100:
        raise FormError(field, "A number from 0 to 100 is needed here.")
    return number


def identity(value: Any) -> str:
    """Return the id that a new form came with, so that a form sent twice makes one job."""
    try:
        return str(UUID(str(value)))
    except ValueError:
        return str(uuid4())


def from_form(form: MultiDict[str, str], job: Job) -> Job:
    """Return the job with what an edit form says.

    Raises:
        FormError: naming the field.
    """
    return replace(
        job,
        title=line(form.get("title"), "title", LONGEST_TITLE),
        field=line(form.get("field", ""), "field", LONGEST_FIELD, needed=False),
        text=text(form.get("text"), "text", LONGEST_TEXT),
        gate=percent(form.get("gate"), "gate"),
        character=character(form.get("character", job.character.value)),
        requirements=tuple(_requirements(form)),
    )


def character(value: object) -> Character:
    """Read how the coach of a job behaves.

    Raises:
        FormError: it is none of those there are.
    """
    if value not in set(Character):
        raise FormError("character", f"A coach is {', '.join(Character)}.")
    return Character(str(value))


def _requirements(form: MultiDict[str, str]) -> list[Requirement]:
    """Read the rows of the table; a row without words, or ticked to go, is deleted."""
    columns = (form.getlist(f"r-{name}") for name in ("id", "text", "kind", "keywords"))
    ids, texts, kinds, keywords = columns
    if not len(ids) == len(texts) == len(kinds) == len(keywords):
        raise FormError("requirements", "The table of requirements is not whole.")
    if len(ids) > MOST_REQUIREMENTS + 5:
        raise FormError("requirements", f"A job has at most {MOST_REQUIREMENTS} requirements.")
    gone = set(form.getlist("r-remove"))
    return [
        _requirement(
            {"id": ids[n], "text": texts[n], "kind": kinds[n], "keywords": keywords[n].split(",")}
        )
        for n in _order(form.getlist("r-place"), len(texts))
        if texts[n].strip() and (not ids[n] or ids[n] not in gone)
    ]


def _order(places: list[str], count: int) -> list[int]:
    """Return the rows in the order of the numbers beside them; a row without one comes last."""
    if len(places) != count:
        return list(range(count))
    numbers = [float(one) if one.strip().isdecimal() else float("inf") for one in places]
    return sorted(range(count), key=lambda n: (numbers[n], n))


def _requirement(value: Any) -> Requirement:
    if not isinstance(value, Mapping):
        raise FormError("requirements", "A requirement is an object with id, text and keywords.")
    words = value.get("keywords", ())
    if not isinstance(words, (list, tuple)) or len(words) > MOST_KEYWORDS:
        raise FormError("keywords", f"A requirement has at most {MOST_KEYWORDS} keywords.")
    try:
        kind = RequirementKind(value.get("kind", "must"))
    except ValueError as err:
        raise FormError("kind", "A requirement is a must, a plus or a duty.") from err
    cleaned = [line(w, "keywords", LONGEST_KEYWORD, needed=False) for w in words]
    return Requirement(
        id=line(value.get("id") or uuid4().hex[:8], "requirements", 64),
        text=line(value.get("text"), "requirements", LONGEST_REQUIREMENT),
        kind=kind,
        keywords=tuple(dict.fromkeys(w for w in cleaned if w)),
    )


def from_json(content: bytes) -> tuple[Job, ...]:
    """Return the jobs of an exported file: one job, or a list of them.

    Raises:
        FormError: it is not such a file; nothing of it is used.
    """
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as err:
        raise FormError("file", "This is not a JSON file.") from err
    rows = value if isinstance(value, list) else [value]
    if not 1 <= len(rows) <= MOST_JOBS:
        raise FormError("file", f"A file holds 1 to {MOST_JOBS} jobs.")
    return tuple(_job(row) for row in rows)


def questions_from_json(content: bytes) -> tuple[tuple[str, str], ...]:
    """Return the questions of a file, each with what a good answer to it holds."""
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as err:
        raise FormError("set", "This is no file of questions.") from err
    if not isinstance(values, list) or not all(isinstance(value, Mapping) for value in values):
        raise FormError("set", "A file of questions is a list.")
    return tuple(
        (
            line(value.get("text"), "question", LONGEST_QUESTION),
            line(value.get("good", ""), "good", LONGEST_QUESTION, needed=False),
        )
        for value in values
    )


def _job(value: Any) -> Job:
    if not isinstance(value, Mapping):
        raise FormError("file", "A job is an object with title, text and requirements.")
    job_id = str(value.get("id") or uuid4())
    if not IDENTITY.fullmatch(job_id) or job_id in ADDRESSES:
        raise FormError(
            "id", "The id of a job has letters, digits, - and _ only: it is an address."
        )
    requirements, edits = value.get("requirements", []), value.get("edits", [])
    if not isinstance(requirements, list) or len(requirements) > MOST_REQUIREMENTS:
        raise FormError("requirements", f"A job has at most {MOST_REQUIREMENTS} requirements.")
    if not isinstance(edits, list) or len(edits) > MOST_EDITS:
        raise FormError("edits", f"A job has at most {MOST_EDITS} changed questions.")
    return Job(
        id=job_id,
        title=line(value.get("title"), "title", LONGEST_TITLE),
        text=text(value.get("text"), "text", LONGEST_TEXT),
        field=line(value.get("field", ""), "field", LONGEST_FIELD, needed=False),
        requirements=tuple(_requirement(r) for r in requirements),
        gate=percent(value.get("gate", 35.0), "gate"),
        character=character(value.get("character", Character.NEUTRAL.value)),
        active=value.get("active", True) is True,
        edits=tuple(_edit(e) for e in edits),
    )


def _edit(value: Any) -> QuestionEdit:
    if not isinstance(value, Mapping):
        raise FormError("edits", "A changed question is an object.")
    said, at = value.get("text"), value.get("position")
    if at is not None and (type(at) is not int or not 0 <= at < 50):
        raise FormError("position", "The place of a question is a whole number.")
    return QuestionEdit(
        question_id=line(value.get("question_id"), "question_id", 200),
        text=None if said is None else line(said, "question", LONGEST_QUESTION),
        on=value.get("on", True) is True,
        position=at,
        added=value.get("added", False) is True,
        good=line(value.get("good", ""), "good", LONGEST_QUESTION, needed=False),
    )
