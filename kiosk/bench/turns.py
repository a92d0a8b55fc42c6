"""How long a candidate waits for the coach, and whether the booth grows.

Whole interviews with recordings for devices, at their own pace, with camera and window.
"""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import monotonic, sleep

import numpy as np

from kiosk.bench import Figure, beside, memory_of
from kiosk.bench.recordings import recorded_faces, talk
from kiosk.bench.seeing import SteadyCamera
from kiosk.coach.match import align
from kiosk.coach.match.job_text import job_from_file
from kiosk.coach.match.resume_text import read_resume
from kiosk.coach.measure import prosody
from kiosk.devices.clock import LiveClock
from kiosk.devices.doors import CHUNK_S
from kiosk.devices.recorded import RecordedSpeaker
from kiosk.domain.sections import Database
from kiosk.domain.settings import Settings
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.interview import events, interview
from kiosk.interview.controls import NobodyWaits
from kiosk.interview.parts import Devices, Parts, assemble
from kiosk.interview.rehearse import Recordings

ANSWERS_S = (30, 60, 120)
ROUNDS = 1
"""Of two interviews each at their own pace, in both orders of the answers."""
MANY = 20
"""Interviews of short answers, as fast as they go, that memory is watched over."""
SHORT_S = 8
LONG_INTERVIEW = 8
WINDOW = (1280, 720)
READY_S = 180.0


@dataclass
class PacedMicrophone:
    """Plays an answer at its own pace, or faster; notes when its last sound came."""

    answers: Iterator[Samples]
    pace: float = 1.0
    name: str = "paced"
    ended: float = field(default=0.0)

    def chunks(self) -> Iterator[Samples]:
        due = monotonic()
        answer = next(self.answers)
        for chunk in np.array_split(answer, round(len(answer) / SAMPLE_RATE / CHUNK_S)):
            due += CHUNK_S * self.pace
            sleep(max(0.0, due - monotonic()))
            yield chunk
        self.ended = monotonic()

    def close(self) -> None: ...


def figures(settings: Settings) -> Iterator[Figure]:
    """Yield the waits after Done with the stages they are made of, then memory and its growth."""
    with tempfile.TemporaryDirectory(prefix="bench-turns-") as folder:
        settings = replace(settings, database=Database(f"sqlite:///{folder}/bench.sqlite"))
        microphone = PacedMicrophone(iter(()))
        clock, images = LiveClock(), recorded_faces()
        devices = Devices(clock, microphone, RecordedSpeaker(), SteadyCamera(images, clock))
        with assemble(settings, devices, lambda _: None) as parts:
            parts.hearing.ready(READY_S)
            prosody.warm()  # as the booth does behind its attract screen
            parts.meaning.warm()
            align.warm(parts.kept)
            with _painted():
                yield from _waits(parts, microphone)
            yield from _growth(parts, microphone)


def _waits(parts: Parts, microphone: PacedMicrophone) -> Iterator[Figure]:
    questions: list[float] = []
    results: list[float] = []
    for _ in range(ROUNDS):
        for order in (ANSWERS_S, ANSWERS_S[::-1]):
            microphone.answers = iter([talk(seconds) for seconds in order])
            for seconds, stages in zip(order, _turns(parts, microphone, len(order)), strict=True):
                whole = sum(stages.values())
                (results if "results" in stages else questions).append(whole)
                name = "results" if "results" in stages else "question"
                split = ", ".join(f"{stage} {1000 * took:.0f}" for stage, took in stages.items())
                yield Figure(f"turns: {seconds} s, Done to {name} ({split} ms)", whole, "s")
    for name, waits in (("question", questions), ("results", results)):
        yield Figure(f"turns: Done to {name}, p95", float(np.percentile(waits, 95)), "s")


def _turns(parts: Parts, microphone: PacedMicrophone, count: int) -> Iterator[dict[str, float]]:
    """Run one interview; yield for each answer how long each stage after Done took."""
    recordings = Recordings.shipped("strong")
    job = job_from_file(recordings.job)
    resume = read_resume(recordings.resume, parts.settings.matching) if recordings.resume else None
    candidate = interview.Candidate(job, resume, questions=count, follow_ups=False)
    stages: dict[str, float] = {}
    last = 0.0
    for event in interview.run(candidate, parts, NobodyWaits()):
        now = monotonic()
        if isinstance(event, events.Thinking):
            stages, last = {"listening": now - microphone.ended}, now
        elif isinstance(event, events.Answered):
            stages["transcript, measures, kept"], last = now - last, now
        elif isinstance(event, events.Asking) and stages:
            yield stages | {"question": now - last}
            stages = {}
        elif isinstance(event, events.Finished):
            yield stages | {"results": now - last}


def _growth(parts: Parts, microphone: PacedMicrophone) -> Iterator[Figure]:
    """Yield the memory of a long interview, and what many short ones leave behind."""
    microphone.pace = 0.0
    used = []
    for number in range(MANY):
        count = LONG_INTERVIEW if number == 0 else 2
        microphone.answers = iter([talk(SHORT_S)] * count)
        list(_turns(parts, microphone, count))
        used.append(memory_of(os.getpid()) / 1e6)
    yield Figure(f"turns: memory of all processes, {LONG_INTERVIEW} questions", used[0], "MB")
    half = MANY // 2
    grown = float(np.mean(used[half:]) - np.mean(used[1:half]))
    yield Figure(f"turns: memory grown from interviews 2-{half} to {half + 1}-{MANY}", grown, "MB")


@contextmanager
def _painted() -> Iterator[None]:
    """Paint the listening screen 30 times a second beside it, as the booth's window does."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    import pygame

    from kiosk.screens.painters import paint
    from kiosk.screens.sample_views import views

    view = views()["listening"]
    surface = pygame.Surface(WINDOW, depth=32)

    def window(over: threading.Event) -> None:
        number, due = 0, monotonic()
        while not over.is_set():
            number, due = number + 1, due + 1 / 30
            loud = replace(view.turn, level=number % 7 / 7)
            paint(surface, replace(view, now=number / 30, turn=loud))
            over.wait(max(0.0, due - monotonic()))

    with beside(window):
        yield
