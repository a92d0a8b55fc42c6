"""The layers of docs/flow.md, as pyproject.toml states them to import-linter."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def check(root: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of the contracts beside packages whose every layer is empty."""
    (tmp_path / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")
    for layer in layers():
        folder = tmp_path / layer.replace(".", "/")
        if folder.name != "__main__":
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
    for module in ("kiosk/__main__.py", "kiosk/__init__.py"):
        (tmp_path / module).touch()
    return tmp_path


def layers() -> list[str]:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return [layer for floor in told["contracts"][0]["layers"] for layer in floor.split(" | ")]


def test_every_import_of_the_product_goes_down():
    done = check(ROOT)
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_folder_of_the_booth_is_a_layer():
    folders = {f"kiosk.{path.parent.name}" for path in ROOT.glob("kiosk/*/__init__.py")}
    assert folders == {layer for layer in layers() if layer.count(".")} - {"kiosk.__main__"}


def test_an_empty_house_is_clean(house: Path):
    done = check(house)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("kiosk/domain/job.py", "import kiosk.store"),
        ("kiosk/devices/mouth.py", "import kiosk.coach"),
        ("kiosk/voice/say.py", "import kiosk.checks"),
        ("kiosk/window/panel.py", "import admin"),
        ("admin/views.py", "import tests.kit"),
        ("kiosk/store/upward.py", "def late():\n    from kiosk import screens"),
    ],
)
def test_an_import_that_goes_up_aside_or_into_the_tests_is_found(
    house: Path, module: str, line: str
):
    (house / module).write_text(line + "\n")
    done = check(house)
    assert done.returncode == 1, done.stdout[-3000:]
    assert "BROKEN" in done.stdout
