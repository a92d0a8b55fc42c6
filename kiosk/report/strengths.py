"""What was good in an interview, in the candidate's own words where there are some."""

from collections.abc import Iterator, Sequence

from kiosk.coach.measure.relevance import STORIES
from kiosk.coach.scoring.headline import GOOD, HONEST
from kiosk.coach.scoring.part_measures import too_short
from kiosk.coach.scoring.score import CONTENT
from kiosk.coach.scoring.takes import clock
from kiosk.domain.interview import Answer, PartName, Score
from kiosk.domain.measures import Fault, StarPart
from kiosk.domain.settings import Settings
from kiosk.report.blocks import Strength
from kiosk.report.judged import is_old, shown

CLEARLY = 90.0
"""Points from which a part of how it was said is named as strong: nothing in it costs much."""
MOST, MOST_ANSWERS, MOST_WORDS = 4, 2, 6
LONGEST = 24
"""Words of a sentence that are quoted."""


def strengths(
    answers: Sequence[Answer], names: Sequence[str], score: Score, settings: Settings
) -> tuple[Strength, ...]:
    """Return at most four things that were good: answers first, then how they were said."""
    good = [
        (name, answer)
        for name, answer in zip(names, answers, strict=True)
        if _is_good(answer, settings)
    ]
    good.sort(key=lambda one: -(one[1].measures.content.relevance.value or 0.0))
    found = [_told(name, answer) for name, answer in good[:MOST_ANSWERS]]
    return (*found, *_words(answers, settings), *_delivery(score))[:MOST]


def _is_good(answer: Answer, settings: Settings) -> bool:
    faults = set(answer.measures.content.faults) - {Fault.NO_FIGURE}
    return not (faults or is_old(answer) or too_short(answer, settings.bands))


def _told(name: str, answer: Answer) -> Strength:
    content = answer.measures.content
    if content.honest_gap:
        return Strength(name, HONEST)
    story = answer.question.kind in STORIES
    results = [p for p in content.star.parts if p.part is StarPart.RESULT]
    if not story or not results:
        return Strength(name, GOOD[story])
    last = results[-1]
    return Strength(f"{name} · {clock(last.at)}", f"{GOOD[story]} “{_cut(last.text)}”")


def _words(answers: Sequence[Answer], settings: Settings) -> Iterator[Strength]:
    held = [
        word.keyword
        for answer in answers
        if not is_old(answer) and not too_short(answer, settings.bands)
        for word in shown(answer)
    ]
    keywords = list(dict.fromkeys(held))
    if len(keywords) > 1:
        named = keywords[:MOST_WORDS]
        more = f" and {len(keywords) - MOST_WORDS} more" if len(keywords) > MOST_WORDS else ""
        listed = ", ".join(named) if more else f"{', '.join(named[:-1])} and {named[-1]}"
        yield Strength(PartName.KEYWORDS.said, f"You said what you did with {listed}{more}.")


def _delivery(score: Score) -> Iterator[Strength]:
    """Yield how it was said where that was good, the weightiest first."""
    parts = [(part, part.value) for part in score.parts if part.value is not None]
    good = [part for part, value in parts if value >= CLEARLY and part.name not in CONTENT]
    for part in sorted(good, key=lambda one: -one.weight):
        text = part.reason.split(";")[0].split(" (not measured in ")[0]
        yield Strength(part.name.said, f"{text[:1].upper()}{text[1:]}.")


def _cut(text: str) -> str:
    words = text.split()
    return text if len(words) <= LONGEST else " ".join(words[:LONGEST]).rstrip(",;:") + " …"
