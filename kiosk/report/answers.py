"""One answer of a report: what was asked, what is thought of it, its numbers, what was said."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kiosk.coach.scoring import goals
from kiosk.coach.scoring.part_measures import inner_pauses
from kiosk.domain.interview import Answer
from kiosk.domain.measures import KeywordSaid, PauseKind
from kiosk.domain.settings import Settings
from kiosk.domain.sound import FillerKind
from kiosk.report.blocks import Asked, Block, Mark, Numbers, PaceTimeline, Said, Span, Text
from kiosk.report.figures import NONE, figures, shown_only
from kiosk.report.judged import judged, shown

MARKS = {
    FillerKind.HESITATION: Mark.HESITATION,
    FillerKind.PHRASE: Mark.PHRASE,
    FillerKind.HEDGE: Mark.HEDGE,
}
LONG = (PauseKind.LONG, PauseKind.VERY_LONG)
NEAR_S = 0.02
"""Two times closer than this are the same moment."""


def tell_answer(
    title: str, takes: Sequence[Answer], settings: Settings, *, tight: bool = False
) -> Iterator[Block]:
    """Yield the blocks of one answer, given all its takes: the last one counts."""
    first, answer = takes[0], takes[-1]
    why = answer.question.why
    if answer.question.requirement:
        why = f"{why.removesuffix('.')} (“{answer.question.requirement}”)"
    yield Asked(title, answer.question.text, "" if tight else why, answer.question.good)
    if (thought := judged(answer, settings)) is not None:
        yield thought
    if first is not answer:
        yield Text(f"{_goal(first, answer, settings)}{_before_and_after(first, answer)}")
    cells = figures(answer, settings)
    if any(number != NONE for _, number, _ in cells):
        yield Numbers(cells, shown_only(answer), tight)
    if answer.transcript.words:
        yield PaceTimeline(answer, settings.bands, tight)
        yield Said(spans(answer), tight)
    if answer.transcript.doubt:
        yield Text(answer.transcript.doubt, quiet=True)


def spans(answer: Answer) -> tuple[Span, ...]:
    """Return the transcript cut where its marks change: fillers, keywords, long pauses."""
    found: list[Span] = []
    pauses = [p for p in inner_pauses(answer) if p.kind in LONG]
    for word, mark in zip(answer.transcript.words, _marks(answer), strict=True):
        while pauses and pauses[0].start <= word.start + NEAR_S:
            pause = pauses.pop(0)
            found.append(Span(f"[{pause.end - pause.start:.1f}\u00a0s]", Mark.PAUSE))
        if found and found[-1].mark is mark:
            found[-1] = Span(f"{found[-1].text} {word.text}", mark)
        else:
            found.append(Span(word.text, mark))
    return tuple(found)


def _marks(answer: Answer) -> list[Mark]:
    """Return what each word is. A filler that is also part of a keyword stays a filler."""
    starts = [word.start for word in answer.transcript.words]
    ends = [word.end for word in answer.transcript.words]
    marks = [Mark.PLAIN] * len(starts)
    content = answer.measures.content
    kinds: tuple[tuple[Sequence[KeywordSaid], Mark], ...] = (
        (content.beyond, Mark.BEYOND),
        (content.said, Mark.NAMED),
        (shown(answer), Mark.KEYWORD),
    )
    for said, mark in kinds:
        for one in said:
            first = bisect_left(starts, one.at - NEAR_S)
            last = min(first + max(len(one.how.split()), 1), len(starts))
            marks[first:last] = [mark] * (last - first)
    for filler in answer.transcript.fillers or answer.measures.speech.fillers:
        first = bisect_left(starts, filler.start - NEAR_S)
        last = max(bisect_right(ends, filler.end + NEAR_S), first)
        marks[first:last] = [MARKS[filler.kind]] * (last - first)
    return marks


def _goal(first: Answer, last: Answer, settings: Settings) -> str:
    """Return what the last take came to by its own goal, which stands before everything else."""
    if last.goal is None:
        return ""
    was, now = (goals.standing(last.goal, one, settings.bands) for one in (first, last))
    outcome = goals.verdict(was, now).value
    return f"“{last.goal.value}”: {was.says}, then {now.says}. {outcome}. "


def _before_and_after(first: Answer, last: Answer) -> str:
    """Return what changed from the first take to the last."""
    pairs = (
        ("score", _score(first), _score(last)),
        ("hesitations a minute", _per_minute(first), _per_minute(last)),
        ("technical words shown", str(len(shown(first))), str(len(shown(last)))),
    )
    return "Answered again. First take to last: " + ", ".join(
        f"{name} {before} to {after}" for name, before, after in pairs
    )


def _score(answer: Answer) -> str:
    value = answer.score.value if answer.score else None
    return "not measured" if value is None else f"{value:.0f}"


def _per_minute(answer: Answer) -> str:
    value = answer.measures.speech.hesitations_per_minute.value
    return "not measured" if value is None else f"{value:.1f}"
