"""The interview's thread: its events in order, its errors as a sentence, its end on demand."""

import threading
import time

from kiosk.domain.errors import MicrophoneError
from kiosk.domain.job import Alignment
from kiosk.interview import events
from kiosk.interview.controls import Wish
from kiosk.interview.worker import Worker


def ended(worker):
    until = time.monotonic() + 5
    while worker.alive and time.monotonic() < until:
        time.sleep(0.01)
    assert not worker.alive


def told_by(steps):
    told = []
    worker = Worker(steps, told.append)
    worker.start()
    ended(worker)
    return told


def test_events_come_in_order():
    happened = [events.Matched(Alignment(1.0, None)), events.Planned(())]
    assert told_by(lambda _: iter(happened)) == happened


def test_an_error_of_ours_becomes_a_sentence_with_its_code():
    def steps(_):
        yield events.Planned(())
        raise MicrophoneError("mic-gone", "The microphone stopped.")

    assert told_by(steps)[-1] == events.Failed("mic-gone", "The microphone stopped.")


def test_any_other_error_says_nothing_of_the_person(caplog):
    def steps(_):
        yield events.Planned(())
        raise RuntimeError("my name is Ada Lovelace")

    told = told_by(steps)
    assert told[-1].code == "fault"
    assert "Ada" not in told[-1].message
    assert "Ada" not in caplog.text
    assert "RuntimeError" in caplog.text


def test_a_stopped_interview_is_silent_and_ends():
    started = threading.Event()

    def steps(controls):
        started.set()
        controls.wait(Wish.GO_ON)
        yield events.Planned(())

    told = []
    worker = Worker(steps, told.append)
    worker.start()
    assert started.wait(5)
    worker.stop()
    assert not worker.alive
    assert told == []
