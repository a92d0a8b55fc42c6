"""The card a candidate comes back with: what is on it, and how it is packed into few bytes.

It says when they were here, for which kind of job, the parts of the score, the goal, and by marks
which questions were asked. No name, no word of theirs, no question. The booth keeps none of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.coach.plan.choice import HASH_BYTES, mark
from kiosk.coach.scoring.goals import lasting
from kiosk.domain.interview import GoalName, Interview, PartName
from kiosk.domain.job import Kinds
from kiosk.domain.sections import Bands

MOST_VISITS, MOST_ASKED = 5, 40
"""Kept on a card, the newest: so many marks are eight interviews of five questions. More would make
a code too fine for a webcam."""
FIELD_BYTES = 8
FIRST_DAY = date(2020, 1, 1)
NONE = 255
"""Stands for what was not measured, and for no goal."""

LEANS: Mapping[PartName, Kinds] = {
    PartName.STAR: Kinds.STORIES,
    PartName.OWN: Kinds.STORIES,
    PartName.RELEVANCE: Kinds.TECHNICAL,
    PartName.KEYWORDS: Kinds.TECHNICAL,
}
"""Which questions exercise a part; how a thing is said is exercised by any."""


@dataclass(frozen=True)
class Visit:
    """One interview, as a card remembers it."""

    day: date
    field: str
    """The kind of job."""
    parts: tuple[int | None, ...]
    """0 to 100 for each part, in the order of PartName; None: not measured."""


@dataclass(frozen=True)
class Card:
    visits: tuple[Visit, ...] = ()
    """The newest last."""
    goal: GoalName | None = None
    asked: tuple[bytes, ...] = ()

    @property
    def weakest(self) -> PartName | None:
        """The part that was lowest at the last visit."""
        last = self.visits[-1].parts if self.visits else ()
        found = [
            (value, name) for value, name in zip(last, PartName, strict=False) if value is not None
        ]
        return min(found, key=lambda one: one[0])[1] if found else None

    @property
    def leans(self) -> Kinds:
        """The kind of questions that exercises the weakest part."""
        return LEANS.get(self.weakest, Kinds.ALL) if self.weakest is not None else Kinds.ALL


def grown(earlier: Card | None, interview: Interview, bands: Bands, today: date) -> Card:
    """Return the card after an interview: what an earlier one said, and this visit."""
    before = earlier or Card()
    found = interview.score.parts if interview.score is not None else ()
    values = {part.name: round(part.value) for part in found if part.value is not None}
    parts = tuple(values.get(name) for name in PartName)
    visit = Visit(today, _short(interview.job.field), parts)
    asked = dict.fromkeys((*before.asked, *(mark(one.question) for one in interview.answers)))
    return Card(
        (*before.visits, visit)[-MOST_VISITS:],
        lasting(interview.answers, bands),
        tuple(asked)[-MOST_ASKED:],
    )


def _short(field: str) -> str:
    return field.encode()[:FIELD_BYTES].decode(errors="ignore")


# --- bytes --------------------------------------------------------------------------------------


def packed(card: Card) -> bytes:
    """Return the card in few bytes: goal, visits with their fields, marks."""
    goal = NONE if card.goal is None else list(GoalName).index(card.goal)
    visits = b"".join(_packed_visit(visit) for visit in card.visits)
    return bytes((goal, len(card.visits))) + visits + b"".join(card.asked)


def _packed_visit(visit: Visit) -> bytes:
    field = visit.field.encode()
    parts = bytes(NONE if value is None else value for value in visit.parts)
    return day_number(visit.day).to_bytes(2) + bytes((len(field),)) + field + parts


def unpacked(content: bytes) -> Card:
    """Return the card of such bytes.

    Raises:
        ValueError: they are none.
    """
    reader = _Reader(content)
    goal, count = reader.take(2)
    visits = tuple(reader.visit() for _ in range(count))
    marks = reader.rest()
    if len(marks) % HASH_BYTES or goal not in (NONE, *range(len(GoalName))):
        raise ValueError("no card")
    asked = tuple(marks[at : at + HASH_BYTES] for at in range(0, len(marks), HASH_BYTES))
    return Card(visits, None if goal == NONE else list(GoalName)[goal], asked)


@dataclass
class _Reader:
    content: bytes
    at: int = 0

    def take(self, count: int) -> bytes:
        piece = self.content[self.at : self.at + count]
        if len(piece) < count:
            raise ValueError("the card ends too soon")
        self.at += count
        return piece

    def visit(self) -> Visit:
        day = day_of(int.from_bytes(self.take(2)))
        field = self.take(self.take(1)[0]).decode()
        parts = tuple(None if value == NONE else value for value in self.take(len(PartName)))
        return Visit(day, field, parts)

    def rest(self) -> bytes:
        return self.take(len(self.content) - self.at)


def day_number(day: date) -> int:
    return (day - FIRST_DAY).days


def day_of(number: int) -> date:
    return FIRST_DAY + timedelta(number)


# --- progress -----------------------------------------------------------------------------------


def progress(visits: Sequence[Visit]) -> Iterator[tuple[PartName, tuple[int | None, ...]]]:
    """Yield each part that was measured at least once, with its value at every visit."""
    for number, name in enumerate(PartName):
        values = tuple(visit.parts[number] for visit in visits)
        if any(value is not None for value in values):
            yield name, values
