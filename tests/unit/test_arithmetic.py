"""Which arithmetic is used is what was measured on this very machine, and told by the doctor."""

import json
from pathlib import Path

import pytest

from kiosk.checks.arithmetic import arithmetic as check
from kiosk.checks.check import State
from kiosk.domain import settings as settings_file
from kiosk.domain.errors import ModelError
from kiosk.senses import arithmetic
from kiosk.senses.arithmetic import Agreement, Arithmetic, Choice, Speed
from kiosk.senses.weights import whisper_file

GOOD, BAD = Agreement(45, 45, 0.02), Agreement(61, 47, 0.46)
QUICK = Speed(0.1, 0.4)


@pytest.fixture
def settings(tmp_path):
    paths = {"models": str(tmp_path), "var": str(tmp_path / "var")}
    return settings_file.changed(settings_file.load(), {"paths": paths})


@pytest.mark.parametrize(
    ("agreement", "holds"),
    [(GOOD, True), (BAD, False), (Agreement(45, 45, 0.2), False), (Agreement(0, 0, 0.0), False)],
)
def test_an_agreement_holds_within_its_bounds(agreement, holds):
    assert agreement.holds is holds


def test_what_was_measured_is_kept_until_something_changes(settings, tmp_path, monkeypatch):
    assert arithmetic.kept(settings) is None
    choice = Choice(Arithmetic.FLOAT, "AVX2", GOOD, QUICK)
    arithmetic.keep(choice, settings)
    assert arithmetic.kept(settings) == choice

    updated = tmp_path / "decoder.py"
    updated.write_text("another release")
    monkeypatch.setattr(arithmetic, "DECODER", updated)
    assert arithmetic.kept(settings) is None


def test_a_booth_whose_models_cannot_be_written_keeps_it_in_its_own_folder(settings, tmp_path):
    """As on a booth: the models are the installer's, on a file system that is read-only."""
    own = Path(settings.paths.var)
    own.mkdir()
    nowhere = settings_file.changed(settings, {"paths": {"models": "/proc/self/task"}})
    choice = Choice(Arithmetic.WHOLE, "AVX2", GOOD, QUICK)
    arithmetic.keep(choice, nowhere)
    assert arithmetic.kept(nowhere) == choice
    assert [file.name for file in own.iterdir()] == [arithmetic.RECORD]

    without = settings_file.changed(nowhere, {"paths": {"var": "/proc/self/fd"}})
    arithmetic.keep(choice, without)  # nothing is raised: it is measured again
    assert arithmetic.kept(without) is None


@pytest.mark.parametrize(("agreement", "state"), [(GOOD, State.GREEN), (BAD, State.RED)])
def test_the_doctor_names_arithmetic_instructions_and_agreement(settings, agreement, state):
    arithmetic.keep(Choice(Arithmetic.WHOLE, "AVX2", agreement, QUICK), settings)
    told, _ = check(settings)
    assert told.state is state
    assert "whole numbers" in told.says
    assert "AVX2" in told.says
    assert f"{agreement.same} of {agreement.tokens}" in told.says


def test_an_owner_may_name_a_file(settings, tmp_path):
    file = tmp_path / "turbo.pt"
    own = settings_file.changed(settings, {"hearing": {"model": str(file)}})
    with pytest.raises(ModelError):
        whisper_file(own)
    file.write_bytes(b"weights")
    assert whisper_file(own) == file
    before = arithmetic.key(own)
    file.write_bytes(b"other weights")
    assert arithmetic.key(own) != before


@pytest.mark.parametrize(
    ("speed", "state", "says"),
    [
        (QUICK, State.GREEN, "It keeps up."),
        (Speed(0.9, 0.9), State.AMBER, "It does not keep up."),
        (Speed(0.5, 3.4), State.AMBER, "waits about 3.4 s"),
    ],
)
def test_the_doctor_says_whether_the_machine_keeps_up_and_what_the_wait_is(
    settings, speed, state, says
):
    arithmetic.keep(Choice(Arithmetic.WHOLE, "AVX2", GOOD, speed), settings)
    _, told = check(settings)
    assert (told.check, told.state) == ("transcriber", state)
    assert says in told.says


def test_a_record_without_a_speed_is_measured_again(settings, tmp_path):
    arithmetic.keep(Choice(Arithmetic.WHOLE, "AVX2", GOOD, QUICK), settings)
    file = tmp_path / arithmetic.RECORD
    record = json.loads(file.read_text())
    del record["whisper-base"]["speed"]
    file.write_text(json.dumps(record))
    assert arithmetic.kept(settings) is None
