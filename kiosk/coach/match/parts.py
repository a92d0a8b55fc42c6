"""The parts of a requirement that says several things, and what each asks for."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kiosk.coach.match.facts import asks_in
from kiosk.coach.match.papers import Proof
from kiosk.coach.match.skills import SkillFound
from kiosk.domain.job import Asks

ALTERNATIVES = re.compile(r"\bor\b|/|\beither\b|such as|e\.g\.|similar|comparable", re.IGNORECASE)
EITHER = re.compile(r",?\s*(?:or|/)\s*", re.IGNORECASE)
CLAUSE = re.compile(
    r"[,;]\s+(?:and\s+)?(?=(?:you|are|is|have|has|keeps?|knows?|can|comfortable|experienced?"
    r"|knowledge|familiar\w*|abilit\w+|able|strong|good|excellent|solid|proficien\w+|skilled"
    r"|understanding|plus|an?|the|current|valid|full|at least|\d+|two|three|four|five|six|seven"
    r"|eight|nine|ten)\b)"
    r"|;\s+",
    re.IGNORECASE,
)
"""Where another thing is asked for, not one more of the same list."""
LEADING = re.compile(
    r"^(?:you(?:'ll| will)?\s+|to\s+|helps? (?:to )?)?"
    r"(supervis\w+|mentor\w*|teach\w*|coach\w*|lead(?:s|ing)?|train(?:s|ing)?)\s"
    r"(?!(?:to|the way|by|edge|times?)\b)",
    re.IGNORECASE,
)
"""A requirement to lead or to teach others: what they do is no proof of it."""
LED = re.compile(
    r"\b(?:supervis\w+|mentor\w*|teach\w*|taught|tutor\w*|coach\w*|lead(?:s|ing|er)?|led"
    r"|train(?:s|ed|er|ing)|manag(?:ed|es|er|ing)|head of|director|instruct\w+)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"^[A-Z][\w ]{2,30}:\s+")
FACTS = (Asks.YEARS, Asks.DEGREE, Asks.LICENCE)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each thing that a text asks for."""
    start = 0
    for found in CLAUSE.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def all_named(text: str, asked: Sequence[SkillFound], have: set[str]) -> bool:
    """Return whether every clause that names skills has them; one is enough where the clause
    speaks of alternatives."""
    for start, end in clauses(text):
        here = [skill for skill in asked if start <= skill.start < end]
        own, rest = {skill.term for skill in here}, text[start:end]
        for skill in here:
            rest = rest.replace(skill.shown, "")  # IDS/IPS is one thing
        enough = bool(own & have) if ALTERNATIVES.search(rest) else own <= have
        if own and not enough:
            return False
    return True


def lacking(text: str, asked: Sequence[SkillFound], have: set[str]) -> tuple[str, ...]:
    """Return the skills of a text that are not had, in its words; of two with "or" between them
    one is enough."""
    spared = {
        term
        for one, other in pairwise(asked)
        if EITHER.fullmatch(text[one.end : other.start]) and {one.term, other.term} & have
        for term in (one.term, other.term)
    }
    shown = {skill.term: skill.shown for skill in asked}
    return tuple(word for term, word in shown.items() if term not in have | spared)


def unled(text: str, lines: Sequence[str]) -> str | None:
    """Return the word for leading or teaching that a text begins with and no line proves."""
    found = LEADING.match(text)
    if found is None or any(LED.search(line) for line in lines):
        return None
    return found[1].lower()


def facts_of(
    text: str, prove: Callable[[str, Asks], Proof | None], lacks: Sequence[str]
) -> tuple[list[tuple[str, Proof]], list[str]]:
    """Return the clauses that ask for years or papers and have them, each with its proof, and
    those that have not, nor a skill they name among what it `lacks`. Alternatives are one thing,
    as is a text with one such clause."""
    pieces = [LABEL.sub("", text[start:end]).strip(" .,;") for start, end in clauses(text)]
    asking = [(piece, asks) for piece in pieces if (asks := asks_in(piece)) in FACTS]
    if len(asking) < 2 or re.search(r"\bor\b", text):
        return [], []
    proven = [(piece, proof) for piece, asks in asking if (proof := prove(piece, asks))]
    without = [
        piece for piece, proof in proven if not proof.met or any(lack in piece for lack in lacks)
    ]
    return [(piece, proof) for piece, proof in proven if piece not in without], without
