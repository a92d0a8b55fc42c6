"""A sheet of requirements called met, or shown in part, beside the line that is said to prove each,
for a reader to judge (docs/accuracy/matching.md).

    python -m tests.scoring.proof_sheet OUT.csv [--number 80] [--half 0] [--each 4] [--seed 0]
        [--without READ.csv ...]

Every resume of our own papers beside its own advert, and of the visible corpus beside one advert of
its field, which another seed makes another. The two halves share no pair of papers; `--without`
leaves out the requirements of a resume that stand on a sheet already read.
"""

import argparse
import csv
import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

from kiosk.coach.match.align import align
from kiosk.coach.match.job_text import read_job
from kiosk.coach.match.kept import Kept
from kiosk.coach.match.lines import tidied
from kiosk.domain.job import Resume
from kiosk.domain.settings import load
from kiosk.senses.meaning import Meaning
from tests.scoring.plans import CORPUS, PAPERS

COLUMNS = ("id", "job requirement", "resume evidence", "state", "verdict", "remark")


def papers(seed: int) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the resume and the advert of each pair of papers of one field."""
    for file in sorted(PAPERS.glob("**/*.resume.txt")):
        advert = file.with_name(file.name.replace(".resume.", ".advert."))
        if advert.exists():
            yield file.name.partition(".")[0], file.read_text(), advert.read_text()
    rows, jobs = (
        [json.loads(line) for line in (CORPUS / "text" / name).read_text().splitlines()]
        for name in ("resumes.jsonl", "jds.jsonl")
    )
    for row in rows:
        own = [job for job in jobs if job["category"] == row["category"]]
        job = own[(_place(row["id"]) + seed) % len(own)]
        yield f"{row['id']} {job['id']}", row["text"], job["text"]


def sheet(
    options: argparse.Namespace, read: set[tuple[str, str]]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield pairs: id, requirement, evidence, state; at most `each` of one pair of papers and none
    of those read, by resume and requirement."""
    settings = load()
    embed = Meaning(settings).vectors
    kept = Kept(embed, Path(settings.paths.var) / "vectors")
    chosen = [one for one in papers(options.seed) if _place(one[0]) // 64 % 2 == options.half]
    random.Random(options.seed + 1).shuffle(chosen)
    made = 0
    for name, resume, advert in chosen:
        person, job = Resume(tidied(resume), language="en"), read_job(advert)
        found = align(person, job, embed, settings.matching, kept)
        own = name.partition(" ")[0]
        shown = [
            one
            for one in found.requirements
            if (one.met or one.half) and (own, one.requirement.text) not in read
        ]
        for one in random.Random(name).sample(shown, min(options.each, len(shown))):
            if made < options.number:
                made += 1
                evidence = one.evidence or "(none)"
                said = f"shows {', '.join(one.shows)}; not {', '.join(one.lacks)}"
                state = "met" if one.met else f"in part: {said}"
                yield f"{made} {name}", one.requirement.text, evidence, state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--number", type=int, default=80)
    parser.add_argument("--half", type=int, choices=(0, 1), default=0)
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--without", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    read = {
        (row["id"].split(" ")[1], row["job requirement"])
        for file in options.without
        for row in csv.DictReader(file.open(newline=""))
    }
    with options.out.open("w", newline="") as file:
        write = csv.writer(file)
        write.writerow(COLUMNS)
        for row in sheet(options, read):
            write.writerow((*row, "", ""))
            file.flush()


def _place(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)


if __name__ == "__main__":
    main()
