"""What to work on: at most three things, each tied to a moment of the interview and doable.

The gravest comes first: what was not answered, what was not an answer, what a story lacks; then
how it was said, by the points it costs the whole. A good interview is still told what would lift
its best answer further.
"""

from collections.abc import Iterator, Sequence

from kiosk.coach.scoring import delivery_advice
from kiosk.coach.scoring.counted import Counted
from kiosk.coach.scoring.headline import HEADLINES, part_of, try_this
from kiosk.coach.scoring.takes import clock
from kiosk.domain.interview import Advice, Answer, Part, PartName
from kiosk.domain.measures import Fault

MOST, MOST_CONTENT = 3, 2
"""Of three things one is kept for how it was said, where that cost something."""
WORTH = 1.0
"""Points of the whole that a part must cost before we speak of it."""
SLIGHT = (Fault.NO_FIGURE,)
"""Faults of a good answer: spoken of after how it was said."""


def advise(parts: Sequence[Part], counted: Counted) -> tuple[Advice, ...]:
    """Return what to work on, the gravest first."""
    content = list(_content(counted, slight=False))
    delivery = list(_delivery(parts, counted))
    slight = list(_content(counted, slight=True))
    first = content[: MOST_CONTENT if delivery else MOST]
    found = [*first, *delivery[: MOST - len(first)], *content[len(first) :], *slight]
    return tuple(found[:MOST]) or tuple(_lift(counted))


def _content(counted: Counted, *, slight: bool) -> Iterator[Advice]:
    """Yield one advice for each fault, at the answer that shows it; an answer is named once."""
    by_gravity = sorted(_faults(counted), key=lambda one: list(Fault).index(one[0]))
    spoken_of: set[object] = set()
    for fault, title, answer in by_gravity:
        if (fault in SLIGHT) is slight and not spoken_of & {fault, title}:
            spoken_of |= {fault, title}
            yield _about(fault, title, answer)


def _faults(counted: Counted) -> Iterator[tuple[Fault, str, Answer]]:
    for title, answer in counted.named():
        for fault in answer.measures.content.faults:
            yield fault, title, answer


def _about(fault: Fault, title: str, answer: Answer) -> Advice:
    text, at = try_this(answer, fault)
    told = f"{_opening(fault, title, answer)} {text}"
    return Advice(told, part_of(fault), answer.question.id, at)


def _opening(fault: Fault, title: str, answer: Answer) -> str:
    words = answer.measures.speech.words
    if answer.transcript.skipped:
        return f"{_capital(title)} was left out, and counts as not answered."
    if fault is Fault.UNHEARD:
        return f"{_capital(title)} has no answer that could be made out."
    if fault is Fault.TOO_SHORT:
        said = "1 word" if words == 1 else f"{words} words"
        return f"{_capital(title)} got {said}, too short to judge."
    says = HEADLINES[fault]
    return says if title == "this answer" else f"{_capital(title)}: {says[:1].lower()}{says[1:]}"


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


def _delivery(parts: Sequence[Part], counted: Counted) -> Iterator[Advice]:
    """Yield advice on how it was said, the dearest first; focus and distractions are one thing."""
    costs = {p.name: p.weight * (100.0 - p.value) for p in parts if p.value is not None}
    texts: set[str] = set()
    for name in sorted(costs, key=lambda name: -costs[name]):
        advice = delivery_advice.on(name, counted) if costs[name] >= WORTH else None
        if advice is not None and advice.text not in texts:
            texts.add(advice.text)
            yield advice


def _lift(counted: Counted) -> Iterator[Advice]:
    """Yield the one thing that would lift the best answer further."""
    judged = list(counted.judged())
    if not judged:
        return
    title, answer = max(judged, key=lambda one: one[1].measures.content.relevance.value or 0.0)
    text, at = try_this(answer, None)
    where = "" if title == "this answer" else f"Your best answer was to {title}, at {clock(at)}. "
    yield Advice(f"{where}{text}", PartName.RELEVANCE, answer.question.id, at)
