"""Before the results: how was it? Then each of one's own judgements beside what was measured."""

from kiosk.coach.scoring import own
from kiosk.coach.scoring.own import STEPS, Compared, Side
from kiosk.domain.interview import Interview
from kiosk.screens import listen_back, talk_acts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.theme import Colour
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

NAME = 330
"""Width of the name before a slider."""
MADE_OF = {
    Side.CLEAR: "Good pace",
    Side.POINT: "Answers what was asked",
    Side.STEADY: "Few hesitations and pauses",
    Side.CONVINCING: "Own part, words of the job, story",
}
"""The parts of the score that stand for each (`own.PARTS`), as they are read under its name."""


def paint(paper: Paper, view: View, interview: Interview) -> None:
    if view.own.compared:
        _paint_compared(paper, view, interview)
    else:
        _paint_sliders(paper, view)


def _paint_sliders(paper: Paper, view: View) -> None:
    widgets.header(paper, "How was it for you?", "Results")
    body, given = paper.body, dict(view.own.given)
    tall = min(body.height, paper.px(760))
    room = Rect(body.left, body.top, body.width, tall)
    for side, row in zip(Side, p.rows(room, (1.0,) * len(Side), paper.px(theme.GAP)), strict=True):
        _slider(paper, side, given.get(side), row)
    label = "Compare" if view.own.whole else "Next" if given else "Skip"
    left = widgets.footer(paper, Button(label, talk_acts.JudgedAll(), Role.MAIN, "next"))
    paper.para("Nobody else sees this, and it is not kept.", left, p.at_most(p.QUIET, 2))


def _slider(paper: Paper, side: Side, step: int | None, row: Rect) -> None:
    """Paint a name and five places, those up to the chosen one filled."""
    paper.card(row)
    inner = row.inflate(-2 * paper.px(theme.PAD), 0)
    name = Rect(inner.left, inner.top, paper.px(NAME), inner.height)
    places = Rect(name.right, inner.top, inner.right - name.right, inner.height)
    if not paper.wide:
        name = Rect(inner.left, inner.top + paper.px(14), inner.width, paper.line(p.HEADING))
        places = Rect(inner.left, name.bottom, inner.width, inner.bottom - name.bottom)
    _name(paper, side, name)
    middle = places.inflate(0, -max(0, places.height - paper.px(theme.TOUCH)))
    for number, cell in enumerate(p.columns(middle, (1.0,) * STEPS, paper.px(20))):
        on = step is not None and number <= step
        fill = theme.ACCENT if on else theme.RAISED
        if paper.is_pressed():
            fill = theme.mixed(fill, theme.INK, 0.25)
        paper.card(cell, fill, radius=22)
        ink = theme.ON_ACCENT if on else theme.INK
        says = {0: "1 · hardly", STEPS - 1: f"{STEPS} · very"}.get(number, str(number + 1))
        paper.text(says, cell, p.Style(colour=ink, bold=True, align=0.5))
        label = f"{side.value} {number + 1}"
        paper.target(cell, talk_acts.Judged(side, number), label, radius=22)


def _name(paper: Paper, side: Side, room: Rect) -> None:
    """Paint the name and what is held against it, beside each other on an upright screen."""
    if not paper.wide:
        used = paper.width_of(side.value, p.HEADING) + paper.px(24)
        paper.text(side.value, room, p.HEADING)
        beside = Rect(room.left + used, room.top, room.width - used, room.height)
        paper.text(MADE_OF[side], beside, p.QUIET)
        return
    row = Rect(room.left, room.top, room.width - paper.px(20), paper.line(p.HEADING))
    used = paper.height_of(MADE_OF[side], row.width, p.at_most(p.QUIET, 2))
    row.top = room.centery - (row.height + used) // 2
    paper.text(side.value, row, p.HEADING)
    paper.para(MADE_OF[side], Rect(row.left, row.bottom, row.width, used), p.QUIET)


def _paint_compared(paper: Paper, view: View, interview: Interview) -> None:
    widgets.header(paper, "Your view and ours", "Results")
    told = own.compared(dict(view.own.given), interview)
    for one, row in zip(
        told, p.rows(paper.body, (1.0,) * max(1, len(told)), paper.px(16)), strict=False
    ):
        _compared(paper, one, interview, row)
    widgets.footer(paper, Button("Show the results", talk_acts.JudgedAll(), Role.MAIN, "next"))


def _compared(paper: Paper, one: Compared, interview: Interview, row: Rect) -> None:
    paper.card(row)
    inner = row.inflate(-2 * paper.px(28), -2 * paper.px(8))
    cut, shares = (p.columns, (0.36, 0.64)) if paper.wide else (p.rows, (0.36, 0.64))
    left, right = cut(inner, shares, paper.px(20))
    name = Rect(left.left, left.top, left.width, paper.line(p.HEADING))
    paper.text(one.side.value, name, p.HEADING)
    under = p.below(left, name.height)
    _bar(paper, "You", one.given, theme.QUIET, Rect(*under.topleft, under.width, paper.line()))
    if one.measured is not None:
        row_ = Rect(under.left, under.top + paper.line(), under.width, paper.line())
        _bar(paper, "We", one.measured, theme.ACCENT, row_)
    _why(paper, one, interview, right)


def _bar(paper: Paper, label: str, points: float, colour: Colour, row: Rect) -> None:
    wide = paper.px(150)
    paper.text(label, Rect(row.left, row.top, wide, row.height), p.QUIET)
    bar = Rect(row.left + wide, row.centery - paper.px(9), row.width - wide, paper.px(18))
    widgets.meter(paper, bar, max(0.02, points / 100), colour)


def _why(paper: Paper, one: Compared, interview: Interview, room: Rect) -> None:
    """Paint the gap in a sentence, and its proof, which plays where it is held."""
    used = paper.para(one.gap.value, room, p.at_most(p.STRONG, 2))
    play = listen_back.of_advice(paper, one.proof, interview.answers) if one.proof else None
    words = p.below(room, used + paper.px(2))
    if play is not None:
        cell = Rect(room.right - paper.px(100), room.centery - paper.px(34), *(paper.px(68),) * 2)
        words.width -= paper.px(120)
        paper.card(cell, theme.LINE if paper.is_pressed() else theme.RAISED, radius=34)
        playing = paper.view.replay.playing is not None
        paper.sign("stop" if playing else "play", cell.center, 34, theme.ACCENT)
        act = talk_acts.StopPlaying() if playing else play
        paper.target(cell, act, f"Hear {one.side.value}", radius=34)
    says = one.proof.text if one.proof is not None else one.why
    fits = paper.height_of(says, words.width, p.QUIET) <= words.height
    paper.para(says if fits else one.why, words, p.QUIET)
