"""As whom the booth runs, and the folders it may write to."""

from pathlib import Path

from provisioning.install.installation import Installation
from provisioning.install.machine import Machine
from provisioning.install.places import CACHE, USER

SAYS = "The booth's user and folders"

PLACES = {
    "sysusers.d": Path("/usr/lib/sysusers.d/interview-coach.conf"),
    "tmpfiles.d": Path("/usr/lib/tmpfiles.d/interview-coach.conf"),
}
MAKE = {"sysusers.d": ("systemd-sysusers",), "tmpfiles.d": ("systemd-tmpfiles", "--create")}


def do(machine: Machine, planned: Installation) -> None:
    for kind, path in PLACES.items():
        text = (planned.source / "systemd" / kind / "interview-coach.conf").read_text()
        if machine.write(path, text) or machine.asks("getent", "passwd", USER) is None:
            machine.run(*MAKE[kind], str(path))


def give_to_booth(machine: Machine, path: Path) -> None:
    """Have a file or folder below what the booth keeps belong to the booth."""
    machine.run("chown", "-R", f"{USER}:{USER}", str(path))


def undo(machine: Machine, planned: Installation) -> None:
    """What the booth kept stays, and so does its owner; `uninstall --purge` removes both."""
    for path in PLACES.values():
        machine.remove(path)
    machine.remove(CACHE)
