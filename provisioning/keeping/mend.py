"""Put the last good copy in a damaged database's place, with nobody at it, and tell staff.

Runs as root before each start of the booth, and when housekeeping finds damage; a sound database
costs it a look.
"""

import argparse
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.checks.kept import damage_in
from kiosk.domain import journal
from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError, StoreError
from kiosk.domain.settings import Settings
from kiosk.store import Store
from provisioning.install.places import SERVICES
from provisioning.keeping import snapshot

log = logging.getLogger(__name__)

CODE = "store-restored"
STOP_S = 30.0


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning mend", description=__doc__)
    parser.add_argument("--alone", action="store_true", help="there are no services to stop")
    options = parser.parse_args(words)
    try:
        settings = settings_file.load()
        journal.start(settings)
        mended = mend(settings, _hands_off if options.alone else _stop_services)
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    if mended and not options.alone:
        subprocess.run(["systemctl", "--no-block", "start", *SERVICES], check=False)
    return 0


def mend(settings: Settings, hands_off: Callable[[], None]) -> bool:
    """Put a sound database in place where it is damaged; return whether that was needed.

    Raises:
        StoreError: backup-elsewhere, disk-full, or store-locked where the booth does not stop.
    """
    database = snapshot.database_of(settings)
    if not database.exists() or damage_in(database) is None:
        return False
    hands_off()
    copy = snapshot.last_good(settings)
    try:
        if copy.exists() and damage_in(copy) is None:
            snapshot.put_back(copy, database)
        else:
            snapshot.set_aside(database)  # an empty booth is better than none
    except OSError as err:
        raise StoreError("disk-full", f"The copy could not be put back: {err.strerror}.") from err
    _tell_staff(settings, database)
    return True


def _tell_staff(settings: Settings, database: Path) -> None:
    """Count the fault where the panel shows it."""
    log.error("the last good copy of the database was put back", extra={"code": CODE})
    store = Store.open(settings.store_url)
    try:
        store.booths.fault(settings.booth.id, CODE)
    finally:
        store.close()
    owner = database.parent.stat()
    for file in database.parent.glob(f"{database.name}*"):
        _give(file, owner.st_uid, owner.st_gid)


def _give(file: Path, user: int, group: int) -> None:
    if os.geteuid() == 0:
        os.chown(file, user, group)


def _stop_services() -> None:
    try:
        subprocess.run(["systemctl", "stop", *SERVICES], check=False, timeout=STOP_S)
    except (OSError, subprocess.TimeoutExpired) as err:
        raise StoreError("store-locked", "The booth could not be stopped.") from err


def _hands_off() -> None:
    """There is nobody to stop: a desk machine, or a test."""
