"""What stands around a tested booth: a screen, a store with a job, a claimed panel."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.coach.match.job_text import job_from_file
from kiosk.interview.rehearse import RECORDINGS
from kiosk.store import Store

SIZE = (1280, 720)


@contextmanager
def display(picture: Path) -> Iterator[str]:
    """Run an X server of its own for the booth; what is on its screen lies in a folder."""
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-fbdir", str(picture)],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


def prepare(folder: Path) -> None:
    """Put a job into the store, and claim the panel."""
    for name in ("var", "media", "screen"):
        (folder / name).mkdir(exist_ok=True)
    store = Store.open(f"sqlite:///{folder / 'var' / 'coach.sqlite'}")
    with contextlib.closing(store):
        store.save_job(job_from_file(RECORDINGS / "job.txt"))
        store.people.claim(store.claim_code() or "", "staff", "no password opens this")


def text_of(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
