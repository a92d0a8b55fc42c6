"""Every question of every job, spoken once in advance; the booth speaks others by itself."""

from provisioning.install.machine import InstallError, Machine
from provisioning.install.plan import Plan

SAYS = "Clips of all questions"


def do(machine: Machine, plan: Plan) -> None:
    if not plan.clips:
        return
    try:
        machine.run_as_booth(plan.release, "provisioning", "clips")
    except InstallError as err:
        # housekeeping goes on with them every hour, and the local voice speaks what is missing
        machine.note(f"clips are not complete yet: {err}")


def undo(machine: Machine, plan: Plan) -> None:
    """They lie with what was kept; `uninstall --purge` removes them."""
