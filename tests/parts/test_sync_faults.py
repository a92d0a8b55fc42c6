"""Everything that may go wrong between a booth and its campus: each is refused with an entry at
both ends, and the rest goes through."""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from kiosk.bench import campus_server as postgres
from kiosk.domain.errors import FleetError, StoreError
from kiosk.domain.plain import to_plain
from kiosk.fleet import enrolment
from kiosk.fleet.campus import Campus
from kiosk.fleet.handshake import TURN, Identity
from kiosk.fleet.push import Pace, put, read
from kiosk.fleet.sync import start_over, sync
from kiosk.store import Store
from kiosk.store.audit import AuditLine
from kiosk.store.tables import FactRow
from tests.kit.campus.tested_campus import Machine, faults_of, ids, sql, version
from tests.kit.samples.job import JOB


@pytest.mark.parametrize("off", [timedelta(minutes=-20), timedelta(days=900)])
def test_a_wrong_clock_holds_the_interviews_and_nothing_else(
    booth: Machine, campus: Store, off: timedelta
):
    booth.finish("one")
    campus.save_job(replace(JOB, title="Made on campus"))
    wrong = Pace(now=lambda: datetime.now(UTC) + off)
    with pytest.raises(FleetError) as caught:
        booth.sync(wrong)
    assert caught.value.code == "clock-wrong"
    assert ids(campus) == set()
    assert "Made on campus" in [job.title for job in booth.store.jobs()]
    assert booth.faults() == faults_of(campus, "booth-7") == {"clock-wrong": 1}
    (line,) = campus.booths.all()
    assert line.facts["clock_off_s"] == pytest.approx(off.total_seconds(), abs=5)
    assert abs(datetime.now(UTC) - line.seen_at) < timedelta(minutes=1), "the campus' own clock"
    assert booth.sync().sent == 1


def test_a_clone_of_a_disk_is_told_and_the_other_goes_on(
    booth: Machine, campus: Store, tmp_path: Path
):
    booth.sync()
    shutil.copytree(booth.settings.paths.var, tmp_path / "clone")
    url = f"sqlite:///{tmp_path / 'clone' / 'coach.sqlite'}"
    clone = replace(booth, store=Store.open(url))
    booth.finish("mine")
    assert booth.sync().sent == 1
    clone.finish("stolen")
    with pytest.raises(FleetError) as caught:
        clone.sync()
    assert caught.value.code == "booth-cloned"
    assert clone.faults() == faults_of(campus, "booth-7") == {"booth-cloned": 1}
    assert ids(campus) == {"mine"}
    booth.finish("mine too")
    assert booth.sync().sent == 1

    given = enrolment.enrol(campus.database, "booth-7", "Library")
    clone.url = given.url
    assert clone.sync().sent >= 1, "staff decided that this one lives on"
    with pytest.raises(FleetError) as caught:
        booth.sync()
    assert caught.value.code == "campus-refused"
    clone.store.close()


class Cut(Campus):
    """A line that is cut at one of its transactions: before it, or after COMMIT and before its
    answer."""

    left = 0
    after = False

    @contextmanager
    def run(self) -> Iterator[psycopg.Connection]:
        if self.left == 0 and not self.after:
            raise StoreError("store-locked", "The line was cut.")
        with super().run() as connection:
            yield connection
        if self.left == 0:
            raise StoreError("store-locked", "The answer was lost.")
        self.left -= 1


@pytest.mark.parametrize("after", [False, True], ids=["before", "after-commit"])
def test_wherever_the_line_is_cut_the_next_exchange_makes_it_whole(
    booth: Machine, campus: Store, after: bool
):
    identity = Identity("booth-7", "Library", "1.0", {})
    booth.store.audit.note(AuditLine(datetime.now(UTC), "dana", "changed", "job", "j", ""))
    cuts = 0
    for number in range(100):
        booth.finish(f"{number}")
        if number:
            booth.store.forget(f"{number - 1}")
        with Cut.open(booth.url, certificate=booth.certificate) as line:
            line.left, line.after = number, after
            try:
                sync(booth.store, line, booth.settings, identity)
                break
            except StoreError:
                cuts += 1
    assert cuts > 12, "there are more steps than that"
    booth.sync()
    assert ids(campus) == ids(booth.store) == {f"{number}"}
    assert to_plain(campus.interview(f"{number}")) == to_plain(booth.store.interview(f"{number}"))
    assert campus.audit.page(1)[1] == 1
    assert campus.session_number(JOB.id) == number + 1
    assert booth.faults() == {}


def test_a_heartbeat_that_arrives_late_is_no_clone(booth: Machine, campus: Store):
    booth.sync()
    identity = Identity("booth-7", "Library", "1.0", {})
    for _ in range(2):
        with Cut.open(booth.url, certificate=booth.certificate) as line:
            line.left = 2  # the heartbeat itself, after what the campus said
            with pytest.raises(StoreError):
                sync(booth.store, line, booth.settings, identity)
    with booth.store.database.reading() as session:
        drawn = json.loads(session.get_one(FactRow, TURN).value)["drawn"]
    assert len(drawn) == 2
    sql(campus, "UPDATE booths SET turn = :turn", turn=drawn[0])
    booth.sync()


def test_a_connection_that_dies_in_the_middle_of_a_lot_leaves_nothing_of_it(
    booth: Machine, campus: Store, campus_server: postgres.Server
):
    for number in range(3):
        booth.finish(f"{number}")
    batch = read(booth.store, ["0", "1", "2"])

    def torn() -> Iterator[tuple]:
        yield batch.rows["answers"][0]
        with psycopg.connect(campus_server.url) as superuser:
            superuser.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'b%'"
            )
        for _ in range(2000):
            yield batch.rows["answers"][1]

    with booth.open() as line, pytest.raises(StoreError) as caught:
        put(line, replace(batch, rows=batch.rows | {"answers": torn()}))
    assert caught.value.code == "store-locked"
    assert ids(campus) == set()
    assert booth.sync().sent == 3


def test_a_campus_that_never_answers_is_hung_up(booth: Machine):
    started = time.monotonic()
    with (
        Campus.open(booth.url, certificate=booth.certificate, deadline_s=0.5) as line,
        pytest.raises(StoreError),
        line.run() as connection,
    ):
        connection.execute("SELECT pg_sleep(30)")
    assert time.monotonic() - started < 10


def test_a_revoked_booth_is_cut_off_and_says_so(booth: Machine, campus: Store):
    booth.sync()
    booth.finish("late")
    with booth.open() as line:
        assert enrolment.revoke(campus.database, "booth-7")
        with pytest.raises(StoreError), line.run() as connection:
            connection.execute("SELECT 1")
    with pytest.raises(FleetError) as caught:
        booth.open()
    assert caught.value.code == "campus-refused"
    assert ids(campus) == set()
    (line,) = campus.booths.all()
    assert line.enrolled is False
    assert not enrolment.revoke(campus.database, "booth-7")


@pytest.mark.parametrize(("number", "code"), [("0001", "campus-older"), ("9999", "campus-newer")])
def test_another_schema_waits_and_is_told(booth: Machine, campus: Store, number: str, code: str):
    booth.finish("one")
    version(campus, number)
    with pytest.raises(FleetError) as caught:
        booth.sync()
    assert caught.value.code == code
    assert ids(campus) == set()
    assert booth.faults() == faults_of(campus, "booth-7") == {code: 1}
    version(campus, None)
    assert booth.sync().sent == 1


POISON = {
    "a title too long": "UPDATE interviews SET job_title = :long WHERE id = :id",
    "a name with a zero": "UPDATE interviews SET candidate = 'a' || char(0) WHERE id = :id",
    "broken JSON": "UPDATE answers SET document = '{\"a\": ' WHERE interview_id = :id",
    "no number": "UPDATE interviews SET answers = 'many' WHERE id = :id",
    "no date": "UPDATE interviews SET finished_at = 'yesterday-ish' WHERE id = :id",
    "no text": "UPDATE interview_documents SET document = x'ff00' WHERE interview_id = :id",
    "another booth": "UPDATE interviews SET booth_id = 'booth-8' WHERE id = :id",
    "the future": "UPDATE interviews SET started_at = '2999-01-01 00:00:00.0' WHERE id = :id",
}


@pytest.mark.parametrize("kind", POISON)
def test_a_poisoned_row_stays_alone_and_the_rest_goes_through(
    booth: Machine, campus: Store, kind: str
):
    for number in range(9):
        booth.finish(f"{number}")
    values = {"id": "4", "long": "x" * 5000}
    sql(booth.store, POISON[kind], **{k: v for k, v in values.items() if f":{k}" in POISON[kind]})
    done = booth.sync()
    assert (done.sent, done.refused) == (8, 1)
    assert ids(campus) == {str(number) for number in range(9)} - {"4"}
    assert booth.faults() == faults_of(campus, "booth-7") == {"row-refused": 1}
    assert booth.sync().refused == 0, "it is not tried again as it is"
    booth.finish("4")
    assert booth.sync().sent == 1


def test_poisoned_lines_of_staff_hold_nothing_up(booth: Machine, campus: Store):
    for note in ("good", "x" * 999, "good too"):
        line = AuditLine(datetime.now(UTC), "dana", "changed", "job", "j", note)
        booth.store.audit.note(line)
    sql(booth.store, "UPDATE audit SET note = :n WHERE note LIKE 'x%'", n="x" * 999)
    booth.sync()
    assert campus.audit.page(1)[1] == 2
    assert booth.faults() == {"row-refused": 1}


def test_another_campus_gets_everything_again(booth: Machine, campus: Store):
    booth.finish("one")
    booth.sync()
    sql(campus, "TRUNCATE interviews, uses CASCADE")
    assert booth.sync().sent == 0
    start_over(booth.store)
    enrolment.enrol(campus.database, "booth-7", "Library")
    booth.url = enrolment.enrol(campus.database, "booth-7", "Library").url
    assert booth.sync().sent == 1
    assert campus.session_number(JOB.id) == 1
