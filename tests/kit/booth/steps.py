"""The steps of a visit that every test at the booth takes: to the job, an answer, what is kept."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.coach.match.job_text import job_from_file
from kiosk.domain.interview import Interview, InterviewState, Mode
from kiosk.domain.job import Job
from kiosk.domain.printing import PrinterState
from kiosk.screens.endings_view import TakeHome
from kiosk.screens.job import per_page
from kiosk.screens.view import JobChoice, Screen, View
from kiosk.store.query import Query
from tests.kit.booth.tested_booth import RECORDINGS, TestedBooth

ANSWERS = RECORDINGS / "strong" / "answers"
JOB_TITLE = job_from_file(RECORDINGS / "job.txt").title


def jobs(booth: TestedBooth) -> tuple[Job, ...]:
    with contextlib.closing(booth.store()) as store:
        return store.jobs()


def begin(booth: TestedBooth, *, mode: Mode = Mode.REAL) -> None:
    """Go from the attract screen to the resume: agree and choose the job."""
    booth.touch_until("consent")
    booth.touch_until("job")
    choose_job(booth, mode)


def choose_job(booth: TestedBooth, mode: Mode = Mode.REAL) -> None:
    listed = jobs(booth)
    at = [job.title for job in listed].index(JOB_TITLE)
    view = View(screen=Screen.JOB, choice=JobChoice(listed))
    if mode is Mode.PRACTICE:
        booth.press("Practice: redo answers", view)
    for page in range(at // per_page(wide=True)):
        booth.press("More", View(screen=Screen.JOB, choice=JobChoice(listed, page=page)))
        time.sleep(0.3)
    page = at // per_page(wide=True)
    shown = View(screen=Screen.JOB, choice=JobChoice(listed, page=page))
    booth.press_until("resume", JOB_TITLE, shown)


def listening(booth: TestedBooth) -> None:
    """Go from the check to the first answer."""
    booth.touch_until("asking")
    booth.wait_for("listening")


def answer(booth: TestedBooth, recording: Path, seconds: float | None = None) -> None:
    booth.wait_for("listening")
    booth.answer(recording, seconds)
    booth.touch_until("thinking")


def finish(booth: TestedBooth) -> None:
    """Go from the results to the attract screen."""
    booth.touch_until("erased")
    booth.wait_for("attract")


def feedback_view(booth: TestedBooth) -> View:
    """Return the view of the feedback that is shown: what was no answer has other main actions."""
    newest = max(kept(booth), key=lambda one: one.started_at)
    return View(screen=Screen.FEEDBACK, answers=newest.answers)


def results_view() -> View:
    from kiosk.screens.sample import interview

    whole = interview()
    home = TakeHome(why_not="-")
    return View(
        screen=Screen.RESULTS,
        interview=whole,
        answers=whole.answers,
        home=home,
        printer=PrinterState.READY,
    )


def kept(booth: TestedBooth) -> list[Interview]:
    """Return all that is kept, the newest last."""
    with contextlib.closing(booth.store()) as store:
        found = [store.interview(line.id) for line in store.interviews.each(Query())]
    return sorted((one for one in found if one is not None), key=lambda one: one.started_at)


def finished(booth: TestedBooth) -> list[Interview]:
    return [one for one in kept(booth) if one.state is InterviewState.FINISHED]


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)
