"""Model weights: converted right, whole or not there at all, and damage is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.errors import ModelError
from kiosk.domain.sections import Paths
from kiosk.domain.settings import Settings
from kiosk.senses import weights
from provisioning.assets import models, whisper_checkpoint


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(Settings(), paths=Paths(var=str(tmp_path)))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a machine that has converted tiny.en."""
    var = tmp_path_factory.mktemp("var")
    models.put_in_place("whisper-tiny.en", replace(Settings(), paths=Paths(var=str(var))))
    return var / "models"


def test_the_converted_checkpoint_is_one_that_whisper_loads(tiny: Path):
    import whisper

    model = whisper.load_model(str(tiny / "whisper-tiny.en.pt"))
    assert (model.dims.n_audio_layer, model.dims.n_text_layer, model.dims.n_vocab) == (4, 4, 51864)


def test_only_the_model_and_its_record_are_left_behind(tiny: Path):
    assert sorted(p.name for p in tiny.iterdir()) == ["verified.json", "whisper-tiny.en.pt"]


def test_a_missing_model_is_named_with_what_to_do(settings: Settings):
    with pytest.raises(ModelError, match=r"minilm.*setup\.sh") as caught:
        weights.path_of("minilm", settings)
    assert caught.value.code == "model-missing"


@pytest.mark.parametrize("damage", ["cut", "flip"])
def test_damage_is_found_and_mended(settings: Settings, damage: str):
    models.put_in_place("voice-joe", settings)
    file = next(weights.path_of("voice-joe", settings).glob("*.json"))
    data = file.read_bytes()
    file.write_bytes(data[:-100] if damage == "cut" else b"X" + data[1:])

    with pytest.raises(ModelError, match="voice-joe") as caught:
        weights.path_of("voice-joe", settings)
    assert caught.value.code == "model-corrupt"

    assert models.put_in_place("voice-joe", settings) == "from its package"
    assert file.read_bytes() == data
    assert models.put_in_place("voice-joe", settings) == "in place"


def test_packaged_weights_that_are_damaged_never_get_into_place(tmp_path: Path):
    part = tmp_path / "model.bin"
    part.write_bytes(b"\x06\x00\x00\x00" + b"nonsense" * 10)
    with pytest.raises(ModelError) as caught:
        whisper_checkpoint.read_ctranslate2([part])
    assert caught.value.code == "model-corrupt"


def test_a_wrong_sum_in_the_package_stops_before_anything_is_written(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    entry = models.registry()["voice-joe"]
    entry["sources"][0]["files"][0]["sha256"] = "0" * 64
    monkeypatch.setattr(models, "registry", lambda: {"voice-joe": entry})
    with pytest.raises(ModelError, match="install the package again"):
        models.put_in_place("voice-joe", settings)
    assert list(settings.paths.models_dir.iterdir()) == []


def test_a_model_nobody_knows_is_refused(settings: Settings):
    with pytest.raises(ModelError, match="no model called whisper-huge"):
        models.put_in_place("whisper-huge", settings)


def test_every_model_has_a_purpose_a_licence_and_pinned_sources():
    for name, entry in models.registry().items():
        assert entry["purpose"], name
        assert entry["licence"], name
        for source in entry["sources"]:
            assert source["kind"] == "openai" or all(
                len(file["sha256"]) == 64 for file in source["files"]
            )
