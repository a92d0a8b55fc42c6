"""Renders what a booth says: follow-ups, every active job's questions, model answers; run again, it
resumes."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from kiosk.coach.benchmarks import spoken
from kiosk.coach.jobs import starter_jobs
from kiosk.coach.plan import plan, stems
from kiosk.commands.output import say
from kiosk.domain.errors import StoreError
from kiosk.domain.job import Clip, ClipSource, Job
from kiosk.domain.settings import Settings, load
from kiosk.fleet.clip_files import ClipFile, publish
from kiosk.interview.turn import BRIEFLY, THANKS, WARM_UP
from kiosk.store import Store
from kiosk.store.database import upsert
from kiosk.store.tables import FactRow
from provisioning.install.facts import CLIPS_MISSING

MOST_QUESTIONS = 12
AT_A_TIME = 24
"""Clips made between two looks at the bar; Piper is started once for these."""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning clips", description=__doc__)
    parser.add_argument("--sessions", type=int, default=1, help="how many sessions of each job")
    options = parser.parse_args(argv)

    settings = load()
    store = _store(settings)
    asked = list(dict.fromkeys(_texts(_jobs(store), options.sessions)))
    texts = [*asked, *spoken()]
    clips = list(_rendered(asked, settings, store))
    silent = sum(clip.source is ClipSource.NONE for clip in clips)
    if store is not None:
        _tell(store, clips, silent)
        store.close()
    if silent:
        say(f"{silent} of {len(texts)} sentences have no voice and will be captions.")
    else:
        say(f"All {len(texts)} sentences are ready.")
    return 0 if silent == 0 else 2


def _rendered(texts: list[str], settings: Settings, store: Store | None) -> Iterator[Clip]:
    from kiosk.voice import Voice

    coach, models = Voice(settings), spoken()
    with tqdm(total=len(texts) + len(models), unit="clip", disable=None) as bar:

        def done(_number: int, _of: int) -> None:
            bar.update()

        batches = [(coach, texts[n : n + AT_A_TIME]) for n in range(0, len(texts), AT_A_TIME)]
        for voice, batch in (*batches, (coach.other(), models)):
            for clip in voice.prepare(batch, done):
                if store is not None:
                    store.clips.put(settings.voice.language, clip)
                yield clip


def _tell(store: Store, clips: list[Clip], silent: int) -> None:
    """Keep how many are missing; on the campus, offer the others to its booths."""
    with store.database.writing() as session:
        upsert(session, FactRow(name=CLIPS_MISSING, value=str(silent)))
    if store.database.engine.dialect.name == "postgresql":
        new = publish(store.database, _files(clips))
        say(f"{new} clips are new for the booths.")


def _files(clips: list[Clip]) -> Iterator[ClipFile]:
    for clip in clips:
        if clip.path is not None:
            file = Path(clip.path)  # the cache names it by the key, the same on every booth
            yield ClipFile(file.stem, file.read_bytes(), clip.seconds, clip.source.value)


def _texts(jobs: tuple[Job, ...], sessions: int) -> Iterator[str]:
    yield from stems()
    for job in jobs:
        for seed in range(max(1, sessions)):
            for question in plan(job, None, None, MOST_QUESTIONS, seed):
                yield question.text
    yield from (WARM_UP.text, BRIEFLY, THANKS)


def _store(settings: Settings) -> Store | None:
    """Return the booth's store, or None where there is none yet."""
    try:
        return Store.open(settings.store_url)
    except StoreError:
        return None


def _jobs(store: Store | None) -> tuple[Job, ...]:
    """Return the active jobs; a booth that has none yet starts with ours."""
    try:
        return (store.jobs() if store else ()) or starter_jobs()
    except StoreError:
        return starter_jobs()
