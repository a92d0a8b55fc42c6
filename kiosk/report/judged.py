"""What a report says of an answer in words: its headline, one thing to try, a story's parts."""

from collections.abc import Sequence

from kiosk.coach.measure.content import TECHNICAL
from kiosk.coach.measure.relevance import STORIES
from kiosk.coach.scoring.headline import headline, try_this
from kiosk.coach.scoring.part_measures import too_short
from kiosk.coach.scoring.takes import titles
from kiosk.domain.interview import Answer
from kiosk.domain.measures import Content, KeywordSaid, Star, StarPart
from kiosk.domain.settings import Settings
from kiosk.domain.units import Measure
from kiosk.report.blocks import Judged

_NONE = Measure.missing("share", "not measured")
BEFORE = Content((), (), (), _NONE, _NONE, Star()).own
"""What stands for the newer measures in an interview that an older release judged."""
UNJUDGED_TRY = "Say the point first, then one example; sit close to the microphone."


def names_of(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Return what each answer is called at the head of a line: Question 1, The follow-up to ..."""
    return tuple(title.capitalize() for title in titles(answers))


def is_old(answer: Answer) -> bool:
    """Return whether an older release judged it, which told neither faults nor shown words."""
    return answer.measures.content.own == BEFORE


def shown(answer: Answer) -> tuple[KeywordSaid, ...]:
    """Return the keywords shown; of an older release those said, which is all it knew."""
    content = answer.measures.content
    return content.said if is_old(answer) else content.shown


def looks_for_words(answer: Answer) -> bool:
    """Return whether the question asked for technical words."""
    question, content = answer.question, answer.measures.content
    if is_old(answer):
        return content.keyword_relevance.value is not None
    return question.kind in TECHNICAL and bool(content.said or content.missed)


def story_parts(answer: Answer) -> tuple[tuple[str, bool], ...]:
    """Return each part of a story and whether it was told; nothing where none was asked for."""
    if answer.question.kind not in STORIES or not answer.transcript.words:
        return ()
    told = {sentence.part for sentence in answer.measures.content.star.parts}
    return tuple((part.value.capitalize(), part in told) for part in StarPart)


def judged(answer: Answer, settings: Settings) -> Judged | None:
    """Return what is thought of an answer, or None where an older release did not tell."""
    why = too_short(answer, settings.bands)
    if why is not None:
        return Judged(f"Not judged: {why}.", UNJUDGED_TRY)
    if is_old(answer):
        parts = story_parts(answer)
        return Judged("", "", parts) if parts else None
    faults = answer.measures.content.faults
    text, _ = try_this(answer, faults[0] if faults else None)
    return Judged(headline(answer), text, story_parts(answer))
