"""What one answer says about each part of the score: a number on the part's curve, or why not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.coach.measure.relevance import STORIES
from kiosk.domain.interview import Answer, PartName
from kiosk.domain.measures import KeywordSaid, Pause
from kiosk.domain.sections import Bands
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Distraction, Look
from kiosk.domain.sound import FillerKind
from kiosk.domain.units import TIMELINE_STEP_S, Measure

WINDOW_S = 10.0
ABSENT = (Look.NO_FACE, Look.MULTI_FACE, Look.UNKNOWN)


@dataclass(frozen=True)
class PartMeasure:
    """The measure of a part in one answer, in the unit of its curve."""

    value: float
    weight: float
    """How much of the interview it stands for: seconds, or 1 where every answer counts the same."""
    windows: tuple[float, ...] = ()
    """The same measure over pieces of the answer; how far they scatter makes the range."""
    off: float = 0.0
    """Points taken off after the curve."""


@dataclass(frozen=True)
class Missing:
    """Why a part cannot be judged in an answer."""

    why: str


Found = PartMeasure | Missing


def part_measures(answer: Answer, settings: Settings) -> Mapping[PartName, Found]:
    """Return what the answer says about every part."""
    return _content(answer, settings.bands) | _delivery(answer, settings.bands) | _focus(answer)


def too_short(answer: Answer, bands: Bands) -> str | None:
    """Return why the answer is too short to judge, or None."""
    speech = answer.measures.speech
    if not speech.words:
        return answer.transcript.why_not or "nothing was said"
    if speech.words < bands.too_short_words or speech.speech_s < bands.too_short_s:
        return f"too short to judge ({speech.words} words in {speech.speech_s:.0f} s of speech)"
    return None


def excess_s(pause: Pause, bands: Bands) -> float:
    """Return by how many seconds a pause is longer than a deliberate one; what lies beyond the
    very long counts twice (Lundholm Fors 2015)."""
    length = pause.end - pause.start
    return max(length - bands.pause_deliberate_s, 0.0) + max(length - bands.pause_long_s, 0.0)


def inner_pauses(answer: Answer) -> tuple[Pause, ...]:
    """Return the pauses between the first and the last word: thinking time is nobody's business."""
    words = answer.transcript.words
    if not words:
        return ()
    first, last = words[0].start, words[-1].end
    return tuple(p for p in answer.measures.speech.pauses if p.end > first and p.start < last)


def looks_away(answer: Answer) -> tuple[Distraction, ...]:
    """Return the sustained looks away since the first word."""
    start = first_word_s(answer)
    away = (d for d in answer.measures.focus.distractions if d.kind not in ABSENT)
    return tuple(Distraction(max(d.start, start), d.end, d.kind) for d in away if d.end > start)


def asked_for(answer: Answer) -> tuple[KeywordSaid, ...]:
    """Return the keywords said that the question itself is about; the others are the job's."""
    about = {keyword.lower() for keyword in answer.question.keywords}
    said = answer.measures.content.said
    return tuple(s for s in said if s.keyword.lower() in about) if about else said


def first_word_s(answer: Answer) -> float:
    """Return the moment of the first word, hesitations included."""
    return answer.transcript.words[0].start if answer.transcript.words else 0.0


def _content(answer: Answer, bands: Bands) -> dict[PartName, Found]:
    content, short = answer.measures.content, too_short(answer, bands)
    keywords = (1.0,) * len(content.shown) + (0.0,) * (
        len(content.said) - len(content.shown) + len(content.missed)
    )
    told = content.star.complete if answer.question.kind in STORIES else content.steps
    parts = {
        PartName.KEYWORDS: _found(content.keyword_relevance, 1.0, keywords),
        PartName.RELEVANCE: _found(content.relevance, 1.0),
        PartName.STAR: _found(told, 1.0),
        PartName.OWN: _found(content.own, 1.0),
    }
    return {name: Missing(short) for name in parts} if short else parts


NOTHING = PartMeasure(0.0, 1.0)
"""What a question that was asked and not answered counts in the content of a whole interview."""
OUR_FAULT = "transcriber"
"""A reason with this word is no fault of the candidate's: such an answer drops out."""


def unanswered(answer: Answer, bands: Bands) -> bool:
    """Return whether a question was asked and got no answer that can be judged."""
    if answer.question.follows is not None or not too_short(answer, bands):
        return False
    return bool(answer.measures.speech.words) or OUR_FAULT not in (answer.transcript.why_not or "")


def counted_in_the_whole(answer: Answer, settings: Settings) -> Mapping[PartName, Found]:
    """Return what the answer says about every part of a whole interview."""
    found = dict(part_measures(answer, settings))
    if unanswered(answer, settings.bands):
        found |= dict.fromkeys((PartName.RELEVANCE, PartName.STAR, PartName.OWN), NOTHING)
    return found


def _delivery(answer: Answer, bands: Bands) -> dict[PartName, Found]:
    names = (PartName.PACE, PartName.HESITATIONS, PartName.PAUSES)
    if short := too_short(answer, bands):
        return {name: Missing(short) for name in names}
    rates = tuple(rate for _, rate in answer.measures.speech.rate_windows)
    pace = _found(answer.measures.speech.speaking_rate, answer.measures.speech.speech_s, rates)
    found = (pace, _hesitations(answer, bands), _pauses(answer, bands))
    return dict(zip(names, found, strict=True))


def _hesitations(answer: Answer, bands: Bands) -> Found:
    speech = answer.measures.speech
    if speech.hesitations_per_minute.value is None:
        return Missing(speech.hesitations_per_minute.why_not or "not measured")
    costs = {FillerKind.HESITATION: 1.0, FillerKind.PHRASE: bands.phrase_weight}
    marks = [(f.start, costs[f.kind]) for f in speech.fillers if f.kind in costs]
    phrases = sum(f.kind is FillerKind.PHRASE for f in speech.fillers)
    per_minute = bands.phrase_weight * phrases * 60 / speech.speech_s
    return PartMeasure(
        speech.hesitations_per_minute.value + per_minute,
        speech.speech_s,
        _per_minute(marks, first_word_s(answer), speech.seconds),
    )


def _pauses(answer: Answer, bands: Bands) -> Found:
    if left_out := answer.measures.speech.pauses_left_out:
        return Missing(left_out)
    seconds = max(answer.measures.speech.seconds, bands.too_short_s)
    marks = [(p.start, excess_s(p, bands)) for p in inner_pauses(answer)]
    total = sum(amount for _, amount in marks)
    windows = _per_minute(marks, first_word_s(answer), seconds)
    return PartMeasure(60 * total / seconds, answer.measures.speech.speech_s, windows)


def _focus(answer: Answer) -> dict[PartName, Found]:
    focus = answer.measures.focus
    if focus.ratio.value is None:
        missing = Missing(focus.ratio.why_not or "not measured")
        return {PartName.FOCUS: missing, PartName.DISTRACTIONS: missing}
    start = first_word_s(answer)
    seconds = max(answer.seconds - start, WINDOW_S)
    away = [(d.start, d.end - d.start) for d in looks_away(answer)]
    per_minute = 60 * sum(amount for _, amount in away) / seconds
    return {
        PartName.FOCUS: PartMeasure(focus.ratio.value, seconds, _on_screen(focus.timeline, start)),
        PartName.DISTRACTIONS: PartMeasure(per_minute, seconds, _per_minute(away, start, seconds)),
    }


def _on_screen(timeline: tuple[Look, ...], start: float) -> tuple[float, ...]:
    size = int(WINDOW_S / TIMELINE_STEP_S)
    spoken = timeline[int(start / TIMELINE_STEP_S) :]
    windows = [
        [look for look in spoken[i : i + size] if look not in ABSENT]
        for i in range(0, len(spoken), size)
    ]
    return tuple(states.count(Look.SCREEN) / len(states) for states in windows if states)


def _found(
    measure: Measure, weight: float, windows: tuple[float, ...] = (), off: float = 0.0
) -> Found:
    if measure.value is None:
        return Missing(measure.why_not or "not measured")
    return PartMeasure(measure.value, weight, windows, off)


def _per_minute(
    marks: Iterable[tuple[float, float]], start: float, seconds: float
) -> tuple[float, ...]:
    """Return the amounts per minute in windows of about 10 s, from (moment, amount)."""
    count = max(round(seconds / WINDOW_S), 1)
    width = seconds / count
    sums = [0.0] * count
    for moment, amount in marks:
        sums[min(max(int((moment - start) / width), 0), count - 1)] += amount
    return tuple(60 * amount / width for amount in sums)
