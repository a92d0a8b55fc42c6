"""What is compiled or converted on first use is so now: the first start of the booth is no slower
than any other."""

from provisioning.install.installation import Installation
from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import CURRENT

SAYS = "Code that is compiled on first use, and fonts"


def do(machine: Machine, planned: Installation) -> None:
    try:  # before the first student: the doctor tells it
        machine.run_as_booth(CURRENT, "kiosk", "doctor", "wait")
    except InstallError as err:
        machine.note(f"how long a candidate waits was not measured: {err}")
    # by the path the units use: numba knows a file by where it lies
    for verb in ("fonts", "warm"):
        machine.run_as_booth(CURRENT, "provisioning", verb)


def undo(machine: Machine, planned: Installation) -> None:
    """It lies in the booth's cache, which goes with the booth's folders."""
