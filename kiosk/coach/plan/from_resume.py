"""Questions that resume and job make together: what is told, what is claimed, what is missing."""

import re
from collections.abc import Iterator

from kiosk.coach.plan.asking import Subject, about, on_requirement, on_skill, question, slug
from kiosk.coach.plan.asks import Ask, is_paper
from kiosk.coach.plan.figures import claims_an_effect, has_figure, weight_of_claim
from kiosk.coach.plan.material import NEAR_ENOUGH, Line, Material, Skill
from kiosk.coach.plan.naming import is_hinted, is_language
from kiosk.coach.plan.situations import kind_of
from kiosk.coach.plan.skill_words import names
from kiosk.coach.plan.word_lists import word_list
from kiosk.coach.plan.wording import Said, Wording
from kiosk.domain.job import Question, QuestionKind, RequirementKind

MOST_NEARNESS = 4.0
"""Beyond this a line is near enough; then the better figure counts."""
MOST_TURNS = 3
"""So many of the gravest gaps take turns as the first."""
TOLD_FROM = 0.25
"""Nearness from which a line that the trade's own question would replace is worth telling."""
LEAST_WORDS = 8
"""A shorter line says too little to ask about."""
WEAK_DEEDS = word_list("weak_deeds")
MOST_WORDS_OF_A_THING = 11
IN_PLACE_OF = re.compile(
    r"\b(?:degree|diploma|baccalaureate|bachelor|credits?)\b|\bany one\b|\bone or a combination\b"
    r"|\b(?:closely )?related (?:field|subject|area|discipline)\b|\bor equivalent\b",
    re.IGNORECASE,
)
"""What is asked for is one of several, or a subject of studies: none of them is a gap."""
OF_THE_TRADE = re.compile(r"^\w+(?:ing|ism|stry|logy|ship)$")
STEM = 5
"""Journalism, for a journalist: the trade itself is no gap."""
PLACE = re.compile(r"[A-Z][\w ]*, [A-Z][a-z]+\.?$")
"""Who asks, and where: HSE, Kerry."""
THING = re.compile(
    r"(?:an? |some |good |sound |solid |strong )*(?:experience|knowledge|understanding) "
)


def told(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on lines that have to do with the job, the nearest taking turns."""
    near = [line for line in material.lines if _is_full(line) and line.nearness >= TOLD_FROM]
    for line in wording.turned(near):
        section = "line_now" if line.goes_on else "line"
        said = wording.say("technical", section, line=line.said, **material.roles)
        yield _personal(QuestionKind.TECHNICAL, line, said, material)


def claim(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on lines with a figure: effects first, then the nearest to the job."""
    lines = [line for line in material.lines if has_figure(line.said) and _is_worth(line)]
    lines.sort(key=lambda line: -min(line.nearness, MOST_NEARNESS) - weight_of_claim(line.said))
    for line in wording.turned(lines, best=3):
        size = "size_now" if line.goes_on else "size"
        section = "effect" if claims_an_effect(line.said) else size
        said = wording.say("claim", section, line=line.said)
        yield _personal(QuestionKind.CLAIM, line, said, material)


def _personal(kind: QuestionKind, line: Line, said: Said, material: Material) -> Question:
    named = tuple(k for k in material.job.keywords if names(k, line.said, line.terms))
    subject = Subject(None, line.said, named)
    return question(kind, slug(line.said), said, subject, personal=True)


def _is_full(line: Line) -> bool:
    """Return whether a line says enough to ask about, and a deed of one's own: who watched or took
    part has little to tell."""
    words = line.said.split()
    return len(words) >= LEAST_WORDS and words[1] not in WEAK_DEEDS


def _is_worth(line: Line) -> bool:
    """Return whether the line has to do with the job, or claims an effect by itself."""
    return line.nearness >= NEAR_ENOUGH or claims_an_effect(line.said)


def gap(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on what the job asks for and the resume does not show, musts first."""
    if material.resume is not None:
        yield from _named_gaps(material, wording)
        yield from _unmet(material, wording)


def new(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on what would be new to anybody."""
    for number in range(3):
        said = wording.say("gap", "open", **material.roles)
        yield question(QuestionKind.GAP, f"open-{number}", said)


def _named_gaps(material: Material, wording: Wording) -> Iterator[Question]:
    text = material.resume.text if material.resume else ""
    doubtful = _met_keywords(material)
    missing = [
        s
        for s in material.missing
        if s.name not in doubtful and _is_asked_for(s, material) and not is_hinted(s.name, text)
    ]
    missing.sort(key=_weight)
    for skill in wording.turned(wording.rotated("gap", missing, MOST_TURNS), best=MOST_TURNS):
        said = _gap(material, wording, skill)
        yield question(QuestionKind.GAP, slug(skill.name), said, on_skill(skill), personal=True)


def _is_asked_for(skill: Skill, material: Material) -> bool:
    """Return whether the job asks for a skill, in a line that can be said: a duty may name it in
    passing, but for a tool."""
    if skill.requirement is None:
        return True
    if material.about(skill.requirement.id) is None or PLACE.match(skill.requirement.text):
        return False
    if OF_THE_TRADE.search(skill.said) and any(
        title.startswith(skill.said[:STEM].lower()) for title in material.trade.titles
    ):
        return False
    low = skill.said[:1].islower()
    if low and (IN_PLACE_OF.search(skill.requirement.text) or skill.said.endswith(" management")):
        return False
    return skill.requirement.kind is not RequirementKind.DUTY or skill.said[:1].isupper()


def _met_keywords(material: Material) -> frozenset[str]:
    """Return the words of requirements that a line meets, but for names of tools: in doubt the
    candidate has what the line is near to."""
    matches = material.alignment.requirements if material.alignment else ()
    met = [keyword for match in matches if match.met for keyword in match.requirement.keywords]
    return frozenset(keyword for keyword in met if keyword.islower())


def _weight(skill: Skill) -> int:
    kinds = list(RequirementKind)
    return kinds.index(skill.requirement.kind) if skill.requirement else len(kinds)


def _gap(material: Material, wording: Wording, skill: Skill) -> Said:
    words = {"skill": skill.said, **material.roles}
    if is_language(skill.name):
        return wording.say("gap", "language", **words)
    near = material.near(skill.name)
    if near and near[:1].isupper() and skill.said[:1].isupper():
        return wording.say("gap", "near", near=near, **words)
    return wording.say("gap", "bare", **words)


def _unmet(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on requirements without technical words that no line meets."""
    matches = material.alignment.requirements if material.alignment else ()
    unmet = [m.requirement for m in matches if not m.met and not m.requirement.keywords]
    for requirement in wording.turned(unmet):
        item = material.about(requirement.id)
        if item is not None and not is_paper(item) and _is_askable(item):
            said = wording.say("gap", "ask", **about(item))
            yield question(
                QuestionKind.GAP, requirement.id, said, on_requirement(item), personal=True
            )


def _is_askable(item: Ask) -> bool:
    """Return whether a requirement is said in one breath, and is a duty of a known kind or a thing
    one has experience with."""
    if len((item.do or item.have or "").split()) > MOST_WORDS_OF_A_THING:
        return False
    return kind_of(item) is not None if item.do else THING.match(item.have or "") is not None
