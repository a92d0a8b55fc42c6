"""A sheet on which recruiters grade the questions, and what their grades come to.

    python -m tests.scoring.question_sheet write --out DIR [--papers NAME] [--repositories DIR]
                                                 [--words] [--seed N]
    python -m tests.scoring.question_sheet count GRADES.csv [GRADES.csv ...]

`write` makes one text for each resume and advert: the papers, then the eight questions as the
candidate hears them; texts for clean adverts of the product (starter jobs) without a resume; and
`grades.csv` to fill in. `--papers` names a folder beside `tests/scoring/papers` or inside it. An
advert that has no file of its own is read out of clones in `--repositories` (`real_adverts.py`);
where they are absent that paper is left out and counted. `--words` goes without the embedder.
`count` reads any number of filled-in tables, one a reader.
"""

import argparse
import csv
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from kiosk.coach.jobs import starter_jobs
from kiosk.coach.match.job_text import read_job
from kiosk.coach.match.lines import tidied
from kiosk.coach.plan import plan
from kiosk.domain.job import Question, Resume
from tests.scoring.plans import LENGTH, PAPERS, Aligner
from tests.scoring.real_adverts import ADVERTS, advert

CLEAN = ("primary-teacher", "accountant", "registered-nurse", "hr-assistant", "civil-engineer",
         "restaurant-manager")  # fmt: skip
COLUMNS = ("interview", "number", "grade", "remark", "question")
RUBRIC = """Grade every question as a recruiter of that trade would, from the papers beside it.

3  I would ask exactly this
2  fine: I could ask it as it stands
1  awkward: clumsy, beside the point, asked like a machine, or fits only half
0  nonsense or false: does not make sense, or says something of the papers that is not so

Write the grade into grades.csv beside the question, and under "remark" a word on every 0 and 1.
Read each question aloud once: the candidate only hears it.
"""


def papers(folder: Path, repositories: Path | None) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the resume and the advert of each paper there is."""
    for file in sorted(folder.glob("*.resume.txt")):
        name = file.name.split(".")[0]
        own = folder / f"{name}.advert.txt"
        found = own.read_text() if own.exists() else advert(name, repositories)
        if found is None:
            print(f"left out: the advert of {name} is in no clone here")
            continue
        yield name, file.read_text(), found


def write(options: argparse.Namespace) -> int:
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    aligner = None if options.words else Aligner()
    rows = []
    folder = PAPERS / options.papers if options.papers else PAPERS
    for name, resume_text, advert_text in papers(folder, options.repositories):
        resume, job = Resume(tidied(resume_text)), read_job(advert_text)
        asked = plan(job, resume, aligner(resume, job) if aligner else None, LENGTH, options.seed)
        origin = f" ({ADVERTS[name].origin.repository})" if name in ADVERTS else ""
        beside = (f"RESUME\n\n{resume_text}", f"ADVERT{origin}\n\n{advert_text}")
        rows += _interview(out, name, asked, beside)
    for job in starter_jobs():
        if job.id in CLEAN:
            asked = plan(job, None, None, LENGTH, options.seed)
            beside = f"ADVERT\n\n{job.title}\n\n{job.text}"
            rows += _interview(out, f"clean-{job.id}", asked, (beside,))
    (out / "README.txt").write_text(RUBRIC)
    with (out / "grades.csv").open("w", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    print(f"{len(rows)} questions in {len({row[0] for row in rows})} interviews: {out}")
    return 0


def _interview(
    out: Path, name: str, asked: Sequence[Question], beside: Sequence[str]
) -> list[tuple[str, int, str, str, str]]:
    line = "=" * 78
    questions = "\n\n".join(f"{n}. {q.text}" for n, q in enumerate(asked, 1))
    parts = [*beside, f"THE INTERVIEW\n\n{questions}"]
    (out / f"{name}.txt").write_text(f"\n{line}\n".join(part.strip() for part in parts) + "\n")
    return [(name, n, "", "", q.text) for n, q in enumerate(asked, 1)]


def count(options: argparse.Namespace) -> int:
    """Print each reader's figures, all of them together, and how far they agree."""
    readers = {file.stem: _grades(file) for file in options.grades}
    for kind, wanted in (("untidy papers", False), ("clean adverts", True)):
        everything = []
        for name, grades in readers.items():
            own = [g for (interview, _), g in grades.items() if _is_clean(interview) is wanted]
            everything += own
            print(f"{kind}, {name}: {told(own)}")
        print(f"{kind}, all: {told(everything)}")
    for (one, mine), (other, theirs) in combinations(readers.items(), 2):
        both = mine.keys() & theirs.keys()
        near = sum(abs(mine[key] - theirs[key]) <= 1 for key in both)
        print(f"{one} and {other} within one grade of each other: {near} of {len(both)}")
    by_interview = defaultdict(list)
    for grades in readers.values():
        for (interview, _), grade in grades.items():
            by_interview[interview].append(grade)
    for interview, grades in sorted(by_interview.items()):
        print(f"  {interview}: {statistics.mean(grades):.2f}")
    return 0


def told(grades: Sequence[int]) -> str:
    """Return what grades come to, in one line."""
    if not grades:
        return "none"
    counts = Counter(grades)
    shares = (f"{counts[g]} of {g} ({counts[g] / len(grades):.1%})" for g in range(4))
    return f"mean {statistics.mean(grades):.2f} of {len(grades)}: {', '.join(shares)}"


def _grades(file: Path) -> dict[tuple[str, int], int]:
    with file.open(newline="") as table:
        rows = list(csv.DictReader(table))
    return {(r["interview"], int(r["number"])): int(r["grade"]) for r in rows if r["grade"].strip()}


def _is_clean(interview: str) -> bool:
    return interview.startswith("clean-")


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Grade the questions by reading.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    making = verbs.add_parser("write")
    making.add_argument("--out", type=Path, required=True)
    making.add_argument("--papers", default="")
    making.add_argument("--repositories", type=Path)
    making.add_argument("--words", action="store_true")
    making.add_argument("--seed", type=int, default=0)
    counting = verbs.add_parser("count")
    counting.add_argument("grades", type=Path, nargs="+")
    options = parser.parse_args(words)
    return write(options) if options.verb == "write" else count(options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
