"""The voice for real: gTTS against a stand-in of its endpoint, Piper as its own program."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import librosa
import numpy as np
import pytest
import soundfile

from kiosk.coach.benchmarks import spoken
from kiosk.domain.errors import ModelError
from kiosk.domain.job import ClipSource
from kiosk.domain.settings import Settings, changed
from kiosk.voice import Voice, piper
from kiosk.voice.recording import seconds_of
from tests.kit.fakes.gtts_endpoint import Endpoint, endpoint

TEXT = "This job asks for PostgreSQL. How would you begin?"


def settings_for(folder: Path, **voice: object) -> Settings:
    paths = {"clips": str(folder / "clips"), "runtime": str(folder)}
    return changed(Settings(), {"paths": paths, "voice": voice})


def without_a_local_voice(folder: Path, **voice: object) -> Settings:
    settings = settings_for(folder, **voice)
    return changed(settings, {"paths": {"models": str(folder / "no-models")}})


@pytest.fixture
def standin() -> Iterator[Endpoint]:
    with endpoint() as one:
        yield one


def test_gtts_makes_a_clip_once_and_the_cache_gives_it_from_then_on(tmp_path, standin):
    voice = Voice(without_a_local_voice(tmp_path, gtts_host=standin.url))
    clip = voice.clip(TEXT)
    assert clip.source is ClipSource.GTTS
    assert clip.seconds == pytest.approx(6.0, abs=0.2)
    assert Path(clip.path).suffix == ".mp3"
    assert seconds_of(Path(clip.path).read_bytes()) == pytest.approx(clip.seconds)
    assert voice.clip(TEXT) == clip == voice.cached(TEXT)
    assert len(standin.asked) == 1
    assert "post%20gress" in standin.asked[0]


@pytest.mark.parametrize("manner", ["error", "nonsense", "noise", "half", "cut", "trickle"])
def test_an_endpoint_that_fails_leaves_captions_and_nothing_on_disk(tmp_path, standin, manner):
    standin.manner = manner
    voice = Voice(without_a_local_voice(tmp_path, gtts_host=standin.url, gtts_timeout_s=0.7))
    started = time.monotonic()
    clip = voice.clip(TEXT)
    assert (clip.source, clip.path) == (ClipSource.NONE, None)
    assert time.monotonic() - started < 2.5
    assert not (tmp_path / "clips").exists()


def test_after_a_failure_the_network_is_left_alone_for_a_while(tmp_path, standin):
    now = [0.0]
    standin.manner = "error"
    settings = without_a_local_voice(tmp_path, gtts_host=standin.url)
    voice = Voice(settings, lambda: now[0])
    voice.prepare([TEXT, "And then?", "What came of it?"])
    assert len(standin.asked) == 1
    standin.manner, now[0] = "speak", 61.0
    assert voice.clip(TEXT).source is ClipSource.GTTS


def test_no_network_wanted_no_network_asked(tmp_path, standin):
    voice = Voice(without_a_local_voice(tmp_path, gtts_host=standin.url, online=False))
    assert voice.clip(TEXT).source is ClipSource.NONE
    assert standin.asked == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_does_not_stop_the_voice(tmp_path, standin):
    disk = tmp_path / "clips"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8k", "none", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("this machine does not allow a small disk")
    try:
        voice = Voice(without_a_local_voice(tmp_path, gtts_host=standin.url))
        clip = voice.clip(TEXT)
        assert clip.source is ClipSource.GTTS
        assert Path(clip.path).parent != disk
        assert not list(disk.glob(".making-*"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture(scope="module")
def local(tmp_path_factory) -> Settings:
    settings = settings_for(tmp_path_factory.mktemp("voice"), online=False)
    try:
        piper.voice_of(settings)
    except ModelError as err:
        pytest.skip(err.message)
    return settings


def test_piper_speaks_many_lines_in_one_start(local: Settings):
    told: list[tuple[int, int]] = []
    texts = ["What came of it?", TEXT, "What came of it?"]
    clips = Voice(local).prepare(texts, lambda *now: told.append(now))
    assert [clip.text for clip in clips] == texts
    assert {clip.source for clip in clips} == {ClipSource.LOCAL}
    assert clips[0] == clips[2]
    assert 0.5 < clips[0].seconds < clips[1].seconds < 8
    assert told == [(1, 2), (2, 2)]


def test_what_is_personal_is_local_and_forgotten(local: Settings, standin: Endpoint):
    settings = changed(local, {"voice": {"online": True, "gtts_host": standin.url}})
    voice = Voice(settings)
    clip = voice.clip("You led nine people.", personal=True)
    assert clip.source is ClipSource.LOCAL
    assert standin.asked == []
    assert Path(clip.path).parent != settings.paths.clips_dir
    assert voice.cached(clip.text) == clip
    voice.forget()
    assert not Path(clip.path).exists()
    assert voice.cached(clip.text) is None


def test_a_local_voice_that_breaks_leaves_captions(tmp_path, local: Settings):
    german = changed(local, {"voice": {"language": "de"}})
    assert Voice(german).clip("Wie geht es weiter?").source is ClipSource.NONE


def test_example_answers_are_spoken_by_somebody_else(local: Settings):
    """Higher in voice and throat, and at the pace that is asked of a candidate."""
    coach = Voice(local)
    one, other = coach.clip(TEXT), coach.other().clip(TEXT)
    assert (other.source, other.path) != (one.source, one.path)
    for text in spoken()[:3]:
        assert 30 <= coach.other().clip(text).seconds <= 45, "as long as an example is to be"
    assert coach.cached(TEXT) == one
    low, high = (pitch_of(Path(clip.path)) for clip in (one, other))
    assert 1.08 < high / low < 1.4


def pitch_of(path: Path) -> float:
    """Return the median pitch of a clip, Hz."""
    samples, rate = soundfile.read(path, dtype="float32")
    found, voiced, _ = librosa.pyin(samples, fmin=60, fmax=400, sr=rate)
    return float(np.median(found[voiced]))
