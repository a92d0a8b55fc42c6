"""What systemd starts: booth, display, panel and timers; and which release they run."""

from pathlib import Path

from provisioning.install.machine import Machine
from provisioning.install.places import CURRENT, TARGET, UNITS
from provisioning.install.plan import Plan

SAYS = "Units"

KINDS = ("*.target", "*.service", "*.timer")


def do(machine: Machine, plan: Plan) -> None:
    machine.link(CURRENT, Path("releases") / plan.release_id)
    put_in_place(machine, plan.source)
    machine.run("systemctl", "enable", TARGET)


def put_in_place(machine: Machine, tree: Path) -> None:
    """Have systemd know the units of a tree."""
    for unit in _units(tree):
        machine.write(UNITS / unit.name, unit.read_text())
    machine.run("systemctl", "daemon-reload")


def _units(tree: Path) -> list[Path]:
    return sorted(unit for kind in KINDS for unit in (tree / "systemd").glob(kind))


def undo(machine: Machine, plan: Plan) -> None:
    units = [unit.name for unit in _units(plan.source)]
    if machine.reads(UNITS / TARGET) is not None:
        machine.run("systemctl", "disable", TARGET)
        machine.run("systemctl", "stop", *units)
    for name in units:
        machine.remove(UNITS / name)
    machine.run("systemctl", "daemon-reload")
