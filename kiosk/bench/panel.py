"""How fast the panel is with 100,000 interviews and 20 people at it, and what memory it takes."""

import random
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from threading import Event
from typing import Any
from uuid import UUID

from kiosk.bench import Figure, memory_of, processor_of
from kiosk.bench.panel_load import Panel, claim, running
from kiosk.domain.settings import Settings

ROWS = 100_000
CLIENTS = 20
REQUESTS = 15
"""By every client, of every kind."""
THINK_S = 1.0
"""Between two clicks of one person; a person reads much longer."""
SAID = 40
"""Interviews that also have their answers; the list never reads them."""
LISTS = ("", "sort=score", "q=engineer", "state=finished&page=300", "since=2026-02-01")


def figures(settings: Settings) -> Iterator[Figure]:
    """Fill a store, start the panel as a booth does, and ask it."""
    with tempfile.TemporaryDirectory(prefix="panel-bench-") as folder:
        ids = _fill(Path(folder))
        with running(Path(folder)) as panel:
            kinds = {
                "interview list, 20 clients": [f"/interviews?{query}" for query in LISTS],
                "interview detail, 20 clients": [f"/interviews/{one}" for one in ids],
            }
            panel.ask(f"/interviews/{ids[0]}")
            for name, paths in kinds.items():
                before = processor_of(panel.process.pid)
                taken = _clicks(panel, paths)
                spent = (processor_of(panel.process.pid) - before) / len(taken)
                yield Figure(f"{name}, median", round(1000 * median(taken), 1), "ms")
                yield Figure(f"{name}, p95", round(1000 * quantiles(taken, n=20)[-1], 1), "ms")
                yield Figure(f"{name}, processor a click", round(1000 * spent, 1), "ms")
            pdf = [panel.ask(f"/interviews/{one}/report.pdf")[0] for one in ids[:8]]
            yield Figure("report as PDF, median", round(1000 * median(pdf), 1), "ms")
            yield Figure(
                "memory of all processes", round(memory_of(panel.process.pid) / 1e6, 1), "MB"
            )


def _clicks(panel: Panel, paths: list[str]) -> list[float]:
    """Let every client click through the paths, each from another place, with time to look."""

    look = Event()

    def one(number: int) -> list[float]:
        line = panel.connect()
        line.connect()
        look.wait(THINK_S * number / CLIENTS)  # people do not click in step
        taken = []
        for count in range(REQUESTS):
            seconds, _ = panel.ask(paths[(number + count) % len(paths)], line)
            taken.append(seconds)
            look.wait(max(0.0, THINK_S - seconds))
        line.close()
        return taken

    with ThreadPoolExecutor(CLIENTS) as people:
        return [seconds for taken in people.map(one, range(CLIENTS)) for seconds in taken]


def _fill(folder: Path) -> list[str]:
    """Put 100,000 interviews in, some of them whole; return the ids of those."""
    from sqlalchemy import insert

    from kiosk.screens import sample
    from kiosk.store import Store
    from kiosk.store.tables import InterviewRow

    folder.mkdir(exist_ok=True)
    store = Store.open(f"sqlite:///{folder / 'coach.sqlite'}")
    claim(store)

    chance = random.Random(7)  # noqa: S311 - the same rows every time
    with store.database.writing() as session:
        for start in range(0, ROWS, 5000):
            rows = [_row(chance, number) for number in range(start, min(start + 5000, ROWS))]
            session.execute(insert(InterviewRow), rows)
    whole = sample.interview()
    ids = [str(UUID(int=chance.getrandbits(128))) for _ in range(SAID)]
    for one in ids:
        store.keep(replace(whole, id=one))
    store.close()
    return ids


def _row(chance: random.Random, number: int) -> dict[str, Any]:
    titles = ("Backend engineer", "Data analyst", "Ward nurse", "Accountant", "Civil engineer")
    title = chance.choice(titles)
    candidate = chance.choice((None, None, "Sam", "Robin", "Mina"))
    began = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=5 * number)
    return {
        "id": str(UUID(int=chance.getrandbits(128))),
        "booth_id": f"booth-{chance.randrange(12)}",
        "job_id": title.lower().replace(" ", "-"),
        "job_title": title,
        "candidate": candidate,
        "folded": (candidate or "").lower(),
        "mode": chance.choice(("real", "practice")),
        "state": chance.choice(("finished", "finished", "finished", "left")),
        "started_at": began,
        "finished_at": began + timedelta(minutes=9),
        "duration_s": chance.uniform(200, 1500),
        "answers": chance.randrange(3, 9),
        "score": chance.choice((None, chance.uniform(20, 98))),
        "alignment": chance.uniform(10, 95),
        "updated_at": began,
        "revision": 1,
    }
