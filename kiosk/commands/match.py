"""How well resumes fit jobs, with evidence: `python -m kiosk match` (docs/contracts.md)."""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.coach.match.align import align_many, warm
from kiosk.coach.match.job_text import job_from_file, read_job
from kiosk.coach.match.kept import Kept
from kiosk.coach.match.resume_text import read_resume
from kiosk.commands.output import emit, say
from kiosk.domain.errors import JobError, ResumeError
from kiosk.domain.job import Alignment, Job, Resume
from kiosk.domain.settings import Settings

BAD_INPUT = 2
SHOWN = 8  # requirements told to a person


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("resumes", nargs="+", type=Path, metavar="RESUME", help="PDF or text")
    parser.add_argument(
        "--job",
        action="append",
        required=True,
        type=Path,
        dest="jobs",
        help="a text file, a PDF or a job's JSON; may be given more than once",
    )
    parser.add_argument("--text", action="store_true", help="add the text read from the resume")


def run(options: argparse.Namespace, settings: Settings) -> int | None:
    """Write one object for each resume and job, in their order. A resume or a job that cannot be
    read has its error in its place, the others go on, and the exit code says so at the end.

    Raises:
        ModelError: model-missing or model-corrupt.
    """
    from kiosk.senses.meaning import Meaning

    jobs = dict(_read_jobs(options, settings))
    status = BAD_INPUT if len(jobs) < len(set(options.jobs)) else None
    if not jobs:
        return status
    meaning = Meaning(settings)
    kept = Kept(meaning.vectors, Path(settings.paths.var) / "vectors")
    meaning.warm()
    warm(kept)
    for path in options.resumes:
        start = time.perf_counter()
        try:
            resume = read_resume(path, settings.matching)
        except ResumeError as err:
            _refuse("resume", path, err, options.json)
            status = BAD_INPUT
            continue
        extract_s = time.perf_counter() - start
        start = time.perf_counter()
        alignments = align_many(resume, [*jobs.values()], meaning.vectors, settings.matching, kept)
        match_s = (time.perf_counter() - start) / len(jobs)
        timing = {"extract_s": round(extract_s, 3), "match_s": round(match_s, 3)}
        for job_path, job, alignment in zip(jobs, jobs.values(), alignments, strict=True):
            if options.json:
                found = plain(resume, alignment) | {"timing": timing}
                text = {"text": resume.text, "hidden": resume.hidden} if options.text else {}
                emit({"resume": path.name, "job": job_path.name} | found | text)
            else:
                say(told(path.name, resume, job, alignment))
                if options.text:
                    say(resume.text)
    return status


def _job(path: Path, settings: Settings) -> Job:
    if path.suffix.lower() != ".pdf":
        return job_from_file(path)
    try:
        return read_job(read_resume(path, settings.matching).text)
    except ResumeError as err:
        raise JobError("job-empty", f"The job {path.name} cannot be read. {err.message}") from err


def _read_jobs(options: argparse.Namespace, settings: Settings) -> Iterator[tuple[Path, Job]]:
    """Yield the jobs that can be read, and say which cannot."""
    for path in options.jobs:
        try:
            yield path, _job(path, settings)
        except JobError as err:
            _refuse("job", path, err, options.json)


def _refuse(what: str, path: Path, err: ResumeError | JobError, as_json: bool) -> None:
    if as_json:
        emit({what: path.name, "error": {"code": err.code, "message": err.message}})
    else:
        say(f"{path.name}: {err.message} ({err.code})")


def plain(resume: Resume, alignment: Alignment) -> dict[str, Any]:
    """Return what was found in the form of docs/contracts.md."""
    return {
        "score": alignment.score,
        "band": alignment.band,
        "why_not": alignment.why_not,
        "requirements": [
            {
                "text": found.requirement.text,
                "kind": found.requirement.kind,
                "met": found.met,
                "half": found.half,
                "score": found.score,
                "evidence": found.evidence,
            }
            for found in alignment.requirements
        ],
        "matched": list(alignment.matched),
        "missing": list(alignment.missing),
        "stuffed": alignment.stuffed,
        "pages": resume.pages,
        "not_rendered": resume.not_rendered,
        "characters": resume.characters,
        "language": resume.language,
    }


def told(name: str, resume: Resume, job: Job, alignment: Alignment) -> str:
    """Return the alignment in words for a person."""
    if alignment.score is None:
        head = f"{name} and {job.title}: no score. {alignment.why_not}"
    else:
        head = f"{name} and {job.title}: {alignment.score:.0f} of 100, {alignment.band}."
    lines = [head]
    if resume.not_rendered:
        lines.append(
            f"  {resume.not_rendered} of {resume.pages} pages took too long to be drawn: what can "
            "be seen on them was guessed from colours."
        )
    if alignment.stuffed:
        lines.append("  Words copied from the job were not counted.")
    for found in alignment.requirements[:SHOWN]:
        state = "met" if found.met else "in part" if found.half else "-"
        lines.append(f"  {state:>7}  {found.requirement.text}")
        if found.half:
            shows, lacks = ", ".join(found.shows), ", ".join(found.lacks)
            lines.append(f"         shows {shows}" + (f", not {lacks}" if lacks else ""))
        elif found.evidence:
            lines.append(f"         {found.evidence}")
    lines.append(f"  in both: {', '.join(alignment.matched) or 'nothing'}")
    lines.append(f"  missing: {', '.join(alignment.missing) or 'nothing'}")
    return "\n".join(lines)
