"""Settings: where they come from, and what is said about a wrong one."""

from pathlib import Path

import pytest

from kiosk.domain import settings
from kiosk.domain.errors import SettingsError


def test_the_environment_wins_over_the_file(tmp_path: Path):
    file = tmp_path / "coach.toml"
    file.write_text("[listening]\nsilence_s = 9\nlimit_s = 100\n[hearing]\nmodel = 'tiny.en'\n")
    read = settings.load(file, {"KIOSK_LISTENING_SILENCE_S": "5"})
    assert (read.listening.silence_s, read.listening.limit_s) == (5.0, 100.0)
    assert read.hearing.model == "tiny.en"


def test_no_file_means_the_defaults(tmp_path: Path):
    assert settings.load(tmp_path / "none.toml", {}) == settings.Settings()


def test_an_unknown_setting_is_told_with_the_one_that_was_meant():
    with pytest.raises(SettingsError, match="Did you mean silence_s") as caught:
        settings.load(Path("none"), {"KIOSK_LISTENING_SILENSE_S": "5"})
    assert caught.value.code == "settings-unknown"


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("panel", "port", 0),
        ("panel", "port", "many"),
        ("interviewing", "questions", 2.5),
        ("booth", "motion", "perhaps"),
        ("bands", "pace_green", "120"),
        ("weights", "star", -1),
    ],
)
def test_a_value_out_of_range_is_refused_by_name(section: str, name: str, value: object):
    with pytest.raises(SettingsError, match=f"{section}.{name}") as caught:
        settings.changed(settings.Settings(), {section: {name: value}})
    assert caught.value.code == "settings-range"


def test_a_pair_is_read_from_text():
    read = settings.load(Path("none"), {"KIOSK_BANDS_PACE_GREEN": "100, 150"})
    assert read.bands.pace_green == (100.0, 150.0)


def test_a_file_that_is_not_toml_is_told(tmp_path: Path):
    file = tmp_path / "coach.toml"
    file.write_text("[listening")
    with pytest.raises(SettingsError, match="is not TOML"):
        settings.load(file, {})
