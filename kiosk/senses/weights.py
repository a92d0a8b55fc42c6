"""Where a model's weights stand, and whether they are still the ones that were put there.

`python -m provisioning models` puts them there and writes down the SHA-256 of each file; here they
are checked before they are used. A file that has not changed since is not read again.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.domain.errors import ModelError
from kiosk.domain.settings import Settings

RECORD = "verified.json"
PLACES = {"minilm": "minilm", "voice-joe": "voice-joe"}
"""Models that are a folder; every other is the file NAME.pt."""

WHAT_TO_DO = "Run ./setup.sh rehearse, or python -m provisioning models."


@dataclass(frozen=True)
class Seal:
    """What a file was when it was last known to be right."""

    sha256: str
    size: int
    mtime_ns: int


def path_of(name: str, settings: Settings) -> Path:
    """Return the file or folder of a model, after checking it.

    Raises:
        ModelError: model-missing or model-corrupt, naming the model and what to do.
    """
    folder = settings.paths.models_dir
    place = folder / PLACES.get(name, f"{name}.pt")
    seals = read_seals(folder, name)
    if not seals or not place.exists():
        raise ModelError("model-missing", f"The model {name} is not on this machine. {WHAT_TO_DO}")
    if any(not still_sealed(folder / file, seal) for file, seal in seals.items()):
        raise ModelError("model-corrupt", f"The file of the model {name} is damaged. {WHAT_TO_DO}")
    return place


def whisper_file(settings: Settings) -> Path:
    """Return the file of the Whisper model, an owner's own where the setting is a path.

    Raises:
        ModelError: model-missing or model-corrupt.
    """
    own = own_file(settings)
    if own is None:
        return path_of(f"whisper-{settings.hearing.model}", settings)
    if not own.is_file():
        raise ModelError("model-missing", f"There is no file {own} (the setting hearing.model).")
    return own


def own_file(settings: Settings) -> Path | None:
    """Return the checkpoint that the setting hearing.model names by its path, or None."""
    named = settings.hearing.model
    return Path(named) if named.endswith(".pt") or "/" in named else None


def read_seals(folder: Path, name: str) -> dict[str, Seal]:
    """Return what is known of a model's files, by path below the model folder; empty if nothing."""
    try:
        record = json.loads((folder / RECORD).read_text())
        return {file: Seal(**seal) for file, seal in record.get(name, {}).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_seals(folder: Path, name: str, files: list[Path]) -> None:
    """Write down what a model's files are now; atomic."""
    try:
        record = json.loads((folder / RECORD).read_text())
    except (OSError, ValueError):
        record = {}
    record[name] = {str(file.relative_to(folder)): asdict(seal_of(file)) for file in files}
    unfinished = folder / f"{RECORD}.{os.getpid()}"
    unfinished.write_text(json.dumps(record, indent=1))
    unfinished.replace(folder / RECORD)


def seal_of(file: Path) -> Seal:
    stat = file.stat()
    return Seal(sha256_of(file), stat.st_size, stat.st_mtime_ns)


def still_sealed(file: Path, seal: Seal) -> bool:
    """Say whether a file is what it was; its bytes are read only where size or time differ."""
    try:
        stat = file.stat()
    except OSError:
        return False
    if stat.st_size != seal.size:
        return False
    return stat.st_mtime_ns == seal.mtime_ns or sha256_of(file) == seal.sha256


def sha256_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
