"""The lines on the left of the consent screen say what the switches on its right are set to."""

import os
from dataclasses import replace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.domain.interview import Consent  # noqa: E402
from kiosk.screens import endings  # noqa: E402
from kiosk.screens.acts import Switch  # noqa: E402
from kiosk.screens.consent import HELD_IN, promises  # noqa: E402
from kiosk.screens.paper import Paper  # noqa: E402
from kiosk.screens.sample_views import views  # noqa: E402
from kiosk.screens.view import View  # noqa: E402
from kiosk.screens.words import LANGUAGES, said  # noqa: E402


def told(**consent):
    view = View(consent=replace(Consent(), **consent))
    return " ".join(says for _, says in promises(view))


def test_without_a_camera_nothing_is_noted_of_the_eyes():
    assert "notes where you look" in told()
    assert "notes where you look" not in told(camera=False)
    assert "is not measured" in told(camera=False)


def test_sound_is_kept_by_nobody_whatever_is_agreed_to():
    for keep in (True, False):
        assert "Sound and pictures are never saved." in told(keep=keep)
    assert "recording" not in {which.value for which in Switch}


def test_every_promise_is_in_every_language():
    for consent in (Consent(), Consent(camera=False), Consent(keep=False)):
        for _, says in promises(View(consent=consent)):
            assert all(said(code, says) != says for code in LANGUAGES if code != "en"), says


@pytest.mark.parametrize(("name", "is_said"), [("consent", False), ("consent-spanish", True)])
def test_another_language_is_said_to_be_of_the_buttons_alone(name, is_said, monkeypatch):
    from kiosk.screens import consent

    written = []
    real = Paper.verbatim
    monkeypatch.setattr(
        Paper, "verbatim", lambda self, text, *a: (written.append(text), real(self, text, *a))[1]
    )
    view = views()[name]
    consent.paint(Paper(pygame.Surface((1280, 720), depth=32), view), view)
    assert (HELD_IN in written) is is_said
    assert (said("es", HELD_IN) in written) is is_said


@pytest.mark.parametrize(("keep", "is_kept"), [(True, True), (False, False)])
def test_the_apology_says_what_becomes_of_the_answers(keep, is_kept, monkeypatch):
    written = []
    real = Paper.para
    monkeypatch.setattr(
        Paper, "para", lambda self, says, *a: (written.append(says), real(self, says, *a))[1]
    )
    view = replace(views()["sorry"], consent=Consent(keep=keep))
    endings.paint_sorry(Paper(pygame.Surface((1280, 720), depth=32), view), view)
    assert (endings.KEPT in written) is is_kept
    assert (endings.NOT_KEPT in written) is not is_kept
