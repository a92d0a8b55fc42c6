"""Whether this machine is fast enough: how long a candidate waits, measured on a recorded answer.

Measured once, at its own pace, in a process of its own, and kept with what it depends on.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.checks.check import Check, amber, green, red
from kiosk.checks.devices import in_use
from kiosk.domain.settings import Settings
from kiosk.senses.arithmetic import key
from kiosk.senses.weights import whisper_file

MEASURE_S = 240.0
RECORD = "expected-wait.json"
SMOOTH_S, ENDLESS_S = 1.5, 10.0
"""Under the first nobody notices; over the second a candidate thinks that the booth has hung."""
SLOWER = "Set hearing.model = 'tiny.en' (less is heard right), or take a faster machine."


@dataclass(frozen=True)
class Waits:
    """Seconds from Done to each, after an answer of 20 s."""

    transcript_s: float
    question_s: float
    results_s: float


def expected_wait(settings: Settings) -> Iterator[Check]:
    """Say how long a candidate waits here; measure where it was not yet."""
    waits = kept(settings)
    if waits is None and in_use():
        yield amber(
            "wait",
            "How long a candidate waits was not measured on this machine.",
            "systemctl stop interview-coach-kiosk, run the doctor, start it again.",
        )
        return
    if waits is None:
        whisper_file(settings)  # where there is none, its error says what to do
        waits = _measured(settings)
    if waits is None:
        yield red("wait", "The measurement did not end.", "Is the model in place? See above.")
        return
    says = (
        f"After Done the words are there in {waits.transcript_s:.1f} s, the next question in"
        f" {waits.question_s:.1f} s, the results in {waits.results_s:.1f} s."
    )
    if waits.question_s > ENDLESS_S:
        yield red("wait", says, SLOWER)
    elif waits.question_s > SMOOTH_S:
        yield amber("wait", says, SLOWER)
    else:
        yield green("wait", says)


def kept(settings: Settings) -> Waits | None:
    """Return what was measured, where it holds for this machine and its model."""
    try:
        told = json.loads((Path(settings.paths.var) / RECORD).read_text())
        return Waits(**told["waits"]) if told["key"] == key(settings) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(waits: Waits, settings: Settings) -> None:
    """Write it down; where nothing can be written it is measured again."""
    file = Path(settings.paths.var) / RECORD
    unfinished = file.with_name(f".{RECORD}.{os.getpid()}")
    try:
        unfinished.write_text(json.dumps({"key": key(settings), "waits": asdict(waits)}))
        unfinished.replace(file)
    except OSError:
        unfinished.unlink(missing_ok=True)


def _measured(settings: Settings) -> Waits | None:
    words = [sys.executable, "-m", "kiosk.checks.wait_probe"]
    paths = settings.paths
    places = {"KIOSK_PATHS_VAR": paths.var, "KIOSK_PATHS_MODELS": str(paths.models_dir)}
    calm = os.environ | {"OMP_WAIT_POLICY": "PASSIVE"} | places
    try:
        done = subprocess.run(
            words, env=calm, capture_output=True, text=True, timeout=MEASURE_S, check=False
        )
        waits = Waits(**json.loads(done.stdout.splitlines()[-1]))
    except (OSError, subprocess.TimeoutExpired, ValueError, TypeError, IndexError):
        return None
    if Path(settings.paths.var).is_dir():
        keep(waits, settings)
    return waits
