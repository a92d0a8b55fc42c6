"""The pictures of being coached: the talk, goals, hearing it again, one's judgement, the card."""

from dataclasses import replace
from datetime import date
from typing import Any

from kiosk.coach.card import Card, Visit
from kiosk.coach.scoring.own import Side
from kiosk.domain.interview import Answer, GoalName, Mode
from kiosk.domain.job import QuestionKind
from kiosk.interview.turn import WARM_UP
from kiosk.screens import sample_feedback as told
from kiosk.screens import view as v
from kiosk.screens.card_view import CardStep, CardView
from kiosk.screens.own_view import OwnJudgement
from kiosk.screens.replay_view import BenchmarkView, Replay
from kiosk.screens.view import Screen, Turn, View

SPANISH = v.Ease(language="es")
HEARD = Replay(held=(0,))
EVERY = Replay(held=(0, 1, 2, 3, 4))
HARD = (
    "No card read yet. Hold it flat, in more light, nearer or further; or paste its text on your "
    "phone, behind the code for a resume."
)
FOREIGN = "This card is from another campus and cannot be read here."
CARD_TEXT = "ICC1-" + "AE3WQ7T2" * 22
SILENT = "There is no speaker just now, so nothing can be played."


def coached(listening: Turn, choice: v.JobChoice, results: View) -> dict[str, View]:
    """Return every picture by name; `listening` is a turn with a picture of somebody."""
    return _talk(listening, choice) | _feedback(listening) | _results(results) | _card(listening)


def _talk(listening: Turn, choice: v.JobChoice) -> dict[str, View]:
    def practised(**turn: Any) -> View:
        return View(
            screen=Screen.LISTENING,
            turn=replace(listening, aim_s=90.0, **turn),
            choice=replace(choice, mode=Mode.PRACTICE),
        )

    asking = View(screen=Screen.ASKING, turn=listening)
    return {
        "listening-begun": practised(seconds=3.0, speaking=False, level=0.0),
        "listening-hint": practised(hint=True, text="I built", question=told.STORY_ASKED),
        "listening-goal": practised(goal=GoalName.RESULT, text="I built"),
        "listening-warm-up": replace(practised(question=WARM_UP, number=0), ease=SPANISH),
        "asking-think": replace(asking, turn=replace(listening, think_left_s=14.0)),
        "asking-goal": replace(asking, turn=replace(listening, goal=GoalName.RESULT)),
    }


def _feedback(listening: Turn) -> dict[str, View]:
    def after(*answers: Answer) -> View:
        return View(screen=Screen.FEEDBACK, answers=answers, replay=HEARD)

    cut = told.story_without_result()
    return {
        "feedback-not-yet": after(cut, replace(cut, retake_of=0, goal=GoalName.RESULT)),
        "feedback-heard": after(cut),
        "heard-again": replace(
            after(cut), replay=replace(HEARD, playing=0, at=7.4, picture=listening.picture)
        ),
        "feedback-no-speaker": replace(after(told.story()), replay=replace(HEARD, says=SILENT)),
        "benchmark": replace(
            after(cut), benchmark=BenchmarkView(QuestionKind.BEHAVIOURAL, 1, speaking=True)
        ),
        "benchmark-weak": replace(
            after(cut), benchmark=BenchmarkView(QuestionKind.TECHNICAL, 2), ease=SPANISH
        ),
        "goal": replace(after(cut), screen=Screen.GOAL),
        "goal-spanish": replace(after(told.a_list()), screen=Screen.GOAL, ease=SPANISH),
    }


def _results(results: View) -> dict[str, View]:
    given = tuple(zip(Side, (3, 1, 4, 2), strict=True))
    return {
        "judge": replace(results, own=OwnJudgement(asked=True, given=((Side.CLEAR, 3),))),
        "judge-compared": replace(results, own=OwnJudgement(True, True, given), replay=EVERY),
        "card-choose": replace(results, card=CardView(CardStep.CHOOSE, digits=1)),
        "card-made": replace(results, card=CardView(CardStep.MADE, text=CARD_TEXT)),
        "results-heard": replace(results, replay=EVERY),
    }


def _card(listening: Turn) -> dict[str, View]:
    shown = View(screen=Screen.CARD, card=CardView(CardStep.SHOW), turn=listening)
    return {
        "card-show": shown,
        "card-refused": replace(shown, card=CardView(CardStep.SHOW, says=FOREIGN), ease=SPANISH),
        "card-hard": replace(shown, card=CardView(CardStep.SHOW, says=HARD)),
        "card-pin": replace(shown, card=CardView(CardStep.PIN, digits=2)),
        "card-open": replace(shown, card=CardView(CardStep.OPEN, card=sample_card())),
    }


def sample_card() -> Card:
    """Return a card after three visits, one of them without a camera."""
    rows = ((58, 66, 31, 40, 88, 44, 80, 71, 60), (61, 70, 44, 52, 90, 58, 78, None, None))
    last = (66, 81, 52, 60, 93, 71, 84, 88, 71)
    days = (date(2026, 10, 2), date(2026, 10, 30), date(2026, 11, 20))
    visits = (Visit(day, "Software", parts) for day, parts in zip(days, (*rows, last), strict=True))
    return Card(tuple(visits), GoalName.RESULT, (b"abc",))
