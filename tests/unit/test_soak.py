"""The soak: the same seed draws the same visits, and its report hides neither loss nor growth."""

from datetime import UTC, datetime
from itertools import islice

import psutil
import pytest

from tests.appliance import soak, soak_faults
from tests.appliance.soak_report import FEWEST, MOST, Outcome, Report, Sample


def report(*, grows: str = "", visits: int = 4 * FEWEST) -> Report:
    made = Report(3, datetime(2026, 1, 2, tzinfo=UTC))
    for number in range(visits):
        size = {name: 100.0 + (2 * number if name == grows else 0) for name in MOST}
        outcome = Outcome(number, "none", paced=False, answered=2, finished=True, kept=2)
        made.add(outcome, Sample(size, 10_000 * number))
    return made


def test_the_same_seed_draws_the_same_visits():
    first, again, other = (list(islice(soak.drawn(seed), 200)) for seed in (5, 5, 6))
    assert first == again
    assert first != other
    assert {one.fault for one in first} == {soak_faults.NONE, *soak_faults.FAULTS}
    assert sum(one.paced for one in first) == 200 // soak.REAL_TIME_EVERY


def test_all_well_is_said_so():
    made = report()
    assert made.well
    assert "nothing was lost; grown: nothing." in made.text(["--seed", "3"])


@pytest.mark.parametrize("name", MOST)
def test_what_grows_is_named(name: str):
    made = report(grows=name)
    assert not made.well
    assert name in made.verdict()


def test_a_few_visits_say_nothing_of_growth():
    assert "not measured" in report(visits=FEWEST - 1).verdict()


def test_a_visit_that_went_wrong_can_be_played_again():
    made = report()
    made.outcomes[7].wrong.append("2 answers were given, 1 are kept")
    assert not made.well
    assert "`--seed 3 --only 7`): none: 2 answers were given, 1 are kept" in made.text([])


def test_an_answer_that_is_not_kept_is_found(tmp_path):
    class Empty:
        def interview(self, _):
            return None

    plan = next(one for one in soak.drawn(1) if one.keep and one.leaves_after is None)
    outcome = Outcome(0, "none", paced=False, answered=2, finished=True, interview_id="x")
    outcome.judge(plan, Empty(), "booth-1")
    assert outcome.wrong == ["2 answers were given, 0 are kept"]


def test_a_process_that_has_just_ended_ends_no_soak(tmp_path, monkeypatch):
    class Ended:
        def memory_info(self):
            raise psutil.ZombieProcess(1)

        def children(self, **_):
            return [self]

        def num_fds(self):
            return 3

        num_threads = num_fds

    monkeypatch.setattr(psutil, "Process", Ended)
    (tmp_path / "run").mkdir()
    assert Sample.now(tmp_path).values["memory, MB"] == 0
