"""What the installer changes on a machine: each change is made only where it is needed, and is
written down.

A dry run goes through the same steps with the same code and only writes down what would be done.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from provisioning.install.places import CACHE, CACHES, USER

COMMAND_S = 3600.0


class InstallError(Exception):
    """A step cannot go on; the text says why and what to do."""


class Machine:
    """The machine that is set up. `root` stands for its /, so that a test can use a folder."""

    def __init__(self, log: Path, *, dry: bool = False, root: Path = Path("/")) -> None:
        self.dry = dry
        self.root = root
        self._log = self.at(log)

    def at(self, path: Path) -> Path:
        """Return where a path of the booth is on this machine."""
        return self.root / path.relative_to("/") if path.is_absolute() else path

    # --- asking: done in a dry run too ----------------------------------------------------------

    def asks(self, *words: str) -> str | None:
        """Return what a command prints; None where it is not there or fails."""
        try:
            done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout.strip() if done.returncode == 0 else None

    def reads(self, path: Path) -> str | None:
        try:
            return self.at(path).read_text()
        except OSError:
            return None

    # --- acting -----------------------------------------------------------------------------------

    def run(
        self, *words: str, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> None:
        """Run a command; what it says goes to the log.

        Raises:
            InstallError: it failed or is not there.
        """
        if not self._note("run", " ".join(words)):
            return
        with self._log.open("a") as log:
            try:
                done = subprocess.run(
                    words,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env={**os.environ, **(env or {})},
                    cwd=cwd,
                    timeout=COMMAND_S,
                    check=False,
                )
            except OSError as err:
                raise InstallError(f"{words[0]} could not be started: {err.strerror}.") from err
            except subprocess.TimeoutExpired as err:
                raise InstallError(f"{words[0]} took over an hour and was stopped.") from err
        if done.returncode != 0:
            raise InstallError(f"{' '.join(words[:4])} failed; it said: {self._last_words()}")

    def run_as_booth(self, release: Path, *words: str) -> None:
        """Run a module of a release as the user of the booth.

        Raises:
            InstallError: it failed.
        """
        python = str(release / ".venv/bin/python")
        env = {"HOME": str(CACHE), "TMPDIR": "/tmp", **CACHES}  # noqa: S108  not root's own
        self.run("runuser", "-u", USER, "--", python, "-m", *words, cwd=release, env=env)

    def write(self, path: Path, text: str, mode: int = 0o644, group: str = "") -> bool:
        """Have a file hold this text, whole or not at all; return whether it changed."""
        at = self.at(path)
        if at.is_file() and at.read_text() == text and at.stat().st_mode & 0o777 == mode:
            return False
        if not self._note("write", str(path)):
            return True
        at.parent.mkdir(parents=True, exist_ok=True)
        unfinished = at.with_name(f"{at.name}.unfinished")
        unfinished.write_text(text)
        unfinished.chmod(mode)
        if group:
            self.run("chgrp", group, str(unfinished))
        unfinished.replace(at)
        return True

    def link(self, path: Path, target: Path) -> None:
        """Have a symbolic link point to a target, switched in one go."""
        at = self.at(path)
        if at.is_symlink() and at.readlink() == target:
            return
        if self._note("link", f"{path} -> {target}"):
            at.parent.mkdir(parents=True, exist_ok=True)
            unfinished = at.with_name(f"{at.name}.unfinished")
            unfinished.unlink(missing_ok=True)
            unfinished.symlink_to(target)
            unfinished.replace(at)

    def copy_tree(self, source: Path, to: Path, *, without: tuple[str, ...]) -> None:
        """Have a copy of a folder; it is there when it is whole."""
        at = self.at(to)
        if at.is_dir():
            return
        if self._note("copy", f"{source} to {to}"):
            unfinished = at.with_name(f"{at.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            shutil.copytree(source, unfinished, ignore=shutil.ignore_patterns(*without))
            unfinished.replace(at)

    def remove(self, path: Path) -> None:
        """Have a file, link or folder gone."""
        at = self.at(path)
        if not (at.exists() or at.is_symlink()) or not self._note("remove", str(path)):
            return
        if at.is_dir() and not at.is_symlink():
            shutil.rmtree(at)
        else:
            at.unlink()

    # --- the log ----------------------------------------------------------------------------------

    def note(self, text: str) -> None:
        """Write a line into the log; nothing is changed by it."""
        if self.dry:
            return
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("a") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {text}\n")

    def _note(self, act: str, what: str) -> bool:
        """Write an act down; return whether it is to be done."""
        if self.dry:
            print(f"     would {act} {what}")
            return False
        self.note(f"{act} {what}")
        return True

    def _last_words(self) -> str:
        lines = [line for line in self._log.read_text(errors="replace").splitlines() if line]
        return lines[-1][:300] if lines else "nothing"
