"""What many interviews have in common, told the same by SQLite and by PostgreSQL."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.domain.interview import Consent
from kiosk.domain.measures import Fault
from kiosk.store.groups import Group
from kiosk.store.insight import Bar, between, merged
from kiosk.store.query import Query
from kiosk.store.talks import Rating
from tests.kit.samples.interviews import strong
from tests.kit.samples.kept import some

ALL = Query()
SPRING = between(ALL, date(2026, 3, 1), date(2026, 3, 31))


def with_faults(*faults):
    """Return the strong interview with two answers, of which the first lacks something."""
    one = strong()
    answer = replace(one.answers[0], retake_of=None)
    lacking, clean = (
        replace(
            answer,
            measures=replace(
                answer.measures, content=replace(answer.measures.content, faults=said)
            ),
        )
        for said in (faults, ())
    )
    return replace(one, answers=(lacking, clean))


@pytest.mark.parametrize(
    ("counts", "bars"),
    [
        ([0, 6, 0], [Bar(0, 0, 0), Bar(1, 1, 6), Bar(2, 2, 0)]),
        ([1, 2, 3, 5], [Bar(0, 2, 6), Bar(3, 3, 5)]),
        ([7, 0, 2, 0], [Bar(0, 3, 9)]),
        ([2, 0, 0, 2], []),
        ([2, 0, 0, 3], [Bar(0, 3, 5)]),
        ([], []),
    ],
)
def test_no_bar_stands_for_one_to_four(counts, bars):
    assert list(merged(counts)) == bars


def test_insight_is_silent_about_small_groups(store):
    of_job = replace(ALL, job_id=strong().job.id)
    gone = tuple(replace(one, said=None, in_resume=None) for one in strong().coverage)
    some(store, 9, coverage=gone)
    assert store.insight.spread(ALL) is None
    assert store.insight.missed(of_job) is None
    assert store.insight.lacks(ALL) is None
    some(store, 1, coverage=gone)
    spread = store.insight.spread(of_job)
    assert sum(bar.count for bar in spread) == 10
    assert all(bar.count == 0 or bar.count >= 5 for bar in spread)
    missed = store.insight.missed(of_job)
    assert missed
    assert all(one.of == 10 and one.missed >= 5 for one in missed)
    assert sorted((m.share for m in missed), reverse=True) == [m.share for m in missed]


def test_days_and_groups_are_chosen(store):
    group = Group("Nursing")
    store.groups.save(group)
    some(store, 12)
    some(store, 10, consent=Consent(group=group.id))
    april = between(ALL, date(2026, 4, 1), date(2026, 4, 30))
    assert store.insight.spread(april) is None
    assert sum(bar.count for bar in store.insight.spread(SPRING)) == 22
    for chosen in (replace(SPRING, group_id=group.id), replace(SPRING, groups=(group.id,))):
        assert sum(bar.count for bar in store.insight.spread(chosen)) == 10
        use = store.insight.use(chosen, date(2026, 3, 1), date(2026, 3, 31))
        assert sum(bar.count for bar in use) == 10
    assert store.insight.spread(replace(SPRING, groups=())) is None


def test_what_fewer_than_five_missed_is_not_told(store):
    of_job = replace(ALL, job_id=strong().job.id)
    covered = tuple(replace(one, said="said", in_resume=None) for one in strong().coverage)
    gone = tuple(replace(one, said=None, in_resume=None) for one in strong().coverage)
    some(store, 8, coverage=covered)
    some(store, 4, coverage=gone)
    assert store.insight.missed(of_job) == ()
    some(store, 1, coverage=gone)
    missed = store.insight.missed(of_job)
    assert {(one.missed, one.of) for one in missed} == {(5, 13)}


def test_use_is_counted_with_who_declined(store):
    some(store, 3)
    some(store, 3, consent=Consent(keep=False))
    use = store.insight.use(ALL, date(2026, 2, 28), date(2026, 3, 2))
    assert use == (Bar(0, 0, 0), Bar(1, 1, 6), Bar(2, 2, 0))
    assert store.insight.use(ALL, date(2026, 3, 2), date(2026, 3, 4)) == tuple(
        Bar(n, n, 0) for n in range(3)
    )


def test_what_answers_lack_counts_interviews_and_last_takes(store):
    for number in range(12):
        lacking = (Fault.NO_RESULT,) if number < 7 else (Fault.ONLY_WE,)
        one = with_faults(*lacking, *((Fault.NO_FIGURE,) if number < 5 else ()))
        store.keep(replace(one, id=f"i{number}"))
    found = store.insight.lacks(ALL)
    assert found.of == 12
    assert found.found == ((Fault.NO_RESULT, 7), (Fault.NO_FIGURE, 5), (Fault.ONLY_WE, 5))
    store.forget("i0")
    assert dict(store.insight.lacks(ALL).found) == {Fault.NO_RESULT: 6, Fault.ONLY_WE: 5}


def test_a_take_that_was_repeated_lacks_nothing(store):
    bad, good = with_faults(Fault.NO_RESULT).answers
    for number in range(10):
        answers = (bad, replace(good, retake_of=0))
        store.keep(replace(strong(), id=f"i{number}", answers=answers))
    assert store.insight.lacks(ALL).found == ()


def rated(store, count, *, before=True, slope=1.0):
    """Keep interviews with scores apart, each rated by somebody; return the ids."""
    ids = []
    for number in range(count):
        value = 20.0 + 60.0 * number / max(1, count - 1)
        one = replace(strong(), id=f"r{number}-{before}")
        one = replace(one, score=replace(one.score, value=value))
        store.keep(one)
        points = 1 + round(3 * (value if slope > 0 else 100 - value) / 100)
        given = Rating("q1", "dana", {"Evidence": min(4, points)}, "", before=before)
        store.talks.rate(one.id, given)
        ids.append(one.id)
    return ids


def test_staff_and_score_are_compared_from_thirty_on(store):
    rated(store, 29)
    assert (store.insight.agreement(ALL).rated, store.insight.agreement(ALL).r) == (29, None)
    rated(store, 40, before=False)
    assert store.insight.agreement(ALL).rated == 29, "who saw the score is not counted"
    rated(store, 30)
    found = store.insight.agreement(ALL)
    assert found.rated == 30
    assert 0.7 < found.low < 0.85 < found.r < found.high < 1.0
    assert abs(found.difference) < 6
    nobody = store.insight.agreement(replace(ALL, job_id="other"))
    assert nobody.rated == 0


def test_staff_that_turn_the_score_round_are_told_so(store):
    rated(store, 30, slope=-1.0)
    assert store.insight.agreement(ALL).r < -0.85


def test_staff_that_always_say_the_same_have_no_correlation(store):
    for one in rated(store, 30):
        store.talks.rate(one, Rating("q1", "dana", {"Evidence": 4}, "", before=True))
    found = store.insight.agreement(ALL)
    assert found.r is None
    assert found.difference == pytest.approx(50.0, abs=1.0)


def test_the_newest_interviews_are_read(store, monkeypatch):
    monkeypatch.setattr("kiosk.store.insight.MOST_READ", 10)
    for number in range(20):
        at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=number)
        one = with_faults(Fault.ONLY_WE if number < 10 else Fault.NO_RESULT)
        store.keep(replace(one, id=f"i{number}", started_at=at))
    found = store.insight.lacks(ALL)
    assert found.of == 10
    assert found.found == ((Fault.NO_RESULT, 10),)
