"""`python -m kiosk rehearse`: a recorded candidate takes a whole interview, without a screen."""

import argparse
import json
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.commands.narrate import looks_away, tell
from kiosk.commands.output import emit, say
from kiosk.domain.errors import HearingError, ReportError
from kiosk.domain.interview import Interview
from kiosk.domain.plain import to_plain
from kiosk.domain.settings import Settings
from kiosk.interview import events
from kiosk.interview.rehearse import RECORDINGS, Recordings, Troubles, rehearse

FOUND_TROUBLE = 2
NEXT = """
Next: open {dashboard} and {report}.
./setup.sh run opens the booth's window here; sudo ./setup.sh install makes this machine a booth."""
SOUNDS = (".wav", ".flac", ".mp3", ".ogg", ".m4a")


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--candidate", choices=("strong", "hesitant"), default="strong", help="default: strong")
    add("--resume", type=Path, help="your own resume, PDF or text")
    add("--job", type=Path, help="your own job description: text, PDF or JSON")
    add("--video", type=Path, help="your own video; look straight ahead for the first 3 s")
    add("--answers", type=Path, nargs="+", help="your own answers: sound files, or a folder")
    add("--questions", type=int, help="how many (default: one for each answer)")
    add("--out", type=Path, help="where the report goes (default: var/rehearsal)")


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
        say(NEXT.format(**files))
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
    """Return the files given, and the sound files of each folder given, in order."""
    files: list[Path] = []
    for path in given:
        inside = [file for file in path.glob("*") if file.suffix.lower() in SOUNDS]
        files += sorted(inside) if path.is_dir() else [path]
    return files


def written(interview: Interview, out: Path, settings: Settings) -> dict[str, str]:
    """Write the report, the dashboard picture and the JSON; return where they are.

    Raises:
        ReportError: disk-full; nothing half-written stays.
    """
    from kiosk import report
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
