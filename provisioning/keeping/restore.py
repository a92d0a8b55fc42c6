"""Put what is in a backup back: verified and brought up to date first, then all of it or nothing.

What the booth has and the backup has not stays; what both have is as in the backup.
"""

import argparse
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError
from kiosk.domain.settings import Settings
from kiosk.fleet.handshake import TURN
from kiosk.fleet.tombstones import SEEN
from kiosk.store import Store
from kiosk.store.booths import EXCHANGE
from provisioning.fleet.sync import PAUSE
from provisioning.keeping import backup, snapshot
from provisioning.keeping.backup import INTERVIEWS

TABLES = (
    *("jobs", "overrides", "people", "practice_groups", "group_viewers", "audit", "uses", "facts"),
    *reversed(INTERVIEWS),
)

ONLY = {"facts": f"WHERE name NOT IN ('{TURN}', '{SEEN}', '{PAUSE}', '{EXCHANGE}')"}
"""What a machine and its campus know of each other is not another machine's, nor an older one's."""


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning restore", description=__doc__)
    parser.add_argument("file", type=Path, help="a file that backup wrote")
    file = parser.parse_args(words).file
    try:
        kept = put_in(file, settings_file.load(), backup.ask(twice=False))
    except CoachError as err:
        sys.stderr.write(f"{err.message} Nothing was changed. ({err.code})\n")
        return 2
    counts = ", ".join(f"{count} {table}" for table, count in kept.items() if count)
    print(f"Put back: {counts or 'nothing'}.")
    return 0


def put_in(file: Path, settings: Settings, passphrase: str) -> dict[str, int]:
    """Put a backup into the database; return how many rows of what were in it.

    Raises:
        StoreError: backup-unreadable, backup-passphrase, store-newer, store-locked or disk-full;
            then nothing was changed.
    """
    database = snapshot.database_of(settings)
    with tempfile.TemporaryDirectory(dir=backup.in_memory(settings)) as scratch:
        copy = Path(scratch) / "copy.sqlite"
        backup.unsealed(file, passphrase, copy)
        kept = backup.rows_in(copy)
        for url in (f"sqlite:///{copy}", settings.store_url):
            Store.open(url).close()  # brings an older backup, and a new booth, up to date
        try:
            _merge(copy, database)
        except sqlite3.DatabaseError as err:
            raise snapshot.translated(err) from err
    return kept


def _merge(copy: Path, database: Path) -> None:
    connection = sqlite3.connect(database, timeout=snapshot.WAIT_S, isolation_level=None)
    with closing(connection):
        # a replaced row must not take along what hangs on it; that comes out of the backup too
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("ATTACH ? AS kept", (str(copy),))
        connection.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
            connection.execute(
                f"INSERT OR REPLACE INTO main.{table} ({columns}) "  # noqa: S608  our own names
                f"SELECT {columns} FROM kept.{table} {ONLY.get(table, '')}"
            )
        if connection.execute("SELECT 1 FROM people").fetchone():
            connection.execute("DELETE FROM facts WHERE name = 'claim code'")
        connection.execute("COMMIT")
