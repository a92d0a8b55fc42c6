"""The questions for a resume and a job: `python -m kiosk plan` (docs/contracts.md)."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.coach.match.job_text import job_from_file
from kiosk.coach.match.resume_text import read_resume
from kiosk.coach.plan import plan
from kiosk.commands.output import emit, say
from kiosk.domain.errors import ModelError
from kiosk.domain.job import Alignment, Job, Question, Resume
from kiosk.domain.settings import Settings

if TYPE_CHECKING:
    from kiosk.voice import Voice

NO_RESUME = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("resume", metavar="RESUME", help="a PDF or text file; - for none")
    parser.add_argument("--job", type=Path, required=True, help="a text file or a job's JSON")
    parser.add_argument("--questions", type=int, default=5, help="1 to 12")
    parser.add_argument(
        "--seed", type=int, default=0, help="number of the session: other questions"
    )


def run(options: argparse.Namespace, settings: Settings) -> int | None:
    from kiosk.voice import Voice

    job = job_from_file(options.job)
    resume = None
    if options.resume != NO_RESUME:
        resume = read_resume(Path(options.resume), settings.matching)
    alignment = aligned(resume, job, settings) if resume else None
    questions = plan(job, resume, alignment, options.questions, options.seed)

    voice = Voice(settings)
    told = [as_told(question, voice) for question in questions]
    if options.json:
        emit({"questions": told})
    else:
        say(f"{job.title}\n" + "\n".join(in_words(n, q) for n, q in enumerate(questions, 1)))
    return None


def aligned(resume: Resume, job: Job, settings: Settings) -> Alignment | None:
    """Return the alignment, or None where the embedder is not installed: the plan goes without."""
    from kiosk.coach.match.align import align
    from kiosk.senses.meaning import Meaning

    try:
        return align(resume, job, Meaning(settings).vectors, settings.matching)
    except ModelError as err:
        say(f"{err.message} The plan goes by words alone. ({err.code})")
        return None


def as_told(question: Question, voice: "Voice") -> dict[str, object]:
    clip = voice.cached(question.text)
    return {
        "id": question.id,
        "text": question.text,
        "kind": question.kind,
        "requirement": question.requirement,
        "why": question.why,
        "good": question.good,
        "keywords": question.keywords,
        "clip": "cached" if clip else "missing",
    }


def in_words(number: int, question: Question) -> str:
    reasons = f"   why: {question.why}\n   good: {question.good}"
    return f"\n{number}. ({question.kind}) {question.text}\n{reasons}"
