"""What a picture needs of the settings: the machine's own file, with the panel's over it."""

from dataclasses import replace

from kiosk.domain.interview import Mode
from kiosk.domain.settings import Settings
from kiosk.screens.view import Screen, Turn, View

BEFORE_A_VISIT = (Screen.CLAIM, Screen.ATTRACT, Screen.STAFF, Screen.CONSENT)
"""Nobody's interview changes its rules while it lasts."""


def as_set(view: View, settings: Settings) -> View:
    """Return the view with what the settings say; nothing of a person who is here is touched."""
    listening, chosen = settings.listening, settings.interviewing
    mode, questions = Mode(chosen.mode), chosen.questions
    return replace(
        view,
        booth_name=settings.booth.name,
        retention_days=settings.privacy.retention_days,
        pace_green=settings.bands.pace_green,
        hesitations_free=settings.bands.hesitations_free,
        bands=settings.bands,
        ask_own=chosen.self_judgement,
        default_mode=mode,
        default_questions=questions,
        choice=replace(view.choice, mode=mode, questions=questions),
        first_turn=Turn(
            limit_s=listening.limit_s,
            silence_s=listening.silence_s,
            warn_s=listening.warn_s,
            aim_s=chosen.aim_s,
        ),
    )


def set_anew(view: View, settings: Settings) -> View:
    """Return the view after staff changed settings in the panel."""
    return as_set(view, settings) if view.screen in BEFORE_A_VISIT else view
