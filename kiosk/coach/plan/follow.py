"""Whether an answer is followed up, and by which sentence: by rule, from what is missing in it."""

import re
from collections.abc import Iterator, Sequence

from kiosk.coach.plan.figures import claims_an_effect
from kiosk.coach.plan.listened import is_answered, taken_up
from kiosk.coach.plan.wording import templates
from kiosk.domain.job import Job, Question, QuestionKind, RequirementKind
from kiosk.domain.measures import Content, Fault
from kiosk.domain.sound import Transcript

K = QuestionKind
STORIES = frozenset({K.BEHAVIOURAL, K.CLAIM})
TECHNICAL = frozenset({K.TECHNICAL, K.GAP})
FEW_WORDS = 30
"""Under this an answer is a headline: 12 seconds of talk."""
ENOUGH_WORDS = 60
"""From here on there is enough said to go deeper into."""
CLAIM = re.compile(
    r"\b(?:always|never|best|first|most|only|entire|whole|completely|expert|led|built|designed|created|"
    r"invented|introduced|decided|convinced|saved|increased|reduced|improved|doubled|\d+)\b",
    re.IGNORECASE,
)


def follow_up(
    question: Question,
    transcript: Transcript,
    content: Content,
    job: Job,
    asked: Sequence[Question],
) -> Question | None:
    """Return the one sentence that follows an answer, or None.

    It takes up a word of the answer where one was said plainly, else it is one that was rendered
    beforehand. None after silence, a refusal, the closing question and a follow-up, and where
    nothing is missing, or every sentence that fits has been heard in this interview.
    """
    if question.kind is K.CLOSING or question.follows is not None or not transcript.words:
        return None
    if Fault.REFUSED in content.faults:
        return None
    heard = {earlier.text for earlier in asked}
    line = taken_up(transcript)
    for reason in _missing(question, transcript, content, job):
        if is_answered(reason, transcript.text):
            continue
        for text in _texts(reason, line):
            if text not in heard and _ending(text) not in map(_ending, heard):
                return _asked(question, reason, text, personal=text not in stems())
    return None


def _texts(reason: str, line: str | None) -> Iterator[str]:
    """Yield what may be said: first with the candidate's own words, then without."""
    template = templates("follow_up")[reason]
    if line is not None:
        yield from (text.format(line=line) for text in template.get("heard", ()))
    yield from template["texts"]


def _ending(text: str) -> str:
    """Return the last sentence: the question itself, whatever it takes up."""
    return text.rsplit(". ", maxsplit=1)[-1]


def _asked(question: Question, reason: str, text: str, *, personal: bool) -> Question:
    template = templates("follow_up")[reason]
    return Question(
        id=f"{question.id}-{reason}",
        text=text,
        kind=K.FOLLOW_UP,
        why=template["why"],
        requirement_id=question.requirement_id,
        requirement=question.requirement,
        keywords=question.keywords,
        good=template["good"],
        follows=question.id,
        personal=personal,
    )


def stems() -> tuple[str, ...]:
    """Return every sentence a follow-up without the candidate's words can be, to be rendered
    beforehand."""
    return tuple(text for kind in templates("follow_up").values() for text in kind["texts"])


def _missing(
    question: Question, transcript: Transcript, content: Content, job: Job
) -> Iterator[str]:
    """Yield what the answer lacks, the most telling first."""
    words = len(transcript.words) - len(transcript.fillers)
    if words < FEW_WORDS:
        yield "short"
    if question.kind in STORIES:
        yield from _missing_in_a_story(content)
    if claims_an_effect(taken_up(transcript) or ""):
        yield "effect"
    if (
        question.kind in TECHNICAL
        and not content.honest_gap
        and _must_unspoken(question, content, job)
    ):
        yield "keyword"
    if question.kind is not K.OPENING and words >= ENOUGH_WORDS and CLAIM.search(transcript.text):
        yield "depth"


def _missing_in_a_story(content: Content) -> Iterator[str]:
    star = content.star
    if star.only_we:
        yield "own_part"
    if star.complete.value is None:
        return
    parts = {share[0].value for share in star.shares}
    if "result" not in parts:
        yield "result"
    elif not star.figure_in_result:
        yield "figure"


def _must_unspoken(question: Question, content: Content, job: Job) -> bool:
    """Return whether of the job's musts that the question is about not one was said."""
    musts = {
        keyword.lower()
        for requirement in job.requirements
        if requirement.kind is RequirementKind.MUST
        for keyword in requirement.keywords
    }
    wanted = {keyword.lower() for keyword in question.keywords} & musts
    said = {word.keyword.lower() for word in content.said}
    return bool(wanted) and not wanted & said
