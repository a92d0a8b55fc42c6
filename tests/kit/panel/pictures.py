"""Takes a picture of every page of a running panel, for docs/panel/, at two widths.

`python -m tests.kit.panel.pictures https://127.0.0.1:8443 CODE docs/panel` claims a new panel with
the code and walks through its pages; the ones with charts in the dark too.
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.kit.panel.chromium import Browser, browser
from tests.kit.panel.tested_panel import PASSWORD

WIDTHS = {"desktop": 1280, "phone": 390}
COLOURS = 128
"""Few colours keep a picture under 150 kB."""
PAGES = {
    "jobs": "/jobs",
    "job-new": "/jobs/new",
    "job": "/jobs/backend-engineer",
    "questions": "/jobs/backend-engineer/questions",
    "interviews": "/interviews",
    "interview": "/interviews/hesitant",
    "interview-unmeasured": "/interviews/unmeasured",
    "interview-delete": "/interviews/hesitant/delete",
    "talk": "/interviews/hesitant/talk",
    "rubric": "/settings/rubric",
    "groups": "/groups",
    "codes": "/groups/codes",
    "insight": "/insight?job=backend-engineer",
    "booths": "/booths",
    "settings": "/settings",
    "people": "/people",
    "audit": "/people/audit",
    "password": "/people/me",
    "second-factor": "/people/me/factor",
    "no-such-page": "/nothing",
}
DARK = ("jobs", "interview", "insight", "questions", "talk", "talk-shown", "groups")


def take(page: Browser, name: str, folder: Path) -> None:
    """Take the page as it is at both widths, and in the dark."""
    for device, width in WIDTHS.items():
        for dark in (False, True) if name in DARK else (False,):
            page.size(width, dark=dark)
            page.driver.refresh()
            wide = page.driver.execute_script("return document.documentElement.scrollWidth")
            if wide > width:
                sys.stderr.write(f"{name} is {wide} wide at {width}\n")
            path = folder / f"{name}-{device}{'-dark' if dark else ''}.png"
            page.picture(path)
            _shrink(path)


def _shrink(path: Path) -> None:
    picture = Image.open(BytesIO(path.read_bytes())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main(address: str, code: str, folder: Path, *hand_offs: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with browser(address) as page:
        page.size(1280, dark=False)
        for number, path in enumerate(hand_offs):
            page.go(path)
            take(page, ("hand-off-upload", "hand-off-report")[number], folder)
        page.go("/claim")
        take(page, "first-start", folder)
        for name, text in (("code", code), ("name", "Dana"), ("password", PASSWORD)):
            page.type(name, text)
        page.type("again", PASSWORD)
        page.press("Claim this panel")
        for name, path in PAGES.items():
            page.go(path)
            take(page, name, folder)
        page.size(1280, dark=False)
        page.go("/interviews/hesitant/talk")
        page.press("Keep and show the score")
        take(page, "talk-shown", folder)
        page.size(1280, dark=False)
        page.press("Sign out")
        take(page, "sign-in", folder)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), *sys.argv[4:])
