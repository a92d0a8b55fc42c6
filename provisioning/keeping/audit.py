"""Walk the panel's audit log from its first entry, and say whether each fits the one before.

Exit code 1 where one does not. Write the last seal down elsewhere: with it, a log that was
shortened or written anew is found out.
"""

import argparse
import sys

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.chains import Chain

WHOLE, BROKEN = 0, 1


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="python -m provisioning audit", description=__doc__).parse_args(
        words
    )
    try:
        return told(settings_file.load())
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2


def told(settings: Settings) -> int:
    """Walk the log, print how each chain stands, and return WHOLE or BROKEN.

    Raises:
        StoreError: store-locked, store-corrupt or store-newer.
    """
    store = Store.open(settings.store_url)
    try:
        store.counted.settle()
        chains = store.chains.walk()
    finally:
        store.close()
    for chain in chains:
        print(said(chain))
    return BROKEN if any(chain.broken_at is not None for chain in chains) else WHOLE


def said(chain: Chain) -> str:
    """Return how a chain stands, in a line."""
    whose = chain.booth_id or "This panel"
    if chain.broken_at is None:
        return f"{whose}: {chain.entries} entries, whole. Last seal {chain.last}"
    return f"{whose}: {chain.entries} entries, broken at entry {chain.broken_at}."
