"""Forget every interview of this booth, in the database and in its copies.

Jobs, settings and people stay.
"""

import argparse
import sys

from sqlalchemy import select

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.tables import InterviewRow
from provisioning.keeping import snapshot
from provisioning.keeping.housekeeping import copy

AT_A_TIME = 500

QUESTION = "Forget every interview of this booth, and what the campus has of it? Type yes: "


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning wipe", description=__doc__)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse_args(words)
    if not options.yes and input(QUESTION) != "yes":
        sys.stderr.write("Nothing was changed.\n")
        return 2
    try:
        print(f"{wipe(settings_file.load())} interviews forgotten.")
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    return 0


def wipe(settings: Settings) -> int:
    """Delete the interviews; return how many there were.

    Raises:
        StoreError: store-locked, store-corrupt or disk-full.
    """
    store = Store.open(settings.store_url)
    try:
        with store.database.reading() as session:
            ids = session.scalars(select(InterviewRow.id)).all()
        for start in range(0, len(ids), AT_A_TIME):
            store.interviews.forget(ids[start : start + AT_A_TIME])
    finally:
        store.close()
    if settings.store_url.startswith("sqlite"):
        snapshot.damaged(snapshot.database_of(settings)).unlink(missing_ok=True)
        copy(settings)  # over the old copy, which holds them still
    return len(ids)
