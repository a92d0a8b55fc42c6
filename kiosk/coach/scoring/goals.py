"""What a second take may be better at: at most three goals, the gravest first, each with a measure
of its own by which that take is judged before anything else.

A goal after the answer, then the answer again, is what makes practice work (docs/measures.md,
Goals). A goal of content stands for the fault it mends; a goal of delivery for a number.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.coach.measure.sentences import sentences
from kiosk.coach.scoring.part_measures import excess_s, first_word_s, inner_pauses, too_short
from kiosk.domain.interview import Answer, GoalName
from kiosk.domain.measures import Fault
from kiosk.domain.sections import Bands
from kiosk.domain.sight import Look
from kiosk.domain.sound import FillerKind
from kiosk.domain.units import TIMELINE_STEP_S

MOST, MOST_CONTENT = 3, 2
"""Of three goals one is kept for how it was said."""
FIRST_S = 20.0
"""Where ums crowd: the beginning of an answer."""
LONG_S, AIM_S = 120.0, 90.0
"""From here an answer is offered to be told shorter, and what to aim at: our choice."""
UNSEEN = (Look.NO_FACE, Look.MULTI_FACE, Look.UNKNOWN)


@dataclass(frozen=True)
class Standing:
    """Where an answer stands with a goal."""

    value: float | None
    """The larger the better; None where it cannot be told."""
    met: bool
    says: str
    """In words a candidate reads."""


class Verdict(StrEnum):
    """What a second take came to."""

    REACHED = "Goal reached"
    CLOSER = "Closer to your goal"
    NOT_YET = "Not yet: your goal stands"
    UNKNOWN = "Your goal could not be measured this time"


UNTOLD = Standing(None, False, "not measured")


# --- goals of content ---------------------------------------------------------------------------

MENDS: Mapping[GoalName, tuple[Fault, ...]] = {
    GoalName.CLEARER: (Fault.UNHEARD, Fault.GARBLED),
    GoalName.LONGER: (Fault.TOO_SHORT,),
    GoalName.ANSWER: (Fault.REFUSED, Fault.ECHO, Fault.OFF_QUESTION),
    GoalName.EXAMPLE: (Fault.LIST, Fault.PRAISE, Fault.BOAST, Fault.EMPTY, Fault.THIN),
    GoalName.OWN_PART: (Fault.ONLY_WE,),
    GoalName.ACTION: (Fault.NO_ACTION,),
    GoalName.RESULT: (Fault.NO_RESULT,),
    GoalName.POINT: (Fault.LONG_WINDED,),
    GoalName.FIGURE: (Fault.NO_FIGURE,),
}
"""The faults that a goal is to mend, by gravity."""
SPOILS: Mapping[GoalName, tuple[Fault, ...]] = {
    GoalName.FIGURE: (Fault.NO_RESULT,),
    GoalName.POINT: (Fault.THIN,),
}
"""Faults with which the goal's own is not looked for, because there is less than that."""
HIDES = frozenset(list(Fault)[: list(Fault).index(Fault.THIN) + 1])
"""After these nobody looks for what comes behind them."""
WORDS: Mapping[GoalName, tuple[str, str]] = {
    GoalName.CLEARER: ("not made out", "made out"),
    GoalName.LONGER: ("too short", "long enough"),
    GoalName.ANSWER: ("not answered", "answered"),
    GoalName.EXAMPLE: ("no example", "an example"),
    GoalName.OWN_PART: ("only we", "your own part"),
    GoalName.ACTION: ("not told", "told"),
    GoalName.RESULT: ("not told", "told"),
    GoalName.POINT: ("comes late", "comes early"),
    GoalName.FIGURE: ("no number", "a number"),
}
"""What is said of an answer that lacks it, and of one that has it."""


def _of_content(goal: GoalName, answer: Answer, bands: Bands) -> Standing:
    """Say whether the fault is gone. One that is not looked for, because an answer fails in a
    graver way, does not count as mended."""
    faults, order = answer.measures.content.faults, list(Fault)
    own = (*MENDS[goal], *SPOILS.get(goal, ()))
    gravest = min(order.index(fault) for fault in own)
    hidden = any(fault in HIDES and order.index(fault) < gravest for fault in faults)
    met = not hidden and not _unjudged(answer, bands) and not any(one in own for one in faults)
    lacks, has = WORDS[goal]
    return Standing(float(met), met, has if met else lacks)


def _unjudged(answer: Answer, bands: Bands) -> bool:
    return too_short(answer, bands) is not None


# --- goals of delivery --------------------------------------------------------------------------


def hesitations(answer: Answer, until_s: float = 1e9) -> int:
    """Return how many ums there are in the first seconds since the first word."""
    end = first_word_s(answer) + until_s
    fillers = answer.measures.speech.fillers
    return sum(f.kind is FillerKind.HESITATION and f.start < end for f in fillers)


def _first_ums(answer: Answer, bands: Bands) -> Standing:
    rate = answer.measures.speech.hesitations_per_minute.value
    if rate is None or _unjudged(answer, bands):
        return UNTOLD
    count = hesitations(answer, FIRST_S)
    return Standing(-float(count), count <= 1, f"{count}")


def _ums(answer: Answer, bands: Bands) -> Standing:
    rate = answer.measures.speech.hesitations_per_minute.value
    if rate is None or _unjudged(answer, bands):
        return UNTOLD
    return Standing(-rate, rate <= bands.hesitations_good, f"{rate:.1f} a minute")


def _pauses(answer: Answer, bands: Bands) -> Standing:
    if answer.measures.speech.pauses_left_out is not None or _unjudged(answer, bands):
        return UNTOLD
    count = sum(excess_s(pause, bands) > 0 for pause in inner_pauses(answer))
    return Standing(-float(count), count == 0, f"{count}")


def _pace(answer: Answer, bands: Bands) -> Standing:
    rate = answer.measures.speech.speaking_rate.value
    if rate is None or _unjudged(answer, bands):
        return UNTOLD
    slow, fast = bands.pace_green
    off = max(rate - fast, slow - rate, 0.0)
    return Standing(-off, off == 0, f"{rate:.0f} a minute")


def _eyes(answer: Answer, bands: Bands) -> Standing:
    """Say at how many beginnings of a sentence the eyes were on the screen."""
    timeline, starts = answer.measures.focus.timeline, sentences(answer.transcript)
    if answer.measures.focus.ratio.value is None or _unjudged(answer, bands):
        return UNTOLD
    steps = [int(one.at / TIMELINE_STEP_S) for one in starts]
    seen = [timeline[at] for at in steps if at < len(timeline) and timeline[at] not in UNSEEN]
    if not seen:
        return UNTOLD
    back = seen.count(Look.SCREEN)
    return Standing(back / len(seen), back == len(seen), f"{back} of {len(seen)}")


def _shorter(answer: Answer, bands: Bands) -> Standing:
    if _unjudged(answer, bands):
        return UNTOLD
    seconds = answer.measures.speech.seconds
    return Standing(-seconds, seconds <= LONG_S, f"{seconds:.0f} s")


DELIVERY: Mapping[GoalName, Callable[[Answer, Bands], Standing]] = {
    GoalName.FIRST_UMS: _first_ums,
    GoalName.FEWER_UMS: _ums,
    GoalName.PAUSES: _pauses,
    GoalName.PACE: _pace,
    GoalName.EYES: _eyes,
    GoalName.SHORTER: _shorter,
}
"""In the order in which they are offered."""


# --- what is offered, and what came of it -------------------------------------------------------


def goals(answer: Answer, bands: Bands) -> tuple[GoalName, ...]:
    """Return up to three goals for the next take; the first one is proposed, and there may be none
    left."""
    content, delivery = list(_content_goals(answer)), list(_delivery_goals(answer, bands))
    first = content[: MOST_CONTENT if delivery else MOST]
    return (*first, *delivery[: MOST - len(first)], *content[len(first) :])[:MOST]


def _content_goals(answer: Answer) -> Iterator[GoalName]:
    faults = sorted(answer.measures.content.faults, key=list(Fault).index)
    found = (goal for fault in faults for goal, mends in MENDS.items() if fault in mends)
    yield from dict.fromkeys(found)


def _delivery_goals(answer: Answer, bands: Bands) -> Iterator[GoalName]:
    for goal in DELIVERY:
        standing = DELIVERY[goal](answer, bands)
        if standing.value is None or standing.met:
            continue
        crowded = 2 * hesitations(answer, FIRST_S) >= hesitations(answer)
        if goal is GoalName.FEWER_UMS and crowded:
            continue  # the first 20 s hold most of them, and are a goal one can hold on to
        if goal is GoalName.FIRST_UMS and not crowded:
            continue
        yield goal


def offered(answers: tuple[Answer, ...], bands: Bands) -> tuple[GoalName, ...]:
    """Return the goals for the next take of the last answer; one that it was to reach, and did
    not, is proposed again."""
    last = answers[-1]
    found = goals(last, bands)
    if last.goal is None or standing(last.goal, last, bands).met:
        return found
    return tuple(dict.fromkeys((last.goal, *found)))[:MOST]


def standing(goal: GoalName, answer: Answer, bands: Bands) -> Standing:
    """Return where an answer stands with a goal."""
    if goal in DELIVERY:
        return DELIVERY[goal](answer, bands)
    return _of_content(goal, answer, bands)


def verdict(before: Standing, after: Standing) -> Verdict:
    """Return what the second take came to."""
    if after.value is None:
        return Verdict.UNKNOWN
    if after.met:
        return Verdict.REACHED
    closer = before.value is not None and after.value > before.value
    return Verdict.CLOSER if closer else Verdict.NOT_YET


def lasting(answers: tuple[Answer, ...], bands: Bands) -> GoalName | None:
    """Return the goal to take up at the next visit: the last one that was chosen and not reached,
    else the gravest that the answers leave."""
    chosen = [a for a in answers if a.goal and not standing(a.goal, a, bands).met]
    if chosen:
        return chosen[-1].goal
    offered = [offer for answer in answers for offer in goals(answer, bands)[:1]]
    return max(offered, key=offered.count, default=None)
