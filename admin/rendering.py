"""Has the clips of a job made by a process of its own, which tells the store how far it is.

`python -m admin.rendering` is that process: it reads the settings, the job's id and how many
questions from its standard input, so that nothing of them shows in the list of processes.
"""

import json
import subprocess
import sys
from pathlib import Path
from threading import Thread

from kiosk.coach.plan import plan
from kiosk.domain.job import Job
from kiosk.domain.plain import from_plain, to_plain
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.clips import Rendering

LONGEST_S = 600.0
"""Twelve questions at gTTS's deadline and then the local voice need far less."""


def start(job: Job, length: int, store: Store, settings: Settings, only: str = "") -> None:
    """Start the process and return at once; the store tells how far it is. With `only` it makes
    the clip of that one question."""
    store.clips.progress(job.id, Rendering(0, 0, 1 if only else length, running=True))
    order = json.dumps(
        {"settings": to_plain(settings), "job": job.id, "length": length, "only": only}
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "admin.rendering"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[1],
        text=True,
    )
    # a thread that waits, so that the process leaves no zombie and cannot run for ever
    Thread(target=_wait, args=(process, order), daemon=True).start()


def _wait(process: "subprocess.Popen[str]", order: str) -> None:
    try:
        process.communicate(order, timeout=LONGEST_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def render(order: str) -> None:
    """Make the clips of one job, and keep which there are."""
    from kiosk.voice import Voice

    wanted = json.loads(order)
    settings = from_plain(Settings, wanted["settings"])
    store = Store.open(settings.store_url)
    job = store.job(wanted["job"])
    if job is None:
        return
    questions = plan(job, None, None, wanted["length"])
    texts = [q.text for q in questions if wanted["only"] in ("", q.id)]

    def tell(done: int, total: int) -> None:
        store.clips.progress(job.id, Rendering(done, 0, total, running=True))

    clips = Voice(settings).prepare(texts, tell)
    for clip in clips:
        store.clips.put(settings.voice.language, clip)
    silent = sum(clip.path is None for clip in clips)
    over = Rendering(len(clips) - silent, silent, len(clips), running=False)
    store.clips.progress(job.id, over)


if __name__ == "__main__":
    render(sys.stdin.read())
