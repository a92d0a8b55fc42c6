"""The sync with the campus, against a real PostgreSQL: what goes up and down, done twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.coach.errors import StoreError
from kiosk.coach.model import Interview, InterviewState
from kiosk.coach.plain import to_plain
from kiosk.coach.settings import Booth, Fleet, Paths, Settings
from kiosk.coach.store import Store
from kiosk.coach.store.query import Query
from provisioning import sync
from tests import postgres
from tests.sample_job import JOB
from tests.samples import INTERVIEWS


@pytest.fixture(scope="module")
def campus_url() -> Iterator[str]:
    if postgres.programs() is None:
        pytest.skip("there is no PostgreSQL on this machine")
    with postgres.server() as url:
        yield url


@pytest.fixture
def booth(tmp_path: Path, campus_url: str) -> Settings:
    return replace(
        Settings(),
        paths=Paths(var=str(tmp_path)),
        booth=Booth(id="booth-7", name="Library"),
        fleet=Fleet(url=campus_url),
    )


@pytest.fixture
def store(booth: Settings) -> Iterator[Store]:
    opened = Store.open(booth.store_url)
    yield opened
    opened.close()


@pytest.fixture
def campus(campus_url: str) -> Iterator[Store]:
    opened = Store.open(campus_url)
    yield opened
    opened.interviews.forget([line.id for line in opened.interviews.each(Query(size=1000))])
    opened.close()


def finished(number: int, state: InterviewState = InterviewState.FINISHED) -> Interview:
    made = INTERVIEWS["strong"]()
    return replace(
        made,
        id=f"interview-{number}",
        booth_id="booth-7",
        state=state,
        consent=replace(made.consent, keep=True),
        started_at=datetime.now(UTC),
    )


def test_finished_interviews_go_up_once_and_running_ones_stay(
    store: Store, campus: Store, booth: Settings
):
    store.finish(finished(1))
    store.keep(finished(2, InterviewState.RUNNING))
    assert sync.send_interviews(store, campus) == 1
    assert to_plain(campus.interview("interview-1")) == to_plain(store.interview("interview-1"))
    assert campus.interview("interview-2") is None

    assert sync.send_interviews(store, campus) == 0
    store.finish(finished(2))
    assert sync.send_interviews(store, campus) == 1


def test_a_sync_cut_short_is_simply_done_again(store: Store, campus: Store):
    for number in range(3):
        store.finish(finished(number))

    class Torn(Store):
        """A campus whose connection breaks at the second interview."""

        def keep(self, interview: Interview) -> None:
            if self.interview("interview-0") is not None:
                raise StoreError("store-locked", "The database cannot be reached.")
            super().keep(interview)

    with pytest.raises(StoreError):
        sync.send_interviews(store, Torn(campus.database))
    assert sync.send_interviews(store, campus) == 3
    assert campus.interviews.page(Query()).total == 3


def test_all_of_it_twice_changes_nothing_more(store: Store, campus: Store, booth: Settings):
    campus.add_job(replace(JOB, title="Made on campus"))
    campus.overrides.change(booth, {"privacy": {"retention_days": 9}})
    store.add_job(replace(JOB, id="own", title="Only here"))
    store.booths.fault("booth-7", "mic-gone")
    store.finish(finished(1))

    uses = []
    for _ in range(2):
        sync.with_campus(store, booth)
        uses.append(campus.session_number(JOB.id))

    titles = [job.title for job in store.jobs()]
    assert titles.count("Made on campus") == titles.count("Only here") == 1
    assert JOB.title not in titles
    assert store.settings(booth).privacy.retention_days == 9
    assert ("booth-7", "mic-gone", 1) in campus.booths.faults()
    (line,) = [line for line in campus.booths.all() if line.id == "booth-7"]
    assert line.name == "Library"
    assert line.here(datetime.now(UTC))
    assert {check["check"] for check in line.facts["checks"]} >= {"disk", "clock"}
    assert uses[0] == uses[1] > 0


def test_a_campus_that_is_away_is_told_and_costs_nothing(
    booth: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
):
    monkeypatch.setenv("KIOSK_PATHS_VAR", str(tmp_path))
    monkeypatch.setenv("KIOSK_FLEET_URL", "postgresql://coach@/none?host=/nowhere")
    assert sync.main([]) == 2
    assert "cannot be reached" in capsys.readouterr().err
    store = Store.open(booth.store_url)
    assert [line.id for line in store.booths.all()] == ["booth-1"], "it lives all the same"
    store.close()
