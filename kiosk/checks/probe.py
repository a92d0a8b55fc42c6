"""Opens one device and says what came out of it: `python -m kiosk.checks.probe microphone NAME`.

A process of its own, because a driver may hang or crash, and the doctor must not.
"""

import json
import sys
import time
from typing import Any

from kiosk.domain.errors import CoachError

LISTENS_S = 1.5
FIRST_CHUNK_S = 4.0
"""A fresh stream delivered its first chunk 1.7 s late (docs/facts.md, Sound devices)."""
CAMERA_S = 6.0


def microphone(name: str) -> dict[str, Any]:
    """Return the device's name and how loud it is, in dB under full scale; None for no sound.

    Raises:
        MicrophoneError: mic-missing.
        OSError: the device cannot be opened.
    """
    import numpy as np

    from kiosk.devices.doors import CHUNK_S
    from kiosk.devices.sound_devices import opened
    from kiosk.senses.level import decibels

    heard: list[Any] = []
    with opened(name) as source:
        ends = time.monotonic() + FIRST_CHUNK_S
        while len(heard) * CHUNK_S < LISTENS_S and time.monotonic() < ends:
            if source.waiting():
                heard.extend(source.read())
            else:
                time.sleep(CHUNK_S / 5)
        sound = np.concatenate(heard) if heard else np.zeros(0, np.float32)
        level = round(float(decibels(sound)), 1) if sound.any() else None
        return {"name": source.name, "level_db": level}


def camera(source: str) -> dict[str, Any]:
    """Return the size of the picture.

    Raises:
        CameraError: camera-missing or camera-gone.
    """
    from kiosk.devices.camera import LiveCamera
    from kiosk.devices.clock import LiveClock

    eye = LiveCamera(source, LiveClock())
    try:
        frame = eye.frame(CAMERA_S)
    finally:
        eye.close()
    if frame is None:
        return {}
    height, width = frame.image.shape[:2]
    return {"width": width, "height": height, "light": round(float(frame.image.mean()), 1)}


def speaker(name: str) -> dict[str, Any]:
    """Return whether a sound could be played."""
    from kiosk.devices.speaker import LiveSpeaker

    voice = LiveSpeaker(name, echo_s=0.0)
    try:
        return {"opens": voice.open()}
    finally:
        voice.close()


PROBES = {"microphone": microphone, "camera": camera, "speaker": speaker}


def main(words: list[str]) -> int:
    kind, name = words
    try:
        told = PROBES[kind](name)
    except CoachError as err:
        told = {"error": err.message, "code": err.code}
    except OSError as err:
        told = {"error": str(err), "code": "device"}
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
