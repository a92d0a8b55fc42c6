"""The watchdog is fed only while window, interview and camera are fresh: what counts as fresh."""

import time
from concurrent.futures import Future
from dataclasses import replace
from types import SimpleNamespace

import pytest

from kiosk.devices.camera import LiveCamera
from kiosk.devices.clock import LiveClock
from kiosk.domain.errors import CameraError
from kiosk.domain.interview import Consent
from kiosk.domain.settings import Settings
from kiosk.screens.view import Screen
from kiosk.window.actions import Actions
from kiosk.window.first_view import first_view
from kiosk.window.visit import STUCK_S, Visit

NOW = 1000.0


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch):
    """Return a way to have somebody served whose interview and camera were last heard long ago."""

    def serve(*, beat_s: float = 0.0, alive: bool = True, camera_s: float | None = 0.0) -> Actions:
        monkeypatch.setattr(LiveCamera, "silence_s", lambda _: camera_s)
        booth = SimpleNamespace(
            clock=SimpleNamespace(now=lambda: NOW),
            microphone=SimpleNamespace(wake=lambda: None),
            speaker=None,
            settings=Settings(),
            current=Settings(),
            errand=lambda *_: Future(),
        )
        actions = Actions(booth, leave=lambda: None)
        consent = Consent(camera=camera_s is not None)
        parts = SimpleNamespace(
            store=SimpleNamespace(cards=None), voice=SimpleNamespace(other=lambda: None)
        )
        actions.visit = Visit(booth, parts, replace(first_view(Settings()), consent=consent))
        actions.visit.worker = SimpleNamespace(beat=time.monotonic() - beat_s, alive=alive)
        return actions

    return serve


def at(screen: Screen, since: float = 0.0):
    return replace(first_view(Settings()), screen=screen, since=since)


def test_nobody_is_served(served):
    actions = served(alive=False)
    actions.visit = None
    assert actions.fresh(at(Screen.ATTRACT))


@pytest.mark.parametrize("screen", [Screen.CHECK, Screen.ASKING, Screen.LISTENING, Screen.THINKING])
def test_all_parts_live(served, screen: Screen):
    assert served().fresh(at(screen))
    assert served(camera_s=None).fresh(at(screen))


@pytest.mark.parametrize("screen", [Screen.CHECK, Screen.ASKING, Screen.LISTENING, Screen.THINKING])
def test_an_interview_whose_thread_ended_is_not_fresh(served, screen: Screen):
    assert not served(alive=False).fresh(at(screen))


@pytest.mark.parametrize(
    ("screen", "fine_s", "hung_s"),
    [(Screen.LISTENING, 15, 25), (Screen.ASKING, 150, 200), (Screen.THINKING, 150, 200)],
)
def test_an_interview_that_hangs_is_not_fresh(served, screen: Screen, fine_s: float, hung_s: float):
    assert served(beat_s=fine_s).fresh(at(screen))
    assert not served(beat_s=hung_s).fresh(at(screen))


def test_a_candidate_may_take_any_time_and_the_question_after_it_has_its_own(served):
    waited = served(beat_s=3600)
    assert waited.fresh(at(Screen.CHECK))
    assert waited.fresh(at(Screen.ASKING, since=NOW - 5))


def test_a_camera_whose_driver_hangs_is_not_fresh(served):
    assert served(camera_s=STUCK_S - 10).fresh(at(Screen.LISTENING))
    assert not served(camera_s=STUCK_S + 10).fresh(at(Screen.LISTENING))


def test_when_the_interview_is_over_its_thread_is_not_missed(served):
    assert served(alive=False, camera_s=STUCK_S + 10).fresh(at(Screen.RESULTS))


def test_a_camera_that_is_gone_holds_nobody():
    camera = LiveCamera("/no/such/camera", LiveClock())
    assert camera.silence_s() == 0.0
    with pytest.raises(CameraError, match="no camera"):
        camera.frame(5.0)
    time.sleep(1.2)  # it is tried again after half a second
    assert camera.silence_s() < camera.age()
    camera.close()
