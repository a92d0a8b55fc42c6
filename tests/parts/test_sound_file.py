"""Files as cheap microphones write them, read as the booth would have heard them."""

import resource
from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.domain.errors import HearingError
from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.sound_file import opened


def tone(rate: int, seconds: float = 2.0) -> np.ndarray:
    return (0.3 * np.sin(2 * np.pi * 300 * np.arange(int(rate * seconds)) / rate)).astype(
        np.float32
    )


def read(path: Path) -> np.ndarray:
    with opened(path) as file:
        return np.concatenate(list(file.chunks()))


def loudest_hz(samples: np.ndarray) -> float:
    return float(np.abs(np.fft.rfft(samples)).argmax() * SAMPLE_RATE / len(samples))


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 44_100, 48_000])
def test_any_rate(tmp_path, rate):
    soundfile.write(tmp_path / "a.wav", tone(rate), rate)
    heard = read(tmp_path / "a.wav")
    assert len(heard) == pytest.approx(2 * SAMPLE_RATE, abs=20)
    assert loudest_hz(heard) == pytest.approx(300, abs=2)
    assert np.abs(heard[1000:-1000]).max() == pytest.approx(0.3, rel=0.05)


@pytest.mark.parametrize("ending", ["flac", "ogg", "mp3"])
def test_any_container(tmp_path, ending):
    soundfile.write(tmp_path / f"a.{ending}", tone(16_000), 16_000)
    assert loudest_hz(read(tmp_path / f"a.{ending}")) == pytest.approx(300, abs=2)


def test_a_dead_channel_does_not_halve_the_voice(tmp_path):
    silent = np.zeros_like(tone(16_000))
    soundfile.write(tmp_path / "a.wav", np.stack([silent, tone(16_000)], axis=1), 16_000)
    assert np.abs(read(tmp_path / "a.wav")).max() == pytest.approx(0.3, rel=0.01)


def test_samples_that_are_no_numbers_become_silence(tmp_path):
    sound = tone(16_000)
    sound[100:200], sound[300:400] = np.nan, np.inf
    soundfile.write(tmp_path / "a.wav", sound, 16_000, subtype="FLOAT")
    heard = read(tmp_path / "a.wav")
    assert np.isfinite(heard).all()
    assert heard[150] == 0.0
    assert np.abs(heard).max() <= 1.0


def test_chunks_are_100_ms(tmp_path):
    soundfile.write(tmp_path / "a.wav", tone(44_100, 1.05), 44_100)
    with opened(tmp_path / "a.wav") as file:
        lengths = [len(chunk) for chunk in file.chunks()]
    assert set(lengths[:-1]) == {1600}
    assert sum(lengths) == pytest.approx(1.05 * SAMPLE_RATE, abs=20)


@pytest.mark.parametrize("content", [b"", b"this is no sound", b"RIFF\0\0\0\0WAVEfmt "])
def test_what_is_no_sound_says_so(tmp_path, content):
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(HearingError) as failed, opened(tmp_path / "a.wav"):
        pass
    assert failed.value.code == "audio-unreadable"
    assert "a.wav" in failed.value.message


def test_a_long_file_takes_no_more_memory_than_a_short_one(tmp_path):
    with soundfile.SoundFile(tmp_path / "a.wav", "w", 16_000, 1) as file:
        for _ in range(30):
            file.write(np.zeros(60 * 16_000, np.int16))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with opened(tmp_path / "a.wav") as file:
        seconds = sum(len(chunk) for chunk in file.chunks()) / SAMPLE_RATE
    assert seconds == pytest.approx(1800)
    assert (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000
    )  # kB; whole it would be 115 MB
