"""Updating a booth on a folder that stands for a machine: forward, and back by itself."""

import shutil
from pathlib import Path

import pytest

from provisioning.install import install, update
from provisioning.install.installation import Installation, installation_of
from provisioning.install.places import CURRENT, RELEASES, UNITS, VAR
from provisioning.steps import (
    s30_release,
    s80_units,
)
from tests.kit.fakes.machine import Recorded


@pytest.fixture
def updating(debian: Recorded, tree: Path) -> tuple[Recorded, Installation, Path]:
    """A machine that runs an old release, and has a new one beside it."""
    old = RELEASES / "0.0.9-old"
    plan = installation_of(tree, "coach-1")
    s30_release.do(debian, plan)
    shutil.copytree(debian.at(plan.release), debian.at(old))
    (debian.at(old) / "systemd/interview-coach.target").write_text("[Unit]\nDescription=old\n")
    for release, environment in ((old, "e1"), (plan.release, plan.environment_id)):
        (debian.at(release) / ".venv").symlink_to(Path("../../environments") / environment)
        (debian.root / "opt/interview-coach/environments" / environment).mkdir(parents=True)
    debian.link(CURRENT, Path("releases/0.0.9-old"))
    s80_units.put_in_place(debian, debian.at(old))
    debian.answers["systemctl show"] = "NRestarts=0\nActiveState=active"
    return debian, plan, old


def test_a_new_release_that_comes_up_is_the_one_that_runs(updating):
    debian, plan, old = updating
    assert update.switch(debian, plan, old) == install.DONE
    assert debian.at(CURRENT).readlink().name == plan.release_id
    assert debian.at(old).exists(), "the one before stays, to go back to"


def test_both_copies_of_the_database_are_made_by_the_new_release(updating):
    """The one before may be older than the words that copy: 0.1 was."""
    debian, plan, old = updating
    debian.at(VAR).mkdir(parents=True)
    debian.at(update.DATABASE).write_text("the interviews")
    assert update.switch(debian, plan, old) == install.DONE
    copies = [line for line in debian.ran if "snapshot" in line]
    assert len(copies) == 2
    assert all(line.startswith(f"{plan.release}/.venv/bin/python") for line in copies)


def test_going_back_leaves_no_second_copy_of_what_people_said(updating):
    debian, plan, old = updating
    for file in (update.DATABASE, update.BEFORE):
        debian.at(file).parent.mkdir(parents=True, exist_ok=True)
        debian.at(file).write_text("the interviews")
    debian.fails.add("systemctl reset-failed")
    assert update.switch(debian, plan, old) == install.STOPPED
    assert any(line.startswith("cp ") for line in debian.ran)
    assert not debian.at(update.BEFORE).exists()


@pytest.mark.parametrize("how", ["does not start", "falls over"])
def test_a_new_release_that_does_not_come_up_goes_back_by_itself(updating, how: str):
    debian, plan, old = updating
    if how == "does not start":
        debian.fails.add("systemctl reset-failed")
    else:
        debian.answers["systemctl show"] = "NRestarts=4\nActiveState=activating"
    assert update.switch(debian, plan, old) == install.STOPPED
    assert debian.at(CURRENT).readlink().name == old.name
    assert "Description=old" in (debian.reads(UNITS / "interview-coach.target") or "")
    assert debian.ran[-1].startswith("systemctl start interview-coach.target")


def test_a_release_that_cannot_read_the_data_never_touches_the_booth(updating):
    debian, plan, old = updating
    debian.at(VAR).mkdir(parents=True)
    debian.at(update.DATABASE).write_text("the interviews")
    debian.fails.add(f"{plan.release}/.venv/bin/python -m provisioning database")
    assert update.switch(debian, plan, old) == install.STOPPED
    assert not any("systemctl stop" in line for line in debian.ran)
    assert debian.at(update.DATABASE).read_text() == "the interviews"
    assert not debian.at(update.TRIAL).exists()


def test_only_the_last_two_releases_and_their_environments_stay(updating):
    debian, plan, old = updating
    debian.at(RELEASES / "0.0.1-ancient").mkdir()
    (debian.root / "opt/interview-coach/environments/e0").mkdir()
    update.clear(debian, {plan.release, old})
    assert {path.name for path in debian.at(RELEASES).iterdir()} == {old.name, plan.release_id}
    kept = {path.name for path in (debian.root / "opt/interview-coach/environments").iterdir()}
    assert kept == {"e1", plan.environment_id}
