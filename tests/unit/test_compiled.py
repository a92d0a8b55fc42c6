"""librosa's compiled code is made by one process at a time, in one place."""

import subprocess
import sys

HOLD = """
import sys, time
from kiosk.coach.measure import compiled
def use(librosa):
    print(time.monotonic(), flush=True)
    time.sleep(float(sys.argv[1]))
    print(time.monotonic(), flush=True)
compiled.librosa(use)
"""


def start(folder, seconds):
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(seconds)],
        env={"PATH": "/usr/bin:/bin", "NUMBA_CACHE_DIR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_never_compile_at_once(tmp_path):
    both = [start(tmp_path, 1.0) for _ in range(2)]
    spans = sorted(tuple(map(float, who.communicate(timeout=300)[0].split())) for who in both)
    assert spans[0][1] <= spans[1][0]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    who = start(tmp_path / "file" / "cache", 0.0)
    assert len(who.communicate(timeout=300)[0].split()) == 2
    assert who.returncode == 0


SPEAK = """
import os, sys
from pathlib import Path
import numpy as np
from kiosk.coach.measure import prosody
prosody.warm()
kept = Path(os.environ["NUMBA_CACHE_DIR"])
before = {f.name for f in kept.rglob("*.nb?")}
sound = np.random.default_rng(0).normal(0, 0.1, 25 * 16_000).astype(np.float32)
sound *= np.sin(2 * np.pi * 2 * np.arange(len(sound)) / 16_000) > 0
prosody.beat(sound), prosody.pitch_movement(sound, [(0.0, 20.0)]), prosody.beat(sound[: 4 * 16_000])
after = {f.name for f in kept.rglob("*.nb?")}
print(len(before), *sorted(after - before))
"""


def test_nothing_is_left_to_compile_without_the_lock():
    done = subprocess.run(
        [sys.executable, "-c", SPEAK], check=False, capture_output=True, text=True, timeout=300
    )
    count, *later = done.stdout.split()
    assert int(count) > 0
    assert later == []
