"""The package: a wheel of this tree runs outside it, with everything it reads inside."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.domain.version import version
from kiosk.screens.sample_views import views

ROOT = Path(__file__).parents[2]
ALONE = ("pyproject.toml", "README.md", "LICENSE", "requirements.in")
FOLDERS = ("kiosk", "admin", "provisioning")


def pip(*words: str) -> None:
    command = [sys.executable, "-m", "pip", *words, "--no-deps", "--disable-pip-version-check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder a wheel of this tree was installed into."""
    tree, wheels, site = (tmp_path_factory.mktemp(name) for name in ("tree", "wheels", "site"))
    for name in ALONE:
        shutil.copy(ROOT / name, tree)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(wheels), str(tree))
    pip("install", "--target", str(site), *(str(wheel) for wheel in wheels.iterdir()))
    return site


def says(site: Path, *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "HOME": str(home)}
    environment.pop("XDG_DATA_HOME", None)
    return subprocess.run(
        [sys.executable, str(site / "bin" / "interview-coach"), *words],
        env=environment, cwd=home, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_program_says_its_version(installed: Path, tmp_path: Path):
    assert says(installed, "--version", home=tmp_path).stdout == f"interview-coach {version()}\n"


def test_every_file_of_the_tree_is_in_it(installed: Path):
    wanted = {
        path.relative_to(ROOT)
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert {path for path in wanted if not (installed / path).is_file()} == set()


def test_verbs_of_both_rooms_run_and_keep_what_they_make_in_the_home(
    installed: Path, tmp_path: Path
):
    made = says(installed, "database", home=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / ".local/share/interview-coach/coach.sqlite").is_file()

    told = says(installed, "doctor", "--json", home=tmp_path)
    assert "there is no lock to compare with" in told.stdout


def test_pictures_are_painted_from_it(installed: Path, tmp_path: Path):
    done = says(installed, "gallery", "--out", str(tmp_path / "pictures"), home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "pictures").glob("*-1280x720.png"))) == len(views())
