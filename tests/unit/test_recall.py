"""What is held of the takes until Finish: its quality, its bounds, what goes first, and that it
goes."""

import resource
import subprocess
import sys

import numpy as np
import pytest

from kiosk.devices import locked_memory
from kiosk.devices.doors import Frame
from kiosk.devices.locked_memory import Block
from kiosk.interview import recall as held
from kiosk.interview.recall import Recall

SECOND = 16_000
PLENTY = 10**12


def tone(seconds, level=0.3):
    return (level * np.sin(np.arange(int(seconds * SECOND)) * 0.2)).astype(np.float32)


def frame(number=0, grey=90):
    return Frame(np.full((360, 640, 3), grey, np.uint8), 0.0, number)


def take(recall, position, seconds, pictures=0):
    recall.begin(position)
    for number in range(pictures):
        recall.see(frame(number), number * held.PICTURE_S)
    recall.hear(tone(seconds))


def test_what_was_said_is_heard_again_at_its_moment():
    recall = Recall(free=lambda: PLENTY)
    quiet, loud = np.zeros(2 * SECOND, np.float32), tone(1)
    recall.begin(0)
    recall.hear(np.concatenate([quiet, loud, quiet]))
    assert recall.positions == (0,)
    assert recall.seconds(0) == 5.0
    assert np.abs(recall.sound(0, 0.0, 2.0)).max() < 200
    again = recall.sound(0, 2.0, 3.0) / 32_767
    assert np.sqrt(np.mean((again - loud) ** 2)) < 0.01
    assert len(recall.sound(0, 4.5, 99.0)) == SECOND // 2


@pytest.mark.parametrize("level", [0.003, 0.05, 0.9])
def test_a_low_voice_keeps_its_quality(level):
    sound = tone(0.5, level)
    again = held.DECODED[held.encoded(sound)] / 32_767
    noise = np.sqrt(np.mean((again - sound) ** 2)) / np.sqrt(np.mean(sound**2))
    assert noise < 0.05  # -26 dB


def test_a_picture_is_small_mirrored_and_of_its_moment():
    import cv2

    recall = Recall(free=lambda: PLENTY)
    recall.begin(0)
    image = np.zeros((360, 640, 3), np.uint8)
    image[:, :320] = 255
    recall.see(Frame(image, 0.0, 1), 0.0)
    recall.see(frame(2), 0.1)  # too soon
    recall.see(frame(3, 40), 1.0)
    first, second = (
        cv2.imdecode(np.frombuffer(recall.picture(0, t), np.uint8), 1) for t in (0.9, 1.4)
    )
    assert first.shape == (135, 240, 3)
    assert first[:, 200:].mean() > 200
    assert first[:, :40].mean() < 50
    assert abs(second.mean() - 40) < 5
    assert recall.picture(1, 1.0) is None


def test_eight_answers_of_five_minutes_are_under_150_megabytes():
    recall = Recall(free=lambda: PLENTY)
    rng = np.random.default_rng(3)
    noise = rng.integers(0, 80, (360, 640, 3), np.uint8)  # more than a face needs
    for position in range(8):
        recall.begin(position)
        for number in range(1500):
            recall.see(Frame(noise, 0.0, number), number * held.PICTURE_S)
        recall.hear(np.zeros(300 * SECOND, np.float32))
    assert recall.positions == tuple(range(8))
    assert recall.bytes < 150_000_000


def test_when_memory_is_short_the_picture_goes_first_then_the_oldest_sound():
    recall = Recall(most_bytes=3_000_000, free=lambda: PLENTY)
    take(recall, 0, 60, pictures=3)
    assert recall.picture(0, 1.0) is not None
    assert recall.says is None
    take(recall, 1, 60, pictures=3)
    assert recall.says == held.NO_PICTURE
    assert recall.picture(0, 1.0) is recall.picture(1, 1.0) is None
    assert recall.positions == (0, 1)
    take(recall, 2, 60, pictures=3)
    take(recall, 3, 60)
    assert recall.says == held.NO_SOUND
    assert recall.positions == (1, 2, 3)
    assert recall.bytes <= 3_000_000


def test_a_machine_without_memory_holds_nothing_and_says_so():
    recall = Recall(free=lambda: held.LEAST_FREE)
    take(recall, 0, 1, pictures=2)
    assert recall.positions == ()
    assert recall.says == held.NO_SOUND
    assert recall.bytes == 0


def test_a_take_again_at_the_same_place_replaces_the_earlier_one():
    recall = Recall(free=lambda: PLENTY)
    take(recall, 0, 9)
    take(recall, 0, 2)
    assert recall.seconds(0) == 2.0


def test_after_forgetting_every_byte_is_overwritten_and_nothing_comes_back(monkeypatch):
    written = []
    close = Block.wipe

    def wiped(block):
        memory = block._memory
        written.append(memory)
        close(block)

    recall = Recall(free=lambda: PLENTY)
    take(recall, 0, 2, pictures=4)
    blocks = [*recall._takes[0].blocks, recall._takes[0].sound]
    monkeypatch.setattr(Block, "wipe", wiped)
    recall.forget()
    assert recall.positions == ()
    assert {id(block._memory) for block in blocks} <= {id(memory) for memory in written}
    assert all(block._memory.closed for block in blocks)
    take(recall, 1, 1, pictures=1)
    assert recall.positions == ()
    assert recall.bytes == 0


def test_a_block_is_locked_left_out_of_dumps_and_wiped():
    block = Block(100_000)
    block.write(5, b"somebody's voice")
    assert block.read(5, 21) == b"somebody's voice"
    flags = _flags_of(block)
    assert "dd" in flags, "left out of a dump"
    assert "dc" in flags, "not handed to children"
    assert ("lo" in flags) is block.locked
    block.wipe()
    block.wipe()
    with pytest.raises(ValueError, match="closed"):
        block.read(0, 1)


def test_the_booth_allows_no_crash_dump():
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit("
        "resource.RLIMIT_CORE)[1]))\n"
        "from kiosk.devices import locked_memory as m; m.no_dumps()\n"
        "print(m.dumps_forbidden(), *resource.getrlimit(resource.RLIMIT_CORE))"
    )
    words = [sys.executable, "-c", program]
    told = subprocess.run(words, check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["True", "0", "0"]
    assert locked_memory.dumps_forbidden() == (resource.getrlimit(resource.RLIMIT_CORE) == (0, 0))


def _flags_of(block):
    """Return what the kernel says of the memory a block lies in (proc(5), VmFlags)."""
    import ctypes
    from pathlib import Path

    first = ctypes.c_char.from_buffer(block._memory)
    address = ctypes.addressof(first)
    del first
    inside = False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        head = line.split(" ")[0]
        if "-" in head and ":" not in head:
            start, end = (int(one, 16) for one in head.split("-"))
            inside = start <= address < end
        elif inside and line.startswith("VmFlags"):
            return line.split()[1:]
    raise AssertionError("the block is in no mapping")
