"""The two Debians a booth is installed on, and packages that one of them renamed."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from provisioning.install.installation import installation_of
from provisioning.steps import s10_ground, s20_packages
from tests.kit.fakes.machine import BOOKWORM, Recorded


def test_a_package_that_stands_for_a_wanted_one_is_enough(debian: Recorded, tree: Path):
    """Debian 13 has libglib2.0-0t64, which provides libglib2.0-0."""
    debian.answers["dpkg-query"] = (
        "ii  gcc:amd64 c-compiler, gcc\nii  cups\nii  f7 ffmpeg (= 7:7.1)\n"
    )
    s20_packages.do(debian, installation_of(tree, "a"))
    assert debian.ran == []


@pytest.mark.parametrize("release", [BOOKWORM, BOOKWORM.replace("12", "13")])
def test_both_debians_are_served(
    debian: Recorded, tree: Path, monkeypatch: pytest.MonkeyPatch, release: str
):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1e11, 1e10, 9e10))
    debian.at(Path("/etc/os-release")).write_text(release)
    s10_ground.do(debian, installation_of(tree, "a"))
