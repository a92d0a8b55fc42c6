"""Whether the booth can hear, see, speak and print: each device is opened and asked."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from kiosk.checks.check import Check, amber, green, red
from kiosk.checks.machine import KIOSK, said
from kiosk.devices.printer import CupsPrinter
from kiosk.domain.printing import PrinterState
from kiosk.domain.settings import Settings

PROBE_S = 20.0
"""Longest time a device may take to answer."""
DARK = 12.0
"""Mean brightness of 255 below which a face cannot be seen."""
HISS_DB = -75.0
"""A live microphone in the quietest room still hisses louder than this."""


def asked(kind: str, name: str) -> dict[str, Any]:
    """Return what a device says of itself, from a process that may hang or crash."""
    words = [sys.executable, "-m", "kiosk.checks.probe", kind, name]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=PROBE_S, check=False)
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except subprocess.TimeoutExpired:
        return {"error": f"It did not answer for {PROBE_S:.0f} s.", "code": "hangs"}
    except (OSError, ValueError, IndexError):
        return {"error": "Its driver crashed.", "code": "crashes"}
    return told


def in_use() -> bool:
    """Say whether the booth runs and has the devices to itself."""
    return said(["systemctl", "is-active", KIOSK]) == "active"


def microphone(settings: Settings) -> Iterator[Check]:
    """Listen for a second and a half."""
    if in_use():
        yield green("microphone", "The booth has it just now; its staff screen tests it.")
        return
    told = asked("microphone", settings.booth.microphone)
    if "error" in told:
        yield red("microphone", told["error"], "Plug one in; a USB one needs no set-up.")
    elif told["level_db"] is None or told["level_db"] < HISS_DB:
        yield red("microphone", f"{told['name']} gives no sound.", "Is it switched on, or muted?")
    else:
        yield green("microphone", f"{told['name']}, at {told['level_db']:.0f} dB just now.")


def speaker(settings: Settings) -> Iterator[Check]:
    """Open the speaker as the booth would."""
    if in_use():
        yield green("speaker", "The booth has it just now; its staff screen tests it.")
    elif asked("speaker", settings.booth.speaker).get("opens"):
        yield green("speaker", "It can be played on.")
    else:
        yield amber("speaker", "There is none: questions are only shown.", "Plug one in.")


def camera(settings: Settings) -> Iterator[Check]:
    """Take a picture and look only at its size and light; it is kept nowhere."""
    if in_use():
        yield green("camera", "The booth has it just now; its staff screen tests it.")
        return
    told = asked("camera", settings.booth.camera)
    if "width" in told:
        size = f"{told['width']}x{told['height']}"
        if told["light"] < DARK:
            yield amber("camera", f"{size}, but dark.", "Is there a cap on it? Is there light?")
        else:
            yield green("camera", f"{size}, in good light.")
    else:
        yield amber(
            "camera",
            f"{told.get('error', 'It gives no picture.')} Interviews go on without eye contact.",
            "Plug a camera in, or set booth.camera; its user must be in the group video.",
        )


def printer(settings: Settings) -> Iterator[Check]:
    """Say how the printer is; a booth without one is a whole booth."""
    state = CupsPrinter(settings.booth.printer).state()
    says, do = PRINTERS[state]
    yield amber("printer", says, do) if do else green("printer", says)


PRINTERS = {
    PrinterState.READY: ("It is ready.", ""),
    PrinterState.NONE: ("There is none: reports go home by phone.", "Set one up in CUPS."),
    PrinterState.PAPER: ("It needs paper.", "Put some in; the booth sees it by itself."),
    PrinterState.OUT: (
        "It is out of order.",
        "Look at it (jam, cover, cable, toner); then lpstat -l -p, cupsenable, booth.printer.",
    ),
}
"""What each state of the printer says, and what a person can do."""
