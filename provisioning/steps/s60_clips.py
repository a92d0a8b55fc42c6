"""Every question of every job, spoken once in advance; the booth speaks others by itself."""

from provisioning.install.installation import Installation
from provisioning.install.machine import InstallError, Machine

SAYS = "Clips of all questions"


def do(machine: Machine, planned: Installation) -> None:
    if not planned.clips:
        return
    try:
        machine.run_as_booth(planned.release, "provisioning", "clips")
    except InstallError as err:
        # housekeeping goes on with them every hour, and the local voice speaks what is missing
        machine.note(f"clips are not complete yet: {err}")


def undo(machine: Machine, planned: Installation) -> None:
    """They lie with what was kept; `uninstall --purge` removes them."""
