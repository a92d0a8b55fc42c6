"""The staff's self test: plays a tone and hears it, takes a picture, times the transcriber."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from kiosk.devices.camera import LiveCamera
from kiosk.devices.tone import TONE_HZ, tone_file
from kiosk.domain.errors import CoachError
from kiosk.domain.job import Clip, ClipSource
from kiosk.domain.printing import PrinterState, fault
from kiosk.domain.sound import Phrase
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.screens.view import CheckLine, Light
from kiosk.window.booth import Booth

HEARS_S = 4.0
"""A microphone just opened may be 1.7 s late."""
STANDS_OUT = 5.0
"""How many times the tone must be louder than the notes beside it."""
CAMERA_S = 3.0
TEXT = "This is a test of the transcriber. It listens to one short sentence."


def self_test(booth: Booth) -> Iterator[CheckLine]:
    """Yield one line per part, each in words a person can act on."""
    for name, check in (
        ("Speaker and microphone", _tone),
        ("Camera", _camera),
        ("Transcriber", _transcriber),
        ("Printer", _printer),
    ):
        yield _said(name, check, booth)


def _said(name: str, check: Callable[[Booth], str], booth: Booth) -> CheckLine:
    try:
        return CheckLine(name, Light.GREEN, check(booth))
    except CoachError as err:
        return CheckLine(name, Light.RED, err.message)


def _tone(booth: Booth) -> str:
    """Play a tone and wait until the microphone has heard it.

    Raises:
        CoachError: mic-gone, mic-silent or speaker-missing.
    """
    if not booth.speaker.open():
        raise CoachError("speaker-missing", "There is no speaker. Is its cable in?")
    heard: list[Samples] = []
    with tone_file() as file:
        began = time.monotonic()
        for number, chunk in enumerate(booth.microphone.chunks_through_the_coach()):
            if number == 10:
                booth.speaker.say(Clip("", ClipSource.LOCAL, str(file), 1.0))
            heard.append(chunk)
            if tone_in(np.concatenate(heard[-5:])):
                late = time.monotonic() - began - 1.0
                return f"The tone was heard, {max(0.0, late):.1f} s after it was played"
            if time.monotonic() - began > HEARS_S:
                break
    raise CoachError("mic-silent", "The tone was not heard. Is the volume up, the microphone on?")


def tone_in(sound: Samples) -> bool:
    """Say whether the test tone stands out of a piece of sound."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    notes = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE)
    at = np.abs(notes - TONE_HZ) < 12
    beside = (np.abs(notes - TONE_HZ) > 40) & (np.abs(notes - TONE_HZ) < 300)
    return bool(spectrum[at].max() > STANDS_OUT * (spectrum[beside].mean() + 1e-3))


def _camera(booth: Booth) -> str:
    """Take pictures for a second.

    Raises:
        CoachError: camera-missing or camera-gone.
    """
    camera = LiveCamera(booth.settings.booth.camera, booth.clock)
    try:
        first = camera.frame(CAMERA_S)
        began, count = time.monotonic(), 0
        while time.monotonic() - began < 1.0 and camera.frame(CAMERA_S) is not None:
            count += 1
    finally:
        camera.close()
    if first is None:
        raise CoachError("camera-gone", "The camera gives no picture. Is its cable in?")
    height, width = first.image.shape[:2]
    return f"{count} pictures a second, {width} by {height}"


def _transcriber(booth: Booth) -> str:
    """Let the transcriber listen to a sentence spoken by the coach's own voice.

    Raises:
        CoachError: model-missing, or the sentence cannot be spoken.
    """
    if booth.parts is None:
        raise CoachError("model-missing", "The transcriber is not ready yet.")
    clip = booth.parts.voice.clip(TEXT)
    if clip.path is None:
        raise CoachError("clip-unavailable", "There is no voice on this machine to test with.")
    from kiosk.senses.sound_file import opened

    with opened(Path(clip.path)) as file:
        sound = np.concatenate(list(file.chunks()))
    hearing = booth.parts.hearing
    began = time.monotonic()
    hearing.begin(())
    hearing.send(Phrase(sound, 0.0, len(sound) / SAMPLE_RATE))
    text = hearing.finish(30.0).text
    took = time.monotonic() - began
    if "transcri" not in text.lower():
        raise CoachError("model-corrupt", "The transcriber did not understand the test sentence.")
    return f"{len(sound) / SAMPLE_RATE:.0f} s of speech in {took:.1f} s"


def _printer(booth: Booth) -> str:
    """Look at the printer.

    Raises:
        PrinterError: printer-needs-paper or printer-out-of-order.
    """
    state = booth.printer.state()
    if state is not PrinterState.READY:
        raise fault(state)
    return "Ready"
