"""What was said in a sound file, and how: `python -m kiosk hear` (docs/contracts.md)."""

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.coach.measure import keywords as keyword_finder
from kiosk.coach.measure import speech
from kiosk.commands.output import emit, say
from kiosk.domain.errors import JobError, ModelError
from kiosk.domain.measures import Speech
from kiosk.domain.plain import to_plain
from kiosk.domain.settings import Settings
from kiosk.domain.sound import Transcript
from kiosk.domain.units import Measure

if TYPE_CHECKING:
    from kiosk.senses.hearing import Hearing
    from kiosk.senses.voice_activity import VoiceActivity

HEARD_PAUSE_S = 0.6
"""A silence listeners notice as a pause; shorter ones stand in "silences"."""
START_S = 180.0


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="WAV, FLAC, MP3 ...")
    parser.add_argument("--job", type=Path, help="a text file or a job's JSON: finds its keywords")
    parser.add_argument("--model", help="openai-whisper model: its name, or a file")
    parser.add_argument("--threads", type=int, help="threads of the transcriber")
    parser.add_argument("--realtime", action="store_true", help="feed the sound at its own pace")


def run(options: argparse.Namespace, settings: Settings) -> int | None:
    from kiosk.senses.hearing import Hearing
    from kiosk.senses.voice_activity import VoiceActivity

    names = keywords_of(options.job)
    changes = {"model": options.model, "threads": options.threads}
    given = {name: value for name, value in changes.items() if value}
    settings = replace(settings, hearing=replace(settings.hearing, **given))

    speech.warm()
    hearing = Hearing(settings)
    hearing.start()
    try:
        if not hearing.ready(START_S):
            raise ModelError(*hearing.trouble)
        activity = VoiceActivity()
        for path in options.files:
            heard = heard_in(path, hearing, activity, names, options.realtime, settings)
            emit(heard) if options.json else say(told(heard))
    finally:
        hearing.close()
    return None


def keywords_of(job: Path | None) -> tuple[str, ...]:
    """Return the technical words of a job: a JSON with keywords, a stored job, or its text.

    Raises:
        JobError: job-empty, where it cannot be read.
    """
    if job is None:
        return ()
    try:
        text = job.read_text()
    except (OSError, UnicodeDecodeError) as err:
        raise JobError("job-empty", f"{job.name} cannot be read.") from err
    if job.suffix == ".json":
        try:
            return _keywords_in(json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError) as err:
            raise JobError("job-empty", f"{job.name} is not a job's JSON.") from err
    from kiosk.coach.match.job_text import read_job

    return read_job(text).keywords


def _keywords_in(data: dict[str, Any]) -> tuple[str, ...]:
    listed = data.get("keywords")
    if listed is None:
        listed = [word for part in data.get("requirements", []) for word in part["keywords"]]
    return tuple(dict.fromkeys(str(word) for word in listed))


def heard_in(
    path: Path,
    hearing: "Hearing",
    activity: "VoiceActivity",
    names: tuple[str, ...],
    realtime: bool,
    settings: Settings,
) -> dict[str, Any]:
    """Return what docs/contracts.md says of one file.

    Raises:
        HearingError: audio-unreadable.
    """
    from kiosk.senses.sound_file import opened
    from kiosk.senses.take import hear_file, hear_live

    with opened(path) as file:
        began = time.monotonic()
        given = (file.chunks(), hearing, activity, names, settings)
        take, transcript, *waited = hear_live(*given) if realtime else hear_file(*given)
        took = time.monotonic() - began
    measures = speech.measure(take, transcript, settings)
    measured_s = time.monotonic() - began - took
    found = keyword_finder.said(transcript.words, names)
    return {
        "file": path.name,
        "seconds": round(take.seconds, 3),
        "text": transcript.text,
        "language": transcript.language,
        "words": to_plain(transcript.words),
        "fillers": to_plain(transcript.fillers),
        **numbers(measures),
        "keywords": [{"keyword": k.keyword, "at": round(k.at, 2), "how": k.how} for k in found],
        "quality": quality(measures, transcript),
        "timing": {
            "transcribe_s": round(took, 3),
            "after_last_sound_s": round(waited[0] + measured_s, 3) if waited else None,
        },
    }


def numbers(measures: Speech) -> dict[str, Any]:
    pauses = [[p.start, p.end] for p in measures.pauses]
    return {
        "speaking_rate_wpm": rounded(measures.speaking_rate),
        "articulation_rate_wpm": rounded(measures.articulation_rate),
        "beat_bpm": rounded(measures.beat),
        "beat_stability": rounded(measures.beat_stability),
        "pitch_movement_semitones": rounded(measures.pitch_movement),
        "loudness_movement_db": rounded(measures.loudness_movement),
        "hesitations_per_minute": rounded(measures.hesitations_per_minute),
        "thinking_time_s": rounded(measures.thinking_time),
        "rate_windows": to_plain(measures.rate_windows),
        "pauses": [pause for pause in pauses if pause[1] - pause[0] >= HEARD_PAUSE_S],
        "silences": pauses,
    }


def rounded(measure: Measure) -> float | None:
    return None if measure.value is None else round(measure.value, 2)


def quality(measures: Speech, transcript: Transcript) -> dict[str, Any]:
    return {
        "measured": bool(transcript.words),
        "why_not": None if transcript.words else transcript.why_not,
        "sure": None if transcript.sure is None else round(transcript.sure, 3),
        "lost_s": round(transcript.lost_s, 2),
        "doubt": transcript.doubt,
        "speech_s": measures.speech_s,
        "snr_db": rounded(measures.snr),
        "clipped": round(measures.clipped, 4),
    }


def told(heard: dict[str, Any]) -> str:
    """Return what a person reads without --json."""
    if not heard["quality"]["measured"]:
        return f"{heard['file']}: nothing measured, {heard['quality']['why_not']}."
    fillers = [filler["word"] for filler in heard["fillers"] if filler["kind"] != "hedge"]
    doubt = f"\n  {heard['quality']['doubt']}" if heard["quality"]["doubt"] else ""
    names = ", ".join(keyword["keyword"] for keyword in heard["keywords"]) or "none"
    return (
        f"{heard['file']}: {heard['seconds']:.0f} s, "
        f"{heard['speaking_rate_wpm']:.0f} words a minute, "
        f"{len(fillers)} fillers, {len(heard['pauses'])} pauses.\n"
        f"  {heard['text']}\n  Keywords: {names}{doubt}"
    )
