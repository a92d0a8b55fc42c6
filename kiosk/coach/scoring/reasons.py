"""Why a part is as it is: the numbers with their units and the band they were held against."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.coach.measure.relevance import STORIES
from kiosk.coach.scoring.part_measures import Missing, inner_pauses, looks_away
from kiosk.coach.scoring.takes import titles
from kiosk.domain.interview import Answer, PartName
from kiosk.domain.measures import StarPart
from kiosk.domain.sections import Bands
from kiosk.domain.settings import Settings
from kiosk.domain.sound import FillerKind
from kiosk.domain.units import Measure


@dataclass(frozen=True)
class Judged:
    """The answers in which a part was measured, and the settings that judged them."""

    answers: Sequence[Answer]
    settings: Settings

    @property
    def bands(self) -> Bands:
        return self.settings.bands


def reason(name: PartName, judged: Judged) -> str:
    """Return the reason of a part that was measured in all the answers given."""
    return REASONS[name](judged)


def why_not(missing: Sequence[Missing | None], answers: Sequence[Answer]) -> str:
    """Return in which answers a part was not measured, and why; empty where it was in all."""
    named = titles(answers)
    by_reason: dict[str, list[str]] = {}
    for title, one in zip(named, missing, strict=True):
        if one is not None:
            by_reason.setdefault(one.why, []).append(title)
    if len(by_reason) == 1 and all(missing):
        return next(iter(by_reason))
    return "; ".join(f"{_listed(where)}: {why}" for why, where in by_reason.items())


def _listed(names: Sequence[str], most: int = 12) -> str:
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun in the right number."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _values(judged: Judged, measure: Callable[[Answer], Measure]) -> list[float]:
    return [v for a in judged.answers if (v := measure(a).value) is not None]


def _keywords(judged: Judged) -> str:
    about = [(a, {k.lower() for k in a.question.keywords}) for a in judged.answers]
    shown = sum(s.keyword.lower() in own for a, own in about for s in a.measures.content.shown)
    said = sum(s.keyword.lower() in own for a, own in about for s in a.measures.content.said)
    asked = sum(len(own) for _, own in about)
    others = sum(len(a.measures.content.shown) for a in judged.answers) - shown
    told = [f"{shown} of the {counted(asked, 'technical word')} asked for shown in what you did"]
    if said > shown:
        told.append(f"{counted(said - shown, 'more was', 'more were')} only named")
    if others:
        told.append(f"{counted(others, 'other')} of the job shown, counting half")
    return "; ".join(told)


HOLDS = 0.6
"""Relevance from which an answer is counted as one that answers."""
IN_FULL = 0.9
"""Of a story or of steps: from here nothing worth naming is missing."""


def _relevance(judged: Judged) -> str:
    values = _values(judged, lambda a: a.measures.content.relevance)
    good = sum(value >= HOLDS for value in values)
    if len(judged.answers) == 1:
        return f"this {'is' if good else 'is not yet'} an answer to the question, in your own words"
    answers = counted(len(judged.answers), "answer")
    return f"{good} of {answers} answered the question in words of your own"


def _star(judged: Judged) -> str:
    contents = [(a.question.kind in STORIES, a.measures.content) for a in judged.answers]
    stars = [content.star for story, content in contents if story]
    rest = [content.steps.value or 0.0 for story, content in contents if not story]
    told = []
    if stars:
        whole = sum(StarPart.RESULT in {p.part for p in star.parts} for star in stars)
        text = f"{whole} of {counted(len(stars), 'story', 'stories')} said what came of it"
        told.append(
            text + _full([star.complete.value or 0.0 for star in stars], whole, "told whole")
        )
    if rest:
        solid = sum(value >= HOLDS for value in rest)
        text = f"{solid} of {counted(len(rest), 'other answer')} gave steps to hold on to"
        told.append(text + _full(rest, solid, "in full"))
    return "; ".join(told)


def _full(values: Sequence[float], counted_in: int, how: str) -> str:
    """Return how many of those that were counted in hold all of it; empty where all do."""
    full = sum(value >= IN_FULL for value in values)
    return f", {full or 'none'} of them {how}" if full < counted_in else ""


def _own(judged: Judged) -> str:
    only_we = sum(a.measures.content.star.only_we for a in judged.answers)
    values = _values(judged, lambda a: a.measures.content.own)
    clear = sum(value >= HOLDS for value in values)
    text = f"in {clear} of {counted(len(judged.answers), 'answer')} it is clear what you did"
    return (
        f'{text}; {counted(only_we, "story", "stories")} with only "we" in it' if only_we else text
    )


def _pace(judged: Judged) -> str:
    rates = _values(judged, lambda a: a.measures.speech.speaking_rate)
    words = sum(a.measures.speech.words for a in judged.answers)
    minutes = sum(a.measures.speech.seconds for a in judged.answers) / 60
    text = f"{words / minutes:.0f} words a minute" if minutes else f"{rates[0]:.0f} words a minute"
    if len(rates) > 1 and round(min(rates)) != round(max(rates)):
        text += f" ({min(rates):.0f} to {max(rates):.0f} by answer)"
    slow, fast = judged.bands.pace_green
    return f"{text}; {slow:.0f} to {fast:.0f} is easy to follow"


def _hesitations(judged: Judged) -> str:
    speeches = [a.measures.speech for a in judged.answers]
    minutes = sum(s.speech_s for s in speeches) / 60
    values = [(s.hesitations_per_minute.value or 0.0) * s.speech_s / 60 for s in speeches]
    phrases = sum(f.kind is FillerKind.PHRASE for s in speeches for f in s.fillers)
    text = f"{sum(values) / minutes:.1f} hesitations (um, uh) a minute of speech"
    if phrases:
        weight = judged.bands.phrase_weight
        text += f" and {counted(phrases, 'filler phrase')}, each weighing {weight:g}"
    free, clear = judged.bands.hesitations_free, judged.bands.hesitations_clear
    return f"{text}; up to {free:.0f} cost nothing, {clear:.0f} are clearly noticed"


def _pauses(judged: Judged) -> str:
    limit = judged.bands.pause_deliberate_s
    lengths = [p.end - p.start for a in judged.answers for p in inner_pauses(a)]
    over = [length for length in lengths if length > limit]
    if not over:
        return f"no pause inside an answer longer than {limit:g} s"
    text = f"{counted(len(over), 'pause')} over {limit:g} s, the longest {max(over):.1f} s"
    return f"{text}; shorter ones cost nothing"


def _focus(judged: Judged) -> str:
    values = _values(judged, lambda a: a.measures.focus.ratio)
    seconds = [a.seconds for a in judged.answers]
    mean = sum(v * s for v, s in zip(values, seconds, strict=True)) / max(sum(seconds), 1e-9)
    free = 100 * judged.bands.focus_free
    return (
        f"eyes on the screen {100 * mean:.0f} % of the time; from {free:.0f} % nothing is taken off"
    )


def _distractions(judged: Judged) -> str:
    looks = [d for a in judged.answers for d in looks_away(a)]
    least = judged.settings.seeing.distraction_s
    if not looks:
        return f"no look away of {least:g} s or longer"
    together = sum(d.end - d.start for d in looks)
    text = f"{counted(len(looks), 'look')} away of {least:g} s or longer, {together:.1f} s together"
    return f"{text}; glances cost nothing"


REASONS: Mapping[PartName, Callable[[Judged], str]] = {
    PartName.KEYWORDS: _keywords,
    PartName.RELEVANCE: _relevance,
    PartName.STAR: _star,
    PartName.OWN: _own,
    PartName.PACE: _pace,
    PartName.HESITATIONS: _hesitations,
    PartName.PAUSES: _pauses,
    PartName.FOCUS: _focus,
    PartName.DISTRACTIONS: _distractions,
}
