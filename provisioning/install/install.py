"""Make a booth of a bare Debian: the numbered steps, in order, with a log and a summary.

Runs with Debian's own Python, before there is an environment. Called by `sudo ./setup.sh install`.
"""

import argparse
import sys
import time
from pathlib import Path

from provisioning.install.installation import Installation, installation_of
from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import LOG
from provisioning.steps import Step, all_steps
from provisioning.steps.s40_name import name_for

DONE, STOPPED = 0, 2
HERE = Path(__file__).resolve().parents[2]


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./setup.sh install", description=__doc__)
    parser.add_argument("--dry-run", action="store_true", help="say what would be done; do none")
    parser.add_argument("--name", help="name on the LAN, without .local (default: coach-xxxxxx)")
    parser.add_argument("--no-clips", action="store_true", help="leave the clips to housekeeping")
    options = parser.parse_args(words)

    machine = Machine(LOG, dry=options.dry_run)
    name = options.name or name_for(machine)
    planned = installation_of(HERE, name, clips=not options.no_clips)
    machine.note(f"install {planned.release_id} as {planned.name}")
    if not take(all_steps(), machine, planned):
        return STOPPED
    if not options.dry_run:
        tell(f"\nThe booth runs. Its panel: https://{planned.name}.local:8443\n{CLAIM}\nLog: {LOG}")
    return DONE


CLAIM = "The code for its first administrator: sudo interview-coach claim"


def take(steps: dict[str, Step], machine: Machine, planned: Installation) -> bool:
    """Take the steps; stop at the first that fails, and say where and why."""
    for number, (name, step) in enumerate(steps.items(), 1):
        began = time.monotonic()
        place = f"[{number}/{len(steps)}] {step.SAYS}"
        tell(place)
        try:
            step.do(machine, planned)
        except (InstallError, OSError) as err:
            machine.note(f"{name} stopped: {err}")
            tell(f"\nStopped at {place}: {err}")
            tell(f"What is done stays done; run it again to go on. Log: {LOG}")
            return False
        machine.note(f"{name} took {time.monotonic() - began:.1f} s")
        if not machine.dry:
            tell(f"     done in {time.monotonic() - began:.1f} s")
    return True


def tell(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
