"""Which Debian packages a booth has; those that are there are left alone."""

import re

from provisioning.install.installation import Installation
from provisioning.install.machine import InstallError, Machine

SAYS = "Debian packages"

NAME, VERSION = re.compile(r"[^\s,]+"), re.compile(r"\([^)]*\)")
USES = ("run", "booth")
QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def do(machine: Machine, planned: Installation) -> None:
    missing = sorted(_wanted(planned) - _installed(machine))
    if not missing:
        return
    try:
        machine.run("apt-get", "update", "-q", env=QUIET)
        machine.run(
            "apt-get", "install", "-y", "-q", "--no-install-recommends", *missing, env=QUIET
        )
    except InstallError as err:
        raise InstallError(
            f"the packages {' '.join(missing)} could not be installed. Is there a network, and a "
            f"Debian mirror in /etc/apt? {err}"
        ) from err


def _wanted(planned: Installation) -> set[str]:
    lines = (planned.source / "provisioning" / "install" / "packages.txt").read_text().splitlines()
    uses = (line.split(":", 1) for line in lines if ":" in line and not line.startswith("#"))
    return {name for use, names in uses if use in USES for name in names.split()}


def _installed(machine: Machine) -> set[str]:
    """Return what is there, by its name and by what it stands for: Debian 13 renamed some."""
    shown = machine.asks("dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Package} ${Provides}\n")
    there = [line[2:] for line in (shown or "").splitlines() if line.startswith("ii")]
    return {name for names in there for name in NAME.findall(VERSION.sub("", names))}


def undo(machine: Machine, planned: Installation) -> None:
    """Packages stay: others may need them by now."""
