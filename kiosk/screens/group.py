"""The code of a class is typed or held to the camera; then what the class sets, and a tick."""

from kiosk.interview.events import Event
from kiosk.screens import acts, group_acts, job, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.acts import Switch
from kiosk.screens.group_view import Practising
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

ROWS = ("1234567890", "QWERTYUIOP", "ASDFGHJKL-", "ZXCVBNM")
SHORTEST = 4
"""Letters of a code."""


def paint(paper: Paper, view: View) -> None:
    widgets.header(paper, "Practise with your class", "Job")
    if view.choice.group is None:
        _ask(paper, view)
    else:
        _found(paper, view, view.choice.group)


def _ask(paper: Paper, view: View) -> None:
    gap = paper.px(theme.GAP)
    upper, lower = p.rows(paper.body, (0.32, 0.68) if paper.wide else (0.4, 0.6), gap)
    paper.card(upper)
    pad = paper.px(theme.PAD)
    room = upper.inflate(-2 * pad, -2 * pad)
    says, colour = _says(view)
    row = Rect(room.left, room.top, room.width, paper.line())
    paper.text(says, row, p.centred(p.coloured(p.BODY, colour)))
    field = Rect(room.left, row.bottom, room.width, room.bottom - row.bottom)
    paper.verbatim(view.code.typed or "· · · · · ·", field, p.centred(p.DISPLAY))
    _keys(paper, lower)
    enough = len(view.code.typed) >= SHORTEST and not view.code.asked
    widgets.footer(
        paper,
        Button("Back to the jobs", group_acts.GroupLeft(), Role.LEAVE),
        Button("Go on", group_acts.CodeGiven(), Role.MAIN, "next", on=enough),
    )


def _says(view: View) -> tuple[str, theme.Colour]:
    if view.code.asked:
        return "One moment …", theme.QUIET
    if view.code.wrong:
        return "No class practises with this code today. Please look again.", theme.AMBER
    if not view.consent.camera:
        return "Type the code you were given.", theme.QUIET
    return "Type the code you were given, or hold it to the camera.", theme.QUIET


def _keys(paper: Paper, rect: Rect) -> None:
    gap = paper.px(20)
    side = min((rect.width - 9 * gap) // 10, (rect.height - 3 * gap) // 4, paper.px(130))
    top = rect.centery - (4 * side + 3 * gap) // 2
    for number, letters in enumerate(ROWS):
        keys = [*letters, *(["back"] if number == len(ROWS) - 1 else [])]
        left = rect.centerx - (len(keys) * side + (len(keys) - 1) * gap) // 2
        for place, key in enumerate(keys):
            cell = Rect(left + place * (side + gap), top + number * (side + gap), side, side)
            paper.card(cell, theme.LINE if paper.is_pressed() else theme.RAISED, radius=22)
            if key == "back":
                paper.sign("back", cell.center, 44, theme.INK)
            else:
                paper.verbatim(key, cell, p.centred(p.HEADING))
            paper.target(cell, group_acts.CodeKey(key), key, radius=22)


def _found(paper: Paper, view: View, group: Practising) -> None:
    gap, pad, body = paper.px(theme.GAP), paper.px(theme.PAD + 12), paper.body
    upper = Rect(body.left, body.top, body.width, paper.px(104 + 3 * 72 - 20) + 2 * pad)
    lower = p.below(body, upper.height + gap)
    paper.card(upper)
    room = upper.inflate(-2 * pad, -2 * pad)
    name = Rect(room.left, room.top, room.width, paper.px(80))
    paper.verbatim(group.name, name, p.TITLE)
    room = p.below(room, paper.px(104))
    for label, value in _sets(paper, group):
        left, right = p.columns(
            Rect(room.left, room.top, room.width, paper.px(52)), (0.25, 0.75), gap
        )
        paper.text(label, left, p.Style(theme.HEADING, theme.QUIET))
        paper.verbatim(value, right, p.HEADING)
        room = p.below(room, paper.px(72))
    _tick(paper, view, lower)
    widgets.footer(
        paper,
        Button("Without the class", group_acts.GroupLeft(), Role.LEAVE),
        Button("Go on", _next(group), Role.MAIN, "next"),
    )


def _sets(paper: Paper, group: Practising) -> tuple[tuple[str, str], ...]:
    """Return what the class sets, in the candidate's language; a job's title as it is."""
    free = paper.say("as you like")
    mode = paper.say(job.MODES[group.mode]) if group.mode else free
    return (
        ("Job", group.job.title if group.job else free),
        ("Questions", str(group.questions) if group.questions else free),
        ("Mode", mode),
    )


def _tick(paper: Paper, view: View, rect: Rect) -> None:
    row = Rect(rect.left, rect.top, rect.width, min(rect.height, paper.px(150)))
    if view.consent.keep:
        widgets.switch(
            paper,
            "The staff of my class may see my report",
            "Off: it is not shown to them, and not counted with the class.",
            bool(view.consent.group),
            acts.Switched(Switch.GROUP),
            row,
        )
        return
    says = "You chose that nothing is kept, so there is nothing that the class could see."
    paper.para(says, row, p.HEADING_LIGHT)


def _next(group: Practising) -> Event:
    return group_acts.GroupJoined() if group.job is None else acts.JobChosen(group.job.id)
