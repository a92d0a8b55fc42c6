"""What a fleet adds to the store, on both databases: tombstones, marks of what was sent, clips."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from kiosk.domain.interview import InterviewState
from kiosk.domain.plain import to_plain
from kiosk.fleet import clip_files, push
from kiosk.fleet.clip_files import ClipFile
from kiosk.store import Store, tombstones
from kiosk.store.clip_tables import ClipFileRow
from kiosk.store.fleet_tables import RefusedRow, SentRow, TombstoneRow
from kiosk.store.tables import UseRow
from tests.kit.samples.interviews import strong
from tests.kit.samples.kept import some


def buried(store: Store) -> dict[str, tuple[str, bool]]:
    with store.database.reading() as session:
        rows = session.scalars(select(TombstoneRow)).all()
    return {row.interview_id: (row.booth_id, row.told) for row in rows}


def test_what_was_deleted_by_somebody_has_a_tombstone_until_it_is_not_needed(store):
    old, other, gone = some(store, 3)
    assert store.forget(gone)
    assert store.interviews.bury([other, "never here"], "booth-1") == 1
    now = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=30, minutes=1)
    assert store.forget_older(30, now) == 1
    assert store.interview(old) is None
    expected = {gone: ("booth-1", False), other: ("booth-1", True), "never here": ("booth-1", True)}
    assert buried(store) == expected
    assert tombstones.expire(store.database) == 0
    late = datetime.now(UTC) + timedelta(days=tombstones.TOMBSTONE_DAYS, hours=1)
    assert tombstones.expire(store.database, late) == 3
    assert buried(store) == {}


def test_a_use_that_went_on_is_told_again(store):
    interview = strong()
    for state in (InterviewState.RUNNING, InterviewState.FINISHED):
        store.keep(replace(interview, state=state))
        with store.database.writing() as session:
            row = session.scalars(select(UseRow)).one()
            assert (row.state, row.told) == (state.value, False)
            row.told = True


def test_what_waits_for_the_campus_needs_no_clock(store):
    since = datetime(2020, 1, 1, tzinfo=UTC)
    one, two, three = some(store, 3)
    store.keep(replace(store.interview(two), state=InterviewState.RUNNING))
    assert push.waiting(store, since) == [one, three]
    assert push.waiting(store, datetime(2026, 3, 1, 1, tzinfo=UTC)) == [three]
    with store.database.writing() as session:
        session.add(SentRow(interview_id=one, revision=1))
        refused = RefusedRow(interview_id=three, revision=1, code="row-refused", at=since)
        session.add(refused)
    assert push.waiting(store, since) == []
    for interview_id in (one, two, three):
        store.keep(replace(store.interview(interview_id), state=InterviewState.FINISHED))
    assert push.waiting(store, since) == [one, two, three]
    assert store.forget(one)
    assert push.waiting(store, since) == [two, three]


def test_rows_are_carried_as_they_lie(store):
    interview = replace(strong(), candidate="Zoë")
    store.keep(interview)
    batch = push.read(store, [interview.id])
    assert batch.revisions == {interview.id: 1}
    documents = [json.loads(row[2]) for row in batch.rows["answers"]]
    assert documents == [to_plain(answer) for answer in interview.answers]
    assert len(batch.rows["coverage"]) == len(interview.coverage)


def test_of_several_machines_one_hears_that_a_booth_fell_silent(store):
    store.booths.heartbeat("b1", "Kiosk", "1.0", {})
    now = datetime.now(UTC)
    assert [store.booths.silence_told("b1", at) for at in (now, now, None, None)] == [
        True, False, True, False,
    ]  # fmt: skip
    store.booths.silence_told("b1", now)
    store.booths.heartbeat("b1", "Kiosk", "1.0", {})
    assert store.booths.all()[0].told_silent_at == now, "a heartbeat leaves it to the notice"
    assert not store.booths.all()[0].here(now + timedelta(minutes=10, seconds=1))
    assert store.booths.all()[0].here(now + timedelta(minutes=9))


def test_clips_of_two_machines_do_not_push_each_other_out(store):
    ours, theirs = (
        [ClipFile(key * 64, key.encode() + whose, 1.0, "gtts") for key in keys]
        for keys, whose in (("ab", b" ours"), ("bc", b" theirs"))
    )
    assert clip_files.publish(store.database, ours) == 2
    assert clip_files.publish(store.database, theirs) == 1
    assert clip_files.publish(store.database, ours) == 0
    with store.database.reading() as session:
        rows = session.scalars(select(ClipFileRow).order_by(ClipFileRow.key)).all()
    assert [row.sound for row in rows] == [b"a ours", b"b ours", b"c theirs"]
    assert rows[0].sha256 == hashlib.sha256(b"a ours").hexdigest()


def test_a_clip_goes_when_nobody_has_offered_it_for_a_week(store):
    files = [ClipFile(key * 64, key.encode(), 1.0, "gtts") for key in "ab"]
    clip_files.publish(store.database, files)
    with store.database.writing() as session:
        old = datetime.now(UTC) - clip_files.OFFERED - timedelta(hours=1)
        session.execute(update(ClipFileRow).values(created_at=old))
    assert clip_files.publish(store.database, files[:1]) == 0
    with store.database.reading() as session:
        assert session.scalars(select(ClipFileRow.key)).all() == ["a" * 64]
