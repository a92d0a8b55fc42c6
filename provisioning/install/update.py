"""Put a new release beside the one that runs, try it on a copy, switch, and go back by itself if
the booth does not come up. Called by `sudo ./setup.sh update` in the folder of the new release.
"""

import argparse
import os
import time
from pathlib import Path

from provisioning.install.install import DONE, HERE, STOPPED, take, tell
from provisioning.install.installation import Installation, installation_of
from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import CURRENT, ENVIRONMENTS, LOG, RELEASES, SERVICES, TARGET, VAR
from provisioning.steps import all_steps, s80_units
from provisioning.steps.s25_user import give_to_booth

BESIDE = ("s10_ground", "s20_packages", "s25_user", "s30_release", "s35_environment", "s50_models")
"""The steps that do not disturb the booth that runs."""
DATABASE = VAR / "coach.sqlite"
BEFORE = VAR / "backups" / "before-update.sqlite"
TRIAL = VAR / "trial"
SNAPSHOT = (
    "import sys, pathlib; from provisioning.keeping import snapshot; "
    "snapshot.take(*map(pathlib.Path, sys.argv[1:]))"
)
SETTLE_S = 10
"""A booth that falls over right after it said it was ready has not come up."""


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="./setup.sh update", description=__doc__).parse_args(words)
    machine = Machine(LOG)
    was = machine.at(CURRENT)
    if not was.is_symlink():
        tell("There is no booth on this machine: sudo ./setup.sh install")
        return STOPPED
    before = RELEASES / was.readlink().name
    planned = installation_of(HERE, os.uname().nodename)
    if planned.release == before:
        tell(f"{planned.release_id} is the release that runs.")
        return DONE
    machine.note(f"update {before.name} to {planned.release_id}")
    steps = all_steps()
    if not take({name: steps[name] for name in BESIDE}, machine, planned):
        return STOPPED
    return switch(machine, planned, before)


def switch(machine: Machine, planned: Installation, before: Path) -> int:
    try:
        tell("Trying it on a copy of the database")
        _try_on_a_copy(machine, planned)
    except InstallError as err:
        tell(f"\nThe new release does not work here: {err}\nThe booth was not touched. Log: {LOG}")
        return STOPPED

    tell("Switching")
    down = time.monotonic()
    try:
        _stop(machine)
        _copy_database(machine, planned)
        s80_units.do(machine, planned)
        come_up(machine)
    except InstallError as err:
        machine.note(f"rolled back: {err}")
        _back(machine, before)
        tell(f"\nThe booth did not come up with {planned.release_id}: {err}")
        tell(f"It runs {before.name} again, with its data as before; it was away for "
             f"{time.monotonic() - down:.0f} s. Log: {LOG}")  # fmt: skip
        return STOPPED
    tell(f"The booth runs {planned.release_id}; it was away for {time.monotonic() - down:.0f} s.")
    clear(machine, {planned.release, before})
    return DONE


def _try_on_a_copy(machine: Machine, planned: Installation) -> None:
    """Import all that starts, and migrate a copy of the database with the new release.

    Raises:
        InstallError: something of it fails.
    """
    python = str(planned.release / ".venv/bin/python")
    machine.run(
        python,
        "-c",
        "import admin, kiosk.window.app, kiosk.interview.interview",
        cwd=planned.release,
    )
    try:
        if machine.at(DATABASE).exists():
            machine.at(TRIAL).mkdir(mode=0o700, exist_ok=True)
            _snapshot(machine, planned, DATABASE, TRIAL / DATABASE.name)
            give_to_booth(machine, TRIAL)
            trial = {"KIOSK_PATHS_VAR": str(TRIAL)}
            machine.run(python, "-m", "provisioning", "database", cwd=planned.release, env=trial)
    finally:
        machine.remove(TRIAL)


def _snapshot(machine: Machine, planned: Installation, database: Path, to: Path) -> None:
    """Copy with the new release: in the one before, the words of SNAPSHOT may lead nowhere."""
    python = str(planned.release / ".venv/bin/python")
    machine.run(python, "-c", SNAPSHOT, str(database), str(to), cwd=planned.release)


def _copy_database(machine: Machine, planned: Installation) -> None:
    if machine.at(DATABASE).exists():
        _snapshot(machine, planned, DATABASE, BEFORE)
        give_to_booth(machine, BEFORE)


def _stop(machine: Machine) -> None:
    machine.run("systemctl", "stop", TARGET, *SERVICES)


def come_up(machine: Machine) -> None:
    """Start the booth and see that it stays up.

    Raises:
        InstallError: a service does not start, or falls over right away.
    """
    machine.run("systemctl", "reset-failed", *SERVICES)
    machine.run("systemctl", "start", *SERVICES)
    machine.run("sleep", str(SETTLE_S))
    for service in SERVICES:
        shown = machine.asks("systemctl", "show", service, "--property=ActiveState,NRestarts")
        if (shown or "").split() != ["NRestarts=0", "ActiveState=active"]:
            raise InstallError(f"{service} starts and falls over.")
    machine.run("systemctl", "start", TARGET)


def _back(machine: Machine, before: Path) -> None:
    """Have everything as it was: the link, the units, the database, and the booth running."""
    try:
        _stop(machine)
    except InstallError as err:
        machine.note(f"stopping: {err}")
    machine.link(CURRENT, Path("releases") / before.name)
    s80_units.put_in_place(machine, machine.at(before))
    if machine.at(BEFORE).exists():
        for ending in ("", "-wal", "-shm"):
            machine.remove(DATABASE.with_name(DATABASE.name + ending))
        machine.run("cp", "--preserve=all", str(BEFORE), str(DATABASE))
        machine.remove(BEFORE)  # retention and wiping do not know of it
    machine.run("systemctl", "start", TARGET, *SERVICES)


def clear(machine: Machine, keep: set[Path]) -> None:
    """Remove the releases before the last one, and the environments nobody uses any more."""
    for release in machine.at(RELEASES).iterdir():
        if RELEASES / release.name not in keep:
            machine.remove(RELEASES / release.name)
    used = {(machine.at(release) / ".venv").readlink().name for release in keep}
    for environment in machine.at(ENVIRONMENTS).iterdir():
        if environment.name not in used:
            machine.remove(ENVIRONMENTS / environment.name)
    machine.remove(BEFORE)
