"""The numbered steps from a bare Debian to a booth, in their order.

Each is a module with SAYS, `do(machine, planned)` and `undo(machine, planned)`; `do` changes
nothing where all is as it should be, so an interrupted installation is resumed by running it again.
"""

import importlib
import pkgutil
from typing import Protocol

from provisioning.install.installation import Installation
from provisioning.install.machine import Machine


class Step(Protocol):
    SAYS: str

    def do(self, machine: Machine, planned: Installation) -> None:
        """Have the step done. Raises InstallError."""

    def undo(self, machine: Machine, planned: Installation) -> None:
        """Take back what the step did, but never what people entered or said."""


def all_steps() -> dict[str, Step]:
    """Return the steps by name, in the order of their numbers."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}
