"""The jobs a booth starts with: twelve of our own, over as many fields (CC0-1.0)."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from kiosk.coach.match.job_text import read_job
from kiosk.domain.job import Job

FOLDER = Path(__file__).parent
FIELD = "Field:"


@cache
def starter_jobs() -> tuple[Job, ...]:
    """Return the starter set, by field. The id of each is its file's name and stays."""
    files = sorted(file for file in FOLDER.glob("*.txt") if file.stem.islower())
    return tuple(sorted((_job(file) for file in files), key=lambda job: job.field))


def _job(file: Path) -> Job:
    """Read a job: title, field, then the text as an employer would write it."""
    title, field, *rest = file.read_text(encoding="utf-8").splitlines()
    text = "\n".join((title, *rest))
    job = read_job(text, title)
    return replace(job, id=file.stem, field=field.removeprefix(FIELD).strip())
