"""`python -m kiosk rehearse`: a recorded candidate takes a whole interview, without a screen."""

import argparse
import json
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk import events
from kiosk.coach.errors import HearingError, ReportError
from kiosk.coach.model import Answer, Interview, Look, Measure, Score
from kiosk.coach.plain import to_plain
from kiosk.coach.settings import Settings
from kiosk.commands.output import emit, say
from kiosk.rehearse import RECORDINGS, Recordings, Troubles, rehearse

FOUND_TROUBLE = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--candidate", choices=("strong", "hesitant"), default="strong",
                        help="which of the recorded candidates (default: strong)")  # fmt: skip
    parser.add_argument("--resume", type=Path, help="your own resume, PDF or text")
    parser.add_argument("--job", type=Path, help="your own job description, text, PDF or JSON")
    parser.add_argument("--video", type=Path, help="your own video; it looks ahead for 3 s first")
    parser.add_argument("--answers", type=Path, nargs="+", metavar="FILE",
                        help="your own answers, one sound file each, or a folder of them")  # fmt: skip
    parser.add_argument("--questions", type=int, help="how many (default: one for each answer)")
    parser.add_argument("--out", type=Path, help="where the report goes (default: var/rehearsal)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    began = time.monotonic()
    recordings = chosen(options)
    questions = min(options.questions or len(recordings.answers), len(recordings.answers))
    out = options.out or Path(settings.paths.var) / "rehearsal" / options.candidate
    troubles = Troubles()

    finished: Interview | None = None
    for event in rehearse(recordings, settings, questions, troubles):
        tell(event)
        if isinstance(event, events.Finished):
            finished = event.interview
    if finished is None:
        raise HearingError("no-speech", "The rehearsal ended before its last question.")

    files = written(finished, out, settings)
    for trouble in troubles.seen:
        say(f"  ! {trouble.message} ({trouble.code})")
    if options.json:
        took = round(time.monotonic() - began, 2)
        emit(as_json(finished, files, troubles, took), pretty=True)
    else:
        for name, path in files.items():
            say(f"{name:<10} {path}")
    return FOUND_TROUBLE if troubles.seen else 0


def chosen(options: argparse.Namespace) -> Recordings:
    """Return the recorded candidate, with the caller's own files in the place of theirs."""
    shipped = Recordings.shipped(options.candidate)
    own = {name: getattr(options, name) for name in ("resume", "job", "video")}
    recordings = replace(shipped, **{name: path for name, path in own.items() if path is not None})
    if options.answers:
        recordings = replace(recordings, answers=tuple(sound_files(options.answers)))
    if not recordings.answers:
        raise HearingError("audio-unreadable", f"There are no answers in {RECORDINGS}.")
    return recordings


def sound_files(given: list[Path]) -> list[Path]:
    kinds = (".wav", ".flac", ".mp3", ".ogg", ".m4a")
    files: list[Path] = []
    for path in given:
        inside = (
            sorted(f for f in path.iterdir() if f.suffix.lower() in kinds) if path.is_dir() else []
        )
        files += inside or [path]
    return files


def tell(event: events.Event) -> None:
    """Say one event in words, on standard error."""
    match event:
        case events.Matched(alignment) if alignment.score is None:
            say(f"Alignment: not measured. {alignment.why_not}")
        case events.Matched(alignment):
            say(f"Alignment: {alignment.score:.0f} of 100, {alignment.band}")
            for met in alignment.requirements:
                proof = f' <- "{met.evidence}"' if met.evidence else ""
                say(f"  {'met    ' if met.met else 'missing'} {met.requirement.text}{proof}")
        case events.Asking(question, clip, number, of):
            say(f"\nQuestion {number} of {of} [{question.kind}, voice {clip.source}]")
            say(f"  {question.text}\n  why: {question.why}")
        case events.Answered(answer):
            tell_answer(answer)
        case events.Trouble(code, message):
            say(f"  ! {message} ({code})")
        case events.Finished(interview) if interview.score is not None:
            tell_score(interview, interview.score)


def tell_answer(answer: Answer) -> None:
    speech, focus, content = (
        answer.measures.speech, answer.measures.focus, answer.measures.content
    )  # fmt: skip
    say(f'  heard: "{answer.transcript.text}"' if answer.transcript.words else
        f"  heard nothing: {answer.transcript.why_not}")  # fmt: skip
    said = ", ".join(hit.keyword for hit in content.said) or "none"
    say(f"  pace {number(speech.speaking_rate)}, beat {number(speech.beat)}, "
        f"hesitations {number(speech.hesitations_per_minute)}, pauses {len(speech.pauses)}")  # fmt: skip
    say(f"  keywords: {said}; focus {number(focus.ratio)}; distractions "
        + (", ".join(f"{d.start:.1f} to {d.end:.1f} s {d.kind}" for d in focus.distractions)
           or "none"))  # fmt: skip


def tell_score(interview: Interview, score: Score) -> None:
    say(f"\n{score.sentence}")
    for part in score.parts:
        value = "not measured" if part.value is None else f"{part.value:.0f}"
        say(f"  {part.name:<18} {value:>12}  weight {part.weight:.2f}  {part.reason}")
    for advice in score.advice:
        say(f"  work on: {advice.text}")
    for found in looks_away(interview):
        say(f"  looked away {found['kind']}: {found['start']:.1f} to {found['end']:.1f} s")


def number(measure: Measure) -> str:
    return "not measured" if measure.value is None else f"{measure.value:.3g} {measure.unit}"


def looks_away(interview: Interview) -> list[dict[str, Any]]:
    """Return every distraction in the interview's clock."""
    return [
        {"answer": place, "kind": str(Look(found.kind)),
         "start": round(answer.started_s + found.start, 2),
         "end": round(answer.started_s + found.end, 2)}
        for place, answer in enumerate(interview.answers, 1)
        for found in answer.measures.focus.distractions
    ]  # fmt: skip


def written(interview: Interview, out: Path, settings: Settings) -> dict[str, str]:
    """Write the report, the dashboard picture and the JSON; return where they are.

    Raises:
        ReportError: disk-full; nothing half-written stays.
    """
    from kiosk.coach import report
    from kiosk.screens.gallery import picture_of_results

    files = {"report": out / "report.pdf", "dashboard": out / "dashboard.png",
             "json": out / "interview.json"}  # fmt: skip
    try:
        out.mkdir(parents=True, exist_ok=True)
        unfinished = out / f".dashboard.{os.getpid()}.png"
        picture_of_results(interview, unfinished)
        unfinished.replace(files["dashboard"])
    except OSError as err:
        raise ReportError("disk-full", f"The report could not be written to {out}.") from err
    report.write(files["report"], report.render(interview, settings, settings.panel.paper))
    whole = json.dumps(to_plain(interview), ensure_ascii=False, indent=1)
    report.write(files["json"], whole.encode())
    return {name: str(path) for name, path in files.items()}


def as_json(
    interview: Interview, files: dict[str, str], troubles: Troubles, seconds: float
) -> dict[str, Any]:
    return {
        **to_plain(interview),
        "distractions": looks_away(interview),
        "troubles": [{"code": err.code, "message": err.message} for err in troubles.seen],
        "files": files,
        "timing": {"rehearsal_s": seconds},
    }
