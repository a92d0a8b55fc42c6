"""That the booth comes up: both services say they are ready, and stay so."""

from pathlib import Path

from provisioning.install.installation import Installation
from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import SERVICES, TARGET

SAYS = "Start"


def do(machine: Machine, planned: Installation) -> None:
    machine.run("systemctl", "start", TARGET)
    for service in SERVICES:
        try:
            # --wait is not for start; a notify service is started when it says so
            verb = "restart" if _runs_another(machine, service, planned) else "start"
            machine.run("systemctl", verb, service)
        except InstallError as err:
            raise InstallError(
                f"{service} does not come up. See why: journalctl -u {service} -n 50"
            ) from err


def _runs_another(machine: Machine, service: str, planned: Installation) -> bool:
    """Say whether a service runs, and of another release than the one that was installed."""
    pid = machine.asks("systemctl", "show", service, "--property=MainPID", "--value") or "0"
    folder = machine.at(Path("/proc") / pid / "cwd")
    return folder.exists() and folder.resolve() != machine.at(planned.release).resolve()


def undo(machine: Machine, planned: Installation) -> None:
    """The units were stopped where they are removed."""
