"""Which questions make an interview of a given length, and in which order they are asked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from kiosk.coach.plan import from_job, from_resume, from_trade
from kiosk.coach.plan.material import Material, gather
from kiosk.coach.plan.situations import situations
from kiosk.coach.plan.spoken_check import faults
from kiosk.coach.plan.trade import GENERAL, stems
from kiosk.coach.plan.wording import Wording
from kiosk.domain.job import Alignment, Job, Question, QuestionEdit, QuestionKind, Resume

K = QuestionKind
MOST = 12
TRADE_OPENS = 3
DUTY_SESSIONS = 4
Maker = Callable[[Material, Wording], Iterator[Question]]


def _situations(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield the trade's own situations, then those out of the job's duties; for a job of no field
    we know its duties say more, and after three sessions the trade's have been heard."""
    own = from_trade.of_kind(K.SITUATIONAL, material, wording)
    duties = situations(material, wording)
    first = material.trade.name == GENERAL or wording.seed % DUTY_SESSIONS == DUTY_SESSIONS - 1
    yield from chain(duties, own) if first else chain(own, duties)


def _opening(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield ways to open the talk: in one session of three the trade's own first."""
    own = list(from_trade.of_kind(K.OPENING, material, wording))
    others = list(from_job.opening(material, wording))
    first = (material.key + wording.seed) % TRADE_OPENS == 0
    yield from [*own, *others] if first else [*others, *own]


MAKERS: dict[str, Maker] = {
    "opening": _opening,
    "trade": partial(from_trade.of_kind, K.TECHNICAL),
    "told": from_resume.told,
    "claim": from_resume.claim,
    "achieved": from_resume.achieved,
    "gap": from_resume.gap,
    "new": from_resume.new,
    "skill": from_job.skills,
    "situation": _situations,
    "story": partial(from_trade.of_kind, K.BEHAVIOURAL),
    "competency": from_job.behavioural,
    "closing": from_job.closing,
}
WANTED = (
    "claim", "gap", "opening", "trade", "story", "situation", "competency", "closing",
    "told", "trade", "situation", "gap",
)  # fmt: skip
"""An interview of n questions takes the first n of these, in the order of ASKED: a short one keeps
what only fits this person."""
INSTEAD = {
    "claim": ("told", "trade"),
    "gap": ("achieved", "trade", "new"),
    "told": ("trade", "skill"),
}
"""What comes nearest to a source that has nothing (more) to ask."""
LAST_RESORT = ("trade", "situation", "competency", "story", "skill", "new", "opening", "closing")
ASKED = (
    K.OPENING, K.CLAIM, K.GAP, K.TECHNICAL, K.SITUATIONAL, K.BEHAVIOURAL, K.CLOSING,
)  # fmt: skip
STORY = ("tell me about a time", "describe a time", "give me an example", "tell me about something")
MISTAKE = re.compile(r"\b(?:mistakes?|errors?|wrong)\b")
"""One question about something that went wrong is enough, beside a story of it."""
ALIKE = 0.34
"""Share of words of content from which two questions are one."""


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
    sources = {name: make(material, wording) for name, make in MAKERS.items()}
    everywhere = stems(f"{material.title} job work time tell")
    chosen: list[Question] = []
    for name in WANTED[:count]:
        for candidate in (name, *INSTEAD.get(name, ()), *LAST_RESORT):
            question = _next(sources[candidate], chosen, edits, everywhere)
            if question is not None:
                chosen.append(question)
                break
    return chosen


def _next(
    source: Iterator[Question],
    chosen: list[Question],
    edits: dict[str, QuestionEdit],
    said: frozenset[str],
) -> Question | None:
    """Return the next question that passes the check before it is spoken and repeats none."""
    for question in source:
        edit = edits.get(question.id)
        if edit is not None and not edit.on:
            continue
        if faults(question.text) or any(_alike(question, other, said) for other in chosen):
            continue
        return question if edit is None or not edit.text else _rewritten(question, edit.text)
    return None


def _rewritten(question: Question, text: str) -> Question:
    return replace(question, text=text, personal=False)


def _alike(one: Question, other: Question, everywhere: frozenset[str]) -> bool:
    """Return whether two questions are about one thing: one id, one requirement or skill, the same
    sentence, or mostly the same words but for those said `everywhere`."""
    if one.id == other.id or _stem(one.text) == _stem(other.text):
        return True
    if one.requirement and one.requirement == other.requirement:
        return True
    if _same_story(one, other) or _same_story(other, one):
        return True
    if K.BEHAVIOURAL in (one.kind, other.kind) and MISTAKE.search(one.text):
        return MISTAKE.search(other.text) is not None
    mine, theirs = stems(one.text) - everywhere, stems(other.text) - everywhere
    return len(mine & theirs) > ALIKE * min(len(mine), len(theirs))


def _same_story(one: Question, other: Question) -> bool:
    """Return whether one asks for a competency that the other's story is about."""
    name = one.id.removeprefix(f"{K.BEHAVIOURAL}-")
    return other.kind is K.BEHAVIOURAL and name in from_job.themes(other.text)


def _stem(text: str) -> str:
    """Return the last sentence: what is asked, whatever leads to it."""
    return re.split(r"(?<=[.?!:]) ", text)[-1]


def _own(edit: QuestionEdit) -> Question:
    """Return a question that staff wrote."""
    text = edit.text or ""
    story = text.lower().startswith(STORY)
    return Question(
        id=edit.question_id,
        text=text,
        kind=K.BEHAVIOURAL if story else K.SITUATIONAL,
        why="Added by the staff of this booth.",
        good=edit.good or "An answer to the point, with an example of your own.",
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
