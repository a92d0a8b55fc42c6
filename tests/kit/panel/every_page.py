"""Every page of the panel with something on it: for axe, and as pictures.

`python -m tests.kit.panel.every_page FOLDER` starts a panel of its own and takes each page at two
widths, light and dark, with sheets of many beside them to look through.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.bench import panel_load as panels
from kiosk.store import Store
from kiosk.store.groups import Group
from kiosk.store.people import Role
from tests.kit.panel.chromium import Browser, browser, wait_for
from tests.kit.samples.interviews import hesitant, strong, unmeasured
from tests.kit.samples.job import JOB
from tests.kit.samples.kept import some

LOOKS = [(width, dark) for width in (1280, 390) for dark in (False, True)]
SIGNED_OUT = ("/sign-in", "/nothing", "UPLOAD", "REPORT", "READ", "OVER")
SIGNED_IN = (
    "/jobs",
    "/jobs?archived=yes",
    "/jobs/new",
    f"/jobs/{JOB.id}",
    f"/jobs/{JOB.id}/questions",
    "/interviews",
    "/interviews?q=teapot",
    f"/interviews/{hesitant().id}",
    f"/interviews/{unmeasured().id}",
    f"/interviews/{hesitant().id}/report",
    f"/interviews/{hesitant().id}/delete",
    f"/interviews/{hesitant().id}/talk",
    f"/interviews/{strong().id}/talk",
    "/groups",
    "/groups/codes",
    "GROUP",
    "/insight?since=2026-03-01&until=2026-03-31&job=" + strong().job.id,
    "/insight",
    "/booths",
    "/settings",
    "/settings/rubric",
    "/people",
    "/people/audit",
    "/people/me",
    "/people/me/factor",
    "/nothing",
)
COLUMNS = {1280: 3, 390: 6}
SMALL = {1280: 620, 390: 300}
TALLEST = 1500


@dataclass(frozen=True)
class Shown:
    """A panel with something on every page, and a browser that has it open."""

    page: Browser
    store: Store
    addresses: dict[str, str]

    def go(self, path: str) -> None:
        wanted = self.addresses.get(path, path)
        self.page.go(wanted)
        assert self.page.path == wanted, "another page came"


@contextmanager
def shown_in(folder: Path) -> Iterator[Shown]:
    """Run a panel in a folder and open it."""
    store = Store.open(f"sqlite:///{folder / 'coach.sqlite'}")
    panels.claim(store)
    addresses = filled(store)
    with (
        panels.running(folder, KIOSK_DATABASE_URL="") as panel,
        browser(f"https://127.0.0.1:{panel.port}") as page,
    ):
        page.driver.set_script_timeout(60)
        page.size(1280, dark=False)
        yield Shown(page, store, addresses)
    store.close()


def filled(store: Store) -> dict[str, str]:
    """Put something on every page; return the addresses that are not known before."""
    store.save_job(JOB)
    for one in (hesitant(), unmeasured(), strong()):
        store.keep(one)
    some(store, 12)
    long = "Donaudampfschifffahrtsgesellschaftskapitaenin" * 2
    some(store, 1, candidate=long, booth_id=long[:60], job=replace(JOB, id="long", title=long))
    store.save_job(replace(JOB, id="long", title=long, field=long[:60]))
    store.people.add(long[:60], Role.VIEWER, "hash")
    store.groups.save(Group(long))
    group = Group("Nursing, spring", job_id=JOB.id)
    store.groups.save(group)
    store.groups.join(hesitant().id, group.id)
    facts = {"queue": 2, "disk_free_bytes": 41e9, "devices": {"camera": "front"}}
    store.booths.heartbeat("b1", "Library, first floor", "0.2.0", facts)
    store.booths.fault("b1", "mic-gone")
    store.talks.show(strong().id, panels.NAME)
    report = store.handoff.offer_report(strong(), 24).path
    return {
        "GROUP": f"/groups/{group.id}",
        "UPLOAD": store.handoff.open_upload(10).path,
        "REPORT": report,
        "READ": f"{report}/read",
        "OVER": "/handoff/upload/over",
    }


def signed_in(page: Browser) -> None:
    page.go("/sign-in")
    if "/sign-in" in page.path:
        page.type("name", panels.NAME)
        page.type("password", panels.PASSWORD)
        page.press("Sign in")
        wait_for(page, "Welcome")


def take(shown: Shown, folder: Path) -> None:
    """Take every page at every width and light."""
    for paths in (SIGNED_OUT, SIGNED_IN):
        for path in paths:
            name = path.partition("?")[0].strip("/").replace("/", "-") + "-" * ("?" in path)
            for width, dark in LOOKS:
                shown.page.size(width, dark=dark)
                shown.go(path)
                light = "dark" if dark else "light"
                shown.page.picture(folder / f"{width}-{light}-{name}.png")
        shown.page.size(1280, dark=False)
        signed_in(shown.page)


def sheets(folder: Path) -> None:
    """Put many pictures beside one another, each with its name above it."""
    for width, dark in LOOKS:
        look = f"{width}-{'dark' if dark else 'light'}"
        files = sorted(folder.glob(f"{look}-*.png"))
        count = COLUMNS[width] * (2 if width > 1000 else 1)
        for start in range(0, len(files), count):
            sheet = _sheet(files[start : start + count], width)
            sheet.save(folder / f"sheet-{look}-{start // count + 1}.png")


def _sheet(files: list[Path], width: int) -> Image.Image:
    wide, across = SMALL[width], COLUMNS[width]
    pictures = []
    for file in files:
        picture = Image.open(file).convert("RGB")
        picture = picture.resize((wide, picture.height * wide // picture.width))
        pictures.append((file.stem, picture.crop((0, 0, wide, min(picture.height, TALLEST)))))
    rows = [pictures[i : i + across] for i in range(0, len(pictures), across)]
    tall = [max(picture.height for _, picture in row) + 24 for row in rows]
    sheet = Image.new("RGB", ((wide + 8) * across, sum(tall)), "#888")
    for number, row in enumerate(rows):
        for place, (name, picture) in enumerate(row):
            corner = (place * (wide + 8), sum(tall[:number]))
            ImageDraw.Draw(sheet).text((corner[0] + 4, corner[1] + 6), name, fill="black")
            sheet.paste(picture, (corner[0], corner[1] + 24))
    return sheet


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own, shown_in(Path(own)) as shown:
        take(shown, folder)
    sheets(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
