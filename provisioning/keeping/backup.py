"""Write what staff entered, and the interviews where wanted, into one file sealed by a passphrase.

Jobs, settings, people and the log of changes are always in it. Sessions, hand-offs and codes never.
"""

import argparse
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from getpass import getpass
from pathlib import Path

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError, StoreError
from kiosk.domain.settings import Settings
from provisioning.keeping import sealed, snapshot

INTERVIEWS = (
    *("memberships", "ratings", "talks"),
    *("answers", "coverage", "interview_documents", "interviews"),
)
NEVER = (
    "sessions",
    "attempts",
    "handoffs",
    "clips",
    "renders",
    "booths",
    "faults",
    "counted",
    "walked",
)
"""What belongs to this machine or to the moment; clips are rendered anew."""
SEEDED = "starter jobs"
SHARED_MEMORY = "/dev/shm"  # noqa: S108  every Linux has it; folders in it are made 0700
PASSPHRASE = "COACH_PASSPHRASE"  # noqa: S105  the name of a variable


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning backup", description=__doc__)
    parser.add_argument("file", type=Path, help="the file to write")
    parser.add_argument("--interviews", action="store_true", help="the interviews too")
    options = parser.parse_args(words)
    try:
        passphrase = ask(twice=True)
        settings = settings_file.load()
        write(options.file, settings, passphrase, interviews=options.interviews)
        kept = verified(options.file, passphrase, settings)
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    counts = ", ".join(f"{count} {table}" for table, count in kept.items() if count)
    print(f"{options.file}: {counts or 'nothing yet'}; read back and whole.")
    return 0


def ask(*, twice: bool) -> str:
    """Ask for the passphrase; a program gives it in the environment.

    Raises:
        StoreError: passphrase-differs.
    """
    if given := os.environ.get(PASSPHRASE):
        return given
    passphrase = getpass("Passphrase of the backup: ")
    if twice and getpass("Again: ") != passphrase:
        raise StoreError("passphrase-differs", "The two passphrases differ.")
    return passphrase


def write(file: Path, settings: Settings, passphrase: str, *, interviews: bool) -> None:
    """Write the backup: whole, or not at all.

    Raises:
        StoreError: disk-full, store-locked, store-corrupt, passphrase-short or backup-elsewhere.
    """
    database = snapshot.database_of(settings)
    if not database.exists():
        raise StoreError("backup-empty", "There is no database yet.")
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        with tempfile.TemporaryDirectory(dir=in_memory(settings)) as scratch:
            copy = Path(scratch) / "copy.sqlite"
            snapshot.take(database, copy)
            reduce(copy, interviews=interviews)
            with copy.open("rb") as source, unfinished.open("xb") as to:
                unfinished.chmod(0o600)
                sealed.seal(source, to, passphrase)
                to.flush()
                os.fsync(to.fileno())
        unfinished.replace(file)
    except OSError as err:
        raise StoreError("disk-full", f"{file} could not be written: {err.strerror}.") from err
    finally:
        unfinished.unlink(missing_ok=True)


def in_memory(settings: Settings) -> str | None:
    """Return a folder in memory for what must not lie on a disk in the clear; None where this
    machine has none."""
    folder = settings.paths.runtime or SHARED_MEMORY
    return folder if Path(folder).is_dir() else None


def reduce(copy: Path, *, interviews: bool) -> None:
    """Take out of a copy what a backup does not hold; the bytes go too."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        for table in (*NEVER, *(() if interviews else INTERVIEWS)):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608  our own table names
        connection.execute("DELETE FROM facts WHERE name != ?", (SEEDED,))
        connection.execute("VACUUM")


def unsealed(file: Path, passphrase: str, to: Path) -> None:
    """Write the database that is in a backup to a file.

    Raises:
        StoreError: backup-unreadable, backup-passphrase or disk-full.
    """
    try:
        source = file.open("rb")
    except OSError as err:
        raise StoreError("backup-unreadable", f"{file} cannot be read: {err.strerror}.") from err
    with source:
        try:
            with to.open("xb") as written:
                to.chmod(0o600)
                for piece in sealed.opened(source, passphrase):
                    written.write(piece)
        except OSError as err:
            raise StoreError("disk-full", "There is no room to unpack the backup.") from err


def verified(file: Path, passphrase: str, settings: Settings) -> dict[str, int]:
    """Read a backup back; return how many rows of what are in it.

    Raises:
        StoreError: backup-unreadable or backup-passphrase.
    """
    with tempfile.TemporaryDirectory(dir=in_memory(settings)) as scratch:
        copy = Path(scratch) / "copy.sqlite"
        unsealed(file, passphrase, copy)
        return rows_in(copy)


def rows_in(copy: Path) -> dict[str, int]:
    try:
        with closing(sqlite3.connect(copy)) as connection:
            return {
                table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
                for table in ("jobs", "people", "overrides", "interviews")
            }
    except sqlite3.DatabaseError as err:
        raise StoreError("backup-unreadable", "There is no database in the backup.") from err
