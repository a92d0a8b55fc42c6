"""What is to be installed: which tree, as which release, under which name."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from provisioning.install.places import ENVIRONMENTS, RELEASES

LOCKS = ("torch.lock", "requirements.lock")
LEFT_OUT = (".git", ".venv", "var", "__pycache__", "*.pyc", ".pytest_cache", ".ruff_cache",
            ".mypy_cache", ".import_linter_cache", ".hypothesis", ".coverage*", "*.egg-info",
            "build", "dist")  # fmt: skip
"""What belongs to a working copy and not to a release."""


@dataclass(frozen=True)
class Installation:
    """One installation."""

    source: Path
    """The tree that is installed."""
    release_id: str
    environment_id: str
    name: str
    """The machine's name on the LAN, without .local."""
    clips: bool = True

    @property
    def release(self) -> Path:
        return RELEASES / self.release_id

    @property
    def environment(self) -> Path:
        return ENVIRONMENTS / self.environment_id


def installation_of(source: Path, name: str, *, clips: bool = True) -> Installation:
    """Read a tree and say as what it will be installed: the same tree gives the same release."""
    project = tomllib.loads((source / "pyproject.toml").read_text())["project"]
    locks = b"".join((source / lock).read_bytes() for lock in LOCKS)
    return Installation(
        source,
        f"{project['version']}-{_digest_of(source)}",
        hashlib.sha256(locks).hexdigest()[:12],
        name,
        clips,
    )


def _digest_of(source: Path) -> str:
    whole = hashlib.sha256()
    for file in sorted(source.rglob("*")):
        relative = file.relative_to(source)
        if not file.is_file() or any(_is_left_out(part) for part in relative.parts):
            continue
        whole.update(str(relative).encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()[:8]


def _is_left_out(part: str) -> bool:
    return any(Path(part).match(pattern) for pattern in LEFT_OUT)
