"""One store, two databases: what is kept comes back the same from SQLite and from PostgreSQL."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.errors import SettingsError, StoreError
from kiosk.domain.interview import Consent, InterviewState, Mode
from kiosk.domain.job import Job, Resume
from kiosk.domain.plain import to_plain
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.handoff import MOST_DOWNLOADS, Kind
from kiosk.store.query import Query, Sort
from tests.kit.samples.interviews import INTERVIEWS, strong, unmeasured
from tests.kit.samples.kept import some


def test_a_new_store_has_the_starter_jobs_once(tmp_path):
    url = f"sqlite:///{tmp_path / 'coach.sqlite'}"
    store = Store.open(url)
    assert len(store.jobs()) == 12
    assert len({job.field for job in store.jobs()}) > 6
    store.save_job(replace(store.jobs()[0], title="Changed by staff"))
    again = Store.open(url)
    assert "Changed by staff" in [job.title for job in again.jobs()]


@pytest.mark.parametrize("name", sorted(INTERVIEWS))
def test_an_interview_comes_back_as_it_was(store, name):
    interview = INTERVIEWS[name]()
    store.keep(interview)
    assert to_plain(store.interview(interview.id)) == to_plain(interview)


def test_keeping_twice_changes_nothing_more(store):
    interview = strong()
    for _ in range(3):
        store.keep(interview)
    assert store.interviews.page(Query()).total == 1
    assert store.session_number(interview.job.id) == 1


def test_every_answer_is_there_as_soon_as_it_was_kept(store):
    whole = strong()
    for count in range(len(whole.answers) + 1):
        store.keep(replace(whole, answers=whole.answers[:count], state=InterviewState.RUNNING))
        kept = store.interview(whole.id)
        assert kept is not None
        assert to_plain(kept.answers) == to_plain(whole.answers[:count])
    assert store.left_behind(whole.booth_id)[0].id == whole.id


@pytest.mark.parametrize("delete", [False, True])
def test_what_a_crash_left_is_ended_and_only_that(store, delete):
    running = replace(strong(), state=InterviewState.RUNNING)
    others = (replace(running, id="other", booth_id="booth-2"), replace(strong(), id="finished"))
    for interview in (running, *others):
        store.keep(interview)
    store.end_left_behind(running.booth_id, delete=delete)
    left = store.interview(running.id)
    assert (left is None) is delete
    assert left is None or left.state is InterviewState.LEFT
    assert left is None or to_plain(left.answers) == to_plain(running.answers)
    assert [store.interview(one.id).state for one in others] == [one.state for one in others]
    assert store.left_behind(running.booth_id) == ()


def test_what_was_declined_is_not_kept(store):
    declined = replace(strong(), consent=Consent(keep=False))
    store.keep(declined)
    assert store.interview(declined.id) is None
    assert store.interviews.page(Query()).total == 0
    assert store.session_number(declined.job.id) == 1


def test_forgetting_takes_everything_that_belongs_to_it(store):
    interview = strong()
    store.keep(interview)
    offer = store.handoff.offer_report(interview, 24)
    assert store.forget(interview.id)
    assert not store.forget(interview.id)
    assert store.interview(interview.id) is None
    with pytest.raises(StoreError, match="too old"):
        store.handoff.collect(offer.token)


def test_the_retention_deletes_what_is_older(store):
    ids = some(store, 3)
    now = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=30, hours=1, minutes=1)
    assert store.forget_older(30, now) == 2
    assert [line.id for line in store.interviews.page(Query()).lines] == [ids[2]]


def test_the_list_is_searched_filtered_sorted_and_paged(store):
    some(store, 6, booth_id="north")
    some(store, 2, booth_id="south", mode=Mode.PRACTICE, candidate="Zoë 100%_")
    store.keep(unmeasured())
    page = store.interviews.page
    assert page(Query()).total == 9
    assert page(Query(booth_id="south")).total == 2
    assert page(Query(mode="practice")).total == 2
    assert page(Query(words="zoë")).total == 2
    assert page(Query(words="100%_")).total == 2
    assert page(Query(words="100_%")).total == 0
    assert page(Query(words="backend NORTH")).total == 6
    since = datetime(2026, 3, 1, 5, tzinfo=UTC)
    assert page(Query(booth_id="north", since=since)).total == 1
    assert page(Query(booth_id="north", until=since)).total == 5
    scores = [line.score for line in page(Query(sort=Sort.SCORE)).lines]
    assert scores[-1] is None, "what was not measured stands last"
    assert page(Query(size=4)).pages == 3
    assert page(Query(size=4, page=99)).number == 3
    seen = [line.id for n in (1, 2, 3) for line in page(Query(size=4, page=n)).lines]
    assert len(set(seen)) == 9


def test_an_export_has_every_line(store):
    some(store, 30)
    assert sum(1 for _ in store.interviews.each(Query(size=5))) == 30


def test_a_job_changed_by_somebody_else_stays(store):
    job = Job("j", "Nurse", "text")
    store.save_job(job)
    seen = store.job_list.revision("j")
    store.save_job(replace(job, title="Night nurse"))
    with pytest.raises(StoreError) as caught:
        store.job_list.save(job, seen=seen)
    assert caught.value.code == "store-changed"
    assert store.job("j").title == "Night nurse"


def test_archived_jobs_are_not_offered(store):
    store.save_job(Job("a", "A", "text"))
    store.save_job(Job("b", "B", "text", active=False))
    assert [job.id for job in store.jobs()] == ["a"]
    assert [job.id for job in store.jobs(active=False)] == ["a", "b"]


def test_a_setting_of_the_panel_reaches_the_booth(store):
    base = Settings()
    touched = store.overrides.change(base, {"interviewing": {"questions": "8"}})
    assert touched == ("interviewing.questions",)
    assert store.settings(base).interviewing.questions == 8
    store.overrides.change(base, {"interviewing": {"questions": 5}})
    assert store.overrides.kept() == {}


def test_settings_are_changed_all_or_none(store):
    with pytest.raises(SettingsError):
        store.overrides.change(
            Settings(), {"weights": {"star": 50}, "interviewing": {"questions": 99}}
        )
    with pytest.raises(SettingsError):
        store.overrides.change(Settings(), {"paths": {"store": "sqlite:////etc/shadow"}})
    assert store.settings(Settings()) == Settings()


def test_a_resume_changes_hands_once_and_leaves_nothing(store):
    offer = store.handoff.open_upload(10)
    assert store.handoff.take(offer.token) is None
    store.handoff.receive(offer.token, Resume("Built bridges in Oslo"))
    with pytest.raises(StoreError):
        store.handoff.receive(offer.token, Resume("another"))
    assert store.handoff.open(offer.token, Kind.UPLOAD) is None
    assert store.handoff.take(offer.token).text == "Built bridges in Oslo"
    with pytest.raises(StoreError):
        store.handoff.take(offer.token)


def test_an_old_token_opens_nothing(store):
    offer = store.handoff.open_upload(0)
    assert store.handoff.open(offer.token, Kind.UPLOAD) is None
    with pytest.raises(StoreError):
        store.handoff.receive(offer.token, Resume("late"))
    report = store.handoff.offer_report(strong(), 0)
    with pytest.raises(StoreError):
        store.handoff.collect(report.token)


def test_a_token_of_one_kind_is_none_of_the_other(store):
    report = store.handoff.offer_report(strong(), 1)
    with pytest.raises(StoreError):
        store.handoff.receive(report.token, Resume("wrong door"))


def test_downloads_are_counted(store):
    offer = store.handoff.offer_report(replace(strong(), consent=Consent(keep=False)), 1)
    for _ in range(MOST_DOWNLOADS):
        assert store.handoff.collect(offer.token).booth_id == "booth-1"
    with pytest.raises(StoreError):
        store.handoff.collect(offer.token)


def test_a_name_given_by_staff_outlives_heartbeats(store):
    store.booths.heartbeat("b1", "Kiosk", "1.0", {"queue": 0})
    store.booths.rename("b1", "Library")
    store.booths.retire("b1")
    store.booths.heartbeat("b1", "Kiosk", "1.1", {"queue": 2})
    booth = store.booths.all()[0]
    assert (booth.name, booth.version, booth.retired) == ("Library", "1.1", True)
    assert booth.enrolled is None
    assert booth.facts == {"queue": 2}


def test_faults_are_counted(store):
    for _ in range(3):
        store.booths.fault("b1", "mic-gone")
    (line,) = store.booths.faults()
    assert (line.booth_id, line.code, line.count) == ("b1", "mic-gone", 3)
