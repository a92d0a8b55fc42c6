"""Visits one after the other, with faults drawn by a seed, until the time is up: what is lost, and
what grows.

    python -m tests.appliance.soak --hours 6 --seed 1      (or --minutes 10; --visits 200)

The real parts of the booth run, with recordings for devices: as fast as the machine goes, and one
visit in REAL_TIME_EVERY at the pace of speech. The report is var/soak.md. The same seed draws the
same visits; `--only N` plays the Nth again.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.bench.recordings import talk
from kiosk.coach.match.job_text import job_from_file
from kiosk.coach.measure import prosody
from kiosk.devices.doors import CHUNK_S
from kiosk.devices.recorded import RecordedCamera, RecordedMicrophone, RecordedSpeaker, SoundClock
from kiosk.domain.errors import CoachError
from kiosk.domain.interview import Consent
from kiosk.domain.settings import Settings, load
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.interview import events, interview
from kiosk.interview.controls import NobodyWaits
from kiosk.interview.parts import Devices, Parts, assemble, open_sight
from kiosk.interview.rehearse import Recordings
from tests.appliance import soak_faults, soak_report
from tests.appliance.soak_faults import FAULTS, Fault
from tests.appliance.soak_report import Outcome, Sample

REAL_TIME_EVERY = 10
ANSWERS_S = (6, 9, 14)
READY_S = 300.0


@dataclass(frozen=True)
class Planned:
    """One visit as the seed drew it."""

    number: int
    answers_s: tuple[int, ...]
    camera: bool
    keep: bool
    leaves_after: int | None
    """Walks away when so many answers are given; None: stays to the end."""
    fault: Fault
    paced: bool


FIRST = Planned(-1, (6,), True, False, None, soak_faults.NONE, paced=False)
"""Not counted: with it all is loaded that is loaded on first use, the camera's eye too."""


def drawn(seed: int) -> Iterator[Planned]:
    """Yield visits for ever, the same for the same seed."""
    chance, number = random.Random(seed), 0
    while True:
        answers = tuple(chance.choices(ANSWERS_S, k=chance.randint(1, 3)))
        leaves = chance.randint(0, len(answers)) if chance.random() < 0.2 else None
        camera, keep = chance.random() < 0.25, chance.random() < 0.8
        fault = chance.choice(FAULTS) if chance.random() < 0.6 else soak_faults.NONE
        paced = number % REAL_TIME_EVERY == REAL_TIME_EVERY - 1
        yield Planned(number, answers, camera, keep, leaves, fault, paced)
        number += 1


@dataclass
class Microphone(RecordedMicrophone):
    """A recorded microphone that the fault of a visit may take away; at its own pace if asked."""

    sounds: Sequence[Samples]
    clock: SoundClock
    plan: Planned
    given: int = field(default=0)

    def __post_init__(self) -> None:
        super().__init__(self.sounds, self.clock)

    def chunks(self) -> Iterator[Samples]:
        self.given += 1
        due = time.monotonic()
        for number, chunk in enumerate(super().chunks()):
            if self.given == 1:
                self.plan.fault.at_chunk(number)
            due += CHUNK_S
            if self.plan.paced:
                time.sleep(max(0.0, due - time.monotonic()))
            yield chunk


def visit(plan: Planned, parts: Parts, booth: soak_faults.Booth) -> Outcome:
    """Take one visit; return what came of it."""
    recordings = Recordings.shipped("strong")
    clock = SoundClock()
    sounds = [talk(seconds)[: seconds * SAMPLE_RATE] for seconds in plan.answers_s]
    devices = Devices(clock, Microphone(sounds, clock, plan), RecordedSpeaker(), live=False)
    candidate = interview.Candidate(
        job_from_file(recordings.job),
        consent=Consent(camera=plan.camera, keep=plan.keep),
        questions=len(sounds),
        follow_ups=False,
        seed=plan.number,
    )
    outcome = Outcome(plan.number, plan.fault.name, plan.paced)
    with ExitStack() as undo:
        if plan.camera and recordings.video is not None:
            devices = replace(devices, camera=RecordedCamera(recordings.video, clock))
            sight = open_sight(parts.settings, devices, outcome.trouble)
            parts = replace(parts, sight=sight)
            if sight is not None:
                undo.callback(sight.close)
        undo.enter_context(plan.fault.beside(booth))
        run = undo.enter_context(closing(interview.run(candidate, replace(parts, devices=devices),
                                                       NobodyWaits())))  # fmt: skip
        for event in run:
            outcome.saw(event)
            if isinstance(event, events.Answered) and outcome.answered == plan.leaves_after:
                break
            if plan.leaves_after == 0 and isinstance(event, events.Asking):
                break
    if plan.leaves_after is not None:
        parts.store.end_left_behind(parts.settings.booth.id, delete=True)
    outcome.judge(plan, parts.store, parts.settings.booth.id)
    return outcome


def soak(options: argparse.Namespace, folder: Path) -> soak_report.Report:
    """Take visits until the time is up, or so many, or the one that was asked for."""
    settings = _settings(folder)
    report = soak_report.Report(options.seed, datetime.now(UTC))
    until = time.monotonic() + 3600 * options.hours + 60 * options.minutes
    devices = Devices(SoundClock(), RecordedMicrophone((), SoundClock()), RecordedSpeaker())
    with assemble(settings, devices, lambda _: None) as parts:
        parts.hearing.ready(READY_S)
        booth = soak_faults.Booth(settings, parts)
        prosody.warm()  # as the booth does behind its attract screen
        parts.meaning.warm()
        visit(FIRST, parts, booth)
        for plan in drawn(options.seed):
            if options.only is not None and plan.number != options.only:
                continue
            # What the visit before has broken is mended while the next candidate reads and agrees;
            # a visit that runs as fast as it goes leaves no time for that.
            if booth.transcriber() is None:
                parts.hearing.close()
                parts.hearing.start()
            parts.hearing.ready(READY_S)
            began = time.monotonic()
            try:
                outcome = visit(plan, parts, booth)
            except CoachError as err:
                outcome = Outcome(plan.number, plan.fault.name, plan.paced)
                outcome.wrong.append(f"ended by {err.code}")
            outcome.seconds = time.monotonic() - began
            report.add(outcome, Sample.now(folder))
            sys.stdout.write(outcome.line() + "\n")
            sys.stdout.flush()
            enough = len(report.outcomes) >= options.visits or options.only is not None
            if enough or time.monotonic() > until:
                return report
    return report


def _settings(folder: Path) -> Settings:
    settings = load()
    hearing = replace(settings.hearing, deadline_s=60.0)
    models = str(settings.paths.models_dir)
    paths = replace(settings.paths, var=str(folder), models=models, runtime=str(folder / "run"))
    for name in (paths.runtime, paths.clips_dir):
        Path(name).mkdir(parents=True)
    return replace(settings, hearing=hearing, paths=paths)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.appliance.soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=0.0)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--visits", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="play this visit of the seed again")
    parser.add_argument("--out", type=Path, default=Path("var/soak.md"))
    options = parser.parse_args(words)
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    try:
        report = soak(options, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(report.text(words))
    sys.stdout.write(f"{report.verdict()}\nReport: {options.out}\n")
    return 0 if report.well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
