"""The doctor: what it says of a bare machine, of damage, of a disk, a clock or a unit gone bad."""

import json
import os
import shutil
import sqlite3
from collections import namedtuple
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk import checks
from kiosk.checks import Check, State, devices, kept, machine, software
from kiosk.domain.sections import Booth, Panel, Paths
from kiosk.domain.settings import Settings
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses import weights
from kiosk.store import Store
from provisioning import __main__ as provisioning
from tests.kit.samples.job import JOB


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(Settings(), paths=Paths(var=str(tmp_path)))


@pytest.fixture
def no_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose devices say at once that they are not there."""
    gone = {"error": "There is none.", "code": "camera-missing"}
    monkeypatch.setattr(devices, "asked", lambda *_: gone)


@pytest.fixture
def with_store(settings: Settings) -> Settings:
    store = Store.open(settings.store_url)
    store.save_job(JOB)
    store.close()
    return settings


def only(found) -> Check:
    (check,) = found
    return check


def states(found) -> list[State]:
    return [check.state for check in found]


def test_a_bare_machine_gets_a_whole_list_and_nothing_is_made(
    settings: Settings, tmp_path: Path, no_devices: None
):
    found = list(checks.look(settings))
    assert {check.check for check in found} >= {"packages", "disk", "clock", "database", "camera"}
    assert all(check.do for check in found if check.state is not State.GREEN)
    assert list(tmp_path.iterdir()) == []


def test_a_model_is_read_byte_by_byte(settings: Settings):
    folder = settings.paths.models_dir
    file = folder / "whisper-base.pt"
    folder.mkdir()
    file.write_bytes(b"weights")
    weights.write_seals(folder, "whisper-base", [file])
    first = next(software.models(settings))
    assert (first.check, first.state) == ("model whisper-base", State.GREEN)

    seal = file.stat()
    file.write_bytes(b"wEights")  # the same size; and the same time, so only the bytes tell
    os.utime(file, ns=(seal.st_atime_ns, seal.st_mtime_ns))
    assert next(software.models(settings)).state is State.RED


def test_a_package_that_is_not_as_locked_is_named(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "a.lock").write_text(
        "numpy==0.0.1 \\\n    --hash=sha256:00\nno-such-package==1\n"
        "other ; platform_machine == 'pdp11'\n"
    )
    monkeypatch.setattr(software, "REPOSITORY", tmp_path)
    monkeypatch.setattr(software, "LOCKS", ("a.lock",))
    check = only(software.packages(settings))
    assert check.state is State.RED
    assert "2 Python packages" in check.says
    assert "no-such-package" in check.says


def test_as_a_package_there_is_no_lock(settings: Settings, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(software, "REPOSITORY", tmp_path)
    assert only(software.packages(settings)).state is State.AMBER


def test_clips_of_a_job_that_was_never_rendered_are_missed(with_store: Settings):
    check = only(software.clips(with_store))
    assert check.state is State.AMBER
    assert "jobs lack clips" in check.says


@pytest.mark.parametrize(
    ("free", "state"), [(100e6, State.RED), (1e9, State.AMBER), (9e9, State.GREEN)]
)
def test_the_disk(settings: Settings, monkeypatch: pytest.MonkeyPatch, free: float, state: State):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10e9, 0, free))
    assert only(machine.disk(settings)).state is state


def test_a_clock_before_the_program_was_made_is_red(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    program = tmp_path / "program.py"
    program.write_text("")
    os.utime(program, (4e9, 4e9))
    monkeypatch.setattr(machine, "PROGRAM", program)
    assert only(machine.clock(settings)).state is State.RED


UNIT = "LoadState=loaded\nActiveState={}\nNRestarts={}\nStatusText=Waiting for a candidate"


@pytest.mark.parametrize(
    ("shown", "state", "says"),
    [
        (None, State.AMBER, "Not installed as a booth."),
        ("LoadState=not-found\nActiveState=inactive", State.AMBER, "Not installed as a booth."),
        (UNIT.format("active", 0), State.GREEN, "Waiting for a candidate"),
        (UNIT.format("active", 3), State.AMBER, "restarted 3 times"),
        (UNIT.format("failed", 0), State.RED, "It is failed."),
    ],
)
def test_a_unit(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, shown: str | None, state: State, says: str
):
    monkeypatch.setattr(machine, "said", lambda _: shown)
    found = list(machine.units(settings))
    assert set(states(found)) == {state}
    assert says in found[0].says


def test_a_sound_database_and_who_may_claim_the_panel(with_store: Settings):
    database, panel = kept.store(with_store)
    assert (database.state, panel.state) == (State.GREEN, State.AMBER)
    assert "active jobs" in database.says


def test_a_damaged_database_is_red_and_says_what_mends_it(with_store: Settings, tmp_path: Path):
    file = tmp_path / "coach.sqlite"
    sqlite3.connect(file).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(file.read_bytes())
    data[4096 * 2 : 4096 * 9] = b"\xa5" * (4096 * 7)
    file.write_bytes(data)
    check = only(kept.store(with_store))
    assert check.state is State.RED
    assert "housekeeping" in check.do


@pytest.mark.parametrize("years", [1, 40])  # after 2049 a certificate writes years in full
def test_a_certificate_is_good_until_its_end(settings: Settings, years: int):
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "0\x17\x0d240101000000Z")])
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    ends = now + timedelta(days=366 * years)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(ends)
        .sign(key, hashes.SHA256())
    )
    file = Path(settings.paths.var) / "panel.crt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    check = only(kept.certificate(settings))
    assert (check.state, check.says) == (State.GREEN, f"Good until {ends:%Y-%m-%d}.")


def test_a_certificate_that_is_not_one(settings: Settings):
    assert only(kept.certificate(settings)).state is State.AMBER
    file = Path(settings.paths.var) / "panel.crt"
    file.write_text("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n")
    assert only(kept.certificate(settings)).state is State.RED
    plain = replace(settings, panel=Panel(tls=False))
    assert only(kept.certificate(plain)).state is State.AMBER


def test_a_camera_that_is_not_there(settings: Settings, no_devices: None):
    check = only(devices.camera(replace(settings, booth=Booth(camera="/dev/no-such-camera"))))
    assert check.state is State.AMBER
    assert "without eye contact" in check.says


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({"name": "USB", "level_db": -52.0}, State.GREEN),
        ({"name": "USB", "level_db": -96.0}, State.RED),
        ({"name": "USB", "level_db": None}, State.RED),
        ({"error": "It did not answer for 20 s.", "code": "hangs"}, State.RED),
    ],
)
def test_a_microphone(settings: Settings, monkeypatch: pytest.MonkeyPatch, told, state: State):
    monkeypatch.setattr(devices, "asked", lambda *_: told)
    assert only(devices.microphone(settings)).state is state


def test_a_driver_that_hangs_or_crashes_does_not_take_the_doctor_along(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(devices, "PROBE_S", 0.01)
    assert devices.asked("microphone", "")["code"] == "hangs"
    monkeypatch.setattr(devices, "PROBE_S", 20.0)
    assert devices.asked("no such kind", "")["code"] == "crashes"


def test_a_recorded_video_is_a_camera(settings: Settings):
    video = RECORDINGS / "strong" / "face.mp4"
    check = only(devices.camera(replace(settings, booth=Booth(camera=str(video)))))
    assert check.state is State.GREEN
    assert "640x" in check.says


def test_json_is_one_object_a_line_with_the_keys_of_the_contract(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    no_devices: None,
):
    monkeypatch.setenv("KIOSK_PATHS_VAR", str(tmp_path))
    status = provisioning.main(["doctor", "--json"])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(set(check) == {"check", "state", "says", "do"} for check in found)
    assert status == (2 if "red" in {check["state"] for check in found} else 0)
