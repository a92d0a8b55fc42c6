"""The import rule of docs/flow.md: the light layers load no device, no screen and no model."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOADS_MEDIAPIPE = re.compile(r"^\s*(?:import|from) mediapipe\b", re.MULTILINE)
HEAVY = ("pygame", "pyaudio", "cv2", "mediapipe", "whisper", "torch", "sentence_transformers")

EVERY_MODULE = """
import importlib, pkgutil, sys, {package}
for module in pkgutil.walk_packages({package}.__path__, "{package}."):
    if not module.name.endswith("__main__") and ".migrations" not in module.name:
        importlib.import_module(module.name)
print(sorted(set(sys.modules) & set({heavy})))
print(sorted(name for name in sys.modules if name.split(".")[0] in {never}))
"""


LIGHT = ("kiosk.domain", "kiosk.coach", "kiosk.report", "kiosk.store", "kiosk.fleet", "admin")


@pytest.mark.parametrize("package", LIGHT)
def test_no_module_of_it_loads_a_device_a_screen_or_a_model(package: str):
    code = EVERY_MODULE.format(package=package, heavy=HEAVY, never=[])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split("\n")[0] == "[]"


def test_the_booth_never_imports_the_panel():
    code = EVERY_MODULE.format(package="kiosk", heavy=(), never=["admin"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip().split("\n")[-1] == "[]"


def test_mediapipe_is_loaded_in_one_place_which_keeps_it_from_the_microphone():
    """Loaded any other way it starts PortAudio, and a microphone plugged in later is not found."""
    product = [*(ROOT / "kiosk").rglob("*.py"), *(ROOT / "admin").rglob("*.py")]
    loading = [path.name for path in product if LOADS_MEDIAPIPE.search(path.read_text())]
    assert loading == ["mesh_library.py"]
    code = (
        "import sys; from kiosk.senses.mesh_library import mediapipe; mediapipe(); "
        "print([n for n, m in sys.modules.items() if m and n in ('sounddevice', 'pyaudio')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[-2:] == ["[]", ""], done.stderr[-2000:]
