"""The results: the score with its range and parts, the job's coverage, each answer, what to do."""

from kiosk.domain.interview import Answer, Coverage, Interview
from kiosk.screens import acts, answer_page, charts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

LAST_ANSWERS, MANY = 12, 6
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
    score, advice, rest = p.columns(paper.body, (0.3, 0.34, 0.36), gap)
    low = min(paper.px(282), rest.height // 2)
    asked = Rect(rest.left, rest.top, rest.width, rest.height - low - gap)
    under = Rect(rest.left, asked.bottom + gap, rest.width, low)
    answers, home = p.columns(under, (0.58, 0.42), gap)
    _score_card(paper, interview, score)
    _advice_card(paper, interview, advice)
    _coverage_card(paper, interview.coverage, asked)
    _answers_card(paper, interview.answers, answers)
    _home_card(paper, view, home)


def _tall(paper: Paper, view: View, interview: Interview) -> None:
    gap = paper.px(theme.GAP)
    score, advice, rest = p.rows(paper.body, (0.29, 0.31, 0.4), gap)
    asked, right = p.columns(rest, (0.54, 0.46), gap)
    answers, home = p.rows(right, (0.48, 0.52), gap)
    _score_card(paper, interview, score)
    _advice_card(paper, interview, advice)
    _coverage_card(paper, interview.coverage, asked)
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
    score, size = interview.score, 250
    side = paper.px(size)
    if rect.height > rect.width:
        dial = Rect(room.left, room.top, room.width, side + 2 * paper.line())
        parts = p.below(room, dial.height + paper.px(10))
    else:
        dial, parts = p.columns(room, (0.38, 0.62), paper.px(36))
    charts.score_ring(paper, score, (dial.centerx, dial.top + side // 2), size)
    if score is None:
        return
    if score.value is None:
        paper.para(score.sentence, parts, p.STRONG)
        return
    under = p.below(dial, side + paper.px(8))
    if score.low is not None and score.high is not None:
        says = paper.say("Spread inside it {low:.0f} to {high:.0f}", low=score.low, high=score.high)
        paper.text(
            says, Rect(under.left, under.top, under.width, paper.line()), p.centred(p.STRONG)
        )
        under = p.below(under, paper.line())
    if any(part.value is None for part in score.parts):
        paper.para(_measured_words(paper, interview), under, p.at_most(p.centred(p.QUIET), 3))
    charts.part_rows(paper, score.parts, parts)


def _measured_words(paper: Paper, interview: Interview) -> str:
    parts = interview.score.parts if interview.score else ()
    some = sum(part.value is not None for part in parts)
    return paper.say("From {some} of {all} parts", some=some, all=len(parts))


def _coverage_card(paper: Paper, coverage: tuple[Coverage, ...], rect: Rect) -> None:
    room = _heading(paper, "What the job asks for", rect)
    legend, gap, left = paper.line(), paper.px(6), paper.px(54)
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
    _coverage_legend(paper, coverage, row)


SHOWN = ("voice", theme.GREEN, "shown")
RESUME = ("page", theme.ACCENT, "resume")
NAMED = ("more", theme.AMBER, "named")
MISSING = ("dash", theme.RED, "missing")
STATES = (SHOWN, RESUME, NAMED, MISSING)


def _coverage_state(one: Coverage) -> tuple[str, theme.Colour, str]:
    """Return the best that is known of a requirement; named only, or said as lacking, is little."""
    if one.shown:
        return SHOWN
    if one.in_resume:
        return RESUME
    return NAMED if one.said else MISSING


def _coverage_legend(paper: Paper, coverage: tuple[Coverage, ...], row: Rect) -> None:
    """Say what the signs mean, and how many requirements there are of each; where the words have no
    room, the numbers alone."""
    counts = [sum(_coverage_state(one) == state for one in coverage) for state in STATES]
    texts = [
        f"{count} {paper.say(name)}" for count, (_, _, name) in zip(counts, STATES, strict=True)
    ]
    room = row.width - len(STATES) * paper.px(38)
    if sum(paper.width_of(text, p.QUIET) for text in texts) > room:
        texts = [str(count) for count in counts]
    widths = [paper.width_of(text, p.QUIET) for text in texts]
    gap = min(paper.px(24), (room - sum(widths)) // (len(STATES) - 1))
    left = row.left
    for (sign, colour, _), text, width in zip(STATES, texts, widths, strict=True):
        paper.sign(sign, (left + paper.px(18), row.centery), 28, colour)
        paper.text(text, Rect(left + paper.px(38), row.top, width + 2, row.height), p.QUIET)
        left += paper.px(38) + width + gap


def _advice_card(paper: Paper, interview: Interview, rect: Rect) -> None:
    advice = interview.score.advice[:3] if interview.score else ()
    titles = ("", "One thing to work on", "Two things to work on", "Three things to work on")
    title = titles[len(advice)]
    fits = bool(title) and paper.width_of(title, p.HEADING) < rect.width - paper.px(60)
    room = _heading(paper, title if fits else "To work on", rect)
    if not advice:
        paper.para("Nothing stood out. Keep this up.", room, p.BODY)
        return
    left, gap = paper.px(60), paper.px(26)
    texts = _that_fit(paper, [one.text for one in advice], room, left, gap)
    lines = p.lines_that_fit(paper, texts, room, left, gap)
    for number, (text, most) in enumerate(zip(texts, lines, strict=True), start=1):
        badge = Rect(room.left, room.top, paper.px(44), paper.px(44))
        paper.dot(badge.center, 44, theme.RAISED)
        paper.text(str(number), badge, p.centred(p.STRONG))
        words = Rect(room.left + left, room.top + paper.px(1), room.width - left, room.height)
        used = paper.para(text, words, p.at_most(p.BODY, most))
        room = p.below(room, max(used + gap, paper.px(50)))
    says = interview.score.sentence if interview.score else ""
    tall = paper.height_of(says, room.width)
    if says and tall < room.height:
        row = Rect(room.left, room.bottom - tall, room.width, tall)
        paper.para(says, row, p.QUIET)


def _that_fit(paper: Paper, texts: list[str], room: Rect, left: int, gap: int) -> list[str]:
    """Return the texts without the last sentences of the longest, until all of them fit: half a
    sentence helps nobody, and the report has the whole."""
    texts = list(texts)
    while True:
        tall = [paper.height_of(text, room.width - left) for text in texts]
        longest = tall.index(max(tall))
        shorter = texts[longest].rpartition(". ")[0]
        if sum(tall) + gap * (len(texts) - 1) <= room.height or not shorter:
            return texts
        texts[longest] = shorter + "."


def _answers_card(paper: Paper, answers: tuple[Answer, ...], rect: Rect) -> None:
    paper.card(rect)
    inner = rect.inflate(-2 * paper.px(24), -2 * paper.px(20))
    title = Rect(inner.left, inner.top, inner.width, paper.px(44))
    paper.text("Your answers", title, p.HEADING)
    eyes = Rect(inner.left, title.bottom, inner.width, paper.line())
    paper.text(charts.focus_words(paper, answers), eyes, p.QUIET)
    shown = answers[:LAST_ANSWERS]
    if not shown:
        return
    room = p.below(inner, title.height + eyes.height + paper.px(12))
    across = min(len(shown), 3 if len(shown) <= MANY else 4)
    lines = -(-len(shown) // across)
    cells = [
        cell
        for row in p.rows(room, (1.0,) * lines, paper.px(16))
        for cell in p.columns(row, (1.0,) * across, paper.px(16))
    ]
    for position, (answer, cell) in enumerate(zip(shown, cells, strict=False)):
        _answer_tile(paper, position, answer, cell)


def _answer_tile(paper: Paper, position: int, answer: Answer, cell: Rect) -> None:
    """Paint the number of an answer over where the eyes were; a touch shows the answer."""
    paper.card(cell, theme.LINE if paper.is_pressed() else theme.RAISED, radius=16)
    inner = cell.inflate(-2 * paper.px(14), -2 * paper.px(8))
    thick = min(paper.px(20), inner.height // 3)
    strip = Rect(inner.left, inner.bottom - thick, inner.width, thick)
    charts.focus_strip(paper, answer.measures.focus, strip)
    number = Rect(inner.left, inner.top, inner.width, inner.height - thick)
    paper.text(str(position + 1), number, p.STRONG)
    rate = answer.measures.speech.speaking_rate.value
    says = paper.say("too short") if rate is None else paper.say("{rate:.0f} wpm", rate=rate)
    left = paper.px(28)
    words = Rect(number.left + left, number.top, number.width - left, number.height)
    if paper.width_of(says) <= words.width:
        paper.text(says, words, p.Style(colour=theme.QUIET, align=1.0))
    paper.target(cell, acts.AnswerShown(position), f"Answer {position + 1}", radius=16)


def _home_card(paper: Paper, view: View, rect: Rect) -> None:
    paper.card(rect)
    inner = rect.inflate(-2 * paper.px(24), -2 * paper.px(20))
    home = view.home
    if home.url is None:
        paper.text("Take it home", Rect(*inner.topleft, inner.width, paper.px(44)), p.STRONG)
        why = home.why_not or "The code for your phone is being made."
        paper.para(why, p.below(inner, paper.px(60)), p.QUIET)
        return
    words = paper.line() + paper.px(6)
    place = Rect(inner.left, inner.top, inner.width, inner.height - words)
    code = widgets.code(paper, home.url, place)
    line = Rect(inner.left, code.bottom + paper.px(6), inner.width, paper.line())
    paper.text("Take it home", line, p.centred(p.STRONG))
