"""Questions that resume and job make together: what is told, what is claimed, what is missing."""

import re
from collections.abc import Iterator

from kiosk.coach.plan.asking import Subject, on_skill, question, slug
from kiosk.coach.plan.asks import article
from kiosk.coach.plan.figures import (
    claims_an_effect,
    has_figure,
    has_outcome,
    is_achievement,
    is_found,
    is_scored,
    weight_of_claim,
)
from kiosk.coach.plan.material import NEAR_ENOUGH, Material, Skill
from kiosk.coach.plan.naming import is_hinted, is_language
from kiosk.coach.plan.resume_lines import Line
from kiosk.coach.plan.skill_words import names, terms
from kiosk.coach.plan.word_lists import word_list
from kiosk.coach.plan.wording import Said, Wording
from kiosk.domain.job import Question, QuestionKind, RequirementKind

MOST_NEARNESS = 4.0
"""Beyond this a line is near enough; then the better figure counts."""
NEARLY = 1.0
"""Lines so little weaker than the strongest take turns with it."""
LEAST_OF_A_CHANGE = 5
"""Words of a change without a share or money that say enough to ask about."""
MOST_TURNS = 3
"""So many of the gravest gaps take turns as the first."""
LEAST_WORDS = 8
"""A shorter line says too little to ask about."""
WEAK_DEEDS = word_list("weak_deeds")
NO_DUTIES = WEAK_DEEDS - {"attended", "helped"}
ALTERNATIVE = re.compile(
    r"\b(?:degree|diploma|baccalaureate|bachelor|credits?)\b|\bany one\b|\bcombination\b"
    r"|\b(?:closely )?related (?:field|subject|area|discipline)\b|\b(?:such as|like|e\.g)\b"
    r"|\bor (?!similar\b)|/",
    re.IGNORECASE,
)
"""What is asked for is one of several, or a subject of studies: none of them is a gap."""
TAUGHT = re.compile(
    r"\b(?:will|we|we'll|can) (?:be )?(?:train|teach|taught|show)|\btraining (?:is |will be )?"
    r"(?:provided|given|offered|available)|\b(?:willing\w*|able|ability|eager|keen) to learn",
    re.IGNORECASE,
)
"""What the employer teaches, nobody has to bring."""
LONGEST_LETTERS = 6
"""A longer word in capitals is no abbreviation."""
HELPED = re.compile(r"(?:assist|support|help|participat|contribut|aid)", re.IGNORECASE)
"""A duty in which one helps others: what it names is theirs to know."""
WIDE_NAMES = word_list("wide_names")
"""Names of classes of things, of which nobody has one to learn."""
PLACE = re.compile(r"[A-Z][\w ]*, [A-Z][a-z]+\.?$")
"""Who asks, and where: HSE, Kerry."""


def told(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on lines that have to do with the job, the nearest taking turns."""
    near = [line for line in material.lines if _is_full(line)]
    near.sort(key=lambda line: not is_achievement(line.said))
    for line in wording.turned(near):
        section = "line_now" if line.goes_on else "line"
        said = wording.say("technical", section, line=line.said, **material.roles)
        yield _personal(QuestionKind.TECHNICAL, line, said, material)


def claim(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on achievements, the strongest first; on duties with an amount only where
    there is no achievement."""
    yield from _claimed(achievements(material) or _duties(material), material, wording)


def achieved(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on achievements alone."""
    yield from _claimed(achievements(material), material, wording)


def _claimed(lines: list[Line], material: Material, wording: Wording) -> Iterator[Question]:
    lines = sorted(lines, key=lambda line: -_strength(line))
    best = sum(_strength(line) >= _strength(lines[0]) - NEARLY for line in lines[:MOST_TURNS])
    for line in wording.turned(lines, best=best):
        said = wording.say("claim", _section(line), line=line.said)
        yield _personal(QuestionKind.CLAIM, line, said, material)


def _duties(material: Material) -> list[Line]:
    lines = [line for line in material.lines if line.said.split()[1] not in NO_DUTIES]
    amounts = [line for line in lines if has_figure(line.said)]
    near = [line for line in amounts if line.nearness >= NEAR_ENOUGH]
    return near or [line for line in amounts if _is_full(line)]


def achievements(material: Material) -> list[Line]:
    """Return the lines that tell of an effect or a change, wherever they stand in the resume."""
    return [
        line
        for line in material.lines
        if is_achievement(line.said)
        and (has_figure(line.said) or len(line.said.split()) >= LEAST_OF_A_CHANGE)
    ]


def _strength(line: Line) -> float:
    return min(line.nearness, MOST_NEARNESS) + weight_of_claim(line.said)


def _section(line: Line) -> str:
    if is_found(line.said):
        return "found"
    if is_scored(line.said) or has_outcome(line.said):
        return "scored"
    if claims_an_effect(line.said):
        return "effect"
    if is_achievement(line.said):
        return "change"
    return "size_now" if line.goes_on else "size"


def _personal(kind: QuestionKind, line: Line, said: Said, material: Material) -> Question:
    named = tuple(k for k in material.job.keywords if names(k, line.said, line.terms))
    subject = Subject(None, line.said, named)
    return question(kind, slug(line.said), said, subject, personal=True)


def _is_full(line: Line) -> bool:
    """Return whether a line says enough to ask about, and a deed of one's own: who watched or took
    part has little to tell."""
    words = line.said.split()
    return len(words) >= LEAST_WORDS and words[1] not in WEAK_DEEDS | {"were"}


def gap(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield questions on what the job asks for and the resume does not show, musts first."""
    if material.resume is not None:
        yield from _named_gaps(material, wording)


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


def _section_of_a_gap(said: str) -> str:
    """Return how a gap is asked about: a standard by what it means, a kind of system by which one
    somebody has used, a tool by how much."""
    low = said.lower()
    if low in word_list("kinds_of_system"):
        return "system"
    return "standard" if low.split()[0] in word_list("standards") else "bare"


def _as_a_system(said: str) -> str:
    """Return the letters of a kind of system as one says them: an ERP system, but a CMMS."""
    return f"{said} system" if said.lower() in word_list("system_by_name") else said


def _is_asked_for(skill: Skill, material: Material) -> bool:
    """Return whether the job must have a skill by its own name: a tool, a standard or a language.
    What is one of several, what is taught on the job and what the whole trade has is no gap."""
    found = skill.requirement
    if found is None or found.kind is RequirementKind.PLUS or material.about(found.id) is None:
        return False
    if (
        PLACE.match(found.text)
        or HELPED.match(found.text)
        or TAUGHT.search(found.text)
        or ALTERNATIVE.search(found.text)
    ):
        return False
    if found.kind is RequirementKind.DUTY and _section_of_a_gap(skill.said) == "standard":
        return False
    low = skill.said.lower()
    own = (*material.trade.words, *material.trade.titles)
    if _is_shouted(skill.said) or _is_a_suite(skill.said, material):
        return False
    if skill.said in WIDE_NAMES or (low in own and low not in terms(skill.said)):
        return False
    return skill.said[:1].isupper() or any(c.isupper() or c.isdigit() for c in skill.said)


def _is_shouted(said: str) -> bool:
    """Return whether a word is in capitals as a heading is, not as letters: CONSERVATION."""
    return said.isupper() and said.isalpha() and len(said) > LONGEST_LETTERS


def _is_a_suite(said: str, material: Material) -> bool:
    """Return whether a gap is a suite of programs of which the resume names one."""
    first = said.lower().split()[0]
    return first in word_list("suites") and material.near(said) is not None


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
    section = _section_of_a_gap(skill.said)
    if section != "bare":
        system = _as_a_system(skill.said)
        named = {"skill": system, "a_skill": f"{article(system)} {system}"}
        return wording.say("gap", section, **(named if section == "system" else words))
    near = material.near(skill.name)
    if near and near[:1].isupper() and skill.said[:1].isupper():
        return wording.say("gap", "near", near=near, **words)
    return wording.say("gap", "bare", **words)
