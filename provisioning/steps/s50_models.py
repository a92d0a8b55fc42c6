"""Which models the booth uses: in a folder of their own, shared by all releases."""

from provisioning.install.installation import Installation
from provisioning.install.machine import Machine
from provisioning.install.places import MODELS

SAYS = "Models"


def do(machine: Machine, planned: Installation) -> None:
    python = str(planned.release / ".venv/bin/python")
    machine.run(python, "-m", "provisioning", "models", cwd=planned.release)


def undo(machine: Machine, planned: Installation) -> None:
    machine.remove(MODELS)
