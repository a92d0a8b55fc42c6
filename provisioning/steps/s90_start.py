"""That the booth comes up: both services say they are ready, and stay so."""

from provisioning.machine import InstallError, Machine
from provisioning.places import SERVICES, TARGET
from provisioning.plan import Plan

SAYS = "Start"


def do(machine: Machine, plan: Plan) -> None:
    machine.run("systemctl", "start", TARGET)
    for service in SERVICES:
        try:
            # --wait is not for start; a notify service is started when it says so
            machine.run("systemctl", "start", service)
        except InstallError as err:
            raise InstallError(
                f"{service} does not come up. See why: journalctl -u {service} -n 50"
            ) from err


def undo(machine: Machine, plan: Plan) -> None:
    """The units were stopped where they are removed."""
