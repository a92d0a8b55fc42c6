"""What systemd starts: booth, display, panel and timers; and which release they run."""

from pathlib import Path

from provisioning.install.installation import Installation
from provisioning.install.machine import Machine
from provisioning.install.places import CURRENT, TARGET, UNITS

SAYS = "Units"

KINDS = ("*.target", "*.service", "*.timer")


def do(machine: Machine, planned: Installation) -> None:
    machine.link(CURRENT, Path("releases") / planned.release_id)
    put_in_place(machine, planned.source)
    machine.run("systemctl", "enable", TARGET)


def put_in_place(machine: Machine, tree: Path) -> None:
    """Have systemd know the units of a tree."""
    for unit in _units(tree):
        machine.write(UNITS / unit.name, unit.read_text())
    machine.run("systemctl", "daemon-reload")


def _units(tree: Path) -> list[Path]:
    return sorted(unit for kind in KINDS for unit in (tree / "systemd").glob(kind))


def undo(machine: Machine, planned: Installation) -> None:
    units = [unit.name for unit in _units(planned.source)]
    if machine.reads(UNITS / TARGET) is not None:
        machine.run("systemctl", "disable", TARGET)
        machine.run("systemctl", "stop", *units)
    for name in units:
        machine.remove(UNITS / name)
    machine.run("systemctl", "daemon-reload")
