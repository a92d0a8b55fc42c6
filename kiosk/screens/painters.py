"""Which painter paints which screen, and what lies over all of them."""

from collections.abc import Callable

import pygame

from kiosk.screens import (
    attract,
    card,
    check,
    claim,
    consent,
    endings,
    feedback,
    goal,
    group,
    job,
    match,
    results,
    resume,
    staff,
    talk,
)
from kiosk.screens.paper import Paper, Target
from kiosk.screens.view import Screen, View

PAINTERS: dict[Screen, Callable[[Paper, View], None]] = {
    Screen.CLAIM: claim.paint,
    Screen.ATTRACT: attract.paint,
    Screen.CONSENT: consent.paint,
    Screen.JOB: job.paint,
    Screen.GROUP: group.paint,
    Screen.RESUME: resume.paint,
    Screen.MATCH: match.paint,
    Screen.CARD: card.paint,
    Screen.CHECK: check.paint,
    Screen.ASKING: talk.paint_asking,
    Screen.LISTENING: talk.paint_listening,
    Screen.THINKING: talk.paint_thinking,
    Screen.FEEDBACK: feedback.paint,
    Screen.GOAL: goal.paint,
    Screen.RESULTS: results.paint,
    Screen.ERASED: endings.paint_erased,
    Screen.SORRY: endings.paint_sorry,
    Screen.STAFF: staff.paint,
}


def paint(surface: pygame.Surface, view: View) -> tuple[Target, ...]:
    """Paint a view; return what can be touched, in the order of the Tab key."""
    paper = Paper(surface, view)
    paper.ground()
    PAINTERS[view.screen](paper, view)
    if view.leaving_s is not None:
        endings.paint_leaving(paper, view.leaving_s)
    elif view.leave_asked:
        endings.paint_leave_asked(paper)
    return tuple(paper.targets)
