"""A scripted candidate at the real booth: real touches, a real sound server, recorded answers."""

import contextlib
import shutil
import time

import pytest

from kiosk.domain.interview import Mode, PartName
from kiosk.screens.paper import QUIET
from kiosk.screens.resume_view import ResumeWays, StickFile
from kiosk.screens.view import Screen, View
from tests.kit.booth.steps import (
    ANSWERS,
    JOB_TITLE,
    answer,
    begin,
    feedback_view,
    finished,
    results_view,
)
from tests.kit.booth.surroundings import text_of
from tests.kit.booth.tested_booth import LEAVE, RECORDINGS, running_booth
from tests.kit.fakes.video_server import camera_on_a_wire

pytestmark = pytest.mark.timeout(420)

SHORT_S = 9.0
IDLE_S, LEAVE_S = 20.0, 3.0
PRINTER_S = 10.0
"""Within this what the printer wants is on the screen."""


@pytest.fixture(scope="module")
def booth(tmp_path_factory):
    settings = {
        "KIOSK_INTERVIEWING_QUESTIONS": "1",
        "KIOSK_INTERVIEWING_FOLLOW_UPS": "no",
        "KIOSK_BOOTH_IDLE_S": str(IDLE_S),
        "KIOSK_BOOTH_LEAVE_S": str(LEAVE_S),
    }
    with running_booth(tmp_path_factory.mktemp("booth"), **settings) as running:
        running.wait_until_warm()
        yield running


def test_a_printer_out_of_order_is_told_before_anybody_begins_and_is_over_by_itself(booth):
    booth.printer.queue("cupsdisable")
    booth.wait_to_read("The printer is out of order just now.", seconds=PRINTER_S)
    booth.printer.queue("cupsenable")
    booth.wait_until_gone("The printer is out of order just now.", seconds=PRINTER_S)
    with contextlib.closing(booth.store()) as store:
        told = [(line.code, line.count) for line in store.booths.faults()]
    assert ("printer-out-of-order", 1) in told


def print_is_offered_until_it_comes_out(booth):
    booth.printer.fails(now=True)
    booth.press("Print", results_view())
    booth.wait_to_read("It was not printed. You can try again.", QUIET)
    booth.printer.fails(now=False)
    booth.press("Print", results_view())
    booth.wait_to_read("Please take your report from the printer.", QUIET)
    assert len(booth.printer.printed()) > 10_000


def test_a_real_interview_from_the_first_touch_to_the_printed_report(booth, tmp_path):
    begin(booth)

    # A stick with a resume is put in, seen, and read.
    stick = booth.folder / "media" / "STICK"
    stick.mkdir()
    shutil.copy(RECORDINGS / "strong" / "resume.pdf", stick / "resume.pdf")
    time.sleep(2.5)
    ways = ResumeWays(no_phone="-", stick=(StickFile("resume.pdf", 0.1),))
    booth.press_until("match", "resume.pdf", View(screen=Screen.RESUME, resume=ways))
    shutil.rmtree(stick)
    booth.wait_for_event("Matched")
    booth.touch_until("check")
    time.sleep(4)

    # The coach is heard on the speaker; the answer goes into the microphone.
    with booth.pulse.heard(tmp_path / "coach.raw"):
        booth.touch_until("asking")
        booth.wait_for("listening")
    assert loudest(tmp_path / "coach.raw") > 0.05
    booth.answer(ANSWERS / "1.flac")
    booth.touch_until("thinking")
    booth.wait_for("results")

    # The report is printed and holds what was said and what the job asks for.
    time.sleep(3)
    print_is_offered_until_it_comes_out(booth)
    said = text_of(booth.printer.paper)
    assert all(words in said for words in (PartName.KEYWORDS.said, JOB_TITLE))

    booth.touch_until("erased")
    booth.wait_for("attract")
    (interview,) = finished(booth)
    assert len(interview.answers) == 1
    assert len(interview.answers[0].transcript.words) > 20
    assert interview.alignment.score is not None
    assert interview.score.value is not None


def test_practice_shows_feedback_and_before_and_after(booth):
    begin(booth, mode=Mode.PRACTICE)
    booth.touch_until("check")  # without a resume
    time.sleep(3)
    booth.touch_until("asking")
    answer(booth, ANSWERS / "2.flac", SHORT_S)
    booth.wait_for("feedback")
    booth.key("Tab", "Tab", "Tab")
    booth.press_until("goal", "Once more", feedback_view(booth))
    booth.touch_until("asking")  # the goal that is proposed
    answer(booth, ANSWERS / "2.flac", SHORT_S)
    booth.wait_for("feedback")
    booth.press_until("results", "Next", feedback_view(booth))
    booth.key("Return")
    booth.wait_for("erased")
    booth.wait_for("attract")
    newest = max(finished(booth), key=lambda one: one.started_at)
    assert newest.mode is Mode.PRACTICE
    assert [a.retake_of for a in newest.answers] == [None, 0]
    assert newest.answers[1].goal is not None


def test_whoever_walks_away_is_forgotten(booth):
    before = len(finished(booth))
    booth.touch_until("consent")
    booth.press("Use the camera", View(screen=Screen.CONSENT))  # nobody is seen from here on
    time.sleep(0.3)
    booth.touch_until("job")
    waited = booth.wait_for("attract", IDLE_S + LEAVE_S + 10)
    assert waited > IDLE_S
    assert len(finished(booth)) == before


def test_a_slipped_finger_does_not_leave_but_a_second_one_does(booth):
    begin(booth)
    booth.touch_until("check")
    booth.touch(*LEAVE)
    time.sleep(0.6)
    assert booth.screens()[-1] == "check"
    booth.press_until("erased", "Leave", View(screen=Screen.CHECK, leave_asked=True))
    booth.wait_for("attract")


def test_nothing_a_person_said_is_in_the_log_or_on_the_disk(booth):
    words = {
        w.text.strip(".,").lower() for i in finished(booth) for w in i.answers[0].transcript.words
    }
    long_words = {word for word in words if len(word) > 8}
    log = booth.log.lower()
    assert long_words
    assert not {word for word in long_words if word in log}
    sounds = [p for p in booth.folder.rglob("*") if p.suffix in (".wav", ".flac", ".mp4", ".jpg")]
    assert not [p for p in sounds if "clips" not in p.parts]


def test_a_camera_that_is_unplugged_is_said_and_the_interview_goes_on(tmp_path):
    with camera_on_a_wire() as wire:
        settings = {"KIOSK_BOOTH_CAMERA": wire.address, "KIOSK_INTERVIEWING_QUESTIONS": "1"}
        settings["KIOSK_INTERVIEWING_FOLLOW_UPS"] = "no"
        with running_booth(tmp_path, **settings) as booth:
            booth.wait_until_warm()
            begin(booth)
            booth.touch_until("check")
            time.sleep(3)
            booth.touch_until("asking")
            booth.wait_for("listening")
            wire.unplugged.set()
            booth.answer(ANSWERS / "3.flac", SHORT_S)
            assert "camera: camera-gone" in booth.log
            kill_the_transcriber(booth)
            booth.touch_until("thinking")
            booth.wait_for("results")
            (interview,) = finished(booth)
            assert interview.answers[0].transcript.words
            assert interview.answers[0].measures.focus.ratio.value is None


# --- small things -------------------------------------------------------------------------------


def loudest(raw):
    import numpy as np

    heard = np.fromfile(raw, np.int16)
    return float(np.abs(heard).max()) / 32_768 if len(heard) else 0.0


def kill_the_transcriber(booth):
    import psutil

    children = psutil.Process(booth.process.pid).children(recursive=True)
    largest = max(children, key=lambda child: child.memory_info().rss)
    largest.kill()
