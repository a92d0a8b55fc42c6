"""The database with its starter jobs, and the panel's certificate: made by the booth's own user."""

from provisioning.install.installation import Installation
from provisioning.install.machine import Machine

SAYS = "Database and certificate"


def do(machine: Machine, planned: Installation) -> None:
    machine.run_as_booth(planned.release, "provisioning", "database")
    machine.run_as_booth(planned.release, "provisioning", "certificate")


def undo(machine: Machine, planned: Installation) -> None:
    """What was kept stays; `uninstall --purge` removes it."""
