"""Speed and size of being coached: a moment heard again, what is held of an interview, the card."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kiosk.bench import Figure
from kiosk.domain.settings import Settings
from kiosk.domain.units import SAMPLE_RATE, Image

if TYPE_CHECKING:
    from kiosk.devices.playback import Playback
    from kiosk.interview.recall import Recall

TRIES = 20
PAUSE_S = 0.2
"""Between two moments: the one before is over at the device."""
FRAMES = 270
"""Of nine seconds at 30 a second."""
ANSWERS, ANSWER_S = 8, 300.0
CODE_PIXELS = 185
"""A code of 10 cm at 60 cm before a camera of 1280 pixels and 60 degrees."""


def figures(settings: Settings) -> Iterator[Figure]:
    """Yield the figures; no peer does any of this."""
    yield from _held()
    yield from _card()


def _held() -> Iterator[Figure]:
    """Hold an interview of eight long answers, then play a moment of it."""
    from kiosk.devices.doors import Frame
    from kiosk.interview.recall import PICTURE_S, Recall

    recall, dice = Recall(), np.random.default_rng(1)
    frame = Frame(dice.integers(0, 60, (480, 640, 3), np.uint8), 0.0, 1)
    sound = dice.normal(0, 0.05, int(ANSWER_S * SAMPLE_RATE)).astype(np.float32)
    for position in range(ANSWERS):
        recall.begin(position)
        for number in range(int(ANSWER_S / PICTURE_S)):
            recall.see(frame, number * PICTURE_S)
        recall.hear(sound)
    yield Figure(f"held of {ANSWERS} answers of 5 minutes", recall.bytes / 1e6, "MB")
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        yield from _played(recall, Path(folder) / "speaker")
    recall.forget()


def _played(recall: "Recall", heard: Path) -> Iterator[Figure]:
    """Play moments on a sound card whose sound SDL writes to a file as it is heard, and paint."""
    os.environ.update(SDL_AUDIODRIVER="disk", SDL_DISKAUDIOFILE=str(heard))
    from kiosk.devices.playback import Playback
    from kiosk.devices.speaker import LiveSpeaker

    speaker = LiveSpeaker("", 0.5)
    if not speaker.open():
        return
    playback, took = Playback(speaker), []
    for _ in range(TRIES):
        time.sleep(PAUSE_S)
        before, began = heard.stat().st_size, time.perf_counter()
        playback.play(lambda start, end: recall.sound(0, start, end), 100.0, 110.0)
        while not any(heard.read_bytes()[before:]):
            time.sleep(0.001)
        took.append(time.perf_counter() - began)
        playback.stop()
    yield Figure("from the touch to the sound of a moment, worst of 20", max(took), "s")

    playback.play(lambda start, end: recall.sound(0, start, end), 100.0, 110.0)
    frames = list(_painted(playback, recall))
    playback.stop()
    speaker.close()
    yield Figure("a frame while a moment plays, 1080p, p99", float(np.percentile(frames, 99)), "ms")


def _painted(playback: "Playback", recall: "Recall") -> Iterator[float]:
    """Paint what is seen while a moment plays; yield the milliseconds of each frame."""
    import cv2
    import pygame

    from kiosk.screens.painters import paint
    from kiosk.screens.replay_view import Picture
    from kiosk.screens.sample_views import views

    surface, view = pygame.Surface((1920, 1080), depth=32), views()["heard-again"]
    for number in range(FRAMES):
        began = time.perf_counter()
        at = playback.at() or 0.0
        coded = np.frombuffer(recall.picture(0, at) or b"", np.uint8)
        image = cv2.cvtColor(np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR)), cv2.COLOR_BGR2RGB)
        replay = replace(view.replay, at=round(at - 100.0, 1), picture=Picture(image, number))
        paint(surface, replace(view, replay=replay))
        took = time.perf_counter() - began
        yield 1000 * took
        time.sleep(max(0.0, 1 / 30 - took))


def _card() -> Iterator[Figure]:
    """Make a card, and read it off a camera's picture."""
    from kiosk.screens.sample_coaching import sample_card
    from kiosk.senses.code import read_code
    from kiosk.store import Store

    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        store = Store.open(f"sqlite:///{Path(folder) / 'coach.sqlite'}")
        text = store.cards.seal(sample_card(), "2468", date(2026, 11, 27))
        made = _worst(lambda: store.cards.seal(sample_card(), "2468"))
        yield Figure("a card is made, worst of 20", made, "s")
        store.close()
    picture = in_hand(text)
    if read_code(picture) == text:
        read = _worst(lambda: read_code(picture))
        yield Figure("a card is read off a picture at 60 cm, worst of 20", read, "s")


def in_hand(text: str) -> Image:
    """Return a camera's picture (BGR, 1280x720) of a card of 10 cm at 60 cm."""
    import cv2
    import pygame

    from kiosk.screens import shapes

    code = pygame.surfarray.array3d(shapes.qr(text, 900)).swapaxes(0, 1)
    code = cv2.resize(code, (CODE_PIXELS, CODE_PIXELS), interpolation=cv2.INTER_AREA)
    image = np.full((720, 1280, 3), 96, np.uint8)
    image[200 : 200 + CODE_PIXELS, 500 : 500 + CODE_PIXELS] = code
    return cv2.GaussianBlur(image, (3, 3), 0)


def _worst(do: Callable[[], object]) -> float:
    took = []
    for _ in range(TRIES):
        began = time.perf_counter()
        do()
        took.append(time.perf_counter() - began)
    return max(took)
