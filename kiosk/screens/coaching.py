"""What a candidate is told of one answer: a judgement, the parts of a story, one thing to try."""

from dataclasses import dataclass

from kiosk.coach.measure.relevance import STORIES
from kiosk.coach.scoring.headline import SPEAK_SLOWER, TRY, headline, try_this
from kiosk.domain.interview import Answer
from kiosk.domain.measures import Fault, StarPart
from kiosk.screens import facts, theme
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Style
from kiosk.screens.view import Screen

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


@dataclass(frozen=True)
class Look:
    """How large the card writes, and whether it says what a good answer holds."""

    headline: Style
    advice: Style
    good: bool = True
    brief: bool = False
    """Without the candidate's own words in the advice."""


LARGE = p.Style(theme.HEADING)
LOOKS = (
    Look(p.TITLE, LARGE),
    Look(p.HEADING, LARGE),
    Look(p.HEADING, p.BODY),
    Look(p.HEADING, p.BODY, good=False),
    Look(p.STRONG, p.BODY, good=False),
    Look(p.STRONG, p.BODY, good=False, brief=True),
)
"""The largest that leaves every sentence whole is taken."""

AGAIN = "Touch Once more and speak a little slower."

Block = tuple[str, Style, int]
"""A paragraph, how it is written, and the room below it."""


def paint(paper: Paper, answer: Answer, before: Answer | None, rect: Rect) -> None:
    """Paint the card beside the words of an answer, the judgement first, the numbers last."""
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    numbers = facts.height(paper, answer, before, room.width)
    facts.paint(paper, answer, before, Rect(room.left, room.bottom - numbers, *room.size))
    room.height -= numbers + paper.px(16)

    story = answer.question.kind in STORIES and bool(answer.transcript.words)
    ticks = 2 * _tick(paper) + paper.px(16) if story else 0
    look = _that_fits(paper, answer, before, Rect(*room.topleft, room.width, room.height - ticks))
    room = _write(paper, _judgement(paper, answer, before, look), room)
    if story:
        _ticks(paper, answer, room)
    _write(paper, _advice(paper, answer, look), p.below(room, ticks))


def _that_fits(paper: Paper, answer: Answer, before: Answer | None, room: Rect) -> Look:
    for look in LOOKS:
        blocks = _judgement(paper, answer, before, look) + _advice(paper, answer, look)
        tall = sum(paper.height_of(text, room.width, how) + gap for text, how, gap in blocks)
        if tall - blocks[-1][2] <= room.height:
            return look
    return LOOKS[-1]


def _judgement(paper: Paper, answer: Answer, before: Answer | None, look: Look) -> list[Block]:
    blocks = [(_headline(paper, answer), look.headline, paper.px(16))]
    if before is not None and answer.goal is None:  # a goal tells of both takes already
        says = f"{paper.say('Before:')} {headline(before)}"
        blocks.append((says, p.QUIET, paper.px(12)))
    return blocks


def _headline(paper: Paper, answer: Answer) -> str:
    """Return the headline; the button is spoken of where it is."""
    says = headline(answer)
    return says.replace(SPEAK_SLOWER, AGAIN) if paper.view.screen is Screen.FEEDBACK else says


def _advice(paper: Paper, answer: Answer, look: Look) -> list[Block]:
    """Return one thing to try, and what a good answer holds where there is room for it."""
    blocks = []
    faults, good = answer.measures.content.faults, answer.question.good
    if answer.transcript.words:
        text, _ = try_this(answer, faults[0] if faults else None)
        if look.brief and faults:
            text = TRY[faults[0]]
        blocks.append(("One thing to try", p.coloured(p.STRONG, theme.ACCENT), paper.px(2)))
        blocks.append((text, look.advice, paper.px(20)))
    if good and look.good:
        blocks.append((f"{paper.say('A good answer holds:')} {good}", p.QUIET, 0))
    return blocks or [("", p.BODY, 0)]


def _write(paper: Paper, blocks: list[Block], room: Rect) -> Rect:
    """Write paragraphs below each other; return the room below them."""
    for text, how, gap in blocks:
        room = p.below(room, paper.para(text, room, how) + gap)
    return room


def _tick(paper: Paper) -> int:
    return paper.line() + paper.px(8)


def _ticks(paper: Paper, answer: Answer, room: Rect) -> None:
    """Paint which parts of a story were told, two beside each other."""
    told = {sentence.part for sentence in answer.measures.content.star.parts}
    height = _tick(paper)
    for number, (part, name) in enumerate(PARTS.items()):
        across, down = number % 2, number // 2
        left = room.left + across * room.width // 2
        row = Rect(left, room.top + down * height, room.width // 2, height)
        sign, colour = ("check", theme.GREEN) if part in told else ("dash", theme.AMBER)
        paper.sign(sign, (row.left + paper.px(18), row.centery), 30, colour)
        words = Rect(row.left + paper.px(44), row.top, row.width - paper.px(48), height)
        says = name if part in told else f"{name}: not told"
        paper.text(says, words, p.BODY if part in told else p.QUIET)
