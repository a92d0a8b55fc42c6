"""What the doctor says of the screen, the touch, the disk, the wait and the campus."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.checks import State, campus, surroundings, wait
from kiosk.checks.wait import Waits
from kiosk.domain.screen import Screen
from kiosk.domain.sections import Paths
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.booths import Exchange
from provisioning.install.machine import InstallError
from provisioning.steps import s47_screen

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing: its graphics, inputs and processes are folders of the test."""
    for name in ("drm", "proc"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(surroundings, "CONNECTORS", tmp_path / "drm")
    monkeypatch.setattr(surroundings, "PROCESSES", tmp_path / "proc")
    monkeypatch.setattr(surroundings, "INPUTS", tmp_path / "devices")
    return tmp_path


def connect(machine: Path, **outputs: str) -> None:
    for name, state in outputs.items():
        folder = machine / "drm" / f"card0-{name.replace('_', '-')}"
        folder.mkdir()
        (folder / "status").write_text(f"{state}\n")


def x_runs(machine: Path, *words: str) -> None:
    (machine / "proc/77").mkdir()
    (machine / "proc/77/cmdline").write_text("\0".join(["/usr/lib/xorg/Xorg", ":0", *words, ""]))


def settings(**screen: str) -> Settings:
    return replace(Settings(), screen=Screen(**screen))


def states(found) -> list[State]:
    return [check.state for check in found]


def test_one_screen_is_well_and_none_is_missed(machine: Path):
    assert states(surroundings.screen(settings())) == []
    connect(machine, HDMI_A_1="disconnected")
    assert states(surroundings.screen(settings())) == [State.AMBER]
    connect(machine, DP_1="connected")
    (check,) = surroundings.screen(settings(rotate="left"))
    assert (check.state, check.says) == (State.GREEN, "DP-1, turned left.")


def test_of_two_screens_one_has_to_be_named(machine: Path):
    connect(machine, HDMI_A_1="connected", DP_1="connected")
    (check,) = surroundings.screen(settings())
    assert check.state is State.AMBER
    assert "screen.output" in check.do
    assert states(surroundings.screen(settings(output="HDMI-1"))) == [State.GREEN]


def test_a_screen_that_may_go_dark_is_told(machine: Path):
    x_runs(machine, "-s", "0", "-dpms")
    assert states(surroundings.screen(settings())) == []
    (machine / "proc/77/cmdline").write_text("/usr/bin/Xorg\0:0\0")
    (check,) = surroundings.screen(settings())
    assert "go dark" in check.says


@pytest.mark.parametrize(("prop", "there"), [("2", True), ("0", False), ("5", False)])
def test_a_touch_screen_is_known_by_its_kind(machine: Path, prop: str, there: bool):
    (machine / "devices").write_text(f'N: Name="ELO"\nB: PROP={prop}\nB: EV=b\n')
    (check,) = surroundings.touch(settings())
    assert ("There is" in check.says) is there


@pytest.mark.parametrize(
    ("kinds", "state"),
    [("crypt\npart\ndisk", State.GREEN), ("part\ndisk", State.AMBER), ("", None)],
)
def test_an_open_disk_is_told(monkeypatch: pytest.MonkeyPatch, kinds: str, state: State | None):
    told = {"findmnt": "/dev/sda2[/sub]", "lsblk": kinds}
    monkeypatch.setattr(surroundings, "said", lambda words: told[words[0]])
    assert states(surroundings.encryption(Settings())) == ([] if state is None else [state])


# --- the wait -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question_s", "state"), [(0.8, State.GREEN), (2.5, State.AMBER), (14.0, State.RED)]
)
def test_what_was_measured_is_kept_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question_s: float, state: State
):
    here = replace(Settings(), paths=Paths(var=str(tmp_path)))
    monkeypatch.setattr(wait, "key", lambda _: "this machine")
    wait.keep(Waits(0.5, question_s, question_s + 0.4), here)
    (check,) = wait.expected_wait(here)
    assert check.state is state
    assert f"next question in {question_s:.1f} s" in check.says


def test_what_another_machine_measured_is_measured_again(tmp_path: Path, monkeypatch):
    here = replace(Settings(), paths=Paths(var=str(tmp_path)))
    monkeypatch.setattr(wait, "key", lambda _: "this machine")
    file = tmp_path / wait.RECORD
    file.write_text(json.dumps({"key": "another", "waits": {}}))
    monkeypatch.setattr(wait, "in_use", lambda: True)
    (check,) = wait.expected_wait(here)
    assert (check.state, "stop interview-coach-kiosk" in check.do) == (State.AMBER, True)


# --- the campus -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "state"),
    [
        (None, State.AMBER),
        (Exchange(NOW - timedelta(minutes=1), ""), State.GREEN),
        (Exchange(NOW - timedelta(hours=2), ""), State.AMBER),
        (Exchange(NOW, "store-locked"), State.AMBER),
        (Exchange(NOW, "booth-cloned"), State.RED),
    ],
)
def test_the_last_exchange_is_judged(last: Exchange | None, state: State):
    check = campus.judged(last, NOW)
    assert check.state is state
    assert bool(check.do) is (state is not State.GREEN)


def test_a_booth_of_its_own_hears_nothing_of_a_campus(tmp_path: Path):
    here = replace(Settings(), paths=Paths(var=str(tmp_path)))
    store = Store.open(here.store_url)
    assert list(campus.campus(here)) == []
    (tmp_path / campus.ENROLLED).write_text("{}")
    assert states(campus.campus(here)) == [State.AMBER]
    store.booths.exchanged("campus-refused")
    assert states(campus.campus(here)) == [State.RED]
    store.booths.exchanged()
    assert states(campus.campus(here)) == [State.GREEN]
    store.close()


# --- what X is told -------------------------------------------------------------------------------


def test_x_is_told_nothing_where_it_does_right_by_itself():
    assert s47_screen.configuration({}, ["HDMI-1", "DP-1"]) == ""


def test_a_turned_screen_is_touched_where_it_is_seen():
    text = s47_screen.configuration({"rotate": "left"}, ["HDMI-1", "DP-1"])
    assert 'Identifier "HDMI-1"\n    Option "Rotate" "left"' in text
    assert 'Identifier "DP-1"\n    Option "Enable" "false"' in text
    assert s47_screen.TURNED["left"] in text
    # the upper left corner of a picture turned left is touched at the lower left of the panel
    a, b, c, d, e, f, *_ = map(float, s47_screen.TURNED["left"].split())
    assert (a * 0 + b * 1 + c, d * 0 + e * 1 + f) == (0.0, 0.0)


@pytest.mark.parametrize("told", [{"rotate": "up"}, {"touch": "1 2 3"}])
def test_a_value_that_x_would_not_take_is_refused(told: dict[str, str]):
    with pytest.raises(InstallError):
        s47_screen.configuration(told, ["HDMI-1"])
