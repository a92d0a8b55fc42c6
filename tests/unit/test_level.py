import numpy as np
import pytest

from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.level import SILENT_DB, clipped_share, decibels, level


def speech_like(loud: float, floor: float) -> np.ndarray:
    """Half a second of tone, half of noise floor, for six seconds."""
    t = np.arange(6 * SAMPLE_RATE) / SAMPLE_RATE
    noise = floor * np.random.default_rng(1).standard_normal(len(t))
    return (loud * np.sin(2 * np.pi * 200 * t) * (t % 1 < 0.5) + noise).astype(np.float32)


def test_full_scale_sine_is_minus_three():
    assert decibels(speech_like(1.0, 0.0)[: SAMPLE_RATE // 2]) == pytest.approx(-3.0, abs=0.05)


def test_nothing_is_silent_and_not_an_error():
    assert decibels(np.zeros(0, np.float32)) == SILENT_DB
    assert level(np.zeros(100, np.float32)).fault is not None


@pytest.mark.parametrize(
    ("loud", "floor", "word"),
    [
        (0.0, 0.0, "no sound"),
        (3.0, 0.001, "back"),
        (0.004, 0.00001, "closer"),
        (0.1, 0.05, "noisy"),
    ],
)
def test_what_to_change(loud, floor, word):
    assert word in level(np.clip(speech_like(loud, floor), -1, 1)).fault


def test_good_sound_needs_nothing():
    good = level(speech_like(0.2, 0.0005))
    assert good.fault is None
    assert good.snr_db > 30
    assert clipped_share(speech_like(0.2, 0.0005)) == 0.0
