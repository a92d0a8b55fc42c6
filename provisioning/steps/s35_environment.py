"""Which Python packages the program has: those of its lock files, in an environment of its own."""

from pathlib import Path

from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import ENVIRONMENTS
from provisioning.install.plan import Plan

SAYS = "Python packages (some minutes the first time)"


def do(machine: Machine, plan: Plan) -> None:
    if not machine.at(plan.environment / "bin/python").exists():
        machine.run("python3", "-m", "venv", str(plan.environment))
    machine.link(plan.release / ".venv", Path("../../environments") / plan.environment_id)
    if machine.at(plan.environment / ".requirements.lock.done").exists():
        return  # setup.sh writes it last; without it pip goes on where it stopped
    try:
        machine.run("./setup.sh", "environment", cwd=plan.release)
    except InstallError as err:
        raise InstallError(
            f"pip could not install the packages. Is there a network? {err}"
        ) from err


def undo(machine: Machine, plan: Plan) -> None:
    machine.remove(ENVIRONMENTS)
