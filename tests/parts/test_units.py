"""The units, as systemd itself reads them: no complaint, little exposed, no memory on a disk."""

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.devices import microphone
from kiosk.senses import sight
from kiosk.senses.hearing import LEAVES_S
from kiosk.window.app import WIPE_S

SYSTEMD = Path(__file__).parents[2] / "systemd"
SERVICES = sorted(SYSTEMD.glob("*.service"))
OURS = [unit for unit in SERVICES if "display" not in unit.name]
"""X runs as root, as every display manager does; it gets nothing a candidate says."""
PROGRAMS = ("opt/interview-coach/current/.venv/bin/python", "usr/bin/Xorg", "bin/sh")
EXPOSURE = 30  # tenths: systemd-analyze says "3.0"

pytestmark = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine"
)


@pytest.fixture
def booth(tmp_path: Path) -> Path:
    """A root folder that has the units in place and the programs they start."""
    shutil.copytree(SYSTEMD, tmp_path / "etc/systemd/system")
    shutil.copytree("/lib/systemd/system", tmp_path / "lib/systemd/system", symlinks=True)
    for program in PROGRAMS:
        (tmp_path / program).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / program).write_text("#!/bin/sh\n")
        (tmp_path / program).chmod(0o755)
    return tmp_path


def analyze(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *words], capture_output=True, text=True, timeout=60, check=False
    )


def test_systemd_has_nothing_to_say_about_them(booth: Path):
    units = [f"/etc/systemd/system/{unit.name}" for unit in SYSTEMD.glob("interview-coach*.*")]
    done = analyze("verify", f"--root={booth}", "--man=no", "--recursive-errors=no", *units)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_wrong_key_would_be_told(booth: Path):
    unit = booth / "etc/systemd/system/interview-coach-sync.service"
    unit.write_text(unit.read_text().replace("LockPersonality=", "LockPersonalty="))
    assert "LockPersonalty" in analyze("verify", f"--root={booth}", "--man=no", unit.name).stderr


def test_the_booth_is_given_the_time_it_may_take_to_stop():
    longest_s = WIPE_S + LEAVES_S + microphone.STALL_S + 2 * sight.DEADLINE_S
    given = settings_of(SYSTEMD / "interview-coach-kiosk.service")["TimeoutStopSec"]
    assert float(given[0]) > longest_s + 3.0  # and Python's own end


@pytest.mark.parametrize("unit", OURS, ids=lambda unit: unit.stem)
def test_little_is_exposed(unit: Path):
    done = analyze("security", "--offline=true", f"--threshold={EXPOSURE}", str(unit))
    assert done.returncode == 0, done.stdout[-300:]


@pytest.mark.parametrize("unit", OURS, ids=lambda unit: unit.stem)
def test_memory_never_reaches_a_disk_and_temporary_files_are_in_memory(unit: Path):
    service = settings_of(unit)
    assert service["LimitCORE"] == ["0"]
    assert service["MemorySwapMax"] == ["0"]
    folder = service["RuntimeDirectory"][0]
    assert any(f"TMPDIR=%t/{folder}" in line for line in service["Environment"])
    assert service.get("WatchdogSignal", ["SIGKILL"]) == ["SIGKILL"]


def test_the_booth_may_lock_what_it_holds_of_a_visit():
    from kiosk.interview.recall import MOST_BYTES

    service = settings_of(SYSTEMD / "interview-coach-kiosk.service")
    (allowed,) = service["LimitMEMLOCK"]
    assert allowed.endswith("M")
    assert int(allowed[:-1]) * 2**20 > MOST_BYTES


def test_the_booth_reaches_nothing_but_this_machine():
    service = settings_of(SYSTEMD / "interview-coach-kiosk.service")
    assert service["IPAddressDeny"] == ["any"]
    assert service["IPAddressAllow"] == ["localhost"]
    assert service["DevicePolicy"] == ["closed"]


def settings_of(unit: Path) -> dict[str, list[str]]:
    """Return the service's settings, each with all its lines."""

    class Several(dict):
        def __setitem__(self, key, value):
            if key in self and isinstance(value, list):
                self[key].extend(value)
            else:
                super().__setitem__(key, value)

    parser = configparser.RawConfigParser(
        strict=False, dict_type=Several, empty_lines_in_values=False
    )
    parser.optionxform = str
    parser.read(unit)
    return {key: value.split("\n") for key, value in parser["Service"].items()}
