"""The numbers of one answer, small: each with what it is held against, and an earlier try's."""

from dataclasses import dataclass, replace

from kiosk.domain.interview import Answer
from kiosk.domain.measures import PauseKind
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


def height(paper: Paper, before: Answer | None) -> int:
    """Return the height that `paint` takes."""
    return 4 * _row(paper) + (paper.line() if before else 0)


def _row(paper: Paper) -> int:
    return paper.line() + paper.px(10)


def paint(paper: Paper, answer: Answer, before: Answer | None, room: Rect) -> None:
    """Paint a line for each number: its light, its name with the target, its value."""
    if before is not None:
        quiet = p.Style(colour=p.QUIET.colour, align=1.0)
        paper.text("before → now", Rect(room.left, room.top, room.width, paper.line()), quiet)
        room = p.below(room, paper.line())
    for number, fact in enumerate(facts_of(paper, answer, before)):
        row = Rect(room.left, room.top + number * _row(paper), room.width, _row(paper))
        _fact(paper, fact, row)


def _fact(paper: Paper, fact: Fact, row: Rect) -> None:
    state = Light.OFF if fact.value == "–" else fact.state
    widgets.light(paper, state, (row.left + paper.px(18), row.centery), 32)
    value = f"{fact.earlier} → {fact.value}" if fact.earlier is not None else fact.value
    wide = paper.width_of(value, p.STRONG) + paper.px(6)
    paper.text(value, Rect(row.right - wide, row.top, wide, row.height), p.STRONG)
    left = row.left + paper.px(46)
    says = "not measured" if state is Light.OFF else fact.says
    words = paper.say(fact.name) + ", " + paper.say(says)
    if paper.width_of(words, p.QUIET) > row.right - wide - left - paper.px(12):
        words = paper.say(fact.name)
    paper.verbatim(words, Rect(left, row.top, row.right - wide - left, row.height), p.QUIET)


def facts_of(paper: Paper, answer: Answer, before: Answer | None) -> list[Fact]:
    """Return the measures of an answer in the candidate's words, with those of an earlier try."""
    speech, focus = answer.measures.speech, answer.measures.focus
    low, high = paper.view.pace_green
    rate = speech.speaking_rate
    pace = Light.GREEN if rate.value is not None and low <= rate.value <= high else Light.AMBER
    calm = paper.view.hesitations_free
    sounds = speech.hesitations_per_minute
    still = Light.GREEN if sounds.value is not None and sounds.value <= calm else Light.AMBER
    long = sum(x.kind in LONG for x in speech.pauses)
    looks = len(focus.distractions)
    easy = f"words a minute, {low:.0f} to {high:.0f} is easy to follow"
    minds = f"a minute, up to {calm:.0f} nobody minds"
    away = f"of the time, long looks away: {looks}" if looks else "of the time"
    eyes = Light.GREEN if looks == 0 else Light.AMBER
    now = (
        Fact("Pace", _number(rate, "{:.0f}"), pace, easy),
        Fact("Hesitations", _number(sounds, "{:.1f}"), still, minds),
        Fact("Long pauses", str(long), Light.GREEN if long == 0 else Light.AMBER, "over 2 seconds"),
        Fact("Eyes on the screen", _number(focus.ratio, "{:.0%}"), eyes, away),
    )
    if before is None:
        return list(now)
    was = facts_of(paper, before, None)
    return [replace(fact, earlier=past.value) for fact, past in zip(now, was, strict=True)]


def _number(measure: Measure, form: str) -> str:
    return "–" if measure.value is None else form.format(measure.value)
