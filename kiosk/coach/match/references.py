"""What a resume is compared with beside the job in question: 137 jobs of many fields, our own."""

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from pathlib import Path

from kiosk.coach.match.job_text import read_job
from kiosk.coach.match.shingles import shingles_of, words_in
from kiosk.coach.match.skills import SkillFound, claimed, find
from kiosk.domain.job import Job

FILE = Path(__file__).parent / "data" / "reference_jobs.txt"


@dataclass(frozen=True)
class JobWords:
    """A job as it is compared: its sentences, its title, its skills."""

    title: str
    sentences: tuple[str, ...]
    """Each requirement behind the job's title, so that "clear writing" is a nurse's or a
    designer's."""
    weights: tuple[float, ...]
    lines: tuple[str, ...]
    skills: frozenset[str]
    asked: tuple[tuple[SkillFound, ...], ...]
    """The skills each requirement asks for."""
    advert: str
    words: frozenset[str]
    shingles: frozenset[tuple[str, ...]]


WEIGHTS = {"must": 1.0, "duty": 0.9, "plus": 0.6}


@cache
def reference_jobs() -> tuple[JobWords, ...]:
    """Read the reference jobs, once, in the order of the file."""
    blocks = FILE.read_text(encoding="utf-8").split("\n## ")[1:]
    return tuple(words_of(read_job(block)) for block in blocks)


@lru_cache(maxsize=512)
def words_of(job: Job) -> JobWords:
    """Return a job in the form in which it is compared."""
    lines = tuple(requirement.text for requirement in job.requirements)
    title = job.title or "Job"
    return JobWords(
        title=title,
        sentences=tuple(f"{title}: {line}" for line in lines),
        weights=tuple(WEIGHTS[requirement.kind] for requirement in job.requirements),
        lines=(title, *lines),
        skills=frozenset(claimed("\n".join((title, *lines)))),
        asked=tuple(tuple(s for s in find(line) if not s.negated) for line in lines),
        advert=job.text,
        words=frozenset(words_in(job.text)),
        shingles=shingles_of(words_in(job.text)),
    )


@cache
def rarity(skill: str) -> float:
    """Return the weight of a skill: smooth inverse document frequency over the reference jobs
    (as scikit-learn defines it for terms)."""
    counts = _frequencies()
    return log((1 + len(reference_jobs())) / (1 + counts[skill])) + 1


@cache
def _frequencies() -> Counter[str]:
    return Counter(skill for job in reference_jobs() for skill in sorted(job.skills))
