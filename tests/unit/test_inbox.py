"""The order in which the transcriber's process takes up what it was sent."""

import time
from multiprocessing import Pipe

import numpy as np

from kiosk.domain.sound import Phrase
from kiosk.senses.transcriber_process import Begin, Inbox, Say


def say(number: int, end: float, take: int = 1) -> Say:
    return Say(take, Phrase(np.zeros(4, np.float32), 0.0, end, number))


def taken(*messages: Begin | Say) -> list[tuple[int, float] | int]:
    """Send all, wait until they are there, close, and return what was taken up."""
    ours, theirs = Pipe()
    inbox = Inbox(theirs)
    for message in (*messages, say(99, 1.0)):
        ours.send(message)
    end = time.monotonic() + 5.0
    while len(inbox) <= len(messages) and time.monotonic() < end:
        time.sleep(0.005)
    found: list[tuple[int, float] | int] = []
    while (message := inbox.next()) is not None:
        if isinstance(message, Begin):
            found.append(message.take)
        elif message.phrase.number == 99:
            break
        else:
            found.append((message.phrase.number, message.phrase.end))
    ours.close()
    return found


def test_only_the_newest_draft_of_a_phrase_is_taken_up():
    assert taken(say(0, 3.0), say(0, 5.0), say(1, 9.0), say(1, 12.0)) == [(0, 5.0), (1, 12.0)]


def test_a_new_take_sweeps_the_old_one_away():
    assert taken(Begin(1, ()), say(0, 3.0), Begin(2, ()), say(0, 4.0, 2)) == [2, (0, 4.0)]


def test_the_booth_has_gone():
    ours, theirs = Pipe()
    inbox = Inbox(theirs)
    ours.close()
    assert inbox.next() is None
