"""Measures in, the Confidence Score out: parts with reasons, a range, and what to work on.

A weighted mean of the parts that were measured (docs/score.md says how each is made).
It describes what could be heard and seen, not who a person is: nothing here speaks of feelings,
personality or honesty.
"""

from collections.abc import Mapping, Sequence

from kiosk.coach.scoring.advice import advise
from kiosk.coach.scoring.curves import Curve, curves, weights
from kiosk.coach.scoring.evidence import Evidence, Found, Missing, evidence
from kiosk.coach.scoring.heard import Heard
from kiosk.coach.scoring.reasons import Judged, reason, why_not
from kiosk.coach.scoring.spread import spread
from kiosk.coach.scoring.takes import last_takes
from kiosk.domain.interview import Answer, Part, PartName, Score
from kiosk.domain.job import Alignment
from kiosk.domain.settings import Settings


def score(
    answers: Sequence[Answer], settings: Settings, alignment: Alignment | None = None
) -> Score:
    """Return the score of a whole interview; of a question answered again the last take counts.

    The alignment changes no number: it lets the advice name what the resume already proves.
    """
    return _scored(Heard(last_takes(answers), settings, alignment))


def score_answer(answer: Answer, settings: Settings) -> Score:
    """Return the score of one answer by itself."""
    return _scored(Heard((answer,), settings, alone=True))


def _scored(heard: Heard) -> Score:
    found = [evidence(answer, heard.settings) for answer in heard.answers]
    wanted, bends = weights(heard.settings.weights), curves(heard.settings.bands)
    values = {name: _value([one[name] for one in found], bends[name]) for name in PartName}
    total = sum(wanted[name] for name, value in values.items() if value is not None)
    parts = tuple(_part(name, values[name], wanted, total, (heard, found)) for name in PartName)

    if total <= 0:
        return Score(None, None, None, parts, advise(parts, heard), _no_score(heard, parts))
    value = sum(p.weight * p.value for p in parts if p.value is not None)
    low, high = spread(found, wanted, bends)
    low, high = round(min(low, value), 1), round(max(high, value), 1)
    value = round(value, 1)
    return Score(value, low, high, parts, advise(parts, heard), _sentence(value, low, high, parts))


def _value(found: Sequence[Found], curve: Curve) -> float | None:
    """Return 0..100: each answer on the curve, then their mean by weight; None where none was
    measured."""
    measured = [one for one in found if isinstance(one, Evidence)]
    if not measured:
        return None
    points = [max(float(curve.points(one.value)) - one.off, 0.0) for one in measured]
    mass = sum(one.weight for one in measured)
    return sum(p * one.weight for p, one in zip(points, measured, strict=True)) / mass


def _part(
    name: PartName,
    value: float | None,
    wanted: Mapping[PartName, float],
    total: float,
    seen: tuple[Heard, Sequence[Mapping[PartName, Found]]],
) -> Part:
    heard, found = seen
    missing = [one if isinstance(one := judged[name], Missing) else None for judged in found]
    without = why_not(missing, heard.answers)
    if value is None:
        return Part(name, 0.0, None, f"not measured: {without or 'no answer was given'}")
    measured = [a for a, gone in zip(heard.answers, missing, strict=True) if gone is None]
    text = reason(name, Judged(measured, heard.settings))
    text += f" (not measured in {without})" if without else ""
    return Part(name, wanted[name] / total if total > 0 else 0.0, round(value, 1), text)


def _sentence(value: float, low: float, high: float, parts: Sequence[Part]) -> str:
    """Return the score in plain words: the range, the best, the dearest, what is missing."""
    weighed = [(p, p.value) for p in parts if p.value is not None and p.weight > 0]
    best, top = max(weighed, key=lambda one: one[1])
    dear, least = max(weighed, key=lambda one: one[0].weight * (100.0 - one[1]))
    text = f"{value:.0f} of 100, likely between {low:.0f} and {high:.0f}."
    if top > 0:
        text += f" Strongest was {best.name}: {_brief(best)}."
    if dear is not best and least < 90:
        text += f" There is most to gain in {dear.name}: {_brief(dear)}."
    absent = [p.name.value for p in parts if p.value is None]
    return f"{text} Not measured: {', '.join(absent)}." if absent else text


def _brief(part: Part) -> str:
    return part.reason.split(";")[0].split(" (not measured in ")[0]


def _no_score(heard: Heard, parts: Sequence[Part]) -> str:
    if not heard.answers:
        return "There is no score, because no answer was given."
    if any(part.value is not None for part in parts):
        return "There is no score, because every part that was measured has the weight 0."
    why = dict.fromkeys(p.reason.removeprefix("not measured: ") for p in parts)
    return f"There is no score, because nothing could be measured: {'; '.join(why)}."
