"""The results: the score with its range and parts, the job's coverage, each answer, what to do."""

from kiosk.coach.model import Answer, Coverage, Interview
from kiosk.screens import acts, answer_page, charts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

LAST_ANSWERS = 12
"""Cards that fit side by side; follow-ups of a long interview beyond them are in the report."""


def paint(paper: Paper, view: View) -> None:
    interview = view.interview
    if interview is None:
        return
    if view.shown is not None and view.shown < len(interview.answers):
        answer_page.paint_shown(paper, view, interview.answers[view.shown])
        return
    widgets.header(paper, "Your interview", "Results")
    if paper.wide:
        _wide(paper, view, interview)
    else:
        _tall(paper, view, interview)
    printing = Button("Print", acts.Print(), on=view.home.printer and view.home.printing is None)
    buttons = [Button("Finish", acts.Finish(), Role.MAIN, "check")]
    if view.home.printer:
        buttons.append(printing)
    room = widgets.footer(paper, *buttons)
    says = _promise(view)
    room.top += (room.height - paper.height_of(says, room.width, p.at_most(p.QUIET, 2))) // 2
    paper.para(says, room, p.at_most(p.QUIET, 2))


def _promise(view: View) -> str:
    if view.home.printing:
        return view.home.printing
    return "What could be heard and seen, no judgement."


def _wide(paper: Paper, view: View, interview: Interview) -> None:
    gap = paper.px(theme.GAP)
    low = paper.px(248)
    top = Rect(paper.body.left, paper.body.top, paper.body.width, paper.body.height - low - gap)
    score, asked, advice = p.columns(top, (0.45, 0.275, 0.275), gap)
    under = Rect(top.left, top.bottom + gap, top.width, low)
    answers, home = p.columns(under, (0.72, 0.28), gap)
    _score_card(paper, interview, score)
    _coverage_card(paper, interview.coverage, asked)
    _advice_card(paper, interview, advice)
    _answers_card(paper, interview.answers, answers)
    _home_card(paper, view, home)


def _tall(paper: Paper, view: View, interview: Interview) -> None:
    gap = paper.px(theme.GAP)
    first, second, third = p.rows(paper.body, (0.31, 0.38, 0.31), gap)
    _score_card(paper, interview, first)
    left, right = p.columns(second, (0.5, 0.5), gap)
    _coverage_card(paper, interview.coverage, left)
    _advice_card(paper, interview, right)
    answers, home = p.columns(third, (0.62, 0.38), gap)
    _answers_card(paper, interview.answers, answers)
    _home_card(paper, view, home)


def _heading(paper: Paper, text: str, rect: Rect) -> Rect:
    """Paint a card with its heading; return the room under it."""
    paper.card(rect)
    pad = paper.px(28)
    inner = rect.inflate(-2 * pad, -2 * pad)
    paper.text(text, Rect(inner.left, inner.top, inner.width, paper.px(44)), p.HEADING)
    return p.below(inner, paper.px(60))


def _score_card(paper: Paper, interview: Interview, rect: Rect) -> None:
    room = _heading(paper, "Confidence Score", rect)
    score = interview.score
    left, right = p.columns(room, (0.36, 0.64), paper.px(36))
    size = min(left.width / paper.grid.unit, 264)
    charts.score_ring(
        paper, score, (left.centerx, left.top + paper.px(size) // 2 + paper.px(8)), size
    )
    if score is None:
        return
    under = p.below(left, paper.px(size + 24))
    if score.low is not None and score.high is not None:
        says = paper.say("Range {low:.0f} to {high:.0f}", low=score.low, high=score.high)
        paper.text(
            says, Rect(under.left, under.top, under.width, paper.line()), p.centred(p.STRONG)
        )
        under = p.below(under, paper.line() + paper.px(4))
    paper.para(_measured_words(paper, interview), under, p.at_most(p.centred(p.QUIET), 3))
    charts.part_rows(paper, score.parts, right)


def _measured_words(paper: Paper, interview: Interview) -> str:
    parts = interview.score.parts if interview.score else ()
    measured = sum(part.value is not None for part in parts)
    if measured == len(parts):
        return paper.say("Out of all {all} parts", all=len(parts))
    return paper.say(
        "Out of the {some} of {all} parts that could be measured", some=measured, all=len(parts)
    )


def _coverage_card(paper: Paper, coverage: tuple[Coverage, ...], rect: Rect) -> None:
    room = _heading(paper, "What the job asks for", rect)
    legend, gap, left = paper.line(), paper.px(10), paper.px(54)
    room.height -= legend + gap
    fits = (room.height + gap) // (paper.line() + gap)
    shown = coverage[:fits]
    texts = [one.requirement.text for one in shown]
    for one, most in zip(shown, p.lines_that_fit(paper, texts, room, left, gap), strict=True):
        sign, colour, _ = _coverage_state(one)
        paper.sign(sign, (room.left + paper.px(20), room.top + paper.line() // 2), 34, colour)
        words = Rect(room.left + left, room.top, room.width - left, room.height)
        used = paper.para(one.requirement.text, words, p.at_most(p.BODY, most))
        room = p.below(room, used + gap)
    row = Rect(room.left, rect.bottom - paper.px(28) - legend, room.width, legend)
    if len(shown) < len(coverage):
        _coverage_more(paper, len(coverage) - len(shown), row)
    else:
        _coverage_legend(paper, row)


def _coverage_more(paper: Paper, more: int, row: Rect) -> None:
    paper.text(paper.say("and {more} more in the report", more=more), row, p.QUIET)


def _coverage_state(one: Coverage) -> tuple[str, theme.Colour, str]:
    if one.said:
        return "voice", theme.GREEN, "said"
    if one.in_resume:
        return "page", theme.AMBER, "resume"
    return "dash", theme.RED, "missing"


def _coverage_legend(paper: Paper, row: Rect) -> None:
    left = row.left
    states = (("voice", theme.GREEN, "said"), ("page", theme.AMBER, "resume"))
    for sign, colour, says in (*states, ("dash", theme.RED, "missing")):
        paper.sign(sign, (left + paper.px(18), row.centery), 28, colour)
        width = paper.width_of(says, p.QUIET)
        paper.text(says, Rect(left + paper.px(40), row.top, width + 4, row.height), p.QUIET)
        left += paper.px(62) + width


def _advice_card(paper: Paper, interview: Interview, rect: Rect) -> None:
    advice = interview.score.advice[:3] if interview.score else ()
    titles = ("", "One thing to work on", "Two things to work on", "Three things to work on")
    title = titles[len(advice)]
    fits = bool(title) and paper.width_of(title, p.HEADING) < rect.width - paper.px(60)
    room = _heading(paper, title if fits else "To work on", rect)
    if not advice:
        paper.para("Nothing stood out. Keep this up.", room, p.BODY)
        return
    left, gap = paper.px(60), paper.px(14)
    lines = p.lines_that_fit(paper, [one.text for one in advice], room, left, gap)
    for number, (one, most) in enumerate(zip(advice, lines, strict=True), start=1):
        badge = Rect(room.left, room.top, paper.px(44), paper.px(44))
        paper.dot(badge.center, 44, theme.RAISED)
        paper.text(str(number), badge, p.centred(p.STRONG))
        words = Rect(room.left + left, room.top + paper.px(1), room.width - left, room.height)
        used = paper.para(one.text, words, p.at_most(p.BODY, most))
        room = p.below(room, max(used + gap, paper.px(50)))


def _answers_card(paper: Paper, answers: tuple[Answer, ...], rect: Rect) -> None:
    paper.card(rect)
    inner = rect.inflate(-2 * paper.px(28), -2 * paper.px(20))
    title = Rect(inner.left, inner.top, inner.width, paper.px(44))
    paper.text("Your eyes, answer by answer" if paper.wide else "Answers", title, p.HEADING)
    if paper.wide:
        used = paper.width_of("Your eyes, answer by answer", p.HEADING) + paper.px(32)
        words = Rect(title.left + used, title.top, title.width - used, title.height)
        paper.text(
            charts.focus_words(paper, answers), words, p.Style(colour=theme.QUIET, align=1.0)
        )
    shown = answers[:LAST_ANSWERS]
    if not shown:
        return
    room = p.below(inner, paper.px(56))
    across = min(len(shown), max(1, room.width // paper.px(150)))
    lines = -(-len(shown) // across)
    cells = [
        cell
        for row in p.rows(room, (1.0,) * lines, paper.px(16))
        for cell in p.columns(row, (1.0,) * across, paper.px(16))
    ]
    for position, (answer, cell) in enumerate(zip(shown, cells, strict=False)):
        _answer_tile(paper, position, answer, cell)


def _answer_tile(paper: Paper, position: int, answer: Answer, cell: Rect) -> None:
    paper.card(cell, theme.LINE if paper.is_pressed() else theme.RAISED, radius=18)
    inner = cell.inflate(-2 * paper.px(18), -2 * paper.px(14))
    charts.focus_strip(
        paper,
        answer.measures.focus,
        Rect(inner.left, inner.bottom - paper.px(26), inner.width, paper.px(26)),
    )
    line = paper.line()
    first = Rect(inner.left, inner.top, inner.width, line)
    if inner.height < paper.px(26) + 2 * line:
        paper.text(str(position + 1), first, p.STRONG)
    else:
        long = paper.say("Answer {n}", n=position + 1)
        fits = paper.width_of(long, p.STRONG) <= inner.width
        paper.text(long if fits else str(position + 1), first, p.STRONG)
        paper.text(_tile_words(paper, answer, inner.width), first.move(0, line), p.QUIET)
    paper.target(cell, acts.AnswerShown(position), f"Answer {position + 1}", radius=18)


def _tile_words(paper: Paper, answer: Answer, room: int) -> str:
    rate = answer.measures.speech.speaking_rate.value
    if rate is None:
        return paper.say("too short")
    long = paper.say("{rate:.0f} words/min", rate=rate)
    return long if paper.width_of(long) <= room else paper.say("{rate:.0f} wpm", rate=rate)


def _home_card(paper: Paper, view: View, rect: Rect) -> None:
    paper.card(rect)
    inner = rect.inflate(-2 * paper.px(24), -2 * paper.px(20))
    home = view.home
    if home.url is None:
        paper.text(
            "Take it home", Rect(inner.left, inner.top, inner.width, paper.px(44)), p.HEADING
        )
        why = home.why_not or "The code for your phone is being made."
        paper.para(why, p.below(inner, paper.px(60)), p.QUIET)
        return
    if inner.width > inner.height:
        place, words = p.columns(inner, (inner.height, inner.width - inner.height), paper.px(20))
    else:
        place, words = p.rows(
            inner, (inner.width, max(1, inner.height - inner.width)), paper.px(12)
        )
    code = widgets.code(paper, home.url, place)
    words.left = (
        max(words.left, code.right + paper.px(20)) if inner.width > inner.height else words.left
    )
    words.width = inner.right - words.left
    used = paper.para("Take it home", words, p.at_most(p.STRONG, 2)) + paper.px(4)
    says = paper.say("Scan for the PDF, within {hours} hours.", hours=home.hours)
    paper.para(says, p.below(words, used), p.QUIET)
