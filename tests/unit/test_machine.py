"""What the installer runs and writes: a command's last words, a file whole or not at all."""

from pathlib import Path

import pytest

from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import LOG


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path):
    real = Machine(LOG, root=tmp_path)
    with pytest.raises(InstallError, match="no such thing"):
        real.run("sh", "-c", "echo no such thing >&2; exit 3")
    with pytest.raises(InstallError, match="could not be started"):
        real.run("no-such-program")
    assert "run no-such-program" in (tmp_path / "var/log/interview-coach-install.log").read_text()


def test_a_file_has_the_mode_it_was_given_and_never_stands_half(tmp_path: Path, monkeypatch):
    real = Machine(LOG, root=tmp_path)
    assert real.write(Path("/etc/a"), "one", mode=0o600)
    assert not real.write(Path("/etc/a"), "one", mode=0o600)
    monkeypatch.setattr(Path, "chmod", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        real.write(Path("/etc/a"), "two", mode=0o600)
    assert (tmp_path / "etc/a").read_text() == "one"
