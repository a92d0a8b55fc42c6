"""How long a resume takes from its file to its score, beside one cosine over whole documents."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from kiosk.bench import Figure
from kiosk.coach.match.align import align, align_many
from kiosk.coach.match.job_text import read_job
from kiosk.coach.match.kept import Kept
from kiosk.coach.match.references import FILE
from kiosk.coach.match.resume_text import read_resume
from kiosk.domain.job import Job, Resume
from kiosk.domain.settings import Settings

MANY_JOBS = 200
LONG_JOB_WORDS = 2_000
PROSE_LINES = 40
"""A resume of about 700 words, the median of real ones."""


def figures(settings: Settings) -> Iterator[Figure]:
    from kiosk.senses.meaning import Meaning

    meaning = Meaning(settings)
    meaning.warm()
    kept = Kept(meaning.vectors, Path(settings.paths.var) / "vectors")
    adverts = FILE.read_text(encoding="utf-8").split("\n## ")[1:]
    jobs = [read_job(advert) for advert in adverts]
    resume = Resume(_prose(adverts), language="en")
    align(resume, jobs[0], meaning.vectors, settings.matching, kept)

    data = _pdf(resume.text)
    read_s, _ = _timed(lambda: read_resume(data, settings.matching), meaning.forget)
    yield Figure("match.extract", read_s, "s")

    whole = [f"{resume.text} ", f"{jobs[0].text} "]
    whole_s, _ = _timed(lambda: meaning.vectors(whole), meaning.forget)
    one_s, _ = _timed(
        lambda: align(resume, jobs[0], meaning.vectors, settings.matching, kept), meaning.forget
    )
    yield Figure("match.resume_to_score", read_s + one_s, "s", whole_s, (read_s + one_s) / whole_s)

    many = [_copy(jobs[at % len(jobs)], at) for at in range(MANY_JOBS)]
    align_many(resume, many, meaning.vectors, settings.matching, kept)
    many_s, _ = _timed(
        lambda: align_many(resume, many, meaning.vectors, settings.matching, kept), meaning.forget
    )
    yield Figure("match.resume_200_jobs", many_s, "s")

    words = " ".join(adverts).split()
    long_job = "\n".join(adverts)[: len(" ".join(words[:LONG_JOB_WORDS]))]
    job_s, _ = _timed(lambda: read_job(long_job), meaning.forget)
    yield Figure("match.job_of_2000_words", job_s, "s")


def _timed(work: Callable[[], object], forget: Callable[[], None]) -> tuple[float, object]:
    """Return the shorter time of two runs: the first may meet cold caches. What an interview
    remembers is forgotten before each."""
    times = []
    made: object = None
    for _ in range(2):
        forget()
        start = time.perf_counter()
        made = work()
        times.append(time.perf_counter() - start)
    return round(min(times), 4), made


def _prose(adverts: list[str]) -> str:
    sentences = [line for advert in adverts for line in advert.split(". ")]
    return "EXPERIENCE\n" + "\n".join(f"• {line.strip()}" for line in sentences[:PROSE_LINES])


def _copy(job: Job, number: int) -> Job:
    return replace(job, id=f"{job.id}-{number}", title=f"{job.title} {number % 7}")


def _pdf(text: str) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    data = BytesIO()
    canvas = Canvas(data, pagesize=A4)
    lines = text.split("\n")
    for at in range(0, len(lines), 50):
        page = canvas.beginText(40, 800)
        for line in lines[at : at + 50]:
            page.textLine(line[:110])
        canvas.drawText(page)
        canvas.showPage()
    canvas.save()
    return data.getvalue()
