"""What each event changes in the picture: the view before and an event give the view after."""

from dataclasses import replace

from kiosk.domain.interview import Consent
from kiosk.interview.events import Event
from kiosk.screens.card_view import CardView
from kiosk.screens.endings_view import Erasing, TakeHome
from kiosk.screens.group_view import CodeDesk
from kiosk.screens.own_view import OwnJudgement
from kiosk.screens.replay_view import BenchmarkView, Replay
from kiosk.screens.resume_view import ResumeWays
from kiosk.screens.view import Checking, Ease, JobChoice, Screen, View
from kiosk.window.next_screen import VISIT, step
from kiosk.window.update_by_booth import BY_BOOTH
from kiosk.window.update_by_card import BY_CARD
from kiosk.window.update_by_coaching import BY_COACHING
from kiosk.window.update_by_interview import BY_INTERVIEW
from kiosk.window.update_by_person import BY_PERSON

CHANGES = BY_PERSON | BY_COACHING | BY_CARD | BY_INTERVIEW | BY_BOOTH
"""What changes with each event; the screen itself changes by next_screen.NEXT."""


def after(view: View, event: Event, now: float) -> View:
    """Return the view after an event at the room's time `now`."""
    change = CHANGES.get(type(event))
    changed = change(view, event) if change else view
    screen = step(view.screen, event)
    if screen is view.screen:
        return changed
    changed = replace(
        changed, screen=screen, since=now, focus=None, pressed=None, leave_asked=False
    )
    if screen is Screen.ERASED:
        changed = replace(changed, erasing=Erasing())  # what was told of somebody else is over
    return fresh(changed) if screen not in (*VISIT, Screen.ERASED, Screen.SORRY) else changed


def fresh(view: View) -> View:
    """Return the view without anything of the person who was here."""
    old = view.choice
    return replace(
        view,
        ease=Ease(motion=view.default_motion),
        consent=Consent(),
        code=CodeDesk(),
        choice=JobChoice(old.jobs, mode=view.default_mode, questions=view.default_questions),
        resume=ResumeWays(),
        alignment=None,
        checking=Checking(),
        turn=view.first_turn,
        answers=(),
        interview=None,
        striking=None,
        card=CardView(),
        own=OwnJudgement(),
        shown=None,
        benchmark=BenchmarkView(),
        replay=Replay(),
        home=TakeHome(),
        trouble=None,
        lost=None,
        leaving_s=None,
        staff=replace(view.staff, unlocked=False, digits=0, wrong=False, tests=(), testing=False),
    )
