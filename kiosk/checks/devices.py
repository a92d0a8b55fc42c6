"""Whether the booth can hear, see, speak and print."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kiosk.checks.check import Check, amber, green, red
from kiosk.checks.machine import said
from kiosk.coach.settings import Settings

SOUND = Path("/proc/asound/cards")


def microphone(settings: Settings) -> Iterator[Check]:
    """Say what sound could be taken from."""
    source = said(["pactl", "get-default-source"]) or _card("c")
    if source is None:
        yield red("microphone", "There is none.", "Plug one in; a USB one needs no set-up.")
    else:
        yield green("microphone", f"{source} is there.")


def speaker(settings: Settings) -> Iterator[Check]:
    """Say what sound could be played on."""
    sink = said(["pactl", "get-default-sink"]) or _card("p")
    if sink is None:
        yield amber("speaker", "There is none: questions are only shown.", "Plug one in.")
    else:
        yield green("speaker", f"{sink} is there.")


def _card(direction: str) -> str | None:
    """Return the first ALSA card that has a device of this direction (c: capture, p: playback)."""
    pcms = sorted(Path("/dev/snd").glob(f"pcmC*{direction}"))
    if not pcms:
        return None
    number = pcms[0].name.removeprefix("pcmC").split("D")[0]
    try:
        return f"ALSA card {Path(f'/proc/asound/card{number}/id').read_text().strip()}"
    except OSError:
        return f"ALSA card {number}"


def camera(settings: Settings) -> Iterator[Check]:
    """Say whether the camera of the settings is a device that may be opened."""
    given = settings.booth.camera
    path = Path(f"/dev/video{given}" if given.isdigit() else given)
    if not path.exists():
        yield amber(
            "camera",
            f"{path} is not there: interviews go on without eye contact.",
            "Plug a camera in, or set booth.camera.",
        )
    elif stat.S_ISCHR(path.stat().st_mode) and not os.access(path, os.R_OK | os.W_OK):
        yield amber(
            "camera", f"{path} may not be opened by this user.", "Add the user to the group video."
        )
    else:
        yield green("camera", f"{path} is there.")


def printer(settings: Settings) -> Iterator[Check]:
    """Say whether the queue takes jobs; a booth without a printer is a whole booth."""
    queue = settings.booth.printer or _default_queue()
    if queue is None:
        yield amber("printer", "There is none: reports go home by phone.", "Set one up in CUPS.")
        return
    states = said(["lpstat", "-p", queue])
    if states is None:
        yield amber("printer", f"CUPS knows no queue {queue}.", "Check booth.printer and CUPS.")
    elif "disabled" in states:
        yield amber("printer", f"{queue} is paused.", f"Look at the printer; cupsenable {queue}.")
    else:
        yield green("printer", f"{queue} takes jobs.")


def _default_queue() -> str | None:
    default = said(["lpstat", "-d"]) or ""
    return default.split(": ", 1)[1] if ": " in default else None
