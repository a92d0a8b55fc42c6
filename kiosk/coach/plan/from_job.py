"""Questions that the job makes by itself: opening and closing, its duties, its competencies."""

import re
from collections.abc import Iterator

from kiosk.coach.plan.asking import Subject, about, on_requirement, on_skill, question, slug
from kiosk.coach.plan.asks import Ask, is_paper
from kiosk.coach.plan.material import CLOSE, Material, Skill
from kiosk.coach.plan.skill_words import listed
from kiosk.coach.plan.wording import Said, Wording, templates
from kiosk.domain.job import Question, QuestionKind, RequirementKind

NAMED_SKILLS = 2
OWN_WORDS = 4
"""A duty shorter than this is not worth a situation of its own."""


def opening(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield one question: with what is shared, or the nearest line, or the job alone."""
    shared = _named(material, wording)
    if len(shared) == NAMED_SKILLS:
        said = wording.say(
            "opening", "skills", title=material.title, skills=listed(s.said for s in shared)
        )
    elif material.lines and material.lines[0].nearness >= CLOSE:
        line = wording.turned([n for n in material.lines if n.nearness >= CLOSE], best=3)[0]
        said = wording.say("opening", "line", title=material.title, line=line.said)
    else:
        shared = ()
        said = wording.say("opening", "job", title=material.title)
    subject = Subject(keywords=tuple(skill.name for skill in shared))
    personal = material.resume is not None
    yield question(QuestionKind.OPENING, "talk", said, subject, personal=personal)


def closing(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield one question that ends the talk."""
    shared = _named(material, wording)
    if len(shared) == NAMED_SKILLS:
        said = wording.say(
            "closing", "skill", title=material.title, skills=listed(s.said for s in shared)
        )
    else:
        said = wording.say("closing", "job", title=material.title)
    yield question(QuestionKind.CLOSING, "talk", said, personal=bool(shared))


def _named(material: Material, wording: Wording) -> tuple[Skill, ...]:
    return wording.turned(material.shared)[:NAMED_SKILLS]


def technical(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on what the job asks for, when there is no resume to begin from."""
    known = {skill.name for skill in (*material.shared, *material.missing)}
    for skill in wording.turned([s for s in material.skills if s.name not in known]):
        said = wording.say("technical", "job", skill=skill.said, title=material.title)
        yield question(QuestionKind.TECHNICAL, slug(skill.name), said, on_skill(skill))
    plain = [a for a in material.asks if not a.requirement.keywords and not is_paper(a)]
    plain.sort(key=lambda a: a.requirement.kind is RequirementKind.DUTY)
    for item in wording.turned(plain):
        said = wording.say("technical", "ask", **about(item))
        yield question(QuestionKind.TECHNICAL, item.requirement.id, said, on_requirement(item))


def situational(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions that put the candidate into a duty of the job, duties first."""
    duties = [a for a in material.asks if a.do and len(a.do.split()) >= OWN_WORDS]
    duties.sort(key=lambda a: a.requirement.kind is not RequirementKind.DUTY)
    for item in wording.shuffled("situational", duties):
        words = {
            "do": item.do or "",
            "title": material.title,
            "about": item.requirement.text.strip(" ."),
        }
        said = wording.say("situational", "duty", **words)
        yield question(QuestionKind.SITUATIONAL, item.requirement.id, said, on_requirement(item))
    for skill in wording.shuffled("situational.skill", material.skills):
        said = wording.say("situational", "skill", skill=skill.said, title=material.title)
        yield question(QuestionKind.SITUATIONAL, slug(skill.name), said, on_skill(skill))


def behavioural(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions for one story each, by the competencies the job's own lines call for."""
    telling = [item for item in material.asks if not is_paper(item) and not _is_names(item)]
    called = [(name, item) for item in telling for name in _competencies(item)]
    seen: set[str] = set()
    for name, item in wording.shuffled("behavioural", called):
        if name not in seen and item.requirement.id not in seen:
            seen |= {name, item.requirement.id}
            said = _story(material, wording, name, item)
            yield question(QuestionKind.BEHAVIOURAL, name, said, on_requirement(item))
    for name in wording.shuffled("behavioural.other", tuple(templates("competencies"))):
        if name not in seen:
            yield question(QuestionKind.BEHAVIOURAL, name, _story(material, wording, name, None))


def _is_names(item: Ask) -> bool:
    """Return whether a requirement is little more than the names of tools."""
    named = sum(len(keyword.split()) for keyword in item.requirement.keywords)
    return item.do is None and 2 * named >= len((item.have or "").split())


def _story(material: Material, wording: Wording, name: str, item: Ask | None) -> Said:
    competency = templates("competencies")[name]
    words = {
        "competency": competency["says"],
        "prompt": wording.next_of(f"competency.{name}", competency["prompts"]),
        "title": material.title,
        "a_title": material.a_title,
    }
    if item is None:
        return wording.say("behavioural", "title", **words)
    section = "duty" if item.do else "have"
    words |= {
        "do": item.do or "",
        "ask": item.have or "",
        "about": item.requirement.text.strip(" ."),
    }
    return wording.say("behavioural", section, **words)


def _competencies(item: Ask) -> list[str]:
    """Return the competencies whose cues open a word of the requirement, most cues first."""
    text = item.requirement.text.lower()
    hits = {
        name: sum(re.search(rf"\b{re.escape(cue)}", text) is not None for cue in competency["cues"])
        for name, competency in templates("competencies").items()
    }
    return sorted((name for name, count in hits.items() if count), key=lambda name: -hits[name])[:1]
