"""Which parts of a story were told: situation, task, action, result, each with its sentences.

A cue proves nothing without content: a sentence counts only where it says something of the
candidate's own (statements.py), an action only where somebody acts, a result only where something
had been done before it or where it says how much became different.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.coach.measure.cues import cued, lowered
from kiosk.coach.measure.statements import Does, Statement
from kiosk.coach.plan.figures import has_figure
from kiosk.domain.measures import Star, StarPart, StarSentence
from kiosk.domain.units import Measure

VALUE = {
    StarPart.SITUATION: 0.2,
    StarPart.TASK: 0.1,
    StarPart.ACTION: 0.35,
    StarPart.RESULT: 0.35,
}
"""What each part is worth of a whole story: what was done and what came of it weigh most."""
LEAST_WE = 2
LEAST_OWN = {StarPart.SITUATION: 2, StarPart.TASK: 1, StarPart.ACTION: 1, StarPart.RESULT: 1}
"""Words of one's own that a sentence of this part must hold."""
EARLY, HALF = 0.34, 0.5
"""A result stands in the later part of a story, or opens it with a figure; no situation ends it."""
OVER = 0.85
"""Share of what was done after which the rest of a story tells what came of it."""
ENDED_UP = (
    r"were|was|had|have|reached|hit|ended up|came (?:in|out|down|up|to)|got (?:to|down|up|there|it)"
    r"|made it|got through|kept|stayed|won|passed|landed|haven't|hadn't|never|only|still"
)
"""Say where things stood in the end, not what was done next."""
OWN_DEED_FIRST = re.compile(
    r"^(?:(?:so|and|then|but|next|afterwards|in the end),? )*"
    r"(?:(?:in|on|at|with|from|after|by|for|to|before|that)\b[^,]{0,40}?,? )?(?:i|we)"
    rf"(?:'d|'ve| had| have| finally| then| also)*\b (?!(?:{ENDED_UP})\b)(?!.*\bnow\b)"
)
REASON = re.compile(
    r",? (?:because|since (?:i|we|he|she|it|they|that|nobody)|so that"
    r"|so (?:i|we|he|she|it|they|nobody|people)(?:'d|'ll| could| would| can| don't| didn't)"
    r"|in order to|to see (?:if|whether))\b.*"
)
"""Why, or what for, a thing was done: nothing came of it yet."""
END = 0.8
"""Share of a story after which it ends, whatever is still done."""
SUPPOSED = re.compile(r"\b(?:would|i'd|we'd|i'll|if i|will|could)\b")
TOLD = re.compile(r"\b(?:was|were|had|did|\w{2,}ed|came|went|saw|got|took|cried|made|said)\b")
"""The first verb says whether a sentence tells or supposes: "my task was to ask who would go"."""
HAPPENED = re.compile(
    r"\bwould(?:'ve| have)\b|\b(?:i|we)'d (?:\w+ed|been|had|lost|got|gone|seen)\b"
)
NUMBERS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundred|thousand|million|half|third|quarter|double|twice|once|zero|none|dozen)\b"
)


def tell(stated: Sequence[Statement]) -> Star:
    """Return the parts of a story that the statements hold, with the share of the words of each."""
    told = [one for one in stated if one.does is Does.SAYS]
    acting = [sum(deed.done for deed in one.deeds) for one in told]
    proofs: list[StarSentence] = []
    for number, one in enumerate(told):
        place = Place(
            of_story=number / max(1, len(told) - 1),
            of_acting=sum(acting[:number]) / max(1, sum(acting)),
        )
        for part in _parts(one, place):
            proofs.append(StarSentence(part, one.sentence.text, one.sentence.at))

    found = {proof.part for proof in proofs}
    results = [proof.text for proof in proofs if proof.part is StarPart.RESULT]
    return Star(
        parts=tuple(proofs),
        shares=_shares(stated, proofs),
        figure_in_result=any(says_how_much(text) for text in results),
        only_we=_only_we(stated),
        complete=Measure(round(sum(VALUE[part] for part in found), 3), "share"),
    )


@dataclass(frozen=True)
class Place:
    """Where a sentence that says something stands: the share of those, and of what was done, that
    lies before it. What says nothing moves nothing."""

    of_story: float
    of_acting: float


def _parts(one: Statement, place: Place) -> tuple[StarPart, ...]:
    """Return what a statement tells of a story."""
    text = lowered(one.sentence.text)
    supposed = _is_supposed(text)
    told = {
        StarPart.SITUATION: place.of_story < HALF and not supposed and cued("situation", text),
        StarPart.TASK: not supposed and cued("task", text),
        StarPart.ACTION: any(deed.done and deed.mine for deed in one.deeds),
        StarPart.RESULT: not supposed and _is_result(one, text, place),
    }
    return tuple(part for part in StarPart if told[part] and len(one.own) >= LEAST_OWN[part])


def _is_supposed(text: str) -> bool:
    """Return whether a sentence speaks of what would be, not of what was."""
    supposed, told = SUPPOSED.search(text), TOLD.search(text)
    if supposed is None or HAPPENED.search(text):
        return False
    return told is None or supposed.start() <= told.start()


def _is_result(one: Statement, text: str, place: Place) -> bool:
    """Return whether the sentence says what came of it."""
    own_first = OWN_DEED_FIRST.match(text) is not None
    if own_first:
        text = REASON.sub("", text)
    if cued("change", text):
        first = place.of_story == 0 and says_how_much(text)
        return first or (place.of_acting > 0 and place.of_story > EARLY)
    over = place.of_story >= HALF and (place.of_acting >= OVER or place.of_story >= END)
    if not over or own_first:
        return False
    return cued("aftermath", text) or (says_how_much(text) and not any(d.mine for d in one.deeds))


def says_how_much(text: str) -> bool:
    return has_figure(text) or NUMBERS.search(text.lower()) is not None


def _shares(
    stated: Sequence[Statement], proofs: Sequence[StarSentence]
) -> tuple[tuple[StarPart, float], ...]:
    """Return the share of the words of each part; a sentence goes to the last part it proves, one
    that proves none to the part before it."""
    by_moment = {proof.at: proof.part for proof in proofs}
    words = dict.fromkeys(StarPart, 0)
    current = StarPart.SITUATION
    for one in stated:
        current = by_moment.get(one.sentence.at, current)
        words[current] += one.sentence.words
    total = sum(words.values()) or 1
    found = {proof.part for proof in proofs}
    return tuple((part, words[part] / total) for part in StarPart if part in found)


def _only_we(stated: Sequence[Statement]) -> bool:
    """Return whether all that was done was done by "we"."""
    done = [deed for one in stated for deed in one.deeds if deed.done]
    return sum(not deed.mine for deed in done) >= LEAST_WE and not any(d.mine for d in done)
