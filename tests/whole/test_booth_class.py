"""A class's code at the booth as a candidate types it: what it binds, and the tick."""

import contextlib
import time

import pytest

from kiosk.screens.group_view import Practising
from kiosk.screens.paper import TITLE
from kiosk.screens.view import JobChoice, Screen, View
from kiosk.store.groups import Group
from tests.kit.booth.steps import ANSWERS, JOB_TITLE, finish, finished, jobs, listening
from tests.kit.booth.tested_booth import running_booth

pytestmark = pytest.mark.timeout(600)

TICK = "The staff of my class may see my report"


def test_a_code_brings_the_interview_to_its_class_where_it_is_ticked(tmp_path):
    quick = {"KIOSK_INTERVIEWING_FOLLOW_UPS": "no", "KIOSK_LISTENING_LIMIT_S": "20"}
    with running_booth(tmp_path, **quick) as booth:
        job = next(one for one in jobs(booth) if one.title == JOB_TITLE)
        group = Group("Nursing, spring", code="NURS24", job_id=job.id, questions=1, mode="real")
        with contextlib.closing(booth.store()) as store:
            store.groups.save(group)
        booth.wait_until_warm()
        booth.touch_until("consent")
        booth.touch_until("job")
        time.sleep(1)
        shown = View(screen=Screen.JOB, choice=JobChoice(jobs(booth)), groups=True)
        booth.press_until("group", "Class code", shown)
        booth.key(*"nurs24", "Return")
        booth.wait_to_read("Nursing, spring", TITLE)

        practising = Practising(group.id, group.name, job, 1)
        found = View(screen=Screen.GROUP, choice=JobChoice(jobs(booth), group=practising))
        booth.press(TICK, found)
        time.sleep(0.5)
        booth.touch_until("resume")
        booth.touch_until("check")
        listening(booth)
        booth.answer(ANSWERS / "1.flac", 5.0)
        booth.touch_until("thinking")
        booth.wait_for("results")
        finish(booth)

        (interview,) = finished(booth)
        assert interview.job.id == job.id
        assert len(interview.answers) == 1
        with contextlib.closing(booth.store()) as store:
            assert store.groups.interviews(group.id) == (interview.id,)
