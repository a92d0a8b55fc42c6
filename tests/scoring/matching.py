"""Run the match command over the resume corpus and its scorer (docs/accuracy/matching.md).

    python tests/scoring/matching.py [--corpus DIR] [--only PARTS] [--messy] [--out FILE]

PARTS are some of pdf, align, probes and skills, with commas.

The corpus is ../shared/data/resumes unless another is named; any folder of that form will do.
PDFs go through the command itself; texts through the functions it calls, in one process, because
4,000 starts of Python would measure the starting.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # so that the script runs from anywhere

from kiosk.coach.match.align import align, align_many  # noqa: E402
from kiosk.coach.match.job_text import read_job  # noqa: E402
from kiosk.coach.match.kept import Kept  # noqa: E402
from kiosk.coach.match.resume_text import read_resume  # noqa: E402
from kiosk.domain.errors import JobError  # noqa: E402
from kiosk.domain.job import Job  # noqa: E402
from kiosk.domain.settings import Settings, load  # noqa: E402
from kiosk.senses.meaning import Meaning  # noqa: E402
from tests.scoring.messy import messy  # noqa: E402

CORPUS = ROOT.parent / "shared" / "data" / "resumes"
PARTS = ("pdf", "align", "probes", "skills")
CLASSES = {
    "resume-no-text": "no_text",
    "resume-encrypted": "encrypted",
    "resume-corrupt": "corrupt",
    "resume-empty": "empty_file",
    "resume-not-pdf": "not_a_pdf",
    "resume-too-many-pages": "too_many_pages",
    "resume-too-large": "too_large",
    "resume-timeout": "timeout",
}
ANY_JOB = "We need somebody with Python, accounting or nursing experience."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--scorer", type=Path, default=CORPUS / "eval.py")
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--messy", action="store_true", help="align messy copies (see messy.py)")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()

    chosen = options.only.split(",")
    texts = Texts(options.corpus / "text", load())
    said: dict[str, Any] = {}
    if "pdf" in chosen:
        said["pdf"] = pdfs(options.corpus / "pdf")
    if "align" in chosen:
        people = texts.rows("resumes.jsonl")
        said["align"] = texts.alignments(messy(people) if options.messy else people)
        said["calibration"] = texts.calibration(said["align"])
    if "probes" in chosen:
        said["probes"] = texts.probes()
    if "skills" in chosen:
        said["skills"] = texts.skills()

    print("error of calibration", said.pop("calibration", None))
    with tempfile.TemporaryDirectory() as folder:
        out = options.out or Path(folder) / "predictions.json"
        out.write_text(json.dumps(said))
        scorer = [sys.executable, str(options.scorer), str(options.corpus), str(out)]
        subprocess.run(scorer, check=True)


def pdfs(folder: Path) -> dict[str, Any]:
    """Read every PDF by the command, one start for each, with time and memory of its children."""
    found = {}
    with tempfile.TemporaryDirectory() as scratch:
        job = Path(scratch) / "job.txt"
        job.write_text(ANY_JOB)
        for file in [entry["file"] for entry in json.loads((folder / "manifest.json").read_text())]:
            command = [sys.executable, "-m", "kiosk", "match", str(folder / file)]
            ran = subprocess.run(
                [*command, "--job", str(job), "--text", "--json"], capture_output=True, check=False
            )
            row = json.loads(ran.stdout)
            failed = row.get("error")
            found[file] = {
                "text": row.get("text", ""),
                "error": CLASSES[failed["code"]] if failed else None,
                "seconds": row["timing"]["extract_s"] if not failed else 0.0,
                "hidden": row.get("hidden", ""),
            }
    return found


class Texts:
    """The corpus' texts and the model that compares them."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.embed = Meaning(settings).vectors
        self.kept = Kept(self.embed, Path(settings.paths.var) / "vectors")

    def rows(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.folder / name).read_text().splitlines()]

    def jobs(self) -> dict[str, Job]:
        return {row["id"]: read_job(row["text"]) for row in self.rows("jds.jsonl")}

    def alignments(self, people: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
        jobs = self.jobs()
        scores = {}
        start = time.perf_counter()
        for row in people:
            resume = read_resume(row["text"].encode(), self.settings.matching, "resume.txt")
            found = align_many(
                resume, list(jobs.values()), self.embed, self.settings.matching, self.kept
            )
            scores[row["id"]] = {
                job: one.score or 0.0 for job, one in zip(jobs, found, strict=True)
            }
        each = (time.perf_counter() - start) / len(scores)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{each:.2f} s a resume against {len(jobs)} jobs, peak {peak} MB")
        return scores

    def calibration(self, scores: dict[str, dict[str, float]]) -> float:
        """Return the mean distance between score and share of matches, over ten bins."""
        own = {row["id"]: row["category"] for row in self.rows("resumes.jsonl")}
        field = {row["id"]: row["category"] for row in self.rows("jds.jsonl")}
        pairs = [
            (score / 100, own[resume] == field[job])
            for resume, row in scores.items()
            for job, score in row.items()
        ]
        bins = [[p for p in pairs if at <= min(p[0], 0.9999) * 10 < at + 1] for at in range(10)]
        gaps = [abs(sum(p for p, _ in one) - sum(hit for _, hit in one)) for one in bins if one]
        return round(sum(gaps) / len(pairs), 4)

    def probes(self) -> dict[str, list[float]]:
        jobs = self.jobs()
        found = {}
        for row in self.rows("probes.jsonl"):
            job = jobs[row["jd_id"]]
            found[row["id"]] = [self._score(text, job) for text in row["texts"]]
        return found

    def _score(self, text: str, job: Job) -> float:
        resume = read_resume(text.encode(), self.settings.matching, "resume.txt")
        return align(resume, job, self.embed, self.settings.matching, self.kept).score or 0.0

    def skills(self) -> dict[str, dict[str, list[str]]]:
        found = {}
        for row in self.rows("skills_cases.jsonl"):
            try:
                job = read_job(row["jd"])
            except JobError:
                found[row["id"]] = {"matched": [], "missing": []}
                continue
            resume = read_resume(row["resume"].encode(), self.settings.matching, "resume.txt")
            one = align(resume, job, self.embed, self.settings.matching, self.kept)
            found[row["id"]] = {"matched": list(one.matched), "missing": list(one.missing)}
        return found


if __name__ == "__main__":
    main()
