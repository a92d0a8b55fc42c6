"""What staff change in the panel counts at the booth from the next visit on, and not in one."""

import os
from types import SimpleNamespace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pytest.importorskip("pygame")

from kiosk.domain.interview import Mode
from kiosk.domain.settings import Settings
from kiosk.screens.view import Screen, View
from kiosk.window import booth, booth_events
from kiosk.window.next_screen import VISIT
from kiosk.window.update_view import after

CHANGED = {
    "interviewing": {"aim_s": 60.0, "mode": "practice", "questions": 3, "self_judgement": False},
    "listening": {"think_s": 20.0, "brief_s": 45.0},
    "privacy": {"retention_days": 7},
    "panel": {"wifi": "Campus Guest"},
}


@pytest.fixture
def told(store):
    """Return a booth that has looked at a store in which staff changed settings."""
    store.overrides.change(Settings(), CHANGED)
    says = []
    looking = SimpleNamespace(settings=Settings(), tell=says.append, current=Settings())
    booth.refresh(looking, SimpleNamespace(store=store))
    event = next(one for one in says if isinstance(one, booth_events.SettingsKnown))
    return looking, event


def test_a_booth_that_looks_has_the_panels_settings(told):
    looking, event = told
    for known in (looking.current, event.settings):
        assert known.listening.think_s == 20.0
        assert known.listening.brief_s == 45.0
        assert known.panel.wifi == "Campus Guest"


def test_the_screens_of_the_next_visit_follow_them(told):
    view = after(View(screen=Screen.CONSENT), told[1], 1.0)
    assert (view.choice.mode, view.choice.questions) == (Mode.PRACTICE, 3)
    assert view.first_turn.aim_s == 60.0
    assert view.retention_days == 7
    assert not view.ask_own


@pytest.mark.parametrize("screen", [one for one in VISIT if one is not Screen.CONSENT])
def test_nothing_changes_under_somebody_who_is_here(told, screen):
    view = View(screen=screen)
    assert after(view, told[1], 1.0) == view
