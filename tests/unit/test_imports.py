"""The import rule of docs/flow.md: the light layers load no device, no screen and no model."""

import subprocess
import sys

import pytest

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
