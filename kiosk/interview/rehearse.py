"""A recorded candidate takes a whole interview, without a screen: files in, report out.

The recordings stand in the place of the devices; everything else is what a live interview uses.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from kiosk.coach.match.job_text import job_from_file
from kiosk.coach.match.resume_text import read_resume
from kiosk.devices.doors import CHUNK_S
from kiosk.devices.recorded import RecordedCamera, RecordedMicrophone, RecordedSpeaker, SoundClock
from kiosk.domain.errors import CoachError, HearingError, SeeingError
from kiosk.domain.interview import Interview
from kiosk.domain.job import Resume
from kiosk.domain.settings import Settings
from kiosk.domain.units import Samples
from kiosk.interview import events, interview
from kiosk.interview.controls import NobodyWaits
from kiosk.interview.parts import Devices, Parts, assemble
from kiosk.senses.gaze import calibrate
from kiosk.senses.sound_file import opened

RECORDINGS = Path(__file__).parent / "recordings"
SESSIONS = {"strong": 3, "hesitant": 2}
"""In this session each recorded candidate is asked what the recordings answer."""
CALIBRATION_S = 3.0
"""The recorded candidates look ahead for the first 3 s of their video."""
LOOKED_AT_CM = 8.7
"""Where they look meanwhile: this far under the lens (recordings/README.md)."""


@dataclass(frozen=True)
class Recordings:
    """One recorded candidate: the files a rehearsal is made of."""

    job: Path
    resume: Path | None
    video: Path | None
    answers: tuple[Path, ...]
    session: int = 0
    """Number of the session: the next one has other questions."""

    @classmethod
    def shipped(cls, name: str) -> "Recordings":
        """Return one of the candidates that come with the product."""
        folder = RECORDINGS / name
        answers = tuple(sorted((folder / "answers").glob("*.flac")))
        job, resume, video = RECORDINGS / "job.txt", folder / "resume.pdf", folder / "face.mp4"
        return cls(job, resume, video, answers, SESSIONS[name])


@dataclass
class Troubles:
    """What went wrong without ending the rehearsal, each once."""

    seen: list[CoachError] = field(default_factory=list)

    def note(self, err: CoachError) -> None:
        if all((err.code, err.message) != (known.code, known.message) for known in self.seen):
            self.seen.append(err)


def rehearse(
    recordings: Recordings, settings: Settings, questions: int, troubles: Troubles
) -> Iterator[events.Event]:
    """Yield the events of the rehearsal; what had to be left out is noted in `troubles`.

    Raises:
        CoachError: there is no usable job, or a part without which nothing can be heard.
    """
    job = job_from_file(recordings.job)
    resume = _resume(recordings, settings, troubles)
    devices, clock = _devices(recordings, troubles)

    with assemble(settings, devices, troubles.note) as parts:
        _calibrate(parts, clock)
        candidate = interview.Candidate(
            job, resume, questions=questions, seed=recordings.session, follow_ups=False
        )
        for event in interview.run(candidate, parts, NobodyWaits()):
            if isinstance(event, events.Trouble):
                troubles.note(CoachError(event.code, event.message))
            if isinstance(event, events.Finished):
                _what_was_not_there(event.interview, troubles)
            yield event
        if parts.sight is not None and parts.sight.trouble is not None:
            troubles.note(parts.sight.trouble)


def _resume(recordings: Recordings, settings: Settings, troubles: Troubles) -> Resume | None:
    """Read the resume; one that cannot be read is left out, as the booth would offer to."""
    if recordings.resume is None:
        return None
    try:
        return read_resume(recordings.resume, settings.matching)
    except CoachError as err:
        troubles.note(err)
        return None


def _devices(recordings: Recordings, troubles: Troubles) -> tuple[Devices, SoundClock]:
    clock = SoundClock()
    answers = [
        sound for file in recordings.answers if (sound := _sound(file, troubles)) is not None
    ]
    devices = Devices(clock, RecordedMicrophone(answers, clock), RecordedSpeaker(), live=False)
    if recordings.video is not None:
        try:
            devices = replace(devices, camera=RecordedCamera(recordings.video, clock))
        except CoachError as err:
            troubles.note(err)
    return devices, clock


def _sound(file: Path, troubles: Troubles) -> Samples | None:
    try:
        with opened(file) as sound:
            return np.concatenate(list(sound.chunks()))
    except CoachError as err:
        troubles.note(err)
        return None


def _calibrate(parts: Parts, clock: SoundClock) -> None:
    """Take the zero from the first seconds, in which the recorded candidate looks ahead."""
    if parts.sight is None:
        return
    start = clock.now()
    while clock.now() < start + CALIBRATION_S:
        clock.advance(CHUNK_S)
    seeing = replace(parts.settings.seeing, dot_below_lens_cm=LOOKED_AT_CM)
    seen = parts.sight.between(start, start + seeing.calibrate_s)
    parts.sight.calibration = calibrate(seen, seeing)


def _what_was_not_there(interview: Interview, troubles: Troubles) -> None:
    """Note the recordings in which nobody spoke, and a video in which nobody was."""
    for place, answer in enumerate(interview.answers, 1):
        if answer.measures.speech.speech_s == 0:
            troubles.note(HearingError("no-speech", f"Nobody speaks in answer {place}."))
    shares = [answer.measures.focus.face_share.value for answer in interview.answers]
    if shares and all(share == 0 for share in shares):
        troubles.note(SeeingError("no-face", "There is no face in the video."))
