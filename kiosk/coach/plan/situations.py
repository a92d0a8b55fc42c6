"""Situations out of the job's own duties, with a twist that can happen in a duty of that kind."""

import re
from collections.abc import Iterator
from functools import cache

from kiosk.coach.plan.asking import on_requirement, question
from kiosk.coach.plan.asks import Ask
from kiosk.coach.plan.material import Material
from kiosk.coach.plan.wording import Said, Wording, templates
from kiosk.domain.job import Question, QuestionKind, RequirementKind

LEAST_WORDS = 4
MOST_WORDS = 16
"""A duty beyond this is not said in one breath before the twist."""
NO_DUTY = re.compile(r"\b(?:have|be|own|willing|able)\b")
"""What one brings and not what one does: drive and have your own car."""
GOOD = (
    "Asks what is missing, names a first step and the order of the next ones, says whom to involve "
    "and how to know that it worked."
)


def situations(material: Material, wording: Wording) -> Iterator[Question]:
    """Yield one situation for each duty whose kind is known, duties before what else is asked."""
    duties = [(kind_of(item), item) for item in material.asks if _is_sayable(item)]
    known = [(kind, item) for kind, item in duties if kind is not None]
    known.sort(key=lambda pair: pair[1].requirement.kind is not RequirementKind.DUTY)
    for kind, item in wording.shuffled("situational", known):
        words = {"do": item.do or "", **material.roles}
        lead = wording.next_of("situational.leads", templates("situational")["leads"]["texts"])
        twist = wording.next_of(f"situational.{kind}", templates("situational")[kind]["twists"])
        why = f"A situation out of the job's own duties: {item.requirement.text.strip(' .')}."
        said = Said(f"{lead.format(**words)} {twist}", why, GOOD)
        yield question(QuestionKind.SITUATIONAL, item.requirement.id, said, on_requirement(item))


def _is_sayable(item: Ask) -> bool:
    if item.do is None or NO_DUTY.search(item.do):
        return False
    return LEAST_WORDS <= len(item.do.split()) <= MOST_WORDS


def kind_of(item: Ask) -> str | None:
    """Return the kind of a duty by its verb, and where a verb has several by what it is done to."""
    words = (item.do or "").lower().split()
    verb, rest = words[0].strip(","), " ".join(words[1:])
    fit = [name for name, kind in _kinds().items() if verb in kind[0]]
    by_object = [n for n in fit if _kinds()[n][1] and _names_one(_kinds()[n][1], rest)]
    plain = [name for name in fit if not _kinds()[name][1]]
    return next(iter([*by_object, *plain]), None)


@cache
def _kinds() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    return {
        name: (frozenset(kind["verbs"].split()), tuple(kind.get("objects", "").split()))
        for name, kind in templates("situational").items()
        if "verbs" in kind
    }


def _names_one(beginnings: tuple[str, ...], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(one)}", text) for one in beginnings)
