"""The score on the results: the ring with what it rests on, or the reason why there is none."""

from kiosk.coach.scoring.part_measures import too_short
from kiosk.coach.scoring.takes import last_takes
from kiosk.domain.interview import Interview, Score
from kiosk.screens import charts, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect

RING, RING_BESIDE = 250, 240
"""Diameter over the parts, and beside them."""


def paint(paper: Paper, interview: Interview, rect: Rect) -> None:
    score = interview.score
    if score is None or score.value is None:
        _without(paper, score, rect)
        return
    room = widgets.headed_card(paper, "Confidence Score", rect)
    ring = RING if rect.height > rect.width else RING_BESIDE
    side, words = paper.px(ring), _under(paper, interview, score)
    if rect.height > rect.width:
        tall = sum(paper.height_of(text, room.width, how) for text, how in words)
        dial = Rect(room.left, room.top, room.width, side + tall + paper.px(8))
        parts = p.below(room, dial.height + paper.px(10))
    else:
        dial, parts = p.columns(room, (0.42, 0.58), paper.px(36))
    charts.score_ring(paper, score, (dial.centerx, dial.top + side // 2), ring)
    under = p.below(dial, side + paper.px(8))
    for text, how in words:
        under = p.below(under, paper.para(text, under, how))
    charts.part_rows(paper, score.parts, parts)


def _without(paper: Paper, score: Score | None, rect: Rect) -> None:
    """Paint the reason large and first, then the parts that were measured all the same."""
    room = widgets.headed_card(paper, "No score", rect)
    if score is None:
        return
    if rect.height > rect.width:
        tall = paper.height_of(score.sentence, room.width, p.HEADING)
        says, parts = room, p.below(room, tall + paper.px(24))
    else:
        says, parts = p.columns(room, (0.45, 0.55), paper.px(36))
    paper.para(score.sentence, says, p.HEADING)
    if any(part.value is not None for part in score.parts):
        charts.part_rows(paper, score.parts, parts)


def _under(paper: Paper, interview: Interview, score: Score) -> list[tuple[str, p.Style]]:
    """Return what stands under the ring: the spread, and what the number rests on."""
    lines = []
    quiet = p.centred(p.QUIET)
    if score.low is not None and score.high is not None:
        says = paper.say("It varied from {low:.0f} to {high:.0f}", low=score.low, high=score.high)
        lines.append((says, p.centred(p.STRONG)))
    counted = last_takes(interview.answers)
    some = sum(not too_short(answer, paper.view.bands) for answer in counted)
    lines.append((paper.say("From {n} of {of} answers", n=some, of=len(counted)), quiet))
    measured = sum(part.value is not None for part in score.parts)
    if measured < len(score.parts):
        says = paper.say("From {n} of {of} parts", n=measured, of=len(score.parts))
        lines.append((says, quiet))
    return lines
