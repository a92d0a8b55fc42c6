"""Whether this machine is one that a booth can be made of; nothing is changed."""

import os
import platform
import shutil
from pathlib import Path

from provisioning.install.installation import Installation
from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import OPT

SAYS = "This machine"

DEBIANS = ("12", "13")
"""With Python 3.11 and 3.13."""
NEEDED_BYTES = 7e9
"""The environment is 3 GB and twice that while pip unpacks it; models are 300 MB."""
NEEDED_AGAIN_BYTES = 1e9


def do(machine: Machine, planned: Installation) -> None:
    if os.geteuid() != 0 and not machine.dry:
        raise InstallError("a booth is installed as root: sudo ./setup.sh install")
    if not _is_served(machine.reads(Path("/etc/os-release")) or ""):
        raise InstallError(
            "this is not Debian 12 (bookworm) or 13 (trixie). A booth is only ever installed on "
            "these; ./setup.sh run works on more machines."
        )
    if platform.machine() not in ("x86_64", "aarch64"):
        raise InstallError(f"there are no packages for {platform.machine()}; x86-64 is best.")
    if not machine.at(Path("/run/systemd/system")).is_dir():
        raise InstallError("systemd does not run on this machine; a booth is started by it.")
    _room(machine, planned)


def _is_served(release: str) -> bool:
    facts = dict(line.split("=", 1) for line in release.splitlines() if "=" in line)
    return facts.get("ID") == "debian" and facts.get("VERSION_ID", "").strip('"') in DEBIANS


def _room(machine: Machine, planned: Installation) -> None:
    there = machine.at(planned.environment / ".requirements.lock.done").exists()
    needed = NEEDED_AGAIN_BYTES if there else NEEDED_BYTES
    folder = machine.at(OPT)
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise InstallError(
            f"{OPT} needs {needed / 1e9:.0f} GB and {free / 1e9:.1f} GB are free. "
            "Nothing was changed; make room and run it again."
        )


def undo(machine: Machine, planned: Installation) -> None:
    """Nothing was done."""
