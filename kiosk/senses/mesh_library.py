"""The only place that loads MediaPipe, and keeps it from taking hold of the microphone."""

import sys
from types import ModuleType
from typing import cast

UNWANTED = "sounddevice"
"""MediaPipe imports it for recordings that nobody makes here, and does without it where it is not
installed. Importing it starts PortAudio until the process ends, and PortAudio looks for devices
only when it starts: a microphone that is plugged in later would never be found."""


def mediapipe() -> ModuleType:
    """Return MediaPipe, loaded without what would hold PortAudio."""
    if UNWANTED not in sys.modules:
        cast(dict[str, ModuleType | None], sys.modules)[UNWANTED] = None  # importing it now fails
    import mediapipe

    return cast(ModuleType, mediapipe)
