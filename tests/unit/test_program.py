"""One program: what staff type on a booth, what the units run, what the package installs."""

import re
import tomllib
from pathlib import Path

import pytest

from kiosk.__main__ import VERBS as KIOSK
from kiosk.domain.version import version
from provisioning import __main__ as provisioning
from provisioning.steps.s85_command import COMMAND, TEXT

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
CALLS = re.compile(r"-m (kiosk|provisioning) (\w+)")


def test_the_booths_command_and_the_packages_are_the_same_program():
    assert Path("/usr/local/sbin/interview-coach") == COMMAND
    assert '-m provisioning "$@"' in TEXT
    assert PROJECT["scripts"] == {"interview-coach": "provisioning.__main__:program"}


def test_it_has_every_verb(capsys: pytest.CaptureFixture[str]):
    assert provisioning.main(["--help"]) == 0
    told = capsys.readouterr().out
    assert {verb for verb in (*KIOSK, *provisioning.VERBS) if f"\n  {verb} " not in told} == set()


def test_no_verb_hides_another():
    assert set(KIOSK) & set(provisioning.VERBS) == set()


def test_every_verb_of_the_technician_is_a_module():
    folders = {verb: folder for verb, (folder, _) in provisioning.VERBS.items()}
    missing = [v for v, f in folders.items() if not (ROOT / f"provisioning/{f}/{v}.py").is_file()]
    assert missing == []


def test_the_units_call_verbs_that_there_are():
    verbs = {"kiosk": KIOSK, "provisioning": provisioning.VERBS}
    units = "".join(file.read_text() for file in sorted((ROOT / "systemd").glob("*.service")))
    called = CALLS.findall(units)
    assert ("kiosk", "run") in called
    assert [call for call in called if call[1] not in verbs[call[0]]] == []


def test_the_version_stands_in_one_place(capsys: pytest.CaptureFixture[str]):
    assert version() == PROJECT["version"]
    assert provisioning.main(["--version"]) == 0
    assert capsys.readouterr().out == f"interview-coach {PROJECT['version']}\n"
    newest = re.search(r"^## \[(\d[\d.]*)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest is not None
    assert newest.group(1) == PROJECT["version"]
