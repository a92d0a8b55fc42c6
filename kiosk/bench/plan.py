"""How long a plan takes, beside a draw from a fixed list, and how long it takes to speak it."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median

from kiosk.bench import Figure
from kiosk.coach.jobs import starter_jobs
from kiosk.coach.plan import plan, stems
from kiosk.domain.job import Resume
from kiosk.domain.settings import Settings

ROUNDS = 20
RESUME = Resume(
    "EXPERIENCE\n"
    + "\n".join(
        f"- {deed} in release {number}, saving {number * 3}% of the time"
        for number in range(2, 22)
        for deed in ("Built REST APIs in Python", "Tuned PostgreSQL queries", "Reviewed code")
    )
)
"""Sixty lines: a long resume."""


def figures(settings: Settings) -> Iterator[Figure]:
    from kiosk.voice import Voice

    job = next(job for job in starter_jobs() if job.id == "backend-engineer")
    ours = _ms(lambda: plan(job, RESUME, None, 8))
    fixed = _ms(lambda: random.sample(stems(), 8))
    yield Figure("plan of 8 questions", ours, "ms", peer=fixed, ratio=ours / fixed)

    with tempfile.TemporaryDirectory() as folder:
        voice = Voice(
            replace(
                settings,
                paths=replace(settings.paths, clips=folder),
                voice=replace(settings.voice, online=False),
            )
        )
        texts = [question.text for question in plan(job, RESUME, None, 5)]
        started = time.perf_counter()
        spoken = sum(clip.seconds for clip in voice.prepare(texts))
        took = time.perf_counter() - started
        yield Figure(
            "five questions by the local voice", took, "s", peer=spoken, ratio=took / spoken
        )
        yield Figure("a cached clip", _ms(lambda: voice.clip(texts[0])), "ms")


def _ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return 1000 * median(times)
