"""The jobs a booth starts with: each of another field, and each can be asked about."""

from kiosk.coach.jobs import starter_jobs
from kiosk.coach.plan.asks import asks_of


def test_there_are_twelve_of_different_fields():
    jobs = starter_jobs()
    assert len(jobs) == len({job.field for job in jobs}) == len({job.id for job in jobs}) == 12


def test_each_can_be_asked_about():
    for job in starter_jobs():
        assert len(job.requirements) >= 8, job.id
        assert len(job.keywords) >= 6, job.id
        assert len(asks_of(job)) >= len(job.requirements) - 1, job.id
        assert "Field:" not in job.text
