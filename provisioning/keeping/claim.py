"""Show the code that makes the panel's first administrator; `--new` draws another one.

Where everybody lost their password, `--reset` removes all people of the panel and shows a new code.
"""

import argparse
import sys

from sqlalchemy import delete

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError, StoreError
from kiosk.store import Store
from kiosk.store.people import CLAIM
from kiosk.store.tables import FactRow, PersonRow


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning claim", description=__doc__)
    parser.add_argument("--new", action="store_true", help="draw a new code")
    parser.add_argument("--reset", action="store_true", help="remove everybody from the panel")
    options = parser.parse_args(words)
    try:
        store = Store.open(settings_file.load().store_url)
        try:
            print(code(store, new=options.new, reset=options.reset))
        finally:
            store.close()
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    return 0


def code(store: Store, *, new: bool, reset: bool) -> str:
    """Return the code.

    Raises:
        StoreError: claim-over where the panel has its administrator.
    """
    with store.database.writing() as session:
        if reset:
            session.execute(delete(PersonRow))
        if new or reset:
            session.execute(delete(FactRow).where(FactRow.name == CLAIM))
    found = store.claim_code()
    if found is None:
        raise StoreError(
            "claim-over", "This panel has its administrator. If everybody lost theirs: --reset."
        )
    return found
