"""What staff type on the booth: `sudo interview-coach` doctor, backup, restore, claim, wipe ..."""

from pathlib import Path

from provisioning.install.installation import Installation
from provisioning.install.machine import Machine
from provisioning.install.places import CACHE, CACHES, CURRENT, USER

SAYS = "The command interview-coach"

COMMAND = Path("/usr/local/sbin/interview-coach")
ENVIRONMENT = " ".join(f"{name}={value}" for name, value in {"HOME": CACHE, **CACHES}.items())
TEXT = f"""#!/bin/sh
# Runs a verb of `python -m provisioning` as the user of the booth, who owns what is kept.
[ "$(id -u)" = 0 ] || {{ echo "As root: sudo interview-coach $*" >&2; exit 2; }}
cd {CURRENT} || exit 2
exec runuser -u {USER} -- env {ENVIRONMENT} \\
    {CURRENT}/.venv/bin/python -m provisioning "$@"
"""


def do(machine: Machine, planned: Installation) -> None:
    machine.write(COMMAND, TEXT, mode=0o755)


def undo(machine: Machine, planned: Installation) -> None:
    machine.remove(COMMAND)
