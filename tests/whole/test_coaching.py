"""A scripted candidate is coached: plays moments, hears a benchmark, takes a goal and the question
again, judges themselves, takes a card home, and comes back twice."""

import resource
import signal
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.coach.plan.choice import mark
from kiosk.coach.scoring.own import Side
from kiosk.domain.interview import Mode
from kiosk.screens.card_view import CardStep, CardView
from kiosk.screens.own_view import OwnJudgement
from kiosk.screens.paper import HEADING, TITLE, Style
from kiosk.screens.replay_view import BenchmarkView, Replay
from kiosk.screens.view import Screen, View
from tests.kit.booth.scenes import jpeg, nobody, somebody
from tests.kit.booth.steps import (
    ANSWERS,
    answer,
    begin,
    feedback_view,
    finish,
    finished,
    kept,
    results_view,
    wait_until,
)
from tests.kit.booth.tested_booth import RECORDINGS, REPOSITORY, running_booth
from tests.kit.fakes.video_server import camera_on_a_wire
from tests.kit.held_bytes import files_with, held, pieces, status, written_by
from tests.kit.samples.card import held as card_held

pytestmark = pytest.mark.timeout(1500)

HESITANT = RECORDINGS / "hesitant" / "answers"
"""Whoever speaks like this has something to be better at."""
PIN = "2468"
NOISE = 3


@pytest.fixture(scope="module")
def wire():
    with camera_on_a_wire(somebody) as wire:
        yield wire


@pytest.fixture(scope="module")
def booth(wire, tmp_path_factory):
    settings = {
        "KIOSK_BOOTH_CAMERA": wire.address,
        "KIOSK_INTERVIEWING_QUESTIONS": "1",
        "KIOSK_INTERVIEWING_FOLLOW_UPS": "no",
        "KIOSK_INTERVIEWING_SELF_JUDGEMENT": "yes",
    }
    with running_booth(tmp_path_factory.mktemp("coached"), **settings) as running:
        running.wait_until_warm()
        yield running


def test_a_candidate_is_coached_and_comes_back_twice(booth, wire, tmp_path):
    taken = Taken()
    first = visit(booth, wire, HESITANT / "1.flac", coached(booth, tmp_path, taken))
    second = visit(booth, wire, ANSWERS / "1.flac", card=first)
    third = visit(booth, wire, ANSWERS / "3.flac", card=second, visits=2)

    interviews = finished(booth)
    asked = [mark(one.answers[0].question) for one in interviews]
    assert len(set(asked)) == 3, "nothing is asked twice"
    takes = interviews[0].answers
    assert [one.retake_of for one in takes] == [None, 0]
    assert takes[1].goal is not None
    assert all(one.card is None for one in interviews)
    assert_nothing_is_left(booth, (first, second, third), taken)


def test_a_crash_in_mid_visit_leaves_nothing(booth, wire):
    """The last of this file: the booth is not there any more after it."""
    booth.wait_until_left()
    wire.scene, taken = somebody, Taken()
    begin(booth, mode=Mode.PRACTICE)
    booth.touch_until("check")
    booth.touch_until("asking")
    answer(booth, HESITANT / "2.flac")
    booth.wait_for("feedback")
    taken.look(booth)
    booth.process.send_signal(signal.SIGSEGV)
    assert booth.process.wait(30) == -signal.SIGSEGV
    assert_nothing_is_left(booth, (), taken)
    for folder in (booth.folder, REPOSITORY):
        assert not [path for path in folder.glob("core*") if path.is_file()]


# --- a visit ------------------------------------------------------------------------------------


def visit(booth, wire, recording, coaching=None, *, card=None, visits=1):
    """Take one visit from the first touch to the last; return the card that was taken home."""
    wire.scene = somebody
    begin(booth, mode=Mode.PRACTICE)
    if card is not None:
        bring(booth, wire, card, visits)
    booth.touch_until("check")
    booth.touch_until("asking")
    answer(booth, recording)
    booth.wait_for("feedback")
    if coaching is not None:
        coaching(recording)
    booth.press_until("results", "Next", feedback_view(booth))
    judge(booth)
    taken = take_card(booth)
    finish(booth)
    wire.scene = nobody
    return taken


def coached(booth, folder, taken):
    """Return what a candidate does on the feedback of the first answer."""

    def coaching(recording):
        taken.look(booth)
        view = replace(feedback_view(booth), replay=Replay(held=(0,)))
        assert loudness(booth, folder / "play.raw", "Play", view) > 0.01
        booth.press("Stop", replace(view, replay=replace(view.replay, playing=0)))

        booth.press("Our example answers", view)
        booth.wait_to_read("Our example answers", TITLE)
        kind = view.answers[-1].question.kind
        others = replace(view, benchmark=BenchmarkView(kind))
        assert loudness(booth, folder / "benchmark.raw", "Hear it", others, 6.0) > 0.05
        booth.press("Back", others)
        booth.wait_until_gone("Our example answers", TITLE)

        booth.press_until("goal", "Once more", view)
        booth.wait_to_read("Proposed", Style(bold=True))
        booth.touch_until("asking")  # the goal that is proposed
        answer(booth, recording)
        booth.wait_for("feedback")
        booth.wait_to_read("Before and after", TITLE)

    return coaching


def judge(booth):
    """Judge oneself by four sliders, see them beside the measure, and go on to the results."""
    booth.wait_to_read("How was it for you?", TITLE)
    sliders = replace(results_view(), own=OwnJudgement(asked=True))
    for side in Side:
        booth.press(f"{side.value} 4", sliders)
    given = tuple((side, 3) for side in Side)
    booth.press("Compare", replace(sliders, own=OwnJudgement(True, given=given)))
    booth.wait_to_read("Your view and ours", TITLE)
    booth.press("Show the results", replace(sliders, own=OwnJudgement(True, True, given)))
    booth.wait_to_read("Your interview", TITLE)


def take_card(booth):
    view = results_view()
    booth.press("Take a card", view)
    booth.wait_to_read("A card to come back with", TITLE)
    type_pin(booth, replace(view, card=CardView(CardStep.CHOOSE)))
    booth.wait_to_read("Your card", TITLE)
    text = ""
    while not text.startswith("ICC1-"):
        text = booth.wait_for_code()
    booth.press("Back to the results", replace(view, card=CardView(CardStep.MADE, text=text)))
    booth.wait_to_read("Your interview", TITLE)
    return text


def bring(booth, wire, card, visits):
    """Hold a card to the camera, type its PIN, and see one's progress."""
    booth.press_until("card", "I have a card from an earlier visit", View(screen=Screen.RESUME))
    wire.scene = card_in_hand(card)
    booth.wait_to_read("Please type its PIN")
    wire.scene = somebody
    type_pin(booth, View(screen=Screen.CARD, card=CardView(CardStep.PIN)))
    booth.wait_to_read("Welcome back", TITLE)
    says = "Your last visit" if visits == 1 else f"Your last {visits} visits"
    booth.wait_to_read(says, HEADING)
    booth.touch_until("resume")


def type_pin(booth, view):
    for digit in PIN:
        booth.press(digit, view)


def card_in_hand(text):
    """Return a scene: the card before the lens, and a camera's noise, never twice the same."""
    image = card_held(text, 330)
    dice = np.random.default_rng(4)
    pictures = [
        jpeg(cv2.add(image, dice.integers(0, NOISE, image.shape, np.uint8))) for _ in range(12)
    ]
    return lambda number: pictures[number % len(pictures)]


# --- what is heard, and what is left --------------------------------------------------------------


def loudness(booth, raw, label, view, seconds=3.0):
    """Touch something that is heard; return how loud the speaker was, 0 to 1."""
    with booth.pulse.heard(raw):
        booth.press(label, view)
        wait_until(lambda: peak(raw) > 0.05, seconds + 20)
    return peak(raw)


def peak(raw):
    sound = np.fromfile(raw, np.int16) if raw.is_file() else np.zeros(0, np.int16)
    return float(np.abs(sound).max()) / 32_768 if len(sound) else 0.0


@dataclass
class Taken:
    """What the booth held of takes, and the files it could have written that to."""

    wanted: list[bytes] = field(default_factory=list)
    files: set[Path] = field(default_factory=set)

    def look(self, booth):
        """Take note of what is held now: all of it locked, none of it swapped."""
        pid = booth.process.pid
        content = held(pid)
        assert len(content) > 100_000, "sound and pictures are held"
        assert status(pid, "VmLck") >= len(content)
        assert resource.prlimit(pid, resource.RLIMIT_CORE) == (0, 0)
        self.wanted += pieces(content)
        self.files |= written_by(pid)


def assert_nothing_is_left(booth, cards, taken):
    """Search every file of the booth, and what else it had open, for cards, sound and pictures."""
    looked_at = [path for path in booth.folder.rglob("*") if path.is_file()]
    elsewhere = [path for path in taken.files if path.is_file() and path not in looked_at]
    assert len(taken.wanted) == 40
    assert not list(files_with(taken.wanted, [*looked_at, *elsewhere]))
    media = {".wav", ".flac", ".mp3", ".jpg", ".png", ".raw"}
    assert not [p for p in looked_at if p.suffix in media and "clips" not in p.parts]
    for path in looked_at:
        if path.name == "Xvfb_screen0":
            continue
        content = path.read_bytes()
        assert not [card for card in cards if card[:40].encode() in content], path
    assert kept(booth)
