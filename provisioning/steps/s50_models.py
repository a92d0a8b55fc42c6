"""Which models the booth uses: in a folder of their own, shared by all releases."""

from provisioning.install.machine import Machine
from provisioning.install.places import MODELS
from provisioning.install.plan import Plan

SAYS = "Models"


def do(machine: Machine, plan: Plan) -> None:
    python = str(plan.release / ".venv/bin/python")
    machine.run(python, "-m", "provisioning", "models", cwd=plan.release)


def undo(machine: Machine, plan: Plan) -> None:
    machine.remove(MODELS)
