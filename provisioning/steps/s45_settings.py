"""What this booth is told once; staff's own changes to the file are never written over."""

import secrets

from provisioning.install.installation import Installation
from provisioning.install.machine import Machine
from provisioning.install.places import MODELS, SETTINGS, USER, VAR

SAYS = "Settings"

TEXT = """# This booth. Every name is in kiosk/domain/settings.py; after a change:
# systemctl restart interview-coach-kiosk interview-coach-admin

[paths]
var = "{var}"
models = "{models}"

[booth]
id = "{name}"
name = "Interview coach {name}"
# Six digits open the staff screen: touch the upper left corner for three seconds.
staff_pin = "{pin}"

[panel]
host = "0.0.0.0"
url = "https://{name}.local:8443"
"""


def do(machine: Machine, planned: Installation) -> None:
    if machine.reads(SETTINGS) is not None:
        return
    pin = f"{secrets.randbelow(1_000_000):06d}"
    text = TEXT.format(var=VAR, models=MODELS, name=planned.name, pin=pin)
    machine.write(SETTINGS, text, mode=0o640, group=USER)


def undo(machine: Machine, planned: Installation) -> None:
    """Kept: it is the booth's own. `uninstall --purge` removes it."""
