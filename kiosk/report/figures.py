"""The figures of an answer, each with the target it is held against; the bands are settings."""

from collections.abc import Iterator

from kiosk.coach.measure.content import ENOUGH_KEYWORDS
from kiosk.coach.measure.relevance import STORIES
from kiosk.coach.scoring.part_measures import inner_pauses
from kiosk.coach.scoring.reasons import HOLDS, counted
from kiosk.coach.scoring.score import STRONG
from kiosk.domain.interview import Answer
from kiosk.domain.settings import Settings
from kiosk.domain.sound import FillerKind
from kiosk.domain.units import Measure
from kiosk.report.judged import is_old, looks_for_words, shown

NONE = "–"
Cell = tuple[str, str, str]


def figures(answer: Answer, settings: Settings) -> tuple[Cell, ...]:
    """Return (name, number, target or why there is no number) of an answer."""
    score = answer.score.value if answer.score else None
    judged = Measure.missing("", "not judged") if score is None else Measure(score, "of 100")
    return (
        _cell("This answer", judged, f"target: {STRONG:.0f} and more"),
        *_content(answer),
        *_speech(answer, settings),
        *_looks(answer, settings),
    )


def _content(answer: Answer) -> Iterator[Cell]:
    content, story = answer.measures.content, answer.question.kind in STORIES
    enough = f"target: {100 * HOLDS:.0f} % and more"
    yield _cell("Answers the question", _percent(content.relevance), enough)
    if story:
        told = len({sentence.part for sentence in content.star.parts})
        parts = content.star.complete
        parts = parts if parts.value is None else Measure(told, "of 4 parts")
        yield _cell("Story told", parts, "target: all four")
    elif not is_old(answer):
        yield _cell("Steps to hold on to", _percent(content.steps), enough)
    if not is_old(answer):
        yield _cell("Own part and figures", _percent(content.own), enough)
    if looks_for_words(answer):
        yield _words(answer)


def _words(answer: Answer) -> Cell:
    content = answer.measures.content
    about = {word.lower() for word in answer.question.keywords}
    hits = sum(word.keyword.lower() in about for word in shown(answer)) if about else 0
    asked = len(about) or len(content.missed)
    if content.keyword_relevance.value is None:
        return _cell("Technical words", content.keyword_relevance, "")
    said = "said" if is_old(answer) else "shown"
    return ("Technical words", f"{hits} of {asked} {said}",
            f"target: {min(asked, ENOUGH_KEYWORDS)} {said}")  # fmt: skip


def _speech(answer: Answer, settings: Settings) -> Iterator[Cell]:
    speech, bands = answer.measures.speech, settings.bands
    slow, fast = bands.pace_green
    yield _cell("Speaking rate", speech.speaking_rate, f"target: {slow:.0f} to {fast:.0f}")
    phrases = sum(f.kind is FillerKind.PHRASE for f in speech.fillers)
    note = f"target: up to {bands.hesitations_free:g}"
    note += f"; {counted(phrases, 'filler phrase')} beside" if phrases else ""
    yield _cell("Hesitations", speech.hesitations_per_minute, note, 1)
    yield (f"Pauses over {bands.pause_deliberate_s:g} s", *_pauses(answer, settings))


def shown_only(answer: Answer) -> str:
    """Return the figures that weigh nothing and have no target, in a line."""
    speech = answer.measures.speech
    cells = (
        _cell("thinking time", speech.thinking_time, "", 1),
        _cell("beat", speech.beat, _steady(answer)),
        _cell("without the pauses", speech.articulation_rate, ""),
        _cell("pitch moves by", speech.pitch_movement, "", 1),
    )
    told = [f"{name} {number}{note}" for name, number, note in cells if number != NONE]
    return f"Shown without a target, they cost nothing: {', '.join(told)}." if told else ""


def _steady(answer: Answer) -> str:
    steady = answer.measures.speech.beat_stability.value
    return "" if steady is None else f" (steadiness {steady:.2f} of 1)"


def _pauses(answer: Answer, settings: Settings) -> tuple[str, str]:
    if not answer.transcript.words:
        return NONE, answer.transcript.why_not or "nothing was said"
    if left_out := answer.measures.speech.pauses_left_out:
        return NONE, left_out
    limit = settings.bands.pause_deliberate_s
    lengths = [p.end - p.start for p in inner_pauses(answer) if p.end - p.start > limit]
    longest = f"; longest {max(lengths):.1f} s" if lengths else ""
    return str(len(lengths)), f"target: none{longest}"


def _looks(answer: Answer, settings: Settings) -> Iterator[Cell]:
    focus = answer.measures.focus
    free = f"target: {100 * settings.bands.focus_free:.0f} % and more"
    yield _cell("Eyes on the screen", _percent(focus.ratio), free)


def _cell(name: str, measure: Measure, note: str, digits: int = 0) -> Cell:
    if measure.value is None:
        return (name, NONE, measure.why_not or "not measured")
    unit = {"per minute": "a minute", "bpm": "BPM"}.get(measure.unit, measure.unit)
    return (name, f"{measure.value:.{digits}f} {unit}", note)


def _percent(measure: Measure) -> Measure:
    return measure if measure.value is None else Measure(100 * measure.value, "%")
