"""`python -m kiosk hear` as a program: what it prints, and how it ends."""

import json
import os
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import ModelError
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses.weights import path_of

ROOT = Path(__file__).parents[2]
ANSWER = RECORDINGS / "hesitant" / "answers" / "1.flac"


@pytest.fixture(scope="module", autouse=True)
def _model():
    settings = settings_file.load()
    try:
        path_of(f"whisper-{settings.hearing.model}", settings)
    except ModelError as err:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(err.message)


def hear(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "hear", *map(str, words), "--json"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def lines(tmp_path_factory) -> list[dict]:
    folder = tmp_path_factory.mktemp("sound")
    sound, rate = soundfile.read(ANSWER, dtype="float32", stop=14 * 16_000)
    stereo = np.stack([np.repeat(sound[::2], 1), np.zeros(len(sound[::2]))], axis=1)
    soundfile.write(folder / "cheap.wav", stereo, rate // 2)
    soundfile.write(folder / "zeros.wav", np.zeros(4 * 16_000), 16_000)
    soundfile.write(folder / "whole.wav", sound, rate)
    fine = soxr.resample(sound, rate, 44_100)
    soundfile.write(folder / "fine.wav", np.stack([fine, fine], axis=1), 44_100)
    (folder / "job.json").write_text(json.dumps({"keywords": ["Python", "Kubernetes"]}))
    files = [folder / f"{name}.wav" for name in ("cheap", "zeros", "whole", "fine")]
    done = hear(*files, "--job", folder / "job.json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_object_a_file_with_the_contract_s_keys(lines):
    assert [line["file"] for line in lines] == [
        "cheap.wav", "zeros.wav", "whole.wav", "fine.wav",
    ]  # fmt: skip
    for line in lines:
        assert {
            "seconds", "text", "words", "fillers", "speaking_rate_wpm", "articulation_rate_wpm",
            "beat_bpm", "pauses", "keywords", "quality", "timing",
        } <= line.keys()  # fmt: skip
        assert {"measured", "why_not", "speech_s", "snr_db"} <= line["quality"].keys()
        assert {"transcribe_s", "after_last_sound_s"} <= line["timing"].keys()


def test_eight_kilohertz_and_one_dead_channel_are_heard(lines):
    heard = lines[0]
    assert heard["quality"]["measured"]
    assert heard["seconds"] == pytest.approx(14.0, abs=0.1)
    assert 80 < heard["speaking_rate_wpm"] < 220
    assert sum(filler["kind"] == "hesitation" for filler in heard["fillers"]) >= 2
    assert all(filler["end"] <= 14.1 for filler in heard["fillers"])


def test_resampling_changes_nothing_beyond_tolerance(lines):
    whole, fine = lines[2], lines[3]
    said, again = (line["text"].lower().split() for line in (whole, fine))
    assert SequenceMatcher(a=said, b=again, autojunk=False).ratio() > 0.95
    for name, tolerance in (("speaking_rate_wpm", 0.03), ("articulation_rate_wpm", 0.05)):
        assert fine[name] == pytest.approx(whole[name], rel=tolerance)
    first, second = (
        [round(filler["start"], 1) for filler in line["fillers"] if filler["kind"] == "hesitation"]
        for line in (whole, fine)
    )
    assert second == pytest.approx(first, abs=0.3)
    assert [start for start, _ in fine["pauses"]] == pytest.approx(
        [start for start, _ in whole["pauses"]], abs=0.1
    )


def test_silence_is_not_measured_and_says_why(lines):
    silent = lines[1]
    assert silent["text"] == ""
    assert silent["words"] == silent["fillers"] == silent["keywords"] == []
    assert silent["quality"] == silent["quality"] | {"measured": False, "why_not": "nobody spoke"}
    assert silent["speaking_rate_wpm"] is None


def test_what_is_no_sound_ends_with_two(tmp_path):
    (tmp_path / "a.wav").write_text("no sound")
    done = hear(tmp_path / "a.wav")
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["code"] == "audio-unreadable"
