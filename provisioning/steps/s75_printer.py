"""What becomes of a report on its way to paper: it is never on a disk, and gone with it."""

from pathlib import Path

from provisioning.install.installation import Installation
from provisioning.install.machine import Machine
from provisioning.install.places import UNITS

SAYS = "Printing"

SPOOL = UNITS / "var-spool-cups.mount"
MOUNT = """# A report on its way to the printer lies in memory, and is gone with it.
[Unit]
Description=Interview coach: reports on their way to paper
Before=cups.service

[Mount]
What=tmpfs
Where=/var/spool/cups
Type=tmpfs
Options=mode=0710,size=64M,nosuid,nodev,noexec

[Install]
WantedBy=multi-user.target
"""
CONFIGURATION = Path("/etc/cups/cupsd.conf")
POLICY = {"PreserveJobHistory": "60", "PreserveJobFiles": "No", "MaxJobTime": "300",
          "ErrorPolicy": "abort-job"}  # fmt: skip
"""A job that cannot be printed is dropped, not printed next morning for whoever stands there.
That it was dropped is known for a minute, without a name: the booth asks, and offers the report
again."""


def do(machine: Machine, planned: Installation) -> None:
    text = machine.reads(CONFIGURATION)
    if text is None:
        return  # no printing on this machine
    changed = machine.write(SPOOL, MOUNT)
    changed |= machine.write(CONFIGURATION, with_policy(text), mode=0o640, group="lp")
    if changed:
        machine.run("systemctl", "daemon-reload")
        machine.run("systemctl", "enable", "--now", SPOOL.name)
        machine.run("systemctl", "try-restart", "cups.service")


def with_policy(text: str) -> str:
    """Return CUPS's configuration with our policy in it, each line once."""
    kept = [line for line in text.splitlines() if not line.startswith(tuple(POLICY))]
    return "\n".join([*kept, *(f"{name} {value}" for name, value in POLICY.items()), ""])


def undo(machine: Machine, planned: Installation) -> None:
    if machine.reads(SPOOL) is not None:
        machine.run("systemctl", "disable", "--now", SPOOL.name)
        machine.remove(SPOOL)
