"""Keeps how a job was before its last changes, in memory, so that they can be undone."""

from collections import OrderedDict

from flask import current_app

from kiosk.domain.job import Job

MOST_JOBS, MOST_STEPS = 50, 10

Steps = OrderedDict[str, list[Job]]


def remember(job: Job) -> None:
    """Keep how a job is, before it is changed."""
    kept = _kept()
    steps = kept.setdefault(job.id, [])
    if not steps or steps[-1] != job:
        steps.append(job)
    del steps[:-MOST_STEPS]
    kept.move_to_end(job.id)
    while len(kept) > MOST_JOBS:
        kept.popitem(last=False)


def steps_back(job: Job) -> int:
    """Return how many changes of a job can be undone."""
    return sum(one != job for one in _kept().get(job.id, ()))


def take_back(job: Job) -> Job | None:
    """Return how the job was before its last change; None where nobody knows."""
    steps = _kept().get(job.id, [])
    while steps:
        before = steps.pop()
        if before != job:
            return before
    return None


def _kept() -> Steps:
    kept: Steps = current_app.extensions.setdefault("undo", OrderedDict())
    return kept
