"""Prepares an interview for a talk of ten minutes: what is good, three things, figures beside what
they are held against, in the words of the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.coach.scoring.takes import last_takes, titles
from kiosk.domain.interview import Answer, Interview, Part, PartName
from kiosk.domain.settings import Settings
from kiosk.report.answers import tell_answer
from kiosk.report.blocks import Block, Facts, Heading, Rows, Text
from kiosk.report.methods import how_made
from kiosk.store.talks import Criterion, Rating, Talk

GOOD_FROM = 75.0
"""Points of a part from which it is named as a strength."""
MOST = 3


@dataclass(frozen=True)
class ShownPart:
    """One part of the score: its figure, what was found, and how it is made (with its target)."""

    name: str
    share: str
    value: float | None
    found: str
    made: str


@dataclass(frozen=True)
class ShownAnswer:
    title: str
    answer: Answer
    cells: tuple[tuple[str, str, str], ...]
    """Name, figure, and what it is held against or why it is missing."""


def strengths(interview: Interview) -> tuple[Part, ...]:
    """Return the best parts, by what they gave to the score."""
    parts = interview.score.parts if interview.score else ()
    good = [part for part in parts if part.value is not None and part.value >= GOOD_FROM]
    return tuple(sorted(good, key=lambda p: -p.weight * (p.value or 0))[:MOST])


def parts(interview: Interview, settings: Settings) -> tuple[ShownPart, ...]:
    """Return every part as the report tells it."""
    if interview.score is None:
        return ()
    values: dict[PartName, float | None] = {p.name: p.value for p in interview.score.parts}
    rows = how_made(interview.score, settings)
    return tuple(
        ShownPart(name, share, value, found, made)
        for (name, share, found, made), value in zip(rows, values.values(), strict=True)
    )


def answers(interview: Interview, settings: Settings) -> tuple[ShownAnswer, ...]:
    """Return the answers, of one given again the last take, with the report's figures."""
    last = last_takes(interview.answers)
    return tuple(
        ShownAnswer(title.capitalize(), answer, _cells(title, answer, settings))
        for title, answer in zip(titles(last), last, strict=True)
    )


def _cells(title: str, answer: Answer, settings: Settings) -> tuple[tuple[str, str, str], ...]:
    blocks = tell_answer(title, [answer], settings, tight=False)
    return next((block.cells for block in blocks if isinstance(block, Facts)), ())


def blocks(
    talk: Talk,
    ratings: Sequence[Rating],
    titled: Sequence[ShownAnswer],
    rubric: Sequence[Criterion],
) -> tuple[Block, ...]:
    """Return what staff wrote as blocks of the report; nothing where they wrote nothing."""
    told: list[Block] = []
    if talk.note:
        told += [Text(line) for line in talk.note.splitlines() if line.strip()]
    names = {one.answer.question.id: one.title for one in titled}
    rows = tuple(
        (
            names.get(rating.question_id, ""),
            rating.person,
            ", ".join(_told(rating, one) for one in rubric if one.name in rating.points),
            rating.note,
        )
        for rating in ratings
    )
    if rows:
        head = ("Answer", "Rated by", "Points, 1 to 4", "Note")
        told.append(Rows(head, rows, (0.16, 0.14, 0.4, 0.3)))
    return (Heading("What we talked about", 1), *told) if told else ()


def _told(rating: Rating, criterion: Criterion) -> str:
    points = rating.points[criterion.name]
    return f"{criterion.name}: {points} ({criterion.anchors[points - 1]})"
