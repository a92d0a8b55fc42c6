"""The database with its starter jobs, and the panel's certificate: made by the booth's own user."""

from provisioning.install.machine import Machine
from provisioning.install.plan import Plan

SAYS = "Database and certificate"


def do(machine: Machine, plan: Plan) -> None:
    machine.run_as_booth(plan.release, "provisioning", "database")
    machine.run_as_booth(plan.release, "provisioning", "certificate")


def undo(machine: Machine, plan: Plan) -> None:
    """What was kept stays; `uninstall --purge` removes it."""
