"""Put every model's weights in place: verified, whole, or not at all.

For each model the sources of models.toml are tried in order: a verified file in the model folder,
the package that ships it (converted once where the form differs), the official download.
"""

import argparse
import importlib.util
import os
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tqdm import tqdm

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError, ModelError
from kiosk.domain.settings import Settings
from kiosk.senses import weights
from provisioning.assets import whisper_checkpoint

REGISTRY = Path(__file__).with_name("models.toml")

Source = dict[str, Any]


def registry() -> dict[str, dict[str, Any]]:
    """Return the models by name, as models.toml has them."""
    return tomllib.loads(REGISTRY.read_text())


def needed(settings: Settings) -> list[str]:
    """Return the models this booth uses: its Whisper, and everything that is not a Whisper."""
    others = [name for name in registry() if not name.startswith("whisper-")]
    named = [] if weights.own_file(settings) else [f"whisper-{settings.hearing.model}"]
    return [*named, *others]


def put_in_place(name: str, settings: Settings) -> str:
    """Have a model in place; return in a few words where it came from.

    Raises:
        ModelError: model-missing or model-corrupt, after every source was tried.
    """
    entry = registry().get(name) or _any_other_whisper(name)
    if "file" in entry or "folder" in entry:
        try:
            weights.path_of(name, settings)
        except ModelError:
            return _from_sources(name, entry, settings)
        return "in place"

    for source in entry["sources"]:
        for file in source["files"]:
            _packaged(file)
    return "in its package"


def _any_other_whisper(name: str) -> dict[str, Any]:
    """Describe an openai-whisper model that no package ships: it has the official source only."""
    import whisper

    size = name.removeprefix("whisper-")
    if not name.startswith("whisper-") or size not in whisper.available_models():
        raise ModelError("model-missing", f"There is no model called {name}.")
    return {"file": f"{name}.pt", "sources": [{"kind": "openai", "name": size}]}


def _from_sources(name: str, entry: dict[str, Any], settings: Settings) -> str:
    folder = settings.paths.models_dir
    reasons = []
    for source in entry["sources"]:
        try:
            with _unfinished(folder) as scratch:
                files = PUT[source["kind"]](entry, source, scratch)
                _into_place(scratch, folder, files)
            weights.write_seals(folder, name, [folder / file for file in files])
        except ModelError as err:
            reasons.append(err.message)
        except OSError as err:
            raise ModelError(
                "disk-full", f"The model {name} could not be written to {folder}: {err.strerror}."
            ) from err
        else:
            return f"from {SAYS[source['kind']]}"
    raise ModelError("model-missing", f"The model {name} cannot be had. {' '.join(reasons)}")


@contextmanager
def _unfinished(folder: Path) -> Iterator[Path]:
    """Give a folder beside the models for work in progress; it never outlives the step."""
    folder.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _into_place(scratch: Path, folder: Path, files: list[Path]) -> None:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (scratch / file).replace(folder / file)


def _packaged(file: dict[str, str], within: str = "") -> Path:
    """Return a file that a Python package ships, after checking its SHA-256.

    Raises:
        ModelError: model-missing or model-corrupt.
    """
    package = file["package"]
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("model-missing", f"The package {package} is not installed.")
    path = Path(spec.submodule_search_locations[0]) / within / file["path"]
    if not path.is_file():
        raise ModelError("model-missing", f"The package {package} lacks {file['path']}.")
    if weights.sha256_of(path) != file["sha256"]:
        raise ModelError(
            "model-corrupt",
            f"{file['path']} in the package {package} is damaged: install the package again.",
        )
    return path


def _convert(entry: dict[str, Any], source: Source, scratch: Path) -> list[Path]:
    parts = [_packaged(file) for file in source["files"]]
    dimensions, tensors = whisper_checkpoint.to_openai(whisper_checkpoint.read_ctranslate2(parts))
    if whisper_checkpoint.digest(tensors) != entry["content"]:
        raise ModelError("model-corrupt", f"{entry['file']} did not convert to what was expected.")
    whisper_checkpoint.write_checkpoint(dimensions, tensors, scratch / entry["file"])
    return [Path(entry["file"])]


def _copy(entry: dict[str, Any], source: Source, scratch: Path) -> list[Path]:
    files = [Path(entry["folder"]) / file["path"] for file in source["files"]]
    for file, to in zip(source["files"], files, strict=True):
        found = _packaged({"package": source["package"], **file}, within=source["path"])
        (scratch / to).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, scratch / to)
    return files


def _download(entry: dict[str, Any], source: Source, scratch: Path) -> list[Path]:
    """Fetch openai-whisper's own file; the library checks its SHA-256."""
    import whisper

    url = whisper._MODELS[source["name"]]
    try:
        fetched = Path(whisper._download(url, str(scratch), in_memory=False))
    except (OSError, RuntimeError) as err:
        raise ModelError(
            "model-missing", "The official download did not work: is there a network?"
        ) from err
    fetched.replace(scratch / entry["file"])
    return [Path(entry["file"])]


PUT = {"ctranslate2": _convert, "folder": _copy, "openai": _download}
SAYS = {"ctranslate2": "its package, converted", "folder": "its package", "openai": "the download"}


def main(words: list[str]) -> int:
    """Put the models in place with a progress bar, and say where each came from."""
    parser = argparse.ArgumentParser(prog="python -m provisioning models", description=__doc__)
    parser.add_argument("names", nargs="*", help="which ones (default: those this booth uses)")
    names = parser.parse_args(words).names
    settings = settings_file.load()
    os.umask(0o022)

    bar = tqdm(
        names or needed(settings), desc="models", unit="model", file=sys.stderr, disable=None
    )
    for name in bar:
        bar.set_postfix_str(name)
        try:
            came = put_in_place(name, settings)
        except CoachError as err:
            bar.close()
            sys.stderr.write(f"{err.message} ({err.code})\n")
            return 2
        bar.write(f"  {name}: {came}", file=sys.stderr)
    return 0
