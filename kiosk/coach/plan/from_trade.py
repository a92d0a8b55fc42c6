"""Questions that the job's field makes by itself: what a recruiter of the trade asks of anybody."""

from collections.abc import Iterator

from kiosk.coach.plan.asking import Subject, question
from kiosk.coach.plan.material import Material
from kiosk.coach.plan.skill_words import names
from kiosk.coach.plan.trade import BEST, TradeQuestion, fitting
from kiosk.coach.plan.wording import Said, Wording
from kiosk.domain.job import Question, QuestionKind

WHY = {
    QuestionKind.OPENING: "A recruiter for {field} would open the talk with this.",
    QuestionKind.TECHNICAL: "A recruiter for {field} would ask this of anybody in this job.",
    QuestionKind.SITUATIONAL: "A recruiter for {field} would put you into this situation.",
    QuestionKind.BEHAVIOURAL: "A recruiter for {field} would ask for this story.",
}


def of_kind(kind: QuestionKind, material: Material, wording: Wording) -> Iterator[Question]:
    """Yield the trade's questions of a kind, the nearest to the advert taking turns."""
    fit, first = fitting(material.trade, kind, material.job)
    best = max(BEST, first + 1)
    for one in wording.turned(wording.rotated(f"trade.{kind}", fit, first), best=best):
        yield _asked(one, material)


def _asked(one: TradeQuestion, material: Material) -> Question:
    said = Said(one.ask, WHY[one.kind].format(field=material.trade.says), one.good, one.weak)
    text = f"{one.ask} {one.good}"
    named = tuple(word for word in material.job.keywords if names(word, text))
    topic = f"{material.trade.name}-{one.id}"
    return question(one.kind, topic, said, Subject(keywords=named))
