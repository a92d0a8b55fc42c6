"""The numbers of one answer, small: each with what it is held against, and an earlier try's."""

from dataclasses import dataclass, replace

from kiosk.domain.interview import Answer
from kiosk.domain.measures import PauseKind, Speech
from kiosk.domain.units import Measure
from kiosk.screens import paper as p
from kiosk.screens import widgets
from kiosk.screens.paper import Paper, Rect
from kiosk.screens.view import Light

LONG = (PauseKind.LONG, PauseKind.VERY_LONG)


@dataclass(frozen=True)
class Fact:
    name: str
    value: str
    state: Light
    says: str
    earlier: str | None = None


def height(paper: Paper, answer: Answer, before: Answer | None, width: int) -> int:
    """Return the height that `paint` takes in a room of that width."""
    return sum(_row(paper, fact, width) for fact in facts_of(paper, answer, before))


def _row(paper: Paper, fact: Fact, width: int) -> int:
    """Return the height of a line; a target that has no room beside its name stands below it."""
    lines = 1 if paper.width_of(_words(paper, fact), p.QUIET) <= _room(paper, fact, width) else 2
    return lines * paper.line() + paper.px(7)


def _room(paper: Paper, fact: Fact, width: int) -> int:
    """Return the width between the light and the value of a line."""
    return width - paper.width_of(_value(fact), p.STRONG) - paper.px(6 + 46 + 12)


def _words(paper: Paper, fact: Fact) -> str:
    return f"{paper.say(fact.name)}, {_target(paper, fact)}"


def _target(paper: Paper, fact: Fact) -> str:
    return paper.say("not measured" if fact.value == "–" else fact.says)


def _value(fact: Fact) -> str:
    return f"{fact.earlier} → {fact.value}" if fact.earlier is not None else fact.value


def paint(paper: Paper, answer: Answer, before: Answer | None, room: Rect) -> None:
    """Paint a line for each number: its light, its name with the target, its value, and left of
    that the one of the earlier try."""
    for fact in facts_of(paper, answer, before):
        tall = _row(paper, fact, room.width)
        _fact(paper, fact, Rect(room.left, room.top, room.width, tall))
        room = p.below(room, tall)


def _fact(paper: Paper, fact: Fact, row: Rect) -> None:
    state = Light.OFF if fact.value == "–" else fact.state
    widgets.light(paper, state, (row.left + paper.px(18), row.centery), 32)
    wide = paper.width_of(_value(fact), p.STRONG) + paper.px(6)
    paper.verbatim(_value(fact), Rect(row.right - wide, row.top, wide, row.height), p.STRONG)
    left, width = row.left + paper.px(46), _room(paper, fact, row.width)
    if row.height < 2 * paper.line():
        paper.verbatim(_words(paper, fact), Rect(left, row.top, width, row.height), p.QUIET)
        return
    name = Rect(left, row.top, width, paper.line())
    paper.text(fact.name, name)
    paper.verbatim(_target(paper, fact), name.move(0, paper.line()), p.QUIET)


def facts_of(paper: Paper, answer: Answer, before: Answer | None) -> list[Fact]:
    """Return the measures of an answer in the candidate's words, with those of an earlier try."""
    speech, focus = answer.measures.speech, answer.measures.focus
    low, high = paper.view.pace_green
    rate = speech.speaking_rate
    pace = Light.GREEN if rate.value is not None and low <= rate.value <= high else Light.AMBER
    calm = paper.view.hesitations_free
    sounds = speech.hesitations_per_minute
    still = Light.GREEN if sounds.value is not None and sounds.value <= calm else Light.AMBER
    quiet = Light.GREEN if _pauses(speech) == "0" else Light.AMBER
    looks = len(focus.distractions)
    aim = f"aim for {low:.0f} to {high:.0f} words a minute"
    away = f"long looks away: {looks}, best none" if looks else "no long look away"
    eyes = Light.GREEN if looks == 0 else Light.AMBER
    now = (
        Fact("Pace", _number(rate, "{:.0f}"), pace, aim),
        Fact("Hesitations", _number(sounds, "{:.1f}"), still, f"up to {calm:.0f} a minute is fine"),
        Fact("Long pauses", _pauses(speech), quiet, "over 2 seconds, best none"),
        Fact("Eyes on the screen", _number(focus.ratio, "{:.0%}"), eyes, away),
    )
    if before is None:
        return list(now)
    was = facts_of(paper, before, None)
    return [replace(fact, earlier=past.value) for fact, past in zip(now, was, strict=True)]


def _pauses(speech: Speech) -> str:
    """Return how many long pauses there were, a dash where they were not measured."""
    if not speech.words or speech.pauses_left_out:
        return "–"
    return str(sum(pause.kind in LONG for pause in speech.pauses))


def _number(measure: Measure, form: str) -> str:
    return "–" if measure.value is None else form.format(measure.value)
