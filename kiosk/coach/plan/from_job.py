"""Questions that the job makes by itself: opening and closing, its skills, its competencies."""

import re
from collections.abc import Iterator

from kiosk.coach.plan.asking import NOTHING, on_requirement, on_skill, question, slug
from kiosk.coach.plan.asks import Ask, is_paper
from kiosk.coach.plan.material import Material, Skill
from kiosk.coach.plan.naming import is_language
from kiosk.coach.plan.wording import Wording, templates
from kiosk.domain.job import Question, QuestionKind, RequirementKind

LEADING = "leading"
LEADS_PEOPLE = re.compile(
    r"\b(?:lead|leads|leading|supervis(?:e|es|ing)|manag(?:e|es|ing)|oversee(?:s|ing)?|direct"
    r"|mentor(?:s|ing)?|coach(?:es|ing)?|supervision of)\s+(?:[\w,'-]+\s+){0,5}?(?:teams?|staff"
    r"|people|crews?|employees|colleagues|assistants|volunteers|apprentices|operatives|officers"
    r"|workers|trainees|managers|shifts?|personnel|subordinates)\b"
    r"|\bline manag(?:e|es|ing|ement)\b|\bdirect reports\b",
    re.IGNORECASE,
)
"""A line that asks one to lead people: "supervise nine library staff"."""


def opening(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield ways to open the talk with the job."""
    yield from _of_the_talk(QuestionKind.OPENING, material, wording)


def closing(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions that end the talk."""
    yield from _of_the_talk(QuestionKind.CLOSING, material, wording)


def _of_the_talk(kind: QuestionKind, material: Material, wording: Wording) -> Iterator[Question]:
    """Yield every way to open or to end the talk; all go by one id, so that an edit holds."""
    for _ in templates(kind)["job"]["texts"]:
        yield question(kind, "talk", wording.say(kind, "job", **material.roles))


def skills(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on what the job asks for by name: what the resume shows first."""
    for skill in wording.turned((*material.shared, *_other(material))):
        section = "language" if is_language(skill.name) else "skill"
        said = wording.say("technical", section, skill=skill.said, **material.roles)
        yield question(QuestionKind.TECHNICAL, slug(skill.name), said, on_skill(skill))


def _other(material: Material) -> list[Skill]:
    known = {skill.name for skill in (*material.shared, *material.missing)}
    return [skill for skill in material.skills if skill.name not in known]


def behavioural(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions for one story each, by what the trade needs of a person: leading first where
    the job leads people (and never else), then what the job's own lines call for; last what
    is left."""
    needed = [name for name in material.trade.calls if name not in material.trade.covers]
    called = [
        (name, item)
        for item in material.asks
        if not is_paper(item)
        for name in _competencies(item)
        if name in needed and name != LEADING
    ]
    plain = [(name, None) for name in wording.shuffled("behavioural.needed", needed)]
    left = [(name, None) for name in templates("competencies") if name not in needed]
    leading = _leading(material)
    seen = set(material.trade.covers) | {LEADING}
    for name, item in (*leading, *wording.shuffled("behavioural", called), *plain, *left):
        if name not in seen or (name, item) in leading:
            seen.add(name)
            yield _story(material, wording, name, item)


def _leading(material: Material) -> list[tuple[str, Ask | None]]:
    """Return leading, with its line, where the job asks one to lead people."""
    wanted = [r for r in material.job.requirements if r.kind is not RequirementKind.PLUS]
    line = next((r for r in wanted if LEADS_PEOPLE.search(r.text)), None)
    if line:
        return [(LEADING, material.about(line.id))]
    text = material.job.text
    for nice in (r for r in material.job.requirements if r.kind is RequirementKind.PLUS):
        text = text.replace(nice.text, " ")
    return [(LEADING, None)] if LEADS_PEOPLE.search(text) else []


def _story(material: Material, wording: Wording, name: str, item: Ask | None) -> Question:
    competency = templates("competencies")[name]
    prompt = wording.next_of(f"competency.{name}", competency["prompts"])
    prompt = prompt.format(person=material.trade.person)
    words = {"competency": competency["says"], "prompt": prompt, **material.roles}
    said = wording.say("behavioural", "competency", **words)
    subject = on_requirement(item) if item else NOTHING
    return question(QuestionKind.BEHAVIOURAL, name, said, subject)


def themes(text: str) -> frozenset[str]:
    """Return the competencies that a question for a story is about."""
    said = text.lower()
    return frozenset(
        name
        for name, competency in templates("competencies").items()
        if any(re.search(rf"\b{re.escape(sign)}", said) for sign in competency["stories"])
    )


def _competencies(item: Ask) -> list[str]:
    """Return the competencies whose cues open a word of the requirement, most cues first."""
    text = item.requirement.text.lower()
    hits = {
        name: sum(re.search(rf"\b{re.escape(cue)}", text) is not None for cue in competency["cues"])
        for name, competency in templates("competencies").items()
    }
    return sorted((name for name, count in hits.items() if count), key=lambda name: -hits[name])[:1]
