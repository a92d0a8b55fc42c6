"""Measures in, the Confidence Score out: parts with reasons, a range, and what to work on.

A weighted mean of the parts that were measured (docs/score.md says how each is made), held down by
what the answers say: a nonsense spoken well is nonsense.
It describes what could be heard and seen, not who a person is: nothing here speaks of feelings,
personality or honesty.
"""

from collections.abc import Iterator, Mapping, Sequence

from kiosk.coach.scoring.advice import advise
from kiosk.coach.scoring.counted import Counted
from kiosk.coach.scoring.curves import Curve, curves, weights
from kiosk.coach.scoring.headline import headline
from kiosk.coach.scoring.part_measures import (
    Found,
    Missing,
    PartMeasure,
    counted_in_the_whole,
    part_measures,
    too_short,
    unanswered,
)
from kiosk.coach.scoring.reasons import Judged, reason, why_not
from kiosk.coach.scoring.spread import spread
from kiosk.coach.scoring.takes import last_takes
from kiosk.domain.interview import Answer, Part, PartName, Score
from kiosk.domain.job import Alignment
from kiosk.domain.settings import Settings

CONTENT = (PartName.KEYWORDS, PartName.RELEVANCE, PartName.STAR, PartName.OWN)
AT_MOST = 2.0
"""The whole is at most so many times what the content alone comes to: how a thing is said counts as
far as something is said. Our choice; an interview of 50 in content is not touched by it."""
LEAST_ANSWERED = 0.5


def score(
    answers: Sequence[Answer], settings: Settings, alignment: Alignment | None = None
) -> Score:
    """Return the score of a whole interview; of a question answered again the last take counts.

    A question that was asked and not answered costs its content; where fewer than half were
    answered there is no score. The alignment changes no number.
    """
    counted = Counted(last_takes(answers), settings, alignment)
    found = [counted_in_the_whole(answer, settings) for answer in counted.answers]
    asked = [answer for answer in counted.answers if answer.question.follows is None]
    without = sum(unanswered(answer, settings.bands) for answer in asked)
    if asked and len(asked) - without < LEAST_ANSWERED * len(asked):
        return _few_answered(counted, found, len(asked) - without, len(asked))
    return _scored(counted, found)


def score_answer(answer: Answer, settings: Settings) -> Score:
    """Return the score of one answer by itself; none where it cannot be judged."""
    counted = Counted((answer,), settings, alone=True)
    return _scored(counted, [part_measures(answer, settings)])


Judgements = Sequence[Mapping[PartName, Found]]


def _scored(counted: Counted, found: Judgements) -> Score:
    parts, value = _parts(counted, found)
    if value is None:
        return Score(None, None, None, parts, advise(parts, counted), _no_score(counted, parts))
    if counted.alone and too_short(counted.answers[0], counted.settings.bands):
        return Score(None, None, None, parts, advise(parts, counted), headline(counted.answers[0]))
    wanted, bends = weights(counted.settings.weights), curves(counted.settings.bands)
    most = _most(parts)
    low, high = spread(found, wanted, bends)
    if value >= most < 100.0:  # the content holds it down, and its own spread is the spread
        said = {name: weight for name, weight in wanted.items() if name in CONTENT}
        low, high = (min(AT_MOST * one, 100.0) for one in spread(found, said, bends))
    value = min(value, most)
    low, high = round(min(low, value), 1), round(max(high, value), 1)
    held, value = value >= most, round(value, 1)
    says = _sentence((value, low, high), parts, counted, held=held)
    return Score(value, low, high, parts, advise(parts, counted), says)


def _parts(counted: Counted, found: Judgements) -> tuple[tuple[Part, ...], float | None]:
    """Return the parts with their reasons, and their weighted mean."""
    wanted, bends = weights(counted.settings.weights), curves(counted.settings.bands)
    values = {name: _value([one[name] for one in found], bends[name]) for name in PartName}
    total = sum(wanted[name] for name, value in values.items() if value is not None)
    parts = tuple(_part(name, values[name], wanted, total, (counted, found)) for name in PartName)
    if total <= 0:
        return parts, None
    return parts, sum(p.weight * p.value for p in parts if p.value is not None)


def _most(parts: Sequence[Part]) -> float:
    """Return the most a whole can be for its content; 100 where no content was measured."""
    content = [(p.weight, p.value) for p in parts if p.name in CONTENT and p.value is not None]
    weight = sum(one for one, _ in content)
    if weight <= 0:
        return 100.0
    return min(100.0, AT_MOST * sum(w * value for w, value in content) / weight)


def _few_answered(counted: Counted, found: Judgements, answered: int, asked: int) -> Score:
    parts, _ = _parts(counted, found)
    says = (
        f"There is no score: {answered} of {asked} questions were answered, and half of them are"
        " needed to say anything about an interview."
    )
    return Score(None, None, None, parts, advise(parts, counted), says)


def _value(found: Sequence[Found], curve: Curve) -> float | None:
    """Return 0..100: each answer on the curve, then their mean by weight; None where none was
    measured."""
    measured = [one for one in found if isinstance(one, PartMeasure)]
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
    seen: tuple[Counted, Sequence[Mapping[PartName, Found]]],
) -> Part:
    counted, found = seen
    missing = [one if isinstance(one := judged[name], Missing) else None for judged in found]
    without = why_not(missing, counted.answers)
    if value is None:
        return Part(name, 0.0, None, f"not measured: {without or 'no answer was given'}")
    measured = [a for a, gone in zip(counted.answers, missing, strict=True) if gone is None]
    text = reason(name, Judged(measured, counted.settings))
    text += f" (not measured in {without})" if without else ""
    return Part(name, wanted[name] / total if total > 0 else 0.0, round(value, 1), text)


def _sentence(
    range_: tuple[float, float, float], parts: Sequence[Part], counted: Counted, *, held: bool
) -> str:
    """Return the score in plain words: what held it down, the best, the dearest, what lacks."""
    value, low, high = range_
    weighed = [(p, p.value) for p in parts if p.value is not None and p.weight > 0]
    best, top = max(weighed, key=lambda one: one[1])
    dear, least = max(weighed, key=lambda one: one[0].weight * (100.0 - one[1]))
    text = f"{value:.0f} of 100; by the spread inside it, {low:.0f} to {high:.0f}."
    text = "".join((text, *_held_down(counted, held=held)))
    if top >= STRONG:
        text += f" Strongest was “{best.name.said}”: {_brief(best)}."
    if dear is not best and least < STRONG + 10:
        text += f" There is most to gain in “{dear.name.said}”: {_whole(dear)}."
    absent = [p.name.said for p in parts if p.value is None]
    return f"{text} Not measured: {', '.join(absent)}." if absent else text


STRONG = 80.0
"""Points from which a part is named as a strength."""


def _held_down(counted: Counted, *, held: bool) -> Iterator[str]:
    without = sum(unanswered(answer, counted.settings.bands) for answer in counted.answers)
    if without and not counted.alone:
        number = f"{without} of {len(counted.answers)} answers"
        yield f" {number} could not be judged and count as nothing."
    if held:
        yield (
            " The answers hold little of their own, and how they were said counts only as far as"
            " something is said."
        )


def _brief(part: Part) -> str:
    return _whole(part).split(";")[0]


def _whole(part: Part) -> str:
    return part.reason.split(" (not measured in ")[0]


def _no_score(counted: Counted, parts: Sequence[Part]) -> str:
    if not counted.answers:
        return "There is no score, because no answer was given."
    if any(part.value is not None for part in parts):
        return "There is no score, because every part that was measured has the weight 0."
    why = dict.fromkeys(p.reason.removeprefix("not measured: ") for p in parts)
    return f"There is no score, because nothing could be measured: {'; '.join(why)}."
