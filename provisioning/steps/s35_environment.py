"""Which Python packages the program has: those of its lock files, in an environment of its own."""

from pathlib import Path

from provisioning.install.installation import Installation
from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import ENVIRONMENTS

SAYS = "Python packages (some minutes the first time)"


def do(machine: Machine, planned: Installation) -> None:
    if not machine.at(planned.environment / "bin/python").exists():
        machine.run("python3", "-m", "venv", str(planned.environment))
    machine.link(planned.release / ".venv", Path("../../environments") / planned.environment_id)
    if machine.at(planned.environment / ".requirements.lock.done").exists():
        return  # setup.sh writes it last; without it pip goes on where it stopped
    try:
        machine.run("./setup.sh", "environment", cwd=planned.release)
    except InstallError as err:
        raise InstallError(
            f"pip could not install the packages. Is there a network? {err}"
        ) from err


def undo(machine: Machine, planned: Installation) -> None:
    machine.remove(ENVIRONMENTS)
