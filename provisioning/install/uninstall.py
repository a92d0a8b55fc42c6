"""Take a booth's program off a machine: the steps backwards. What people entered or said stays,
unless `--purge` says otherwise.
"""

import argparse

from provisioning.install.install import DONE, HERE, STOPPED, tell
from provisioning.install.installation import installation_of
from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import LOG, SETTINGS, USER, VAR
from provisioning.steps import all_steps
from provisioning.steps.s40_name import name_for


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./setup.sh uninstall", description=__doc__)
    parser.add_argument("--dry-run", action="store_true", help="say what would be done; do none")
    parser.add_argument("--purge", action="store_true", help="remove interviews, jobs and people")
    options = parser.parse_args(words)

    machine = Machine(LOG, dry=options.dry_run)
    planned = installation_of(HERE, name_for(machine))
    try:
        for step in reversed(all_steps().values()):
            step.undo(machine, planned)
        if options.purge:
            purge(machine)
    except (InstallError, OSError) as err:
        tell(f"Stopped: {err}\nRun it again to go on. Log: {LOG}")
        return STOPPED
    if not options.dry_run:
        tell("The booth is gone." if options.purge else f"The program is gone; {VAR} is kept.")
    return DONE


def purge(machine: Machine) -> None:
    """Remove what was kept, the settings and the user."""
    machine.remove(VAR)
    machine.remove(SETTINGS)
    if machine.asks("getent", "passwd", USER) is not None:
        machine.run("userdel", USER)
