"""A copy of the database taken while it is in use, whole and verified; the last good one stays."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk.checks.kept import damage_in, sqlite_file
from kiosk.domain.errors import StoreError
from kiosk.domain.settings import Settings

WAIT_S = 10.0
PAGES = 2000
"""Copied at a time (8 MB): the booth can write in between."""


def database_of(settings: Settings) -> Path:
    """Return the database's file.

    Raises:
        StoreError: backup-elsewhere where the database is a server.
    """
    file = sqlite_file(settings)
    if file is None:
        raise StoreError(
            "backup-elsewhere", "The database is a PostgreSQL server: back it up with pg_dump."
        )
    return file


def last_good(settings: Settings) -> Path:
    """Return where housekeeping keeps its copy."""
    return Path(settings.paths.var) / "backups" / "last-good.sqlite"


def take(database: Path, to: Path) -> None:
    """Copy a database that is in use; the copy takes its place when it has been read through.

    Raises:
        StoreError: store-corrupt, store-locked or disk-full; an older copy stays as it was.
    """
    unfinished = to.with_name(f"{to.name}.unfinished")
    try:
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        _copy(database, unfinished)
        refuse_damage(damage_in(unfinished))
        unfinished.replace(to)
    except sqlite3.DatabaseError as err:
        raise translated(err) from err
    except OSError as err:
        raise StoreError("disk-full", f"The copy could not be written to {to.parent}.") from err
    finally:
        unfinished.unlink(missing_ok=True)


def refuse_damage(found: str | None) -> None:
    """Go on only where nothing was found wrong with a database.

    Raises:
        StoreError: store-corrupt.
    """
    if found is not None:
        raise StoreError("store-corrupt", f"The database file is damaged: {found}.")


def _copy(database: Path, to: Path) -> None:
    source = sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True, timeout=WAIT_S)
    with closing(source), closing(sqlite3.connect(to)) as copy:
        source.backup(copy, pages=PAGES)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


def translated(err: sqlite3.DatabaseError) -> StoreError:
    said = str(err).lower()
    if "locked" in said or "busy" in said:
        return StoreError("store-locked", "The database is busy.", permanent=False)
    if "full" in said:
        return StoreError("disk-full", "The disk is full.")
    return StoreError("store-corrupt", "The database file is damaged.")


def put_back(copy: Path, database: Path) -> None:
    """Put a copy in a damaged database's place; nobody may have the database open.

    The damaged file is kept beside it for staff, until housekeeping removes it.
    """
    unfinished = database.with_name(f"{database.name}.unfinished")
    shutil.copyfile(copy, unfinished)
    unfinished.chmod(0o600)
    owner = copy.stat()
    shutil.chown(unfinished, owner.st_uid, owner.st_gid)
    set_aside(database)
    unfinished.replace(database)


def set_aside(database: Path) -> None:
    """Keep a damaged file under another name; its log would damage what comes in its place."""
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    if database.exists():
        database.replace(damaged(database))


def damaged(database: Path) -> Path:
    """Return where a damaged file is kept."""
    return database.with_name(f"{database.name}.damaged")
