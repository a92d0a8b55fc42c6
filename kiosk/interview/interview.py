"""The interview on one page: a generator of events. Read this first.

Straight-line code that blocks where it must; every wait also watches the wish to stop. The same
generator runs in the window, in a rehearsal and in tests. To abandon it is `.close()`.
"""

import uuid
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from kiosk.coach.match.align import align
from kiosk.coach.measure.coverage import cover
from kiosk.coach.plan import follow_up, plan, stems
from kiosk.coach.scoring.score import score
from kiosk.domain.errors import CoachError
from kiosk.domain.interview import Answer, Consent, Interview, InterviewState, Mode
from kiosk.domain.job import Alignment, ClipSource, Job, Question, Resume
from kiosk.domain.sight import Take
from kiosk.interview import events
from kiosk.interview.controls import Controls, Wish
from kiosk.interview.listen import listen
from kiosk.interview.parts import Parts
from kiosk.interview.understand import corrected, understood
from kiosk.senses.gaze import rezero

Steps = Generator[events.Event, None, None]

POLL_S = 0.03
TRANSCRIPT_DEADLINE_S = 60.0
NOT_YET = "Your answer is safe. It takes a moment longer to put it away."


@dataclass(frozen=True)
class Candidate:
    """Who is interviewed, for what, and how. The resume is not kept after the interview."""

    job: Job
    resume: Resume | None = None
    consent: Consent = field(default_factory=Consent)
    mode: Mode = Mode.REAL
    questions: int = 5
    name: str | None = None
    seed: int = 0
    follow_ups: bool = True


def run(candidate: Candidate, parts: Parts, controls: Controls) -> Iterator[events.Event]:
    """Yield what happens, in order. However it ends, the booth forgets what it saw."""
    try:
        yield from interviewed(candidate, parts, controls)
    finally:
        forget(parts)


def interviewed(candidate: Candidate, parts: Parts, controls: Controls) -> Steps:
    """Take one candidate from the match to the finished interview."""
    started, interview = parts.devices.clock.now(), begin(candidate, parts)

    # How well does the resume fit, and what shall be asked? Shown before anything is asked.
    alignment, trouble = matched(candidate, parts)
    yield from (*trouble, events.Matched(alignment))
    questions = planned(candidate, alignment)
    yield events.Planned(questions)
    interview = replace(interview, alignment=alignment, questions=questions)

    # The clips are made while the candidate reads the match; then somebody touches Start.
    prepare_clips(questions, candidate, parts)
    if controls.wait(Wish.GO_ON) is Wish.STOP:
        return

    # One question after the other, each followed up at most once.
    ahead = [(number, question) for number, question in enumerate(questions, 1)]
    while ahead and not controls.stopped:
        number, question = ahead.pop(0)
        yield from ask(question, (number, len(questions)), parts, controls)
        answer, take = yield from hear(question, interview, started, parts, controls)
        if controls.stopped:
            return

        # Keep it before anything else can go wrong, then show it.
        interview = replace(interview, answers=(*interview.answers, answer))
        yield from keep(interview, parts)
        yield events.Answered(answer)

        # Practice stops here for the feedback, for words that were not said, and for once more.
        wish = Wish.GO_ON
        if candidate.mode is Mode.PRACTICE:
            interview, wish = yield from practise(interview, take, parts, controls)
        if wish is Wish.AGAIN:
            ahead.insert(0, (number, question))
        elif candidate.follow_ups and (more := followed_up(interview.answers[-1], interview)):
            ahead.insert(0, (number, more))

    if not controls.stopped:
        interview = concluded(interview, parts)
        kept = yield from keep(interview, parts)
        yield events.Finished(interview, kept)


def begin(candidate: Candidate, parts: Parts) -> Interview:
    """Return the interview before its first question."""
    return Interview(
        id=str(uuid.uuid4()),
        booth_id=parts.settings.booth.id,
        started_at=datetime.now(UTC),
        job=candidate.job,
        mode=candidate.mode,
        consent=candidate.consent,
        candidate=candidate.name,
        models=(
            ("speech to text", f"openai-whisper {parts.settings.hearing.model}"),
            ("meaning", "sentence-transformers all-MiniLM-L6-v2"),
            ("face", "MediaPipe face mesh"),
        ),
    )


def matched(candidate: Candidate, parts: Parts) -> tuple[Alignment, list[events.Event]]:
    """Return the alignment; where it cannot be had, one that says why, and the trouble."""
    if candidate.resume is None:
        return Alignment(None, None, why_not="There was no resume."), []
    try:
        vectors, matching = parts.meaning.vectors, parts.settings.matching
        return align(candidate.resume, candidate.job, vectors, matching, parts.kept), []
    except CoachError as err:
        return Alignment(None, None, why_not=err.message), [events.Trouble(err.code, err.message)]


def planned(candidate: Candidate, alignment: Alignment) -> tuple[Question, ...]:
    """Return the questions, in order, each with its reason."""
    job, resume, number, seed = candidate.job, candidate.resume, candidate.questions, candidate.seed
    return plan(job, resume, alignment, number, seed)


def prepare_clips(questions: tuple[Question, ...], candidate: Candidate, parts: Parts) -> None:
    """Have a voice for all that may be said; what comes out of the resume is kept apart."""
    common = [question.text for question in questions if not question.personal]
    parts.voice.prepare([*common, *(stems() if candidate.follow_ups else ())])
    own = [question.text for question in questions if question.personal]
    parts.voice.prepare(own, personal=True)


def ask(question: Question, place: tuple[int, int], parts: Parts, controls: Controls) -> Steps:
    """Speak a question and wait until it was heard; captions alone where no voice can be had."""
    clip = parts.voice.clip(question.text, personal=question.personal)
    if clip.source is ClipSource.NONE:
        yield events.Trouble("clip-unavailable", "The coach has no voice now: please read along.")

    asked_at = parts.devices.clock.now()
    parts.devices.speaker.say(clip)
    yield events.Asking(question, clip, *place)
    while parts.devices.speaker.saying() is not None:
        if not controls.pause(POLL_S):
            parts.devices.speaker.hush()
            return

    # Whoever listens looks at the coach: a quiet moment to follow the person's own zero.
    if parts.sight is not None and parts.sight.calibration is not None:
        seen = parts.sight.between(asked_at, parts.devices.clock.now())
        parts.sight.calibration = rezero(parts.sight.calibration, seen, parts.settings.seeing)


def hear(
    question: Question, interview: Interview, started: float, parts: Parts, controls: Controls
) -> Generator[events.Event, None, tuple[Answer, Take]]:
    """Listen to one answer, then say what was heard and measured."""
    yield events.Listening(question)
    controls.granted(Wish.DONE)
    take: Take = yield from listen(parts, controls, interview.job.keywords, started)
    if not interview.consent.camera:
        take = replace(take, glimpses=())

    yield events.Thinking(question)
    transcript = parts.hearing.finish(TRANSCRIPT_DEADLINE_S)
    return understood(question, transcript, take, interview, parts), take


def practise(
    interview: Interview, take: Take, parts: Parts, controls: Controls
) -> Generator[events.Event, None, tuple[Interview, Wish]]:
    """Wait while the feedback is read; strike words that were not said, as often as wished."""
    while (wish := controls.wait(Wish.GO_ON, Wish.AGAIN, Wish.STRIKE)) is Wish.STRIKE:
        interview = corrected(interview, controls.struck, take, parts)
        yield from keep(interview, parts)
        yield events.Corrected(interview.answers[-1])
    return interview, wish


def followed_up(answer: Answer, interview: Interview) -> Question | None:
    """Return the one follow-up an answer may have; none to a follow-up."""
    if answer.question.follows is not None:
        return None
    asked = [given.question for given in interview.answers]
    content = answer.measures.content
    return follow_up(answer.question, answer.transcript, content, interview.job, asked)


def keep(interview: Interview, parts: Parts) -> Generator[events.Event, None, bool]:
    """Put the answers so far away safely; a store that fails now is asked again next time."""
    try:
        parts.store.keep(interview)
    except CoachError as err:
        yield events.Trouble(err.code, NOT_YET if err.code == "store-locked" else err.message)
        return False
    return True


def concluded(interview: Interview, parts: Parts) -> Interview:
    """Return the interview with its coverage and its score."""
    vectors = parts.meaning.vectors
    return replace(
        interview,
        coverage=cover(interview.job, interview.alignment, interview.answers, vectors),
        score=score(interview.answers, parts.settings),
        state=InterviewState.FINISHED,
        finished_at=datetime.now(UTC),
    )


def forget(parts: Parts) -> None:
    """Drop what was seen and what was said out of a resume; what is kept is in the store."""
    parts.devices.speaker.hush()
    parts.voice.forget()
    if parts.sight is not None:
        parts.sight.forget()
