"""What `./setup.sh` does with its verbs, with stand-ins for pip, apt and our own programs."""

import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from provisioning.install import prepared

REPOSITORY = Path(__file__).parents[2]
NOTES = """#!/bin/sh
echo "$(basename "$0") $*" >> {log}
echo "  $APT_CONFIG $PIP_NO_INDEX $PIP_FIND_LINKS" >> {log}
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree whose environment is ready, on a machine that has all packages."""
    home = tmp_path / "tree"
    (home / "provisioning/install").mkdir(parents=True)
    for name in (
        "setup.sh",
        "torch.lock",
        "requirements.lock",
        "provisioning/install/packages.txt",
    ):
        shutil.copy(REPOSITORY / name, home / name)
    programs = {home / ".venv/bin/python": NOTES, tmp_path / "bin/python3": NOTES}
    packages = (home / "provisioning/install/packages.txt").read_text()
    names = [n for line in packages.splitlines() if line[:1] != "#" for n in line.split()[1:]]
    installed = "\n".join(f"echo 'ii  {name}'" for name in names)
    programs[tmp_path / "bin/dpkg-query"] = f"#!/bin/sh\n{installed}\n"
    for path, text in programs.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(log=tmp_path / "log"))
        path.chmod(0o755)
    locks = (home / "torch.lock").read_bytes() + (home / "requirements.lock").read_bytes()
    (home / ".venv/.requirements.lock.done").write_text(f"{sha256(locks).hexdigest()}  -\n")
    return home


def said(tree: Path, *words: str) -> tuple[int, str, list[str]]:
    """Run a verb; return its code, what it said, and which programs it ran with what."""
    path = f"{tree.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [tree / "setup.sh", *words], env={**os.environ, "PATH": path}, cwd=tree,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    log = tree.parent / "log"
    return done.returncode, done.stderr, log.read_text().splitlines() if log.exists() else []


def test_the_first_rehearsal_waits_for_no_clip_it_does_not_need(tree: Path):
    code, _, ran = said(tree)
    assert code == 0
    assert "python -m kiosk rehearse" in ran
    assert not any("provisioning clips" in line for line in ran)


def test_the_booth_has_its_clips_before_it_opens(tree: Path):
    _, _, ran = said(tree, "run")
    ours = [line for line in ran if line.startswith("python ")]
    verbs = ("provisioning models", "provisioning fonts", "provisioning clips", "kiosk run")
    assert ours == [f"python -m {verb}" for verb in verbs]


def test_an_installation_from_a_folder_asks_no_network(tree: Path, tmp_path: Path):
    folder = tmp_path / "stick"
    (folder / "debian").mkdir(parents=True)
    (folder / "finished").write_text("")
    code, _, ran = said(tree, "install", "--from", str(folder), "--name", "library")
    assert code == 0
    assert ran[-2] == "python3 -m provisioning install --name library"
    apt, no_index, wheels = ran[-1].split()
    assert (no_index, wheels) == ("1", str(folder / "wheels"))
    conf = Path(apt).read_text()
    assert f"{Path(apt).parent}/sources.list" in conf
    assert f"file:{folder}/debian ./" in (Path(apt).parent / "sources.list").read_text()


def test_a_folder_that_was_never_finished_is_refused(tree: Path, tmp_path: Path):
    code, says, ran = said(tree, "install", "--from", str(tmp_path))
    assert code == 1
    assert "no folder that ./setup.sh fetch has finished" in says
    assert not any("provisioning install" in line for line in ran)


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="not Debian: dpkg-deb")
def test_apt_takes_a_prepared_folder_for_a_mirror(tmp_path: Path):
    tree, folder = tmp_path / "made", tmp_path / "debian"
    (tree / "DEBIAN").mkdir(parents=True)
    (tree / "DEBIAN").chmod(0o755)
    told = ["Package: coach-test", "Version: 1.0", "Architecture: all", "Maintainer: us <a@b.c>"]
    (tree / "DEBIAN/control").write_text("\n".join([*told, "Description: nothing", ""]))
    folder.mkdir()
    build = ["dpkg-deb", "--root-owner-group", "--build", str(tree), str(folder / "coach-test.deb")]
    subprocess.run(build, check=True, capture_output=True)
    assert prepared.main([str(folder)]) == 0
    listed = (folder / "Packages").read_text()
    assert "Package: coach-test" in listed
    assert f"SHA256: {sha256((folder / 'coach-test.deb').read_bytes()).hexdigest()}" in listed
    (folder / "broken.deb").write_bytes(b"cut short")
    assert prepared.main([str(folder)]) == 2
