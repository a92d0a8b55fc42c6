"""What a question is about, and the id by which staff can edit it for every candidate."""

import re
from dataclasses import dataclass

from kiosk.coach.plan.asks import Ask
from kiosk.coach.plan.material import Skill
from kiosk.coach.plan.wording import Said
from kiosk.domain.job import Question, QuestionKind

SLUG_CHARACTERS = 40


@dataclass(frozen=True)
class Subject:
    """The requirement a question belongs to, what of it is asked, words a good answer holds."""

    requirement_id: str | None = None
    says: str | None = None
    keywords: tuple[str, ...] = ()


NOTHING = Subject()


def on_skill(skill: Skill) -> Subject:
    return Subject(skill.requirement.id if skill.requirement else None, skill.name, skill.keywords)


def on_requirement(item: Ask) -> Subject:
    return Subject(item.requirement.id, item.requirement.text, item.requirement.keywords)


def question(
    kind: QuestionKind,
    topic: str,
    said: Said,
    subject: Subject = NOTHING,
    *,
    personal: bool = False,
) -> Question:
    """Return a question; its id names kind and topic, so that an edit by staff meets it again."""
    return Question(
        id=f"{kind}-{topic}",
        text=said.text,
        kind=kind,
        why=said.why,
        requirement_id=subject.requirement_id,
        requirement=subject.says,
        keywords=subject.keywords,
        good=said.good,
        personal=personal,
        weak=said.weak,
    )


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9+#]+", "-", text.lower())[:SLUG_CHARACTERS].strip("-")
