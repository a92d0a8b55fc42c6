"""The installer on a folder that stands for a machine: what it refuses, resumes, and takes back."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from provisioning.install import install
from provisioning.install.installation import installation_of
from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import LOG, RELEASES, SETTINGS, VAR
from provisioning.steps import (
    all_steps,
    s10_ground,
    s20_packages,
    s30_release,
    s40_name,
    s45_settings,
    s75_printer,
    s80_units,
    s85_command,
    s90_start,
)
from tests.kit.fakes.machine import BOOKWORM, Recorded


def snapshot(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text() for path in files}


# --- what is installed ----------------------------------------------------------------------------


def test_the_same_tree_is_the_same_release_and_a_changed_one_is_another(tree: Path):
    first = installation_of(tree, "a")
    (tree / ".git/HEAD").write_text("another commit")
    (tree / "var/coach.sqlite").write_text("an interview")
    assert installation_of(tree, "a") == first
    (tree / "systemd/interview-coach.target").write_text("changed")
    second = installation_of(tree, "a")
    assert (second.release_id != first.release_id, second.environment_id) == (
        True,
        first.environment_id,
    )


def test_a_release_holds_the_tree_and_nothing_of_the_working_copy(debian: Recorded, tree: Path):
    planned = installation_of(tree, "coach-1")
    half = debian.at(planned.release.with_name(f"{planned.release_id}.unfinished"))
    half.mkdir(parents=True)
    (half / "left by a power cut").write_text("")
    s30_release.do(debian, planned)
    assert sorted(path.name for path in debian.at(planned.release).iterdir()) == [
        "provisioning",
        "pyproject.toml",
        "requirements.lock",
        "systemd",
        "torch.lock",
    ]
    assert not half.exists()


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("release", "says"),
    [
        (BOOKWORM.replace("12", "11"), "not Debian 12"),
        (BOOKWORM.replace("12", "14"), "not Debian 12"),
        (BOOKWORM.replace("ID=debian", "ID=ubuntu"), "not Debian 12"),
        ("", "not Debian 12"),
    ],
)
def test_another_system_is_refused(debian: Recorded, tree: Path, release: str, says: str):
    debian.at(Path("/etc/os-release")).write_text(release)
    with pytest.raises(InstallError, match=says):
        s10_ground.do(debian, installation_of(tree, "a"))


def test_without_root_it_says_what_to_type(
    debian: Recorded, tree: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(InstallError, match=r"sudo \./setup\.sh install"):
        s10_ground.do(debian, installation_of(tree, "a"))


def test_a_full_disk_is_refused_before_anything_is_changed(
    debian: Recorded, tree: Path, monkeypatch: pytest.MonkeyPatch
):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1e11, 1e11, 2e9))
    before = snapshot(debian.root)
    with pytest.raises(InstallError, match=r"needs 7 GB and 2\.0 GB are free"):
        s10_ground.do(debian, installation_of(tree, "a"))
    assert snapshot(debian.root) == before


def test_without_a_network_the_packages_are_named(debian: Recorded, tree: Path):
    debian.answers["dpkg-query"] = "ii  gcc\n"
    debian.fails.add("apt-get update")
    with pytest.raises(InstallError, match=r"cups ffmpeg could not be installed.*network"):
        s20_packages.do(debian, installation_of(tree, "a"))


def test_packages_that_are_there_are_left_alone(debian: Recorded, tree: Path):
    debian.answers["dpkg-query"] = "ii  gcc\nii  cups\nii  ffmpeg\n"
    s20_packages.do(debian, installation_of(tree, "a"))
    assert debian.ran == []


# --- doing it twice, stopping in between, taking it back ----------------------------------------


def file_steps() -> tuple:
    return (s40_name, s45_settings, s75_printer, s80_units, s85_command)


def test_the_second_time_no_file_changes(debian: Recorded, tree: Path):
    planned = installation_of(tree, "coach-1")
    for step in file_steps():
        step.do(debian, planned)
    before = {k: v for k, v in snapshot(debian.root).items() if "install.log" not in k}
    for step in file_steps():
        step.do(debian, planned)
    after = {k: v for k, v in snapshot(debian.root).items() if "install.log" not in k}
    assert after == before
    assert "interview-coach-kiosk.service" in str(before.keys())


def test_a_dry_run_changes_nothing(
    debian: Recorded, tree: Path, capsys: pytest.CaptureFixture[str]
):
    dry = Machine(LOG, dry=True, root=debian.root)
    before = snapshot(debian.root)
    for step in all_steps().values():
        if step is not s10_ground:
            step.do(dry, installation_of(tree, "coach-1"))
    assert snapshot(debian.root) == before
    said = capsys.readouterr().out
    assert "would write /etc/interview-coach.toml" in said
    assert "would run systemctl daemon-reload" in said


def test_the_steps_stand_in_the_order_of_their_numbers_and_know_their_part():
    steps = all_steps()
    assert list(steps) == sorted(steps)
    for step in steps.values():
        assert step.SAYS
        assert callable(step.do)
        assert callable(step.undo)


def test_it_stops_at_a_failure_says_where_and_goes_on_the_next_time(
    debian: Recorded, tree: Path, capsys: pytest.CaptureFixture[str]
):
    planned = installation_of(tree, "coach-1")
    steps = {"a": s45_settings, "b": s80_units, "c": s85_command}
    debian.fails.add("systemctl enable")
    assert not install.take(steps, debian, planned)
    said = capsys.readouterr().err
    assert "Stopped at [2/3] Units" in said
    assert "run it again" in said
    pin = debian.reads(SETTINGS)

    debian.fails.clear()
    assert install.take(steps, debian, planned)
    assert debian.reads(SETTINGS) == pin
    assert debian.reads(s85_command.COMMAND) is not None


@pytest.mark.parametrize(("runs", "verb"), [("old", "restart"), ("new", "start")])
def test_a_booth_of_an_older_release_is_restarted_and_of_this_one_left_alone(
    debian: Recorded, tree: Path, runs: str, verb: str
):
    planned = installation_of(tree, "coach-1")
    folder = debian.at(planned.release if runs == "new" else RELEASES / "0.0.9-old")
    folder.mkdir(parents=True)
    (debian.root / "proc/7").mkdir(parents=True)
    (debian.root / "proc/7/cwd").symlink_to(folder)
    debian.answers["systemctl show"] = "7"
    s90_start.do(debian, planned)
    assert f"systemctl {verb} interview-coach-kiosk.service" in debian.ran


def test_settings_of_staff_are_never_written_over(debian: Recorded, tree: Path):
    debian.at(SETTINGS).write_text("[booth]\nid = 'ours'\n")
    s45_settings.do(debian, installation_of(tree, "coach-1"))
    assert debian.reads(SETTINGS) == "[booth]\nid = 'ours'\n"


def test_the_settings_are_ones_the_booth_reads(debian: Recorded, tree: Path):
    from kiosk.domain import settings

    s45_settings.do(debian, installation_of(tree, "coach-1"))
    read = settings.load(debian.at(SETTINGS), {})
    assert (read.booth.id, read.paths.var, len(read.booth.staff_pin)) == ("coach-1", str(VAR), 6)


def test_the_name_is_the_machines_own_and_goes_back(debian: Recorded, tree: Path):
    name = s40_name.name_for(debian)
    assert name == s40_name.name_for(debian)
    planned = installation_of(tree, name)
    s40_name.do(debian, planned)
    assert debian.reads(Path("/etc/hostname")) == f"{name}\n"
    assert f"127.0.1.1\t{name}\n" in (debian.reads(Path("/etc/hosts")) or "")
    s40_name.undo(debian, planned)
    assert debian.reads(Path("/etc/hostname")) == "debian\n"
    assert debian.reads(s40_name.SERVICE) is None


def test_a_report_that_cannot_be_printed_is_dropped(debian: Recorded, tree: Path):
    s75_printer.do(debian, installation_of(tree, "a"))
    text = debian.reads(s75_printer.CONFIGURATION) or ""
    assert s75_printer.with_policy(text) == text
    assert text.count("MaxJobTime") == 1
    assert "ErrorPolicy abort-job" in text
    assert "PreserveJobFiles No" in text
    assert "tmpfs" in (debian.reads(s75_printer.SPOOL) or "")


def test_what_was_put_there_is_gone_again_and_the_settings_stay(debian: Recorded, tree: Path):
    planned = installation_of(tree, "coach-1")
    for step in file_steps():
        step.do(debian, planned)
    for step in reversed(file_steps()):
        step.undo(debian, planned)
    s30_release.undo(debian, planned)
    left = [path for path in snapshot(debian.root) if "coach" in path]
    assert sorted(left) == ["etc/interview-coach.toml", "var/log/interview-coach-install.log"]
