"""The lines of a resume that may be said back, and how near each is to the job."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.coach.match.lines import is_heading, lines_of
from kiosk.coach.plan.pieces import begun, unjoined
from kiosk.coach.plan.quoting import clauses
from kiosk.coach.plan.skill_words import fields, names, terms
from kiosk.coach.plan.trade import stems
from kiosk.coach.plan.verbs import is_base, is_past
from kiosk.domain.job import PROOFS_BETWEEN, Alignment, Job

EVIDENCE_WEIGHT = 3.0
KEYWORD_WEIGHT = 2.0
FIELD_WEIGHT = 0.7
"""For a technical word of a field that the job's own words are of."""
MOST_LINES = 400
GLUED = re.compile(r"^([A-Z]{4,}(?: (?:[A-Z]{3,}|&))*):?\s+(?=[A-Z]?[a-z])")
"""A heading in capitals before the first words that stand under it."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
STILL = re.compile(r"\b(?:now|present|current(?:ly)?|today|to date|till date)\b", re.IGNORECASE)
NOT_TELLING = re.compile(
    r"skill|interest|hobb|reference|language|contact|^training\b|qualific|certif|educat|course"
    r"|summary|profile|objective|statement|about|highlight",
    re.IGNORECASE,
)
"""Headings under which nobody says what they did."""


@dataclass(frozen=True)
class Line:
    """A line of the resume as it may be said back, and how near it is to the job."""

    text: str
    said: str
    nearness: float
    terms: frozenset[str]
    """The skills it claims (`skill_words.terms`)."""

    @property
    def goes_on(self) -> bool:
        """Return whether it tells of what is still done: "you run a kitchen of eight"."""
        verb = self.said.split()[1]
        return verb == "are" or (is_base(verb) and not is_past(verb))


def lines_near(text: str, job: Job, alignment: Alignment | None) -> tuple[Line, ...]:
    """Return the lines that can be said back, nearest to the job first."""
    wanted = stems(" ".join((job.title, *(r.text for r in job.requirements))) or job.text)
    fields_wanted = frozenset(fields(term for keyword in job.keywords for term in terms(keyword)))
    evidence = _evidence(alignment)
    found: dict[str, Line] = {}
    for line, now in _bullets(text):
        for spoken in clauses(line, now=now):
            own, claimed = stems(spoken), terms(spoken)
            overlap = len(own & wanted) / (1 + len(own)) ** 0.5
            named = sum(names(keyword, spoken, claimed) for keyword in job.keywords)
            of_field = sum(field in fields_wanted for field in fields(claimed))
            nearness = (
                overlap
                + KEYWORD_WEIGHT * min(named, 3)
                + FIELD_WEIGHT * min(of_field, 2)
                + EVIDENCE_WEIGHT * evidence.get(line, 0.0)
            )
            found.setdefault(spoken, Line(line, spoken, nearness, claimed))
    return tuple(sorted(found.values(), key=lambda line: -line.nearness))


def _bullets(text: str) -> Iterable[tuple[str, bool]]:
    """Return the lines under headings where a person says what they did, and whether they tell of a
    post that is still theirs."""
    bullets, telling, now = [], True, False
    for line in lines_of(begun(text))[:MOST_LINES]:
        glued = GLUED.match(line)
        heading = line if is_heading(line) else glued[1] if glued and is_heading(glued[1]) else ""
        telling = NOT_TELLING.search(heading) is None if heading else telling
        now = STILL.search(line) is not None if YEAR.search(line) else now
        if telling and heading != line:
            told = line[glued.end() :] if heading and glued else line
            bullets += [(part, now) for part in unjoined(told, text)]
    return bullets


def _evidence(alignment: Alignment | None) -> dict[str, float]:
    matches = alignment.requirements if alignment else ()
    best: dict[str, float] = {}
    for match in matches:
        for line in match.evidence.split(PROOFS_BETWEEN) if match.evidence else ():
            best[line] = max(best.get(line, 0.0), match.score)
    return best
