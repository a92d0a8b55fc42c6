"""The exchange of a booth with its campus, over TLS with a real PostgreSQL: what goes up and down,
done twice, cut in the middle, and with everything wrong that can be."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.domain.errors import StoreError
from kiosk.domain.interview import InterviewState
from kiosk.domain.plain import to_plain
from kiosk.fleet.clip_files import ClipFile, publish
from kiosk.fleet.handshake import recall_turn, turn_kept
from kiosk.fleet.push import Pace, put, read
from kiosk.store import Store
from kiosk.store.audit import AuditLine
from kiosk.store.people import Role
from kiosk.voice.cache import Cache
from tests.kit.campus.tested_campus import Machine, faults_of, ids, sql
from tests.kit.samples.job import JOB

# --- what goes up ---------------------------------------------------------------------------------


def test_finished_interviews_go_up_whole_and_running_ones_stay(booth: Machine, campus: Store):
    kept = booth.finish("one")
    booth.finish("two", state=InterviewState.RUNNING)
    assert booth.sync().sent == 1
    assert to_plain(campus.interview("one")) == to_plain(kept)
    assert campus.interview("two") is None
    assert campus.interviews.line("one") == booth.store.interviews.line("one")
    assert campus.session_number(kept.job.id) == 1

    assert booth.sync().sent == 0
    booth.finish("two")
    assert booth.sync().sent == 1
    assert ids(campus) == {"one", "two"}


def test_documents_arrive_as_the_very_text_they_were(booth: Machine, campus: Store):
    booth.finish("one", candidate="Zoë \\N \t \"'% 🎓")
    booth.sync()
    statement = text("SELECT CAST(document AS TEXT) FROM interview_documents")
    with booth.store.database.reading() as here, campus.database.reading() as there:
        assert here.scalar(statement) == there.scalar(statement)
    assert campus.interview("one").candidate == "Zoë \\N \t \"'% 🎓"


def test_pushes_that_are_late_doubled_and_out_of_order_change_nothing(
    booth: Machine, campus: Store
):
    booth.finish("one", candidate="first")
    first = read(booth.store, ["one"])
    whole = booth.finish("one", candidate="second")
    shorter = replace(whole, answers=whole.answers[:2], candidate="third")
    second = read(booth.store, ["one"])
    booth.store.keep(shorter)
    third = read(booth.store, ["one"])
    with booth.open() as line:
        assert [put(line, batch) for batch in (second, first, second, third, first, third)] == [
            1, 0, 0, 1, 0, 0,
        ]  # fmt: skip
    assert to_plain(campus.interview("one")) == to_plain(shorter)


def test_a_month_away_is_caught_up_in_runs_that_end(booth: Machine, campus: Store):
    for number in range(25):
        started_at = datetime.now(UTC) - timedelta(days=29, hours=-number)
        booth.finish(f"{number}", started_at=started_at)
    ticks = iter(range(1000))
    slow = Pace(budget_s=2, most=5, clock=lambda: float(next(ticks)))
    first = booth.sync(slow)
    assert first.more
    assert 0 < first.sent < 25
    rests: list[float] = []
    gentle = Pace(interviews_per_s=1.25, pause=rests.append)
    assert booth.sync(gentle).sent == 25 - first.sent
    assert all(3.0 < rest <= 4.0 for rest in rests), "batches of five"
    assert len(ids(campus)) == 25


def test_what_staff_did_and_which_faults_were_met_is_told_once(booth: Machine, campus: Store):
    booth.store.audit.note(
        AuditLine(datetime.now(UTC), "dana", "changed", "job", "j1", "at the booth")
    )
    for _ in range(2):
        booth.store.booths.fault("booth-7", "mic-gone")
        booth.sync()
    lines, total = campus.audit.page(1)
    told = (total, lines[0].person, lines[0].note, lines[0].booth_id)
    assert told == (1, "dana", "at the booth", "booth-7")
    assert faults_of(campus, "booth-7") == {"mic-gone": 2}


def test_older_than_the_campus_keeps_is_not_sent(booth: Machine, campus: Store):
    campus.overrides.change(booth.settings, {"privacy": {"retention_days": 3}})
    booth.finish("old", started_at=datetime.now(UTC) - timedelta(days=4))
    booth.finish("new", started_at=datetime.now(UTC) - timedelta(days=2))
    booth.sync()
    assert ids(campus) == {"new"}


# --- what comes down ------------------------------------------------------------------------------


def test_the_campus_owns_jobs_settings_and_people(booth: Machine, campus: Store):
    booth.store.save_job(replace(JOB, title="Changed at the booth"))
    booth.store.save_job(replace(JOB, id="own", title="Only here"))
    booth.store.overrides.change(booth.settings, {"interviewing": {"questions": 9}})
    booth.store.people.add("dana", Role.VIEWER, "the booth's hash")
    campus.save_job(replace(JOB, title="Made on campus"))
    campus.overrides.change(booth.settings, {"privacy": {"retention_days": 9}})
    dana = campus.people.add("dana", Role.ADMIN, "the campus' hash")
    for _ in range(2):
        booth.sync()
    titles = [job.title for job in booth.store.jobs()]
    assert titles.count("Made on campus") == titles.count("Only here") == 1
    assert "Changed at the booth" not in titles
    settings = booth.store.settings(booth.settings)
    assert (settings.privacy.retention_days, settings.interviewing.questions) == (9, 5)
    assert booth.store.people.by_name("dana") == (dana, "the campus' hash")

    campus.save_job(replace(JOB, title="Made on campus", active=False))
    campus.overrides.reset("privacy.retention_days")
    grace = campus.people.add("grace", Role.ADMIN, "another")
    campus.people.change(dana.id, active=False)
    assert booth.sync().jobs == 1
    assert "Made on campus" not in [job.title for job in booth.store.jobs()]
    assert booth.store.settings(booth.settings).privacy.retention_days == 30
    assert booth.store.people.by_name("dana") is None
    assert booth.store.people.by_name("grace") == (grace, "another")
    assert booth.sync().jobs == 0


def test_clips_come_by_what_they_hold(booth: Machine, campus: Store, tmp_path: Path):
    good, bad, strange = "a" * 64, "b" * 64, "../../etc/passwd"
    sounds = [ClipFile(key, b"sound of " + key.encode(), 1.5, "gtts") for key in (good, bad)]
    assert publish(campus.database, [*sounds, ClipFile(strange, b"x", 1.0, "gtts")]) == 3
    sql(campus, "UPDATE clip_files SET sound = 'cut' WHERE key = :key", key=bad)
    shelf = Cache(tmp_path / "clips", 10_000_000)
    assert booth.sync(shelf=shelf).clips == 1
    assert shelf.has(good)
    assert not shelf.has(bad)
    assert sorted(file.name for file in shelf.folder.iterdir()) == [f"{good}.json", f"{good}.mp3"]
    assert faults_of(campus, "booth-7") == booth.faults() == {"clip-corrupt": 1}
    sql(campus, "UPDATE clip_files SET created_at = '2020-01-01' WHERE key = :key", key=bad)
    assert publish(campus.database, sounds[:1]) == 0
    assert booth.sync(shelf=shelf).clips == 0
    assert booth.faults() == {"clip-corrupt": 1}


# --- what was deleted -----------------------------------------------------------------------------


def test_a_deletion_at_the_panel_deletes_at_the_booth_and_no_late_push_undoes_it(
    booth: Machine, campus: Store
):
    booth.finish("one", candidate="Zanzibarquux")
    booth.finish("two")
    late = read(booth.store, ["one", "two"])
    booth.sync()
    assert campus.forget("one")
    with booth.open() as line:
        put(line, late)
    assert ids(campus) == {"two"}
    campus.interviews.keep(replace(booth.store.interview("two"), id="three"))
    assert booth.sync().tombstones == 1
    assert ids(booth.store) == {"two"}
    files = Path(booth.settings.paths.var).iterdir()
    assert not any(b"Zanzibarquux" in file.read_bytes() for file in files)
    booth.finish("one")
    assert booth.sync().tombstones == 0
    assert "one" not in ids(campus)
    assert "one" not in ids(booth.store)


def test_an_older_copy_that_is_put_back_brings_nothing_back(
    booth: Machine, campus: Store, tmp_path: Path
):
    booth.finish("one")
    booth.sync()
    booth.store.database.scrub()
    file = Path(booth.settings.paths.var) / "coach.sqlite"
    booth.store.close()
    shutil.copy(file, tmp_path / "older")
    assert campus.forget("one")
    booth.store = Store.open(booth.settings.store_url)
    booth.sync()
    turn = turn_kept(booth.store)
    booth.store.close()
    shutil.copy(tmp_path / "older", file)
    booth.store = Store.open(booth.settings.store_url)
    assert ids(booth.store) == {"one"}
    recall_turn(booth.store, turn)
    booth.sync()
    assert ids(booth.store) == ids(campus) == set()


def test_a_deletion_at_the_booth_deletes_on_the_campus(booth: Machine, campus: Store):
    kept = booth.finish("one")
    booth.sync()
    offer = campus.handoff.offer_report(kept, 24)
    booth.store.forget("one")
    assert booth.sync().tombstones == 1
    assert ids(campus) == set()
    with pytest.raises(StoreError, match="too old"):
        campus.handoff.collect(offer.token)
    assert booth.sync().tombstones == 0
