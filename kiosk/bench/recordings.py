"""What benches listen to and look at: the recorded candidates, again and again."""

import numpy as np

from kiosk.devices.doors import CHUNK_S
from kiosk.domain.errors import HearingError, SeeingError
from kiosk.domain.units import SAMPLE_RATE, Image, Samples
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses.footage import Footage
from kiosk.senses.sound_file import opened

FRAMES = 200


def talk(seconds: int) -> Samples:
    """Return so much of what the recorded candidates say, one after the other.

    Raises:
        HearingError: audio-unreadable, where the candidates are not there.
    """
    files = sorted(RECORDINGS.rglob("answers/*.flac"))
    if not files:
        raise HearingError("audio-unreadable", f"The candidates are not in {RECORDINGS}.")
    chunks: list[Samples] = []
    while len(chunks) * CHUNK_S < seconds:
        for file in files:
            with opened(file) as answer:
                chunks += list(answer.chunks())
    return np.concatenate(chunks)[: seconds * SAMPLE_RATE]


def recorded_faces() -> list[Image]:
    """Return the first frames of a recorded candidate.

    Raises:
        SeeingError: video-unreadable, where the candidates are not there.
    """
    videos = sorted(RECORDINGS.rglob("*.mp4"))
    if not videos:
        raise SeeingError("video-unreadable", f"The candidates are not in {RECORDINGS}.")
    images = []
    for _, image in Footage(videos[0]).frames():
        images.append(image)
        if len(images) == FRAMES:
            break
    return images
