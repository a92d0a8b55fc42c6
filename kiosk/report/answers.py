"""One answer of a report: what was asked and why, its numbers, its course, and what was said."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kiosk.coach.scoring.evidence import asked_for, inner_pauses, too_short
from kiosk.domain.interview import Answer
from kiosk.domain.measures import PauseKind
from kiosk.domain.settings import Settings
from kiosk.domain.sound import FillerKind
from kiosk.domain.units import Measure
from kiosk.report.blocks import Asked, Block, Facts, Mark, PaceTimeline, Said, Span, Text

MARKS = {
    FillerKind.HESITATION: Mark.HESITATION,
    FillerKind.PHRASE: Mark.PHRASE,
    FillerKind.HEDGE: Mark.HEDGE,
}
NONE = "–"
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
    yield Asked(title, answer.question.text, why, answer.question.good)
    facts = _facts(answer, settings)
    if any(number != NONE for _, number, _ in facts):
        yield Facts(facts)
    if first is not answer:
        yield Text(_before_and_after(first, answer))
    if not answer.transcript.words:
        yield Text(f"No transcript: {answer.transcript.why_not or 'nothing was said'}.")
        return
    if short := too_short(answer, settings.bands):
        yield Text(f"Not judged: {short}.")
    yield PaceTimeline(answer, settings.bands)
    yield Said(spans(answer), tight)


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
    for said, mark in ((content.beyond, Mark.BEYOND), (content.said, Mark.KEYWORD)):
        for one in said:
            first = bisect_left(starts, one.at - NEAR_S)
            last = min(first + max(len(one.how.split()), 1), len(starts))
            marks[first:last] = [mark] * (last - first)
    for filler in answer.transcript.fillers or answer.measures.speech.fillers:
        first = bisect_left(starts, filler.start - NEAR_S)
        last = max(bisect_right(ends, filler.end + NEAR_S), first)
        marks[first:last] = [MARKS[filler.kind]] * (last - first)
    return marks


def _facts(answer: Answer, settings: Settings) -> tuple[tuple[str, str, str], ...]:
    speech, focus, content = answer.measures.speech, answer.measures.focus, answer.measures.content
    slow, fast = settings.bands.pace_green
    fillers = [f.kind for f in speech.fillers]
    phrases = fillers.count(FillerKind.PHRASE)
    about = len(asked_for(answer))
    keywords = f"{about} of {about + len(content.missed)}"
    star = content.star.complete
    told = Measure(4 * star.value, "of 4 parts") if star.value is not None else star
    score = answer.score.value if answer.score else None
    judged = Measure.missing("", "not measured") if score is None else Measure(score, "of 100")
    return (
        _cell("This answer", judged, "by itself"),
        _cell("Speaking rate", speech.speaking_rate, f"good: {slow:.0f} to {fast:.0f}"),
        _cell("Articulation", speech.articulation_rate, "pauses taken out"),
        _cell("Beat", speech.beat, _beat(answer)),
        _cell("Hesitations", speech.hesitations_per_minute, f"and {phrases} filler phrases"),
        ("Pauses over 2 s", *_pauses(answer)),
        _cell("Thinking time", speech.thinking_time, "costs nothing", 1),
        _cell("Eyes on the screen", _percent(focus.ratio), _looks(answer)),
        (
            ("Keywords", keywords, _missed(content.missed))
            if content.keyword_relevance.value is not None
            else _cell("Keywords", content.keyword_relevance, "")
        ),
        _cell("On the question", _percent(content.relevance), "likely"),
        _cell("Story told", told, ""),
        _cell("Pitch moves", speech.pitch_movement, "around your median", 1),
    )


def _cell(name: str, measure: Measure, note: str, digits: int = 0) -> tuple[str, str, str]:
    if measure.value is None:
        return (name, NONE, measure.why_not or "not measured")
    unit = {"per minute": "a minute", "bpm": "BPM"}.get(measure.unit, measure.unit)
    return (name, f"{measure.value:.{digits}f} {unit}", note)


def _percent(measure: Measure) -> Measure:
    return measure if measure.value is None else Measure(100 * measure.value, "%")


def _beat(answer: Answer) -> str:
    steady = answer.measures.speech.beat_stability.value
    return "" if steady is None else f"steadiness {steady:.2f} of 1"


def _pauses(answer: Answer) -> tuple[str, str]:
    if not answer.transcript.words:
        return NONE, answer.transcript.why_not or "nothing was said"
    lengths = [p.end - p.start for p in inner_pauses(answer) if p.kind in LONG]
    return str(len(lengths)), f"longest {max(lengths):.1f} s" if lengths else "none"


def _looks(answer: Answer) -> str:
    count = len(answer.measures.focus.distractions)
    return "1 look away" if count == 1 else f"{count} looks away"


def _missed(missed: tuple[str, ...]) -> str:
    return f"{len(missed)} missed, see above" if missed else "all of them"


def _before_and_after(first: Answer, last: Answer) -> str:
    """Return what changed from the first take to the last."""
    pairs = (
        ("score", _score(first), _score(last)),
        ("hesitations a minute", _per_minute(first), _per_minute(last)),
        ("keywords", str(len(asked_for(first))), str(len(asked_for(last)))),
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
