"""Which questions make an interview of a given length, and in which order they are asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk.coach.plan import from_job, from_resume
from kiosk.coach.plan.material import Material, gather
from kiosk.coach.plan.wording import Wording
from kiosk.domain.job import Alignment, Job, Question, QuestionEdit, QuestionKind, Resume

K = QuestionKind
MOST = 12
FIRST_WANTED = (
    K.TECHNICAL, K.GAP, K.OPENING, K.CLAIM, K.BEHAVIOURAL, K.SITUATIONAL, K.TECHNICAL, K.CLOSING,
    K.BEHAVIOURAL, K.TECHNICAL, K.GAP, K.SITUATIONAL,
)  # fmt: skip
"""An interview of n questions takes the first n: a short one keeps what only fits this person."""
INSTEAD = (
    K.TECHNICAL, K.SITUATIONAL, K.BEHAVIOURAL, K.GAP, K.CLAIM, K.OPENING, K.CLOSING,
)  # fmt: skip
"""What takes the place of a kind that has nothing (more) to ask about."""
ASKED = (
    K.OPENING, K.TECHNICAL, K.CLAIM, K.GAP, K.SITUATIONAL, K.BEHAVIOURAL, K.CLOSING,
)  # fmt: skip
STORY = ("tell me about a time", "describe a time", "give me an example", "tell me about something")


def _technical(material: Material, wording: Wording) -> Iterator[Question]:
    yield from from_resume.technical(material, wording)
    yield from from_job.technical(material, wording)


MAKERS: dict[QuestionKind, Callable[[Material, Wording], Iterator[Question]]] = {
    K.OPENING: from_job.opening,
    K.TECHNICAL: _technical,
    K.CLAIM: from_resume.claim,
    K.GAP: from_resume.gap,
    K.SITUATIONAL: from_job.situational,
    K.BEHAVIOURAL: from_job.behavioural,
    K.CLOSING: from_job.closing,
}


def plan(
    job: Job,
    resume: Resume | None,
    alignment: Alignment | None,
    questions: int = 5,
    seed: int = 0,
) -> tuple[Question, ...]:
    """Return the questions of one interview, in the order they are asked.

    The same resume, job, number and seed give the same questions; the next seed gives others.
    Staff's edits (`job.edits`) hold: a question they wrote is always in, one switched off never.
    `questions` is from 1 to 12.
    """
    wanted = max(1, min(questions, MOST))
    edits = {edit.question_id: edit for edit in job.edits}
    own = [_own(edit) for edit in job.edits if edit.added and edit.on and edit.text][:wanted]

    material = gather(job, resume, alignment)
    made = _made(material, Wording(material.key, seed), edits, wanted - len(own))
    made.sort(key=lambda question: ASKED.index(question.kind))
    return tuple(_moved(_with_own(made, own), edits))


def _made(
    material: Material, wording: Wording, edits: dict[str, QuestionEdit], count: int
) -> list[Question]:
    """Return up to `count` questions by priority, each about another thing."""
    makers = {kind: make(material, wording) for kind, make in MAKERS.items()}
    chosen: list[Question] = []
    for kind in FIRST_WANTED[:count]:
        for candidate in (kind, *INSTEAD):
            question = _next(makers[candidate], chosen, edits)
            if question is not None:
                chosen.append(question)
                break
    return chosen


def _next(
    source: Iterator[Question], chosen: list[Question], edits: dict[str, QuestionEdit]
) -> Question | None:
    for question in source:
        edit = edits.get(question.id)
        if edit is not None and not edit.on:
            continue
        if any(_alike(question, other) for other in chosen):
            continue
        return question if edit is None or not edit.text else _rewritten(question, edit.text)
    return None


def _rewritten(question: Question, text: str) -> Question:
    return replace(question, text=text, personal=False)


def _alike(one: Question, other: Question) -> bool:
    """Return whether two questions are about one thing: one id, or the same words of a resume."""
    if one.id == other.id:
        return True
    quoted = {one.requirement, other.requirement}
    return QuestionKind.CLAIM in (one.kind, other.kind) and any(
        words and words in one.text and words in other.text for words in quoted
    )


def _own(edit: QuestionEdit) -> Question:
    """Return a question that staff wrote."""
    text = edit.text or ""
    story = text.lower().startswith(STORY)
    return Question(
        id=edit.question_id,
        text=text,
        kind=K.BEHAVIOURAL if story else K.SITUATIONAL,
        why="Added by the staff of this booth.",
        good="An answer to the point, with an example of your own.",
    )


def _with_own(made: list[Question], own: list[Question]) -> list[Question]:
    """Return the plan with staff's questions before the closing one."""
    end = [question for question in made if question.kind is K.CLOSING]
    return [*(q for q in made if q.kind is not K.CLOSING), *own, *end]


def _moved(plan_so_far: list[Question], edits: dict[str, QuestionEdit]) -> list[Question]:
    """Return the plan with the questions that staff moved at their place, counted from 0."""
    placed = [(edits[q.id].position, q) for q in plan_so_far if q.id in edits]
    moved = sorted(((at, q) for at, q in placed if at is not None), key=lambda pair: pair[0])
    ids = {question.id for _, question in moved}
    rest = [question for question in plan_so_far if question.id not in ids]
    for at, question in moved:
        rest.insert(max(0, at), question)
    return rest
