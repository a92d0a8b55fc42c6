"""The active jobs as cards, by field; how the interview is held and how long it is."""

from kiosk.domain.interview import Mode
from kiosk.domain.job import Job
from kiosk.screens import acts, group_acts, talk_acts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

LENGTHS = (3, 5, 8)
MODES = {Mode.REAL: "Real: report at the end", Mode.PRACTICE: "Practice: redo answers"}
ALL = "All fields"
FIELDS = 7
"""More fields than that are found under all."""


def per_page(wide: bool) -> int:
    return 6 if wide else 5


def fields(jobs: tuple[Job, ...]) -> tuple[str, ...]:
    return tuple(sorted({job.field for job in jobs if job.field}))


def allowed(view: View) -> tuple[Job, ...]:
    """Return the jobs of the candidate's class; every job where it sets none."""
    group = view.choice.group
    return view.choice.jobs if group is None or group.job is None else (group.job,)


def offered(view: View) -> tuple[Job, ...]:
    """Return the jobs of the chosen field."""
    field = view.choice.field
    return tuple(job for job in allowed(view) if field in (None, job.field))


def paint(paper: Paper, view: View) -> None:
    widgets.header(paper, "Touch the job you want", "Job")
    body, gap = paper.body, paper.px(theme.GAP)
    row = Rect(body.left, body.top, body.width, paper.px(72 if paper.wide else 160))
    _field_row(paper, view, row)
    bottom = paper.px(128 if paper.wide else 280)
    cards = Rect(
        body.left, row.bottom + gap, body.width, body.height - row.height - bottom - 2 * gap
    )
    _cards(paper, view, cards)
    _how(paper, view, Rect(body.left, cards.bottom + gap, body.width, bottom))
    _foot(paper, view)


def _field_row(paper: Paper, view: View, row: Rect) -> None:
    names = fields(allowed(view))[:FIELDS]
    options = ((ALL, acts.FieldChosen(None)), *((name, acts.FieldChosen(name)) for name in names))
    chosen = view.choice.field
    at = names.index(chosen) + 1 if chosen in names else 0
    if paper.wide:
        widgets.choice(paper, options, at, row)
        return
    half = -(-len(options) // 2)
    upper, lower = p.rows(row, (1.0, 1.0), paper.px(16))
    widgets.choice(paper, options[:half], at if at < half else None, upper)
    widgets.choice(paper, options[half:], at - half if at >= half else None, lower)


def _cards(paper: Paper, view: View, room: Rect) -> None:
    jobs, fits = offered(view), per_page(paper.wide)
    if not jobs:
        paper.para("There are no jobs yet. Please ask staff.", room, p.HEADING_LIGHT)
        return
    shown = jobs[view.choice.page * fits : (view.choice.page + 1) * fits]
    gap = paper.px(theme.GAP)
    if paper.wide:
        lines = p.rows(room, (1.0, 1.0), gap)
        cells = [cell for line in lines for cell in p.columns(line, (1.0, 1.0, 1.0), gap)]
    else:
        cells = p.rows(room, (1.0,) * fits, gap)
    for job, cell in zip(shown, cells, strict=False):
        _card(paper, job, cell)


def _card(paper: Paper, job: Job, cell: Rect) -> None:
    paper.card(cell, theme.RAISED if paper.is_pressed() else theme.CARD)
    pad = paper.px(30)
    room = cell.inflate(-2 * pad, -2 * pad)
    title = room
    if job.field:
        field = Rect(room.left, room.top, room.width, paper.line())
        paper.text(job.field, field, p.coloured(p.STRONG, theme.ACCENT))
        title = p.below(room, paper.line() + paper.px(4))
    used = paper.para(job.title, title, p.at_most(p.HEADING, 2))
    words = p.below(title, used + paper.px(10))
    paper.para(
        ", ".join(job.keywords[:4]), words, p.at_most(p.QUIET, 1 if used > paper.px(60) else 2)
    )
    paper.target(cell, acts.JobChosen(job.id), job.title)


def _how(paper: Paper, view: View, rect: Rect) -> None:
    cut = p.columns if paper.wide else p.rows
    mode, length = cut(rect, (0.56, 0.44) if paper.wide else (0.5, 0.5), paper.px(theme.GAP))
    label = paper.line() + paper.px(6)
    paper.text(
        "How would you like it?", Rect(mode.left, mode.top, mode.width, paper.line()), p.QUIET
    )
    group = view.choice.group
    modes = [group.mode] if group is not None and group.mode else list(MODES)
    offers = tuple((MODES[one], acts.ModeChosen(one)) for one in modes)
    height = paper.px(theme.TOUCH)
    at = modes.index(view.choice.mode) if view.choice.mode in modes else None
    widgets.choice(paper, offers, at, Rect(mode.left, mode.top + label, mode.width, height))
    if view.choice.mode is Mode.PRACTICE and not paper.wide:  # there is no room in the footer
        length, kinds = p.columns(length, (0.5, 0.5), paper.px(theme.GAP))
        widgets.button(
            paper, _kinds(view), Rect(kinds.left, kinds.top + label, kinds.width, height)
        )
    paper.text(
        "How many questions?", Rect(length.left, length.top, length.width, paper.line()), p.QUIET
    )
    lengths = (group.questions,) if group is not None and group.questions else LENGTHS
    options = tuple((str(n), acts.LengthChosen(n)) for n in lengths)
    chosen = lengths.index(view.choice.questions) if view.choice.questions in lengths else None
    widgets.choice(
        paper, options, chosen, Rect(length.left, length.top + label, length.width, height)
    )


def _kinds(view: View) -> Button:
    """Return the button that goes from one kind of questions to the next."""
    return Button(view.choice.kinds.value, talk_acts.KindsTurned())


def _foot(paper: Paper, view: View) -> None:
    pages = max(1, -(-len(offered(view)) // per_page(paper.wide)))
    buttons = [Button("Leave", acts.Leave(), Role.LEAVE)]
    if pages > 1:
        page = view.choice.page
        buttons += (
            Button("More", acts.PageTurned(1), on=page < pages - 1),
            Button("Back", acts.PageTurned(-1), on=page > 0),
        )
    if view.choice.mode is Mode.PRACTICE and paper.wide:
        buttons.append(_kinds(view))
    if view.groups or view.choice.group is not None:
        buttons.append(Button(_class(view), group_acts.GroupAsked()))
    room = widgets.footer(paper, *buttons)
    says = "Touch a card to go on"
    if paper.width_of(says, p.QUIET) <= room.width:  # where it does not fit the title says it
        paper.text(says, room, p.Style(colour=theme.QUIET, align=0.5))


def _class(view: View) -> str:
    return "Class code" if view.choice.group is None else "My class"
