"""Prepares an interview for a talk of ten minutes: what is good, three things, figures beside what
they are held against, in the words of the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.coach.scoring.takes import last_takes
from kiosk.domain.interview import Answer, Interview
from kiosk.domain.settings import Settings
from kiosk.report.answers import tell_answer
from kiosk.report.blocks import Block, Heading, Numbers, Rows, Strength, Text
from kiosk.report.judged import names_of
from kiosk.report.methods import found, how_made
from kiosk.report.strengths import strengths as told_strengths
from kiosk.store.talks import Criterion, Rating, Talk


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


def strengths(interview: Interview, settings: Settings) -> tuple[Strength, ...]:
    """Return what was good, as the report tells it."""
    if interview.score is None:
        return ()
    last = last_takes(interview.answers)
    return told_strengths(last, names_of(last), interview.score, settings)


def parts(interview: Interview, settings: Settings) -> tuple[ShownPart, ...]:
    """Return every part as the report tells it."""
    if interview.score is None:
        return ()
    made = dict(how_made(settings))
    rows = zip(interview.score.parts, found(interview.score), strict=True)
    return tuple(
        ShownPart(name, share, part.value, says, made[name]) for part, (name, share, says) in rows
    )


def answers(interview: Interview, settings: Settings) -> tuple[ShownAnswer, ...]:
    """Return the answers, of one given again the last take, with the report's figures."""
    last = last_takes(interview.answers)
    return tuple(
        ShownAnswer(title, answer, _cells(title, answer, settings))
        for title, answer in zip(names_of(last), last, strict=True)
    )


def _cells(title: str, answer: Answer, settings: Settings) -> tuple[tuple[str, str, str], ...]:
    blocks = tell_answer(title, [answer], settings, tight=False)
    return next((block.cells for block in blocks if isinstance(block, Numbers)), ())


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
