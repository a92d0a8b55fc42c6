"""Measures how long a candidate waits on this machine: `python -m kiosk.checks.wait_probe`.

A process of its own, because a processor may crash in it, and the doctor must not.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from time import monotonic

from kiosk.checks.wait import MEASURE_S, Waits
from kiosk.coach.jobs import starter_jobs
from kiosk.coach.match import Embed
from kiosk.domain.errors import CoachError
from kiosk.domain.interview import Answer
from kiosk.domain.job import Alignment
from kiosk.domain.settings import Settings, load
from kiosk.domain.sight import Take
from kiosk.domain.sound import Transcript
from kiosk.domain.units import SAMPLE_RATE

ANSWER = Path(__file__).parents[1] / "interview/recordings/strong/answers/1.flac"
SECONDS, WARM_S = 20, 4
"""Of the answer that is measured, and of one before it that only warms."""


def measure_waits(settings: Settings) -> Waits:
    """Hear the recorded answer at its own pace, then do all that the booth does after Done.

    Raises:
        CoachError: the transcriber or a model is not there.
    """
    from kiosk.coach.measure import speech
    from kiosk.senses.hearing import Hearing
    from kiosk.senses.meaning import Meaning
    from kiosk.senses.sound_file import opened
    from kiosk.senses.take import hear_live
    from kiosk.senses.voice_activity import VoiceActivity

    with opened(ANSWER) as file:
        chunks = list(file.chunks())
    per_s = round(SAMPLE_RATE / len(chunks[0]))
    hearing, meaning = Hearing(settings), Meaning(settings)
    hearing.start()
    try:
        if not hearing.ready(MEASURE_S):
            raise CoachError(*hearing.trouble)
        speech.warm()
        meaning.warm()
        for seconds in (WARM_S, SECONDS):
            heard = chunks[: seconds * per_s]
            take, transcript, waited = hear_live(heard, hearing, VoiceActivity(), (), settings)
            question_s, results_s = _after(take, transcript, meaning.vectors, settings)
    finally:
        hearing.close()
    return Waits(waited, waited + question_s, waited + question_s + results_s)


def _after(
    take: Take, transcript: Transcript, vectors: Embed, settings: Settings
) -> tuple[float, float]:
    """Measure and score an answer as the booth does; return how long until the next question, and
    from there to the results."""
    from kiosk.coach.measure.coverage import cover
    from kiosk.coach.measure.measure import measure
    from kiosk.coach.plan import plan
    from kiosk.coach.scoring.score import score, score_answer

    job = starter_jobs()[0]
    question = plan(job, None, None, 1, 0)[0]
    began = monotonic()
    measures = measure(question, transcript, take, job, vectors, settings)
    answer = Answer(question, transcript, measures, started_s=0.0, seconds=take.seconds)
    score_answer(answer, settings)
    asked = monotonic()
    cover(job, Alignment(None, None), (answer,), vectors)
    score((answer,), settings)
    return asked - began, monotonic() - asked


def main() -> int:
    try:
        waits = measure_waits(load())
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    sys.stdout.write(json.dumps(asdict(waits)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
