"""What a booth stands in: its screen, what it is touched with, and whether its disk is sealed."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.checks.check import Check, amber, green
from kiosk.checks.machine import said
from kiosk.domain.settings import Settings

CONNECTORS = Path("/sys/class/drm")
INPUTS = Path("/proc/bus/input/devices")
PROCESSES = Path("/proc")
DIRECT = 1 << 1
"""INPUT_PROP_DIRECT: what is touched is what is seen (Linux, event codes)."""
AWAKE = (b"-s\x00" + b"0\x00", b"-dpms\x00")
"""Words of X that keep a screen from going dark by itself."""


def screen(settings: Settings) -> Iterator[Check]:
    """Say which screens are connected, and whether one may go dark; nothing without graphics."""
    states = {one.parent.name: one.read_text().strip() for one in CONNECTORS.glob("*/status")}
    connected = sorted(name.split("-", 1)[1] for name, is_ in states.items() if is_ == "connected")
    if states and not connected:
        yield amber("screen", "None is connected.", "Plug one in and restart the machine.")
    elif len(connected) > 1 and not settings.screen.output:
        yield amber(
            "screen",
            f"{len(connected)} are connected ({', '.join(connected)}): X spreads over all of them.",
            "Unplug the others, or set screen.output and run ./setup.sh install again.",
        )
    elif connected:
        turned = settings.screen.rotate
        how = "" if turned == "normal" else f", turned {turned}"
        yield green("screen", f"{settings.screen.output or connected[0]}{how}.")
    if (words := _words_of_x()) and not all(wanted in words for wanted in AWAKE):
        yield amber(
            "screen",
            "It may go dark by itself: X runs without -s 0 -dpms.",
            "See systemctl cat interview-coach-display: its ExecStart has both.",
        )


def _words_of_x() -> bytes:
    """Return the command line of the X server that runs; nothing where none does."""
    for one in PROCESSES.glob("[0-9]*/cmdline"):
        try:
            words = one.read_bytes()
        except OSError:
            continue  # it has just ended
        if Path(words.split(b"\0", 1)[0].decode(errors="replace")).name == "Xorg":
            return words
    return b""


def touch(settings: Settings) -> Iterator[Check]:
    """Say what the booth is touched with."""
    try:
        told = INPUTS.read_text()
    except OSError:
        return
    properties = [line[8:] for line in told.splitlines() if line.startswith("B: PROP=")]
    if any(int(one.split()[-1], 16) & DIRECT for one in properties if one.strip()):
        yield green("touch", "There is a touch screen.")
    else:
        yield green("touch", "No touch screen: keys, a mouse or a game pad do the same.")


def encryption(settings: Settings) -> Iterator[Check]:
    """Say whether what is kept lies on a sealed disk; nothing where that cannot be seen."""
    folder = Path(settings.paths.var).resolve()
    while not folder.exists():
        folder = folder.parent
    source = (said(["findmnt", "-no", "SOURCE", "--target", str(folder)]) or "").split("[")[0]
    kinds = (said(["lsblk", "-snro", "TYPE", source]) or "").split() if source else []
    if "crypt" in kinds:
        yield green("encryption", "What is kept lies on an encrypted disk.")
    elif kinds:
        yield amber(
            "encryption",
            "What is kept lies on a disk that is not encrypted: who takes it can read it.",
            "docs/install.md, An encrypted disk.",
        )
