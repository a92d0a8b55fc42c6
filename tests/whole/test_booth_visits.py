"""Visits that end by themselves on each screen, and one with a phone beside a panel that fails."""

import os
import shutil
import signal
import socket
import subprocess
import sys

import pytest

from kiosk.domain.interview import InterviewState, Mode
from kiosk.domain.sections import REPOSITORY
from kiosk.screens.paper import HEADING_LIGHT, TITLE
from kiosk.screens.resume_view import ResumeWays, StickFile
from kiosk.screens.view import Screen, View
from kiosk.window.panel_address import SILENT
from kiosk.window.resume_intake import OTHER_WAYS
from tests.kit.booth.phone import Phone
from tests.kit.booth.scenes import nobody, somebody
from tests.kit.booth.steps import (
    ANSWERS,
    JOB_TITLE,
    begin,
    finish,
    finished,
    kept,
    listening,
    wait_until,
)
from tests.kit.booth.surroundings import text_of
from tests.kit.booth.tested_booth import RECORDINGS, running_booth
from tests.kit.fakes.video_server import camera_on_a_wire

pytestmark = pytest.mark.timeout(300)

SHORT_S = 4.0
IDLE_S, LEAVE_S = 6.0, 2.0
LIMIT_S = 20.0
RESUME = RECORDINGS / "strong" / "resume.pdf"


class Panel:
    """The panel beside the booth, as its own program; it may be stopped and started again."""

    def __init__(self, booth):
        self._environment = {**os.environ, **booth.environment}
        self._process = None

    def start(self):
        words = [sys.executable, "-m", "admin"]
        self._process = subprocess.Popen(
            words, cwd=REPOSITORY, env=self._environment, stdout=subprocess.DEVNULL
        )

    def stop(self):
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)  # gunicorn's word for at once
            self._process.wait(20)
            self._process = None


@pytest.fixture(scope="module")
def wire():
    with camera_on_a_wire(somebody) as wire:
        yield wire


@pytest.fixture(scope="module")
def running(wire, tmp_path_factory):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "KIOSK_BOOTH_CAMERA": wire.address,
        "KIOSK_INTERVIEWING_QUESTIONS": "1",
        "KIOSK_INTERVIEWING_FOLLOW_UPS": "no",
        "KIOSK_BOOTH_IDLE_S": str(IDLE_S),
        "KIOSK_BOOTH_LEAVE_S": str(LEAVE_S),
        "KIOSK_LISTENING_LIMIT_S": str(LIMIT_S),
        "KIOSK_PANEL_PORT": str(port),
        "KIOSK_PANEL_URL": f"https://booth.example:{port}",
    }
    with running_booth(tmp_path_factory.mktemp("visits"), **settings) as booth:
        booth.wait_until_warm()
        yield booth


@pytest.fixture(scope="module")
def panel(running):
    panel = Panel(running)
    panel.start()
    yield panel
    panel.stop()


@pytest.fixture
def booth(running, panel, wire):
    """The booth beside its panel, on its attract screen before a test and after it."""
    wire.scene = somebody
    yield running
    wire.scene = nobody
    running.wait_until_left()


# --- ways to a screen ---------------------------------------------------------------------------


def to_consent(booth):
    booth.touch_until("consent")


def to_job(booth):
    to_consent(booth)
    booth.touch_until("job")


def to_match(booth):
    stick = booth.folder / "media" / "STICK"
    stick.mkdir()
    shutil.copy(RESUME, stick / "resume.pdf")
    begin(booth)
    booth.wait_to_read("resume.pdf")
    ways = ResumeWays(no_phone="-", stick=(StickFile("resume.pdf", 0.1),))
    booth.press_until("match", "resume.pdf", View(screen=Screen.RESUME, resume=ways))
    shutil.rmtree(stick)


def to_check(booth):
    begin(booth)
    booth.touch_until("check")


def to_listening(booth):
    to_check(booth)
    listening(booth)


def to_feedback(booth):
    begin(booth, mode=Mode.PRACTICE)
    booth.touch_until("check")
    listening(booth)
    booth.answer(ANSWERS / "1.flac", SHORT_S)
    booth.touch_until("thinking")
    booth.wait_for("feedback")


NOTHING_FINISHED = {
    "consent": to_consent,
    "job": to_job,
    "resume": begin,
    "match": to_match,
    "check": to_check,
    "listening": to_listening,
    "feedback": to_feedback,
}


@pytest.mark.parametrize("screen", NOTHING_FINISHED)
def test_whoever_walks_away_leaves_nothing_behind(booth, wire, screen):
    before = kept(booth)
    NOTHING_FINISHED[screen](booth)
    wire.scene = nobody
    booth.wait_to_read("Still there?", TITLE)
    booth.wait_for("attract")
    wait_until(lambda: kept(booth) == before, 20)


def test_whoever_walks_away_from_an_answer_is_waited_for_and_what_was_finished_is_kept(booth, wire):
    before = len(finished(booth))
    to_listening(booth)
    booth.answer(ANSWERS / "2.flac", SHORT_S)
    wire.scene = nobody
    waited = booth.wait_for("thinking")  # the limit ended it, and not the idle rule
    assert waited > IDLE_S + LEAVE_S
    booth.wait_for("results")
    booth.wait_to_read("Still there?", TITLE)
    booth.wait_for("attract")
    (*_, interview) = finished(booth)
    assert len(finished(booth)) == before + 1
    assert interview.answers[0].transcript.words
    assert {one.state for one in kept(booth)} == {InterviewState.FINISHED}


# --- the phone ----------------------------------------------------------------------------------


def test_a_phone_brings_the_resume_and_takes_the_report_though_the_panel_stops(
    booth, panel, tmp_path
):
    phone = Phone()
    begin(booth)
    code = booth.wait_for_code()
    panel.stop()
    booth.wait_to_read(NO_PANEL_LINE, HEADING_LIGHT)
    panel.start()
    assert booth.wait_for_code() == code, "the same page, so that a phone may go on"
    assert "The booth has it" in phone.send(code, RESUME)
    booth.wait_for("match")
    booth.touch_until("check")
    listening(booth)
    booth.answer(ANSWERS / "3.flac", SHORT_S)
    booth.touch_until("thinking")
    booth.wait_for("results")

    code = booth.wait_for_code()
    (*_, interview) = finished(booth)
    assert interview.alignment.score is not None, "the resume from the phone was read"
    finish(booth)
    report = tmp_path / "report.pdf"
    phone.open(code)
    report.write_bytes(phone.fetch(code))
    assert JOB_TITLE in text_of(report), "also after everything else was wiped"


NO_PANEL_LINE = "The panel does not answer just now. A USB stick"
assert f"{SILENT} {OTHER_WAYS}".startswith(NO_PANEL_LINE)
