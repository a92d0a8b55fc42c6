"""The questions of one candidate: of the kinds that are wanted, and none that was asked before."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from kiosk.coach.plan.order import ASKED, MOST, plan
from kiosk.domain.job import Alignment, Job, Kinds, Question, QuestionKind, Resume

K = QuestionKind
GROUPS: dict[Kinds, tuple[QuestionKind, ...]] = {
    Kinds.ALL: tuple(QuestionKind),
    Kinds.ABOUT_ME: (K.OPENING, K.CLAIM, K.CLOSING),
    Kinds.STORIES: (K.BEHAVIOURAL, K.CLAIM),
    Kinds.TECHNICAL: (K.TECHNICAL, K.SITUATIONAL, K.GAP),
}
SESSIONS = 6
"""Plans of later sessions that are looked through for enough questions."""
HASH_BYTES = 3
"""Of a question's text, to know it again: two of a hundred are mixed up once in 3000 visits."""


@dataclass(frozen=True)
class Wanted:
    """What a candidate wants to be asked."""

    questions: int = 5
    kinds: Kinds = Kinds.ALL
    leans: Kinds = Kinds.ALL
    """Of this kind is half of the interview, where all kinds are wanted."""
    asked: frozenset[bytes] = frozenset()
    """Marks of the questions of earlier visits."""


def mark(question: Question) -> bytes:
    """Return by what a question is known again; nobody can read it out of that."""
    return hashlib.sha256(question.text.encode()).digest()[:HASH_BYTES]


def chosen(
    job: Job, resume: Resume | None, alignment: Alignment | None, wanted: Wanted, seed: int = 0
) -> tuple[Question, ...]:
    """Return the questions in the order in which they are asked.

    Where there are not enough of the kinds wanted, others fill the interview; only where nothing
    else is left is something asked again.
    """
    first = plan(job, resume, alignment, wanted.questions, seed)
    plain = wanted.kinds is wanted.leans is Kinds.ALL
    if plain and not any(mark(one) in wanted.asked for one in first):
        return first
    found = list(first)
    for later in range(SESSIONS):
        found += plan(job, resume, alignment, MOST, seed + later)
    distinct = {one.text: one for one in found}.values()
    new = [one for one in distinct if mark(one) not in wanted.asked]
    group, share = GROUPS[wanted.kinds], wanted.questions
    if wanted.kinds is Kinds.ALL and wanted.leans is not Kinds.ALL:
        group, share = GROUPS[wanted.leans], -(-wanted.questions // 2)
    most = [one for one in new if one.kind in group]
    rest = [one for one in new if one.kind not in group]
    again = [one for one in distinct if mark(one) in wanted.asked]
    kept = _one_of_each(most, share)
    others = [one for one in (*rest, *most, *again) if one not in kept]
    kept += _one_of_each(others, wanted.questions - len(kept))
    return tuple(sorted(kept, key=lambda one: ASKED.index(one.kind)))


def _one_of_each(questions: Collection[Question], count: int) -> list[Question]:
    """Return the first that are about different things, then what else there is."""
    about: set[str] = set()
    first: list[Question] = []
    again: list[Question] = []
    for one in questions:
        (again if one.id in about else first).append(one)
        about.add(one.id)
    return [*first, *again][:count]
