"""Questions that resume and job make together: what is shared, what is claimed, what is missing."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, zip_longest

from kiosk.coach.plan.asking import Subject, about, on_requirement, on_skill, question, slug
from kiosk.coach.plan.asks import is_paper
from kiosk.coach.plan.figures import claims_an_effect, has_figure, weight_of_claim
from kiosk.coach.plan.material import CLOSE, NEAR_ENOUGH, Line, Material, Skill
from kiosk.coach.plan.quoting import clause
from kiosk.coach.plan.skill_words import names, terms
from kiosk.coach.plan.wording import Said, Wording
from kiosk.domain.job import Question, QuestionKind, RequirementKind, RequirementMatch

QUOTED_FIRST = 2
"""So many questions on a skill that a line shows come before any on a skill in a list."""
MOST_NEARNESS = 4.0
"""Beyond this a line is near enough; then the better figure counts."""


def technical(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on what both have: in turn one that quotes a line and one on a skill."""
    shown: list[tuple[Skill, Line | None]] = []
    listed: list[tuple[Skill, Line | None]] = []
    for skill in material.shared:
        line = _best_line(material, skill)
        (shown if line else listed).append((skill, line))
    shown.sort(key=lambda pair: _rank(*pair))

    quoting = _quoting(material, wording, shown)
    naming = (_technical(material, wording, skill, None) for skill, _ in wording.turned(listed))
    if len(shown) >= QUOTED_FIRST:
        yield from islice(quoting, QUOTED_FIRST)
    for pair in zip_longest(quoting, naming):
        yield from (question for question in pair if question is not None)


def _rank(skill: Skill, line: Line | None) -> tuple[bool, int, float]:
    """Return what sorts lines that name the skill first, then musts, then the nearest."""
    if line is None:
        return (True, _weight(skill), 0.0)
    return (not names(skill.name, line.said), _weight(skill), -line.nearness)


def _quoting(
    material: Material, wording: Wording, shown: list[tuple[Skill, Line | None]]
) -> Iterator[Question]:
    """Yield questions on lines that name a skill, that meet a requirement, that are near."""
    taken: set[str] = set()
    for skill, line in wording.turned(shown):
        if line is not None and line.text not in taken:
            taken.add(line.text)
            yield _technical(material, wording, skill, line)
    yield from _from_evidence(material, wording, taken)
    near = [line for line in material.lines if line.nearness >= CLOSE]
    for line in wording.turned(near):
        if line.text not in taken:
            taken.add(line.text)
            yield _near(material, wording, line)


def _near(material: Material, wording: Wording, line: Line) -> Question:
    said = wording.say("technical", "near", line=line.said, title=material.title)
    named = tuple(k for k in material.job.keywords if names(k, line.text, line.terms))
    subject = Subject(None, line.said, named)
    return question(QuestionKind.TECHNICAL, slug(line.said), said, subject, personal=True)


def _technical(material: Material, wording: Wording, skill: Skill, line: Line | None) -> Question:
    words = {"skill": skill.said, "title": material.title}
    if line is None:
        said = wording.say("technical", "listed", **words)
    elif names(skill.name, line.said):
        said = wording.say("technical", "line", line=line.said, **words)
    else:  # the line proves the skill by another name: they are near, not the same
        said = wording.say("technical", "alias", line=line.said, **words)
    return question(QuestionKind.TECHNICAL, slug(skill.name), said, on_skill(skill), personal=True)


def _weight(skill: Skill) -> int:
    kinds = list(RequirementKind)
    return kinds.index(skill.requirement.kind) if skill.requirement else len(kinds)


def _best_line(material: Material, skill: Skill) -> Line | None:
    """Return the nearest line that still names the skill as it is said back."""
    lines = sorted(material.lines_naming(skill.name), key=lambda n: not names(skill.name, n.said))
    for line in lines:
        said = (
            line.said
            if names(skill.name, line.said, terms(line.said))
            else clause(line.text, keep=skill.name)
        )
        if said:
            return replace(line, said=said)
    return None


def _from_evidence(material: Material, wording: Wording, taken: set[str]) -> Iterator[Question]:
    """Yield questions on requirements that a line meets in other words."""
    for match, line in wording.turned(_evidence(material)):
        item = material.about(match.requirement.id)
        if item is None or is_paper(item) or line.text in taken:
            continue
        taken.add(line.text)
        said = wording.say("technical", "evidence", line=line.said, **about(item))
        yield question(
            QuestionKind.TECHNICAL, item.requirement.id, said, on_requirement(item), personal=True
        )


def _evidence(material: Material) -> list[tuple[RequirementMatch, Line]]:
    """Return the requirements met by a line that can be said back, best first."""
    lines = {line.text: line for line in material.lines}
    matches = material.alignment.requirements if material.alignment else ()
    met = [(m, lines[m.evidence]) for m in matches if m.met and m.evidence in lines]
    return sorted(met, key=lambda pair: -pair[0].score)


def claim(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on lines with a figure: nearest to the job, shares and effects first."""
    lines = [line for line in material.lines if has_figure(line.said) and _is_worth(line)]
    lines.sort(key=lambda line: -min(line.nearness, MOST_NEARNESS) - weight_of_claim(line.said))
    for line in wording.turned(lines, best=3):
        section = "effect" if claims_an_effect(line.said) else "size"
        said = wording.say("claim", section, line=line.said)
        named = tuple(k for k in material.job.keywords if names(k, line.text, line.terms))
        subject = Subject(None, line.said, named)
        yield question(QuestionKind.CLAIM, slug(line.said), said, subject, personal=True)


def _is_worth(line: Line) -> bool:
    """Return whether the line has to do with the job, or claims an effect by itself."""
    return line.nearness >= NEAR_ENOUGH or claims_an_effect(line.said)


def gap(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on what the job asks for and the resume does not name, musts first."""
    if material.resume is None:
        return
    skills = sorted(
        material.missing, key=lambda s: (_weight(s) == 2, material.near(s.name) is None, _weight(s))
    )
    for skill in wording.turned(skills):
        said = _gap(material, wording, skill)
        yield question(QuestionKind.GAP, slug(skill.name), said, on_skill(skill), personal=True)
    yield from _unmet(material, wording)


def _gap(material: Material, wording: Wording, skill: Skill) -> Said:
    words = {"skill": skill.said, "title": material.title}
    near = material.near(skill.name)
    if near:
        return wording.say("gap", "near", near=near, **words)
    line = _line_for(material, skill)
    if line:
        return wording.say("gap", "line", line=line.said, **words)
    return wording.say("gap", "bare", **words)


def _line_for(material: Material, skill: Skill) -> Line | None:
    """Return the line that comes closest to the requirement the skill stands in."""
    matches = material.alignment.requirements if material.alignment else ()
    for match in matches:
        if skill.requirement and match.requirement.id == skill.requirement.id and match.evidence:
            return next((line for line in material.lines if line.text == match.evidence), None)
    return None


def _unmet(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on requirements without technical words that no line meets."""
    matches = material.alignment.requirements if material.alignment else ()
    unmet = [m.requirement for m in matches if not m.met and not m.requirement.keywords]
    for requirement in wording.turned(unmet):
        item = material.about(requirement.id)
        if item is not None and not is_paper(item):
            said = wording.say("gap", "ask", **about(item))
            yield question(
                QuestionKind.GAP, requirement.id, said, on_requirement(item), personal=True
            )
