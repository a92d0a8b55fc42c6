"""Before the same question is asked again: what to improve? Afterwards: what came of it."""

from kiosk.coach.scoring import goals
from kiosk.coach.scoring.goals import Standing, Verdict
from kiosk.domain.interview import Answer, GoalName
from kiosk.screens import acts, benchmark, talk_acts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.theme import Colour
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

SIGNS: dict[Verdict, tuple[str, Colour]] = {
    Verdict.REACHED: ("check", theme.GREEN),
    Verdict.CLOSER: ("up", theme.GREEN),
    Verdict.NOT_YET: ("warn", theme.AMBER),
    Verdict.UNKNOWN: ("dash", theme.QUIET),
}
CARD, MOST_WIDE = 170, 1400
UNITS = {
    GoalName.PAUSES: "long pauses: {says}",
    GoalName.FIRST_UMS: "hesitations: {says}",
    GoalName.EYES: "{says} sentences",
}
"""What the goals count whose standing is a number alone."""


def in_words(paper: Paper, goal: GoalName) -> str:
    return f"{paper.say('Your goal:')} {paper.say(goal.value)}"


def paint(paper: Paper, view: View) -> None:
    """Paint up to three goals; the main action takes the first."""
    if not view.answers:
        return
    kind = view.answers[-1].question.kind
    if view.benchmark.kind is not None:
        benchmark.paint(paper, view, view.benchmark.kind)
        return
    widgets.header(paper, "What to improve?", "Interview")
    offered = goals.offered(view.answers, view.bands)
    room = paper.body.copy()
    room.width = min(room.width, paper.px(MOST_WIDE))
    room.centerx = paper.body.centerx
    if not offered:
        says = "Nothing is left to mend: enjoy it once more."
        room = p.below(room, paper.para(says, room, p.HEADING_LIGHT) + paper.px(theme.GAP))
    for number, goal in enumerate(offered):
        cell = Rect(room.left, room.top, room.width, paper.px(CARD))
        standing = goals.standing(goal, view.answers[-1], view.bands)
        _card(paper, (goal, standing), cell, proposed=number == 0)
        room = p.below(room, cell.height + paper.px(theme.GAP))
    first = offered[0] if offered else None
    buttons = [
        Button("Leave", acts.LeaveAsked(), Role.LEAVE),
        Button("Once more", talk_acts.GoalChosen(first), Role.MAIN, "next"),
        Button("Back", talk_acts.BackToFeedback()),
    ]
    others = [Button("Without a goal", talk_acts.GoalChosen(None))] if offered else []
    _row(paper, [*others, benchmark.button(kind)], room)
    widgets.footer(paper, *buttons)


def _row(paper: Paper, buttons: list[Button], room: Rect) -> None:
    left = room.left
    for one in buttons:
        wide = widgets.button_width(paper, one)
        widgets.button(paper, one, Rect(left, room.top, wide, paper.px(theme.TOUCH)))
        left += wide + paper.px(theme.GAP)


def _card(paper: Paper, one: tuple[GoalName, Standing], cell: Rect, *, proposed: bool) -> None:
    goal, standing = one
    paper.card(cell, theme.RAISED if paper.is_pressed() else theme.CARD)
    if proposed:
        paper.outline(cell, theme.ACCENT)
    room = cell.inflate(-2 * paper.px(theme.PAD), 0)
    tall = paper.line(p.HEADING) + paper.line() + paper.px(6)
    top = Rect(room.left, room.centery - tall // 2, room.width, paper.line(p.HEADING))
    paper.text(goal.value, top, p.HEADING)
    under = Rect(top.left, top.bottom + paper.px(6), top.width, paper.line())
    paper.verbatim(f"{paper.say('This time:')} {_told(paper, standing, goal)}", under, p.QUIET)
    if proposed:
        style = p.Style(colour=theme.ACCENT, bold=True, align=1.0)
        paper.text("Proposed", under, style)
    paper.target(cell, talk_acts.GoalChosen(goal), goal.value)


def _told(paper: Paper, standing: Standing, goal: GoalName | None = None) -> str:
    """Return where a take stands, with what is counted where a goal is given."""
    if goal in UNITS and standing.value is not None:
        return paper.say(UNITS[goal], says=standing.says)
    return paper.say(standing.says)


def paint_outcome(paper: Paper, before: Answer, after: Answer, rect: Rect) -> Rect:
    """Paint what the take came to by its own goal, before and after side by side; return the room
    below, all of it where no goal was chosen."""
    if after.goal is None:
        return rect
    bands = paper.view.bands
    was, now = (goals.standing(after.goal, one, bands) for one in (before, after))
    verdict = goals.verdict(was, now)
    pad, line, heading = paper.px(28), paper.line(), paper.line(p.HEADING)
    below = 0 if paper.wide else line
    card = Rect(rect.left, rect.top, rect.width, heading + below + paper.px(28))
    paper.card(card, radius=22)
    sign, colour = SIGNS[verdict]
    row = Rect(card.left + pad, card.top + paper.px(14), card.width - 2 * pad, heading)
    paper.sign(sign, (row.left + paper.px(18), row.centery), 36, colour)
    name = paper.text(verdict.value, Rect(row.left + paper.px(52), *row[1:]), p.HEADING)
    told = f"{_told(paper, was)} → {_told(paper, now)}"
    wide = paper.width_of(told, p.STRONG)
    left = name.right + paper.px(36) if paper.wide else row.left
    under = Rect(left, row.top if paper.wide else row.bottom, 0, heading if paper.wide else line)
    under.width = row.right - wide - paper.px(20) - left
    paper.verbatim(in_words(paper, after.goal), under, p.QUIET)
    place = Rect(row.right - wide, under.top, wide + paper.px(4), under.height)
    paper.verbatim(told, place, p.STRONG)
    return p.below(rect, card.height + paper.px(16))
