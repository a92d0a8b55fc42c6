"""Make the database, bring it to this program's version, and put the starter jobs in once."""

import argparse
import sys

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError
from kiosk.store import Store


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="python -m provisioning database", description=__doc__).parse_args(
        words
    )
    try:
        settings = settings_file.load()
        store = Store.open(settings.store_url)
        print(f"The database is in order, with {len(store.jobs())} jobs.")
        store.close()
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    return 0
