"""What an event of the interview changes in the picture."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import Any

from kiosk.interview import events
from kiosk.interview.events import Event
from kiosk.screens.endings_view import Sorry
from kiosk.screens.own_view import OwnJudgement
from kiosk.screens.view import View

METER_DB = (-60.0, -12.0)
"""The ends of the level meter: a quiet room and a raised voice."""


def _asking(view: View, event: events.Asking) -> View:
    turn = replace(
        view.first_turn,
        question=event.question,
        number=event.number,
        of=event.of,
        has_clip=event.clip.path is not None,
        limit_s=view.turn.limit_s,
        silence_s=view.turn.silence_s,
        camera=view.turn.camera,
        goal=view.turn.goal,
    )
    return replace(
        view, turn=turn, trouble=None, striking=None, choice=replace(view.choice, page=0)
    )


def _pondering(view: View, event: events.Pondering) -> View:
    return replace(view, turn=replace(view.turn, think_left_s=float(ceil(event.left_s))))


def _heard(view: View, event: events.Heard) -> View:
    level = (event.level_db - METER_DB[0]) / (METER_DB[1] - METER_DB[0])
    turn = replace(
        view.turn,
        seconds=event.seconds,
        level=round(min(1.0, max(0.0, level)), 2),
        speaking=event.speaking,
        quiet_s=0.0 if event.speaking else max(0.0, event.quiet_s - view.turn.forgiven_s),
        forgiven_s=0.0 if event.speaking else view.turn.forgiven_s,
        look=event.look,
        text=event.text,
    )
    return replace(view, turn=turn)


def _answered(view: View, event: events.Answered) -> View:
    replay = replace(view.replay, page=0)
    return replace(view, answers=(*view.answers, event.answer), replay=replay)


def _corrected(view: View, event: events.Corrected) -> View:
    answers = (*view.answers[:-1], event.answer)
    return replace(view, answers=answers, striking=None, choice=replace(view.choice, page=0))


def _finished(view: View, event: events.Finished) -> View:
    whole = event.interview
    scored = whole.score is not None and whole.score.value is not None
    return replace(
        view,
        interview=whole,
        answers=whole.answers,
        own=OwnJudgement(asked=view.ask_own and scored),
        shown=None,
        trouble=None,
        lost=None,
    )


def _failed(view: View, event: events.Failed) -> View:
    return replace(view, sorry=Sorry(event.code, event.message), leaving_s=None)


BY_INTERVIEW: dict[type[Event], Callable[[View, Any], View]] = {
    events.Matched: lambda v, e: replace(v, alignment=e.alignment),
    events.Asking: _asking,
    events.Pondering: _pondering,
    events.Heard: _heard,
    events.Answered: _answered,
    events.Corrected: _corrected,
    events.Trouble: lambda v, e: replace(v, trouble=e.message),
    events.Finished: _finished,
    events.Failed: _failed,
}
