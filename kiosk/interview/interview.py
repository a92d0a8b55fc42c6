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
from kiosk.coach.plan import follow_up, stems
from kiosk.coach.plan.choice import Wanted, chosen
from kiosk.coach.scoring.score import score
from kiosk.domain.errors import CoachError
from kiosk.domain.interview import Answer, Consent, Interview, InterviewState, Mode
from kiosk.domain.job import Alignment, Job, Kinds, Question, Resume
from kiosk.domain.sight import Take
from kiosk.interview import events
from kiosk.interview.controls import Controls, Wish
from kiosk.interview.parts import Parts
from kiosk.interview.turn import BRIEFLY, THANKS, WARM_UP, Steps, Talk, take_turn, warm_up
from kiosk.interview.understand import corrected

NOT_YET = "Your answer is safe. It takes a moment longer to put it away."


@dataclass(frozen=True)
class Candidate:
    """Who is interviewed, for what, and how. The resume is not kept after the interview."""

    job: Job
    resume: Resume | None = None
    consent: Consent = field(default_factory=Consent)
    mode: Mode = Mode.REAL
    questions: int = 5
    kinds: Kinds = Kinds.ALL
    leans: Kinds = Kinds.ALL
    """Which kind is asked more of: it exercises what was weakest."""
    asked: frozenset[bytes] = frozenset()
    """Marks of the questions of earlier visits (kiosk.coach.plan.choice.mark)."""
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
    interview = begin(candidate, parts)
    talk = Talk(parts, controls, parts.devices.clock.now())

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

    # In Practice a warm-up that does not count; then the questions, each followed up at most once.
    yield from warm_up(interview, talk)
    ahead = [(number, question) for number, question in enumerate(questions, 1)]
    while ahead and not controls.stopped:
        number, question = ahead.pop(0)
        answer, take = yield from take_turn(question, (number, len(questions)), interview, talk)
        if controls.stopped:
            return

        # Keep it before anything else can go wrong, then show it.
        interview = replace(interview, answers=(*interview.answers, answer))
        yield from keep(interview, parts)
        yield events.Answered(answer)

        # Practice stops here for the feedback, for words that were not said, and for once more.
        interview, wish = yield from shown(interview, take, talk)
        if (following := next_of(interview, candidate, wish)) is not None:
            ahead.insert(0, (number, following))

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
            ("face", "MediaPipe Face Landmarker"),
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
    wanted = Wanted(candidate.questions, candidate.kinds, candidate.leans, candidate.asked)
    return chosen(candidate.job, candidate.resume, alignment, wanted, candidate.seed)


def prepare_clips(questions: tuple[Question, ...], candidate: Candidate, parts: Parts) -> None:
    """Have a voice for all that may be said; what comes out of the resume is kept apart."""
    common = [question.text for question in questions if not question.personal]
    stems_ = stems() if candidate.follow_ups else ()
    parts.voice.prepare([*common, *stems_, WARM_UP.text, BRIEFLY, THANKS])
    own = [question.text for question in questions if question.personal]
    parts.voice.prepare(own, personal=True)


def shown(
    interview: Interview, take: Take, talk: Talk
) -> Generator[events.Event, None, tuple[Interview, Wish]]:
    """Wait in Practice while the feedback is read; strike words that were not said, as wished."""
    if interview.mode is not Mode.PRACTICE or interview.answers[-1].transcript.skipped:
        return interview, Wish.GO_ON
    controls = talk.controls
    while (wish := controls.wait(Wish.GO_ON, Wish.AGAIN, Wish.STRIKE)) is Wish.STRIKE:
        interview = corrected(interview, controls.struck, take, talk.parts)
        yield from keep(interview, talk.parts)
        yield events.Corrected(interview.answers[-1])
    return interview, wish


def next_of(interview: Interview, candidate: Candidate, wish: Wish) -> Question | None:
    """Return the question once more, its follow-up, or neither; what was left out is left."""
    answer = interview.answers[-1]
    if answer.transcript.skipped:
        return None
    if wish is Wish.AGAIN:
        return answer.question
    return followed_up(answer, interview) if candidate.follow_ups else None


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
    parts.meaning.forget()
    if parts.sight is not None:
        parts.sight.forget()
