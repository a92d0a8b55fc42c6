"""Faults at the real booth: each is said in a sentence, costs no answer, and ends on Attract."""

import contextlib
import shutil
import sqlite3
from itertools import pairwise

import pytest

from kiosk.devices.camera import COVERED
from kiosk.devices.microphone import GONE, MISSING, SILENT
from kiosk.interview.interview import NOT_YET
from kiosk.screens.paper import STRONG
from kiosk.screens.resume_view import ResumeWays, StickFile
from kiosk.screens.view import Screen, View
from tests.kit.booth.scenes import a_hand, nobody, somebody, two_people
from tests.kit.booth.steps import ANSWERS, begin, finish, finished, listening, wait_until
from tests.kit.booth.tested_booth import LEAVE, RECORDINGS, running_booth
from tests.kit.fakes.video_server import camera_on_a_wire

pytestmark = pytest.mark.timeout(300)

SHORT_S = 4.0
IDLE_S, LEAVE_S = 20.0, 3.0
MANY_FILES = 10_000
TWO_GIGABYTES = 2_000_000_000


@pytest.fixture(scope="module")
def wire():
    with camera_on_a_wire(somebody) as wire:
        yield wire


@pytest.fixture(scope="module")
def running(wire, tmp_path_factory):
    settings = {
        "KIOSK_BOOTH_CAMERA": wire.address,
        "KIOSK_BOOTH_MICROPHONE": "boothmic",
        "KIOSK_INTERVIEWING_QUESTIONS": "1",
        "KIOSK_INTERVIEWING_FOLLOW_UPS": "no",
        "KIOSK_LISTENING_LIMIT_S": "60",
        "KIOSK_BOOTH_IDLE_S": str(IDLE_S),
        "KIOSK_BOOTH_LEAVE_S": str(LEAVE_S),
    }
    with running_booth(tmp_path_factory.mktemp("faults"), **settings) as booth:
        booth.wait_until_warm()
        yield booth


@pytest.fixture
def booth(running, wire):
    """The booth, on its attract screen before a test and after it."""
    wire.scene = somebody
    yield running
    wire.unplugged.clear()
    running.pulse.unplug_microphone()
    running.pulse.plug_in_microphone()
    wire.scene = nobody  # where a test broke off, the booth is left alone
    running.wait_until_left()


def conclude(booth):
    """Say that the answer is over; return what the store has of the interview."""
    booth.touch_until("thinking")
    booth.wait_for("results")
    (*_, interview) = finished(booth)
    finish(booth)
    return interview


def test_a_microphone_that_is_muted_costs_one_answer(booth):
    begin(booth)
    booth.touch_until("check")
    booth.pulse.mute_microphone(muted=True)
    booth.wait_to_read(SILENT)
    booth.pulse.mute_microphone(muted=False)
    booth.wait_until_gone(SILENT)
    booth.pulse.mute_microphone(muted=True)
    listening(booth)
    booth.wait_to_read(SILENT)
    booth.wait_for("results")  # by itself: nobody could be heard
    (*_, interview) = finished(booth)
    (answer,) = interview.answers
    assert answer.transcript.words == ()
    assert answer.measures.speech.speaking_rate.value is None, "not measured, and not 0"
    finish(booth)


def test_a_microphone_that_is_missing_and_one_that_is_pulled_out_come_back(booth):
    booth.pulse.unplug_microphone()
    begin(booth)
    booth.touch_until("check")
    booth.wait_to_read(MISSING)
    booth.pulse.plug_in_microphone()
    booth.wait_until_gone(MISSING)
    listening(booth)
    booth.answer(ANSWERS / "1.flac", SHORT_S)
    booth.pulse.unplug_microphone()
    booth.wait_to_read(GONE)
    booth.pulse.plug_in_microphone()
    booth.wait_until_gone(GONE)
    booth.answer(ANSWERS / "2.flac", SHORT_S)
    (answer,) = conclude(booth).answers
    starts = [word.start for word in answer.transcript.words]
    gaps = [later - before for before, later in pairwise(starts)]
    assert max(gaps) > 3.0, "words from before the cable was pulled, and from after"


def test_a_hand_nobody_and_two_people_before_the_lens_are_said(booth, wire):
    begin(booth)
    booth.touch_until("check")
    booth.wait_to_read("One face in view")
    wire.scene = two_people
    booth.wait_to_read("More than one person is in view")
    wire.scene = a_hand
    booth.wait_to_read(COVERED)
    wire.scene = somebody
    booth.wait_until_gone(COVERED)
    listening(booth)
    booth.wait_to_read("Eyes on the screen", STRONG)
    wire.scene = nobody
    booth.wait_to_read("No face in view", STRONG)
    wire.scene = two_people
    booth.wait_to_read("More than one face", STRONG)
    wire.scene = a_hand
    booth.wait_to_read(COVERED)
    booth.answer(ANSWERS / "3.flac", SHORT_S)
    (answer,) = conclude(booth).answers
    assert answer.transcript.words
    assert answer.measures.focus.ratio.value is None, "hardly anything was seen"


def test_a_store_that_is_locked_loses_no_answer(booth):
    before = len(finished(booth))
    begin(booth)
    booth.touch_until("check")
    listening(booth)
    booth.answer(ANSWERS / "1.flac", SHORT_S)
    with locked(booth):
        booth.touch_until("thinking")
        booth.wait_to_read(NOT_YET)
        booth.wait_for("results")
    wait_until(lambda: len(finished(booth)) == before + 1, 30)
    (*_, interview) = finished(booth)
    assert interview.answers[0].transcript.words
    finish(booth)


def test_a_camera_that_is_missing_at_the_start_is_said_and_comes_back_in_the_visit(booth, wire):
    wire.unplugged.set()
    begin(booth)
    booth.touch_until("check")
    booth.wait_to_read("There is no camera.")
    listening(booth)
    booth.answer(ANSWERS / "2.flac", SHORT_S)
    (answer,) = conclude(booth).answers
    assert answer.transcript.words
    assert answer.measures.focus.ratio.value is None

    begin(booth)
    booth.touch_until("check")
    booth.wait_to_read("There is no camera.")
    wire.unplugged.clear()
    booth.wait_until_gone("There is no camera.")
    listening(booth)
    booth.answer(ANSWERS / "2.flac", SHORT_S)
    (answer,) = conclude(booth).answers
    assert answer.measures.focus.face_share.value > 0.5


def test_a_full_stick_and_a_pdf_of_two_gigabytes(booth):
    stick = full_stick(booth.folder / "media")
    begin(booth)
    files = (StickFile("life.pdf", TWO_GIGABYTES / 1e6), StickFile("resume.pdf", 0.1))
    view = View(screen=Screen.RESUME, resume=ResumeWays(no_phone="-", stick=files))
    booth.wait_to_read("2.0 GB")
    booth.press("life.pdf", view)
    booth.wait_to_read("This file has 2000 MB, and resumes up to 10 MB")
    told = ResumeWays(no_phone="-", stick=files, trouble=TOO_LARGE)
    booth.press_until("match", "resume.pdf", View(screen=Screen.RESUME, resume=told))
    shutil.rmtree(stick)
    booth.touch(*LEAVE)
    booth.press_until("erased", "Leave", View(screen=Screen.MATCH, leave_asked=True))
    booth.wait_for("attract")


# --- small things -------------------------------------------------------------------------------

TOO_LARGE = "This file has 2000 MB, and resumes up to 10 MB are read."


def full_stick(media):
    """Put in a stick with a whole life on it."""
    stick = media / "FULL"
    photos = stick / "DCIM"
    photos.mkdir(parents=True)
    for number in range(MANY_FILES):
        (photos / f"{number}.jpg").touch()
    shutil.copy(RECORDINGS / "strong" / "resume.pdf", stick / "resume.pdf")
    with (stick / "life.pdf").open("wb") as file:
        file.truncate(TWO_GIGABYTES)  # newer than the resume: it is listed first
    return stick


@contextlib.contextmanager
def locked(booth):
    """Hold the booth's database as a long backup or a stuck program would."""
    path = booth.folder / "var" / "coach.sqlite"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")
