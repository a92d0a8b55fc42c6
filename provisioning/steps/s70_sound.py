"""That the booth can be heard and can hear: no control is muted, now and after a restart."""

from provisioning.install.installation import Installation
from provisioning.install.machine import InstallError, Machine

SAYS = "Sound"

LEVELS = (("Master", "85%"), ("PCM", "85%"), ("Speaker", "85%"), ("Headphone", "85%"),
          ("Capture", "75%"), ("Mic", "75%"))  # fmt: skip
"""Loud enough for a hall; the staff screen changes it later."""


def do(machine: Machine, planned: Installation) -> None:
    for card in _cards(machine):
        controls = machine.asks("amixer", "-c", card, "scontrols") or ""
        for control, level in LEVELS:
            if f"'{control}'" in controls:
                _set(machine, card, control, level)
        machine.run("alsactl", "store", card)


def _cards(machine: Machine) -> list[str]:
    shown = machine.asks("aplay", "-l") or ""
    recorded = machine.asks("arecord", "-l") or ""
    lines = [*shown.splitlines(), *recorded.splitlines()]
    return sorted({line.split()[1].rstrip(":") for line in lines if line.startswith("card ")})


def _set(machine: Machine, card: str, control: str, level: str) -> None:
    words = ("amixer", "-q", "-c", card, "sset", control, level)
    try:
        machine.run(*words, "unmute" if control not in ("Capture", "Mic") else "cap")
    except InstallError:
        machine.run(*words)  # a control without a switch


def undo(machine: Machine, planned: Installation) -> None:
    """Levels are nobody's secret; they stay."""
