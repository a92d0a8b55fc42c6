"""Housekeeping, mending and wiping: what is kept, what is gone from every file, what comes back."""

import os
import shutil
import sqlite3
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from kiosk.checks.kept import damage_in
from kiosk.domain.errors import StoreError
from kiosk.domain.interview import Interview
from kiosk.domain.sections import Paths, Privacy
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.audit import AuditLine
from kiosk.store.audit_tables import AuditRow
from provisioning.keeping import audit, housekeeping, mend, snapshot, wipe
from tests.kit.samples.interviews import INTERVIEWS
from tests.kit.samples.job import JOB

OLD, FRESH = "11111111-aaaa", "22222222-bbbb"
SECRET = "zebracadabra"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A booth's folder with an interview of today, and one of last year that says a secret."""
    var = tmp_path_factory.mktemp("first") / "var"
    store = Store.open(Settings(paths=Paths(var=str(var))).store_url)
    store.save_job(JOB)
    fresh = INTERVIEWS["hesitant"]()
    kept = replace(fresh.consent, keep=True)
    now = datetime.now(UTC)
    fresh = replace(fresh, id=FRESH, consent=kept, started_at=now, finished_at=None)
    store.keep(fresh)
    store.keep(with_secret(replace(fresh, id=OLD, started_at=now - timedelta(days=365))))
    store.close()
    return var


def with_secret(interview: Interview) -> Interview:
    return replace(interview, candidate=SECRET)


@pytest.fixture
def booth(tmp_path: Path, folder: Path) -> Settings:
    shutil.copytree(folder, tmp_path / "var")
    return replace(Settings(), paths=Paths(var=str(tmp_path / "var")))


def said_anywhere(settings: Settings, word: str) -> list[str]:
    """Return the files of the booth that hold a word."""
    files = [path for path in Path(settings.paths.var).rglob("*") if path.is_file()]
    return [file.name for file in files if word.encode() in file.read_bytes()]


def interviews_of(settings: Settings) -> set[str]:
    store = Store.open(settings.store_url)
    try:
        return {one for one in (OLD, FRESH) if store.interview(one) is not None}
    finally:
        store.close()


def ruin(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    file.write_bytes(data)


def test_what_is_too_old_is_gone_from_every_file(booth: Settings):
    snapshot.take(snapshot.database_of(booth), snapshot.last_good(booth))
    assert len(said_anywhere(booth, SECRET)) == 2

    assert housekeeping.keep_house(booth, clips=False) == housekeeping.DONE
    assert interviews_of(booth) == {FRESH}
    assert said_anywhere(booth, SECRET) == []


def test_with_a_retention_of_no_days_an_interview_that_goes_on_is_not_cut_short(booth: Settings):
    no_days = replace(booth, privacy=Privacy(retention_days=0))
    housekeeping.retain(no_days)
    assert interviews_of(booth) == {FRESH}


def test_leftovers_of_a_crash_go_and_what_is_being_written_stays(booth: Settings):
    var = Path(booth.paths.var)
    (var / "old.unfinished").write_text("")
    (var / "new.unfinished").write_text("")
    two_hours_ago = time.time() - 7200
    os.utime(var / "old.unfinished", (two_hours_ago, two_hours_ago))
    housekeeping.remove_leftovers(booth)
    assert [file.name for file in var.glob("*.unfinished")] == ["new.unfinished"]


def test_a_damaged_database_is_replaced_by_the_last_good_copy_and_staff_are_told(booth: Settings):
    database = snapshot.database_of(booth)
    housekeeping.copy(booth)
    ruin(database)
    assert housekeeping.keep_house(booth, clips=False) == housekeeping.DAMAGED
    assert damage_in(snapshot.last_good(booth)) is None, "the good copy must survive the damage"

    stopped = []
    assert mend.mend(booth, lambda: stopped.append(True))
    assert stopped == [True]
    assert damage_in(database) is None
    assert interviews_of(booth) == {OLD, FRESH}
    store = Store.open(booth.store_url)
    assert [fault.code for fault in store.booths.faults()] == ["store-restored"]
    store.close()
    assert snapshot.damaged(database).exists()


def test_a_sound_database_is_left_alone(booth: Settings):
    before = snapshot.database_of(booth).read_bytes()
    assert not mend.mend(booth, lambda: pytest.fail("nobody is to be stopped"))
    assert snapshot.database_of(booth).read_bytes() == before


def test_without_a_good_copy_the_booth_starts_empty_rather_than_not_at_all(booth: Settings):
    ruin(snapshot.database_of(booth))
    assert mend.mend(booth, lambda: None)
    assert interviews_of(booth) == set()


def test_a_damaged_file_is_not_kept_for_ever(booth: Settings):
    database = snapshot.database_of(booth)
    set_aside = snapshot.damaged(database)
    set_aside.write_text(SECRET)
    housekeeping.forget_damaged(booth)
    assert set_aside.exists()
    eight_days_ago = time.time() - 8 * 86_400
    os.utime(set_aside, (eight_days_ago, eight_days_ago))
    housekeeping.forget_damaged(booth)
    assert not set_aside.exists()


def test_a_copy_is_taken_while_somebody_writes(booth: Settings):
    database, copy = snapshot.database_of(booth), snapshot.last_good(booth)
    writer = sqlite3.connect(database, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM interviews")
    snapshot.take(database, copy)
    writer.execute("ROLLBACK")
    writer.close()
    count = sqlite3.connect(copy).execute("SELECT count(*) FROM interviews").fetchone()
    assert count == (2,), "what was not committed is in no copy"


def test_a_disk_without_room_leaves_the_older_copy(
    booth: Settings, monkeypatch: pytest.MonkeyPatch
):
    housekeeping.copy(booth)
    before = snapshot.last_good(booth).read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "touch", full)
    with pytest.raises(StoreError) as caught:
        housekeeping.copy(booth)
    assert caught.value.code == "disk-full"
    assert snapshot.last_good(booth).read_bytes() == before


def test_wiping_leaves_no_word_in_any_file(booth: Settings):
    housekeeping.copy(booth)
    said = INTERVIEWS["hesitant"]().answers[0].transcript.text.split()
    word = f'"text": "{max(said, key=len)}"'
    assert said_anywhere(booth, word)
    assert wipe.wipe(booth) == 2
    assert said_anywhere(booth, word) == []
    assert said_anywhere(booth, SECRET) == []
    assert said_anywhere(booth, JOB.title)


def audited(booth: Settings, change: bool) -> None:
    """Write three entries of the audit log, and change the second where wanted."""
    store = Store.open(booth.store_url)
    for n in range(3):
        store.audit.note(AuditLine(datetime.now(UTC), "dana", "changed", "job", f"j{n}", ""))
    if change:
        with store.database.writing() as session:
            session.execute(update(AuditRow).where(AuditRow.number == 2).values(person="pat"))
    store.close()


@pytest.mark.parametrize("change", [False, True], ids=["whole", "changed"])
def test_the_audit_log_is_walked_every_day_and_on_request(booth, change, caplog, capsys):
    audited(booth, change)
    housekeeping.walk(booth)
    assert ("a chain is broken at entry 2" in caplog.text) is change
    store = Store.open(booth.store_url)
    (chain,) = store.chains.stand()
    store.close()
    assert chain.whole_at is not None
    assert (chain.broken_at, chain.left) == (2 if change else None, 0)
    assert audit.told(booth) == (audit.BROKEN if change else audit.WHOLE)
    assert ("broken at entry 2" if change else "3 entries, whole") in capsys.readouterr().out
