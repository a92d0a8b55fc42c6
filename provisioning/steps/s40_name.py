"""What the booth is called on the LAN: NAME.local, no two alike."""

import hashlib
from pathlib import Path

from provisioning.install.installation import Installation
from provisioning.install.machine import Machine
from provisioning.install.places import VAR

SAYS = "Name on the LAN"

HOSTNAME, HOSTS = Path("/etc/hostname"), Path("/etc/hosts")
BEFORE = VAR / "name-before"
"""What the machine was called, for the uninstaller."""
SERVICE = Path("/etc/avahi/services/interview-coach.service")
ANNOUNCED = """<?xml version="1.0" standalone="no"?>
<!DOCTYPE service-group SYSTEM "avahi-service.dtd">
<service-group>
  <name replace-wildcards="yes">Interview coach on %h</name>
  <service><type>_https._tcp</type><port>8443</port></service>
</service-group>
"""


def name_for(machine: Machine) -> str:
    """Return a name that is this machine's own: the same each time, and of no other."""
    identity = machine.reads(Path("/etc/machine-id")) or ""
    return f"coach-{hashlib.sha256(identity.encode()).hexdigest()[:6]}"


def do(machine: Machine, planned: Installation) -> None:
    was = (machine.reads(HOSTNAME) or "").strip()
    if was != planned.name:
        if machine.reads(BEFORE) is None:
            machine.write(BEFORE, f"{was}\n")
        _call_it(machine, planned.name)
    machine.write(SERVICE, ANNOUNCED)


def _call_it(machine: Machine, name: str) -> None:
    machine.write(HOSTNAME, f"{name}\n")
    hosts = (machine.reads(HOSTS) or "127.0.0.1\tlocalhost\n").splitlines()
    kept = [line for line in hosts if not line.startswith("127.0.1.1")]
    machine.write(HOSTS, "\n".join([*kept, f"127.0.1.1\t{name}", ""]))
    machine.run("hostname", name)


def undo(machine: Machine, planned: Installation) -> None:
    machine.remove(SERVICE)
    before = (machine.reads(BEFORE) or "").strip()
    if before:
        _call_it(machine, before)
        machine.remove(BEFORE)
