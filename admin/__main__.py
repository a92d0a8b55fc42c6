"""`python -m admin`: start the panel with the settings of this machine."""

import logging
import os
import sys

from admin.server import serve
from kiosk.domain import journal
from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError
from kiosk.domain.settings import Settings
from kiosk.store import Store


def main() -> int:
    logging.basicConfig(level=os.environ.get("KIOSK_LOG", "WARNING"), stream=sys.stderr)
    try:
        settings = settings_file.load()
        journal.start(settings)
        announce(settings)
        serve(settings)
    except CoachError as err:
        print(f"{err.message} ({err.code})", file=sys.stderr)
        return 2
    return 0


def announce(settings: Settings) -> None:
    """Migrate before the processes start, and tell the journal how to claim a new panel."""
    store = Store.open(settings.store_url)
    code = store.claim_code()
    scheme = "https" if settings.panel.tls else "http"
    address = settings.panel.url or f"{scheme}://{settings.panel.host}:{settings.panel.port}"
    print(f"The panel is at {address}", flush=True)
    if code is not None:
        print(f"Nobody runs it yet. Claim code: {code}", flush=True)
    store.close()


if __name__ == "__main__":
    sys.exit(main())
