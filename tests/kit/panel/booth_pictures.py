"""Takes the pictures of the Booths pages for docs/panel/: a campus with booths in every state.

`python -m tests.kit.panel.booth_pictures docs/panel` starts a PostgreSQL and a panel of its own.
"""

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from kiosk.bench import campus_server as postgres
from kiosk.bench import panel_load as panels
from kiosk.fleet import enrolment, fence
from kiosk.store import Store
from kiosk.store.tables import BoothRow
from tests.kit.panel.chromium import browser
from tests.kit.panel.pictures import take

CHECKS = [
    {"check": "disk", "state": "green", "says": "38 GB free.", "do": ""},
    {"check": "clock", "state": "green", "says": "Set by a time server.", "do": ""},
    {"check": "units", "state": "green", "says": "All services run.", "do": ""},
]
CABLE = {
    "check": "camera",
    "state": "red",
    "says": "No camera was found.",
    "do": "Is its cable in?",
}
FACTS = {
    "schema": "0004",
    "queue": 0,
    "clips_missing": 0,
    "clock_off_s": 0.2,
    "disk_free_bytes": 38e9,
    "devices": {"camera": "/dev/video0", "sound": "Yeti Nano", "printer": "the system's own"},
    "models": {"whisper-base": "145 MB", "minilm": "91 MB", "voice-joe": "63 MB"},
    "checks": CHECKS,
}
BOOTHS = {
    "coach-k2m7pq": ("Library, ground floor", {}, ()),
    "coach-x9d4ht": ("Careers office", {"queue": 14, "clips_missing": 6}, ("mic-gone",)),
    "coach-b3w8nz": (
        "Engineering hall",
        {"clock_off_s": -2460.0, "queue": 31, "checks": [*CHECKS, CABLE]},
        ("clock-wrong", "camera-missing"),
    ),
    "coach-p6c5vr": ("Medical school", {"queue": 9}, ("booth-cloned",)),
    "coach-t7y2ks": ("Sports centre", {"queue": 3, "refused": 1}, ("row-refused",)),
    "coach-h4j9fb": ("Old main building", {}, ()),
    "coach-n8q3mw": ("Summer school", {}, ()),
}
SILENT, REVOKED, RETIRED = "coach-t7y2ks", "coach-h4j9fb", "coach-n8q3mw"


def prepare(url: str) -> None:
    """Fill a campus with booths in every state."""
    store = Store.open(url)
    fence.prepare(store.database)
    panels.claim(store)
    for booth_id, (name, more, faults) in BOOTHS.items():
        enrolment.enrol(store.database, booth_id, name)
        store.booths.heartbeat(booth_id, name, "1.4.0", FACTS | more)
        for code in faults:
            store.booths.fault(booth_id, code)
    for one in (REVOKED, RETIRED):
        enrolment.revoke(store.database, one)
    store.booths.retire(RETIRED)
    with store.database.writing() as session:
        long_ago = datetime.now(UTC) - timedelta(hours=3)
        session.execute(update(BoothRow).where(BoothRow.id == SILENT).values(seen_at=long_ago))
    store.close()


def main(folder: Path) -> None:
    with (
        postgres.running(*postgres.QUICK) as server,
        tempfile.TemporaryDirectory() as own,
    ):
        prepare(server.url)
        address = "https://coach-campus.local:8443"
        more = {"KIOSK_DATABASE_URL": server.url, "KIOSK_PANEL_URL": address}
        with (
            panels.running(Path(own), **more) as panel,
            browser(f"https://127.0.0.1:{panel.port}") as page,
        ):
            page.size(1280, dark=False)
            page.go("/sign-in")
            page.type("name", panels.NAME)
            page.type("password", panels.PASSWORD)
            page.press("Sign in")
            page.go("/booths")
            take(page, "booths", folder)
            page.go(f"/booths/{SILENT}/retire")
            take(page, "booth-retire", folder)
            page.size(1280, dark=False)
            page.go("/booths")
            page.press("Enrol a booth")
            take(page, "booth-enrol", folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
