"""A clip is on disk whole or not at all; the longest unused leave first."""

import io
import os
import wave
from pathlib import Path

import pytest

from kiosk.domain.errors import VoiceError
from kiosk.domain.job import ClipSource
from kiosk.voice.cache import Cache, Line
from kiosk.voice.patience import Patience
from kiosk.voice.recording import check, seconds_of
from tests.kit.fakes.gtts_endpoint import mp3


def line(text: str = "Hello there.") -> Line:
    return Line(text, "en", "voice", ClipSource.LOCAL)


def wav(seconds: float) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\1\0" * int(8000 * seconds))
    return file.getvalue()


def test_what_was_put_is_found_by_its_text_language_and_voice(tmp_path: Path):
    cache = Cache(tmp_path, 10**6)
    kept = cache.put(line(), wav(1), 1.0)
    assert cache.get(line()) == kept
    assert Path(kept.path).read_bytes() == wav(1)
    for other in (line("Other."), Line("Hello there.", "de", "voice", ClipSource.LOCAL)):
        assert cache.get(other) is None


@pytest.mark.parametrize("harm", ["cut", "empty", "gone", "note", "changed"])
def test_a_harmed_clip_is_never_played(tmp_path: Path, harm: str):
    cache = Cache(tmp_path, 10**6)
    sound = Path(cache.put(line(), wav(1), 1.0).path)
    if harm == "cut":
        sound.write_bytes(sound.read_bytes()[:5000])
    elif harm == "empty":
        sound.write_bytes(b"")
    elif harm == "gone":
        sound.unlink()
    elif harm == "note":
        sound.with_suffix(".json").write_text('{"file"')
    else:
        sound.write_bytes(wav(1)[:-1] + b"\7")
    assert cache.get(line()) is None


def test_the_longest_unused_leave_first(tmp_path: Path):
    cache = Cache(tmp_path, 40_000)
    for number, text in enumerate(("one", "two")):
        cache.put(line(text), wav(1), 1.0)
        note = tmp_path / f"{line(text).key}.json"
        os.utime(note, (number, number))
    assert cache.get(line("one")) is not None  # just used: "two" is the oldest now
    cache.put(line("three"), wav(1), 1.0)
    assert [cache.get(line(t)) is not None for t in ("one", "two", "three")] == [True, False, True]
    assert not list(tmp_path.glob(".making-*"))


def test_the_note_holds_no_text(tmp_path: Path):
    Cache(tmp_path, 10**6).put(line("A secret of Jane."), wav(1), 1.0)
    assert not any(b"Jane" in file.read_bytes() for file in tmp_path.iterdir())


def test_the_length_of_a_recording_is_read_from_itself():
    assert seconds_of(wav(1.5)) == pytest.approx(1.5)
    assert seconds_of(mp3(2.0)) == pytest.approx(2.0, abs=0.1)


@pytest.mark.parametrize("sound", [b"", b"<html></html>", b"RIFF", wav(1)[:3000], mp3(2.0)[:-50]])
def test_what_is_no_whole_recording_is_refused(sound: bytes):
    with pytest.raises(VoiceError):
        seconds_of(sound)


def test_a_recording_too_short_for_its_text_is_refused():
    with pytest.raises(VoiceError):
        check(wav(0.5), "a sentence of some length that nobody can say in half a second")


def test_the_network_is_asked_again_only_after_a_growing_pause():
    now = [0.0]
    patience = Patience(lambda: now[0])
    pauses = []
    for _ in range(8):
        assert patience.ready
        patience.failed()
        start = now[0]
        while not patience.ready:
            now[0] += 30.0
        pauses.append(now[0] - start)
    assert pauses[:3] == [60.0, 120.0, 240.0]
    assert max(pauses) == 3600.0
    patience.failed()
    patience.worked()
    assert patience.ready
