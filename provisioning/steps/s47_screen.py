"""Which screen the booth is on, and which way up: what the settings say of it, told to X."""

import tomllib
from pathlib import Path

from provisioning.install.installation import Installation
from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import SETTINGS

SAYS = "Screen"

FILE = Path("/etc/X11/xorg.conf.d/20-interview-coach.conf")
CONNECTORS = Path("/sys/class/drm")
TURNED = {
    "normal": "1 0 0 0 1 0 0 0 1",
    "left": "0 -1 1 1 0 0 0 0 1",
    "right": "0 1 0 -1 0 1 0 0 1",
    "inverted": "-1 0 1 0 -1 1 0 0 1",
}
"""Where a finger is on a picture that was turned: xorg.conf(5), TransformationMatrix."""
MONITOR = """Section "Monitor"
    Identifier "{output}"
    Option "Rotate" "{rotate}"
    Option "Primary" "true"
EndSection
"""
DARK = """Section "Monitor"
    Identifier "{output}"
    Option "Enable" "false"
EndSection
"""
TOUCH = """Section "InputClass"
    Identifier "interview-coach touch"
    MatchIsTouchscreen "on"
    Option "TransformationMatrix" "{touch}"
EndSection
"""


def do(machine: Machine, planned: Installation) -> None:
    try:
        told = tomllib.loads(machine.reads(SETTINGS) or "").get("screen", {})
    except tomllib.TOMLDecodeError as err:
        raise InstallError(f"{SETTINGS} is not TOML: {err}") from err
    text = configuration(told, connectors(machine))
    if not text:
        machine.remove(FILE)
    elif machine.write(FILE, text):
        machine.run("systemctl", "try-restart", "interview-coach-display.service")


def configuration(told: dict[str, str], outputs: list[str]) -> str:
    """Return what X is told; nothing where all is as X would have it.

    Raises:
        InstallError: a value is none of those there are.
    """
    rotate, touch = told.get("rotate", "normal"), told.get("touch", "")
    if rotate not in TURNED:
        raise InstallError(f"screen.rotate cannot be {rotate}: it is one of {', '.join(TURNED)}.")
    if touch and len(touch.split()) != 9:
        raise InstallError("screen.touch has nine numbers.")
    output = told.get("output", "") or next(iter(outputs), "")
    if rotate == "normal" and not touch and not told.get("output"):
        return ""
    if not output:
        raise InstallError("no screen is connected: set screen.output in the settings.")
    others = [DARK.format(output=name) for name in outputs if name != output]
    return "\n".join([
        MONITOR.format(output=output, rotate=rotate), *others,
        TOUCH.format(touch=touch or TURNED[rotate]),
    ])  # fmt: skip


def connectors(machine: Machine) -> list[str]:
    """Return the connected screens as X names them: card0-HDMI-A-1 is HDMI-1 there."""
    found = sorted(machine.at(CONNECTORS).glob("card*-*/status"))
    here = [one.parent.name for one in found if one.read_text().strip() == "connected"]
    return [name.split("-", 1)[1].replace("HDMI-A-", "HDMI-") for name in here]


def undo(machine: Machine, planned: Installation) -> None:
    machine.remove(FILE)
