"""What a candidate is told of one answer: a judgement, the parts of a story, one thing to try."""

from kiosk.coach.measure.relevance import STORIES
from kiosk.coach.scoring.headline import headline, try_this
from kiosk.domain.interview import Answer
from kiosk.domain.measures import Fault, StarPart
from kiosk.screens import facts, theme
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect

FAILED = frozenset({
    Fault.UNHEARD, Fault.TOO_SHORT, Fault.REFUSED, Fault.ECHO, Fault.LIST, Fault.PRAISE,
    Fault.BOAST, Fault.EMPTY, Fault.GARBLED, Fault.OFF_QUESTION, Fault.THIN,
})  # fmt: skip
"""After these an answer is taken again before anything else is worth doing."""
PARTS = {
    StarPart.SITUATION: "Situation",
    StarPart.TASK: "Task",
    StarPart.ACTION: "What you did",
    StarPart.RESULT: "What came of it",
}


def failed(answer: Answer) -> bool:
    """Return whether the answer was none: once more is then the thing to do."""
    faults = answer.measures.content.faults
    return not answer.transcript.words or (bool(faults) and faults[0] in FAILED)


def paint(paper: Paper, answer: Answer, before: Answer | None, rect: Rect) -> None:
    """Paint the card beside the words of an answer, the judgement first, the numbers last."""
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    numbers = facts.height(paper, before)
    low = Rect(room.left, room.bottom - numbers, room.width, numbers)
    room.height -= numbers + paper.px(16)

    room = p.below(room, paper.para(headline(answer), room, p.HEADING) + paper.px(14))
    if before is not None:
        says = paper.say("Before: {says}", says=headline(before))
        room = p.below(room, paper.para(says, room, p.at_most(p.QUIET, 2)) + paper.px(10))
    if answer.question.kind in STORIES and answer.transcript.words:
        room = _ticks(paper, answer, room)
    _try(paper, answer, room)
    facts.paint(paper, answer, before, low)


def _ticks(paper: Paper, answer: Answer, room: Rect) -> Rect:
    """Paint which parts of a story were told, two beside each other; return the room below."""
    told = {sentence.part for sentence in answer.measures.content.star.parts}
    height = paper.line() + paper.px(8)
    for number, (part, name) in enumerate(PARTS.items()):
        across, down = number % 2, number // 2
        left = room.left + across * room.width // 2
        row = Rect(left, room.top + down * height, room.width // 2, height)
        sign, colour = ("check", theme.GREEN) if part in told else ("dash", theme.AMBER)
        paper.sign(sign, (row.left + paper.px(18), row.centery), 30, colour)
        words = Rect(row.left + paper.px(44), row.top, row.width - paper.px(48), height)
        says = name if part in told else paper.say("{part}: not told", part=paper.say(name))
        paper.text(says, words, p.BODY if part in told else p.QUIET)
    return p.below(room, 2 * height + paper.px(12))


def _try(paper: Paper, answer: Answer, room: Rect) -> None:
    """Paint one thing to try, and what a good answer holds where there is room for all of it."""
    faults = answer.measures.content.faults
    if faults or answer.transcript.words:
        text, _ = try_this(answer, faults[0] if faults else None)
        room = p.below(room, paper.para("One thing to try", room, p.STRONG))
        room = p.below(room, paper.para(text, room) + paper.px(14))
    good = answer.question.good
    if good:
        says = paper.say("A good answer holds: {good}", good=good)
        if paper.height_of(says, room.width, p.QUIET) <= room.height:
            paper.para(says, room, p.QUIET)
