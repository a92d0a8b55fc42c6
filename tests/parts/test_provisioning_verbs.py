"""The technician's small verbs: database, certificate, claim; and what a bad setting says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.sections import Paths
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.people import Role
from provisioning import __main__ as provisioning

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KIOSK_PATHS_VAR", str(tmp_path))
    return tmp_path


def claimed(var: Path) -> None:
    store = Store.open(Settings(paths=Paths(var=str(var))).store_url)
    store.people.add("Grace", Role.ADMIN, "a hash")
    store.close()


def test_the_database_is_made_once_and_for_its_owner_only(var: Path, capsys):
    assert provisioning.main(["database"]) == 0
    assert provisioning.main(["database"]) == 0
    assert "in order" in capsys.readouterr().out
    assert (var / "coach.sqlite").stat().st_mode & 0o777 == 0o600


def test_a_certificate_is_made_shown_and_renewed(var: Path, capsys):
    def shown(*words: str) -> str:
        assert provisioning.main(["certificate", *words]) == 0
        return capsys.readouterr().out.splitlines()[-1]

    first = shown()
    assert re.fullmatch(r"SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}", first)
    assert shown() == first
    assert shown("--renew") != first
    assert (var / "self-made.key").stat().st_mode & 0o777 == 0o600


def test_the_claim_code_stays_until_a_new_one_is_wanted(var: Path, capsys):
    def shown(*words: str) -> str:
        assert provisioning.main(["claim", *words]) == 0
        return capsys.readouterr().out.strip()

    first = shown()
    assert CODE.fullmatch(first)
    assert shown() == first
    assert shown("--new") != first


def test_a_claimed_panel_has_no_code_until_it_is_reset(var: Path, capsys):
    claimed(var)
    assert provisioning.main(["claim", "--new"]) == 2
    assert "--reset" in capsys.readouterr().err
    assert provisioning.main(["claim", "--reset"]) == 0
    assert CODE.fullmatch(capsys.readouterr().out.strip())


def test_wiping_asks_first(var: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("builtins.input", lambda _: "no")
    assert provisioning.main(["wipe"]) == 2
    assert "Nothing was changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    "verb", ["backup", "housekeeping", "sync", "claim", "mend", "database", "certificate"]
)
def test_a_setting_nobody_knows_is_told_by_every_verb(
    var: Path, verb: str, capsys, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KIOSK_BOOTH_NAMEE", "x")
    monkeypatch.setenv("COACH_PASSPHRASE", "long enough for this")
    words = [verb, str(var / "file")] if verb == "backup" else [verb]
    assert provisioning.main(words) != 0
    assert "Did you mean name?" in capsys.readouterr().err


def test_a_backup_of_nothing_says_so(var: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COACH_PASSPHRASE", "long enough for this")
    assert provisioning.main(["backup", str(var / "file")]) == 2
    assert "no database" in capsys.readouterr().err
    assert not (var / "file").exists()


def test_a_verb_nobody_knows_shows_them_all(capsys):
    assert provisioning.main(["bakcup"]) == 2
    assert "housekeeping" in capsys.readouterr().err
