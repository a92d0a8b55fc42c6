"""Writes docs/plans.md, and the plans of the whole visible corpus in the form of its scorer.

    python -m tests.scoring.plans docs       plans of 12 people for 12 adverts -> docs/plans.md
    python -m tests.scoring.plans score      every resume for the jobs of its field -> the scorer
    python -m tests.scoring.plans alike      the commonest way of asking in each set of papers

`--words` (for all) goes by words alone, without the embedder (fast).
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from kiosk.coach.jobs import starter_jobs
from kiosk.coach.match.job_text import read_job
from kiosk.coach.match.lines import tidied
from kiosk.coach.plan import plan
from kiosk.domain.job import Alignment, Job, Question, Resume
from kiosk.domain.settings import load

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "data" / "resumes"
PAPERS = Path(__file__).parent / "papers"
LENGTH = 8
SHOWN = PAPERS / "fourth"
SECOND_SESSION = "midwife"


class Aligner:
    """The alignment with vectors kept between resumes."""

    def __init__(self) -> None:
        from kiosk.senses.meaning import Meaning

        self._settings = load()
        self._meaning = Meaning(self._settings)

    def __call__(self, resume: Resume, job: Job) -> Alignment:
        from kiosk.coach.match.align import align

        return align(resume, job, self._meaning.vectors, self._settings.matching)


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def docs(aligner: Aligner | None) -> str:
    """Return the plans of twelve people, one session each, and one second session."""
    parts = [HEAD]
    for name in sorted(file.name.split(".")[0] for file in SHOWN.glob("*.resume.txt")):
        resume = Resume(tidied((SHOWN / f"{name}.resume.txt").read_text()))
        job = read_job((SHOWN / f"{name}.advert.txt").read_text())
        alignment = aligner(resume, job) if aligner else None
        parts += [f"\n## {job.title} ({name})\n"]
        parts += list(told(plan(job, resume, alignment, LENGTH, 0)))
        if name == SECOND_SESSION:
            parts += ["\n### The same person and job, next session\n"]
            parts += list(told(plan(job, resume, alignment, LENGTH, 1)))
    jobs = {job.id: job for job in starter_jobs()}
    parts += ["\n## Civil engineer, nobody's resume\n"]
    parts += list(told(plan(jobs["civil-engineer"], None, None, LENGTH, 0)))
    return "\n".join(parts) + "\n"


HEAD = """# Plans: twelve people, twelve adverts

Made by `python -m tests.scoring.plans docs` from the papers in `tests/scoring/papers/fourth`
(fictional, written in the manner of real ones by somebody who had not seen a rule).
Under each question stands why it is asked: staff and the report see that, the candidate
hears the question alone."""


def told(questions: tuple[Question, ...]) -> Iterator[str]:
    for number, question in enumerate(questions, 1):
        yield f"{number}. {question.text}"
        yield f"   <br>*{question.kind}: {question.why}*"


def predictions(aligner: Aligner | None) -> dict[str, list[dict[str, str]]]:
    """Return the plan of every resume for every job of its field."""
    jobs = {row["id"]: row for row in lines(CORPUS / "text" / "jds.jsonl")}
    made = {}
    for row in lines(CORPUS / "text" / "resumes.jsonl"):
        resume = Resume(row["text"])
        for job_row in jobs.values():
            if job_row["category"] != row["category"]:
                continue
            job = read_job(job_row["text"], job_row["title"])
            alignment = aligner(resume, job) if aligner else None
            made[f"{row['id']}|{job_row['id']}"] = [
                {"q": q.text, "kind": q.kind.value}
                | ({"skill": q.requirement} if q.kind == "technical" and q.keywords else {})
                for q in plan(job, resume, alignment, 5, 0)
            ]
    return made


def across_jobs(made: dict[str, list[dict[str, str]]]) -> float:
    """Return the mean share of questions that plans for different jobs have in common."""
    plans = [(key.split("|")[1], {q["q"] for q in qs}) for key, qs in sorted(made.items())][::7]
    shares = [len(a & b) / len(a | b) for (x, a), (y, b) in combinations(plans, 2) if x != y]
    return sum(shares) / len(shares)


def alike(folder: Path, aligner: Aligner | None, seed: int) -> tuple[int, Counter[str]]:
    """Return how many people have both papers in a folder, and in how many of their interviews each
    way of asking (the last sentence) stands."""
    counted: Counter[str] = Counter()
    people = [file.name.split(".")[0] for file in folder.glob("*.advert.txt")]
    for name in people:
        resume = Resume(tidied((folder / f"{name}.resume.txt").read_text()))
        job = read_job((folder / f"{name}.advert.txt").read_text())
        asked = plan(job, resume, aligner(resume, job) if aligner else None, LENGTH, seed)
        counted.update({re.split(r"(?<=[.?!:]) ", question.text)[-1] for question in asked})
    return len(people), counted


def main(words: list[str]) -> int:
    aligner = None if "--words" in words else Aligner()
    if words[:1] == ["alike"]:
        for folder in (PAPERS, *sorted(path for path in PAPERS.iterdir() if path.is_dir())):
            for seed in range(3):
                people, counted = alike(folder, aligner, seed)
                text, most = counted.most_common(1)[0]
                print(f"{folder.name}, session {seed + 1}: {most} of {people} ({text})")
        return 0
    if words[:1] == ["docs"]:
        (ROOT / "docs" / "plans.md").write_text(docs(aligner))
        return 0
    if not CORPUS.is_dir():
        print(f"There is no corpus at {CORPUS}.")
        return 2
    made = predictions(aligner)
    print(f"questions that plans for different jobs share: {across_jobs(made):.4f}")
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"questions": made}, file)
        file.flush()
        return subprocess.call([sys.executable, "eval.py", ".", file.name], cwd=CORPUS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
