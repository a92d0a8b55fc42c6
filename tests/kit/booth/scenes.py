"""What a camera in a test sees, as JPEG pictures: somebody, nobody, two people, a hand."""

from collections.abc import Callable
from functools import cache
from itertools import islice

import cv2
import numpy as np

from kiosk.interview.rehearse import RECORDINGS

Scene = Callable[[int], bytes]
"""Gives the picture with a number; no two that follow each other are alike."""

FRAMES = 140
"""At 15 frames a second: until shortly before the strong candidate looks away for long."""
SIZE = (480, 640)
GLARE = 6
"""A covered sensor gives almost nothing, and never twice the same."""


def jpeg(image: np.ndarray) -> bytes:
    return cv2.imencode(".jpg", image)[1].tobytes()


def frames(who: str) -> list[np.ndarray]:
    """Return the beginning of a recorded candidate's video."""
    video = cv2.VideoCapture(str(RECORDINGS / who / "face.mp4"))
    try:
        return [image for _, image in islice(iter(video.read, None), FRAMES)]
    finally:
        video.release()


@cache
def _somebody() -> list[bytes]:
    return [jpeg(image) for image in frames("strong")]


@cache
def _two_people() -> list[bytes]:
    pairs = zip(frames("strong"), frames("hesitant"), strict=True)
    return [jpeg(np.hstack([a[:, 160:480], b[:, 160:480]])) for a, b in pairs]


@cache
def _noise(dark: int) -> list[bytes]:
    dice = np.random.default_rng(6)
    wall = np.full((*SIZE, 3), dark, np.uint8)
    return [jpeg(wall + dice.integers(0, GLARE, (*SIZE, 1), np.uint8)) for _ in range(20)]


def somebody(number: int) -> bytes:
    return _somebody()[number % FRAMES]


def two_people(number: int) -> bytes:
    return _two_people()[number % FRAMES]


def nobody(number: int) -> bytes:
    """Return an empty wall in good light."""
    return _noise(150)[number % 20]


def a_hand(number: int) -> bytes:
    """Return what is left when a hand lies on the lens."""
    return _noise(2)[number % 20]


def a_ball(number: int) -> bytes:
    """Return a ball that rolls: pictures for which nothing has to be read."""
    image = np.full((240, 320, 3), 40, np.uint8)
    cv2.circle(image, (60 + number * 7 % 200, 120), 40, (200, 180, 160), -1)
    return jpeg(image)
