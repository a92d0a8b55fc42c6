"""How well the resume fits the job, what is met and missing, before the interview starts."""

from kiosk.domain.job import Alignment, RequirementMatch
from kiosk.screens import acts, shapes, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

EVEN = 50.0
"""From here on the work is more likely of the job's kind than not."""


def gate(view: View) -> float:
    return view.choice.chosen.gate if view.choice.chosen else 0.0


def is_low(view: View) -> bool:
    """Say whether another job should be offered first."""
    score = view.alignment.score if view.alignment else None
    return score is not None and score < gate(view)


def paint(paper: Paper, view: View) -> None:
    title = view.choice.chosen.title if view.choice.chosen else "Your resume and the job"
    widgets.header(paper, title, "Resume")
    alignment = view.alignment
    if alignment is None:
        _waiting(paper)
        return
    cut, shares = (p.columns, (0.36, 0.64)) if paper.wide else (p.rows, (0.36, 0.64))
    left, right = cut(paper.body, shares, paper.px(theme.GAP))
    _score(paper, view, alignment, left)
    _requirements(paper, alignment, right)
    if is_low(view):
        anyway = Button("Start anyway", acts.Start())
        other = Button("Another job", acts.AnotherJob(), Role.MAIN, "next")
        buttons = (other, anyway)
    else:
        buttons = (
            Button("Start", acts.Start(), Role.MAIN, "next"),
            Button("Another job", acts.AnotherJob()),
        )
    widgets.footer(paper, Button("Leave", acts.LeaveAsked(), Role.LEAVE), *buttons)


def _waiting(paper: Paper) -> None:
    paper.text("Comparing your resume with the job …", paper.body, p.centred(p.HEADING))
    widgets.footer(paper, Button("Leave", acts.LeaveAsked(), Role.LEAVE))


def _score(paper: Paper, view: View, alignment: Alignment, rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    paper.text("How well it fits", Rect(room.left, room.top, room.width, paper.px(46)), p.HEADING)
    size = paper.px(300)
    thick = paper.px(26)
    if paper.wide:
        centre = (room.centerx, room.top + paper.px(80) + size // 2)
        words = p.below(room, paper.px(80) + size + paper.px(28))
    else:
        centre = (room.left + size // 2, room.centery + paper.px(24))
        words = Rect(room.left + size + paper.px(48), room.top + paper.px(110), 0, 0)
        words.size = (room.right - words.left, room.bottom - words.top)
    paper.put(shapes.ring(size, thick, theme.RAISED), centre)
    value = "–"
    if alignment.score is not None:
        value = f"{alignment.score:.0f}"
        paper.put(
            shapes.ring(size, thick, theme.ACCENT, 0.0, max(alignment.score, 1) / 100), centre
        )
    number = Rect(0, 0, size, paper.px(120))
    number.center = centre
    paper.text(value, number, p.centred(p.DISPLAY))
    says = verdict(view, alignment)
    if paper.wide:
        paper.para(says, words, p.centred(p.BODY))
    else:
        style = p.Style(theme.HEADING)
        words.top = centre[1] - paper.height_of(says, words.width, style) // 2
        paper.para(says, words, style)


def verdict(view: View, alignment: Alignment) -> str:
    """Say in a sentence what the score means for this job."""
    if alignment.score is None:
        return alignment.why_not or "The fit could not be measured."
    met = sum(one.met for one in alignment.requirements)
    half = sum(one.half for one in alignment.requirements)
    of = len(alignment.requirements)
    most = met + half / 2 >= of / 2
    if is_low(view):
        if most:
            return (
                f"Your resume shows {met} of the {of} things this job asks for, but work of "
                "another kind. Another job may suit it better. You can also start anyway."
            )
        return (
            "This resume says little about what the job asks for. "
            "Another job may suit it better. You can also start anyway."
        )
    if alignment.stuffed:
        return "The words of the job are there, but little about what was done with them."
    more = f", and {half} more in part" if half else ""
    alike = alignment.score >= EVEN
    if alike and not most:
        return (
            "Your work is of this job's kind. Your resume shows "
            f"{met} of the {of} things it asks for{more}."
        )
    beside = ", beside work of another kind" if most and not alike else ""
    return f"Your resume shows {met} of the {of} things this job asks for{more}{beside}."


def _requirements(paper: Paper, alignment: Alignment, rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    paper.text(
        "What the job asks for", Rect(room.left, room.top, room.width, paper.px(46)), p.HEADING
    )
    room = p.below(room, paper.px(66))
    step = 2 * paper.line() + paper.px(20)
    most = step + paper.px(30)
    fits = max(1, (room.height + paper.px(20)) // step)
    ordered = sorted(alignment.requirements, key=lambda one: (not one.met, not one.half))
    if len(ordered) > fits:
        met = [one for one in ordered if one.met]
        missing = [one for one in ordered if not one.met]
        few = min(len(missing), max(fits // 2, fits - len(met)))
        ordered = met[: fits - few] + missing[:few]
    step = max(step, min(most, room.height // max(1, len(ordered))))
    for number, one in enumerate(ordered):
        _requirement(paper, one, Rect(room.left, room.top + number * step, room.width, step))


def _requirement(paper: Paper, one: RequirementMatch, row: Rect) -> None:
    sign, colour = ("check", theme.GREEN) if one.met else ("dash", theme.AMBER)
    if one.half:
        sign, colour = "check", theme.AMBER
    line = paper.line()
    centre = (row.left + paper.px(26), row.top + line)
    paper.dot(centre, 50, theme.mixed(theme.CARD, colour, 0.2))
    paper.sign(sign, centre, 30, colour)
    left = row.left + paper.px(72)
    words = Rect(left, row.top, row.right - left, line)
    paper.text(one.requirement.text, words, p.STRONG)
    paper.verbatim(_proof(paper, one), words.move(0, line), p.QUIET)


def _proof(paper: Paper, one: RequirementMatch) -> str:
    """Say what was found of a requirement, in the resume's own words where there are some."""
    if one.half:
        shows, lacks = " · ".join(one.shows), " · ".join(one.lacks)
        without = f" ({paper.say('not found')}: {lacks})" if lacks else ""
        return f"{paper.say('in part')}: {shows}{without}"
    if not one.met:
        return paper.say("not found in the resume")
    return f"“{one.evidence}”" if one.evidence else paper.say("found in the resume")
