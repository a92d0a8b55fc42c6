"""The results: the score with its range and parts, the job's coverage, each answer, what to do."""

from kiosk.domain.interview import Advice, Answer, Interview, Score
from kiosk.domain.printing import PrinterState
from kiosk.screens import (
    acts,
    answer_page,
    benchmark,
    card,
    card_acts,
    charts,
    coverage_card,
    judge_yourself,
    listen_back,
    score_card,
    talk_acts,
    theme,
    widgets,
)
from kiosk.screens import paper as p
from kiosk.screens.card_view import CardStep
from kiosk.screens.endings_view import PRINTING
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

LAST_ANSWERS, MANY = 12, 6
"""Cards that fit side by side; follow-ups of a long interview beyond them are in the report."""


def paint(paper: Paper, view: View) -> None:
    interview = view.interview
    if interview is None:
        return
    if view.own.asked:
        judge_yourself.paint(paper, view, interview)
    elif view.benchmark.kind is not None:
        benchmark.paint(paper, view, view.benchmark.kind)
    elif view.card.step is not CardStep.NONE:
        card.paint_new(paper, view)
    elif view.shown is not None and view.shown < len(interview.answers):
        answer_page.paint_shown(paper, view, interview.answers)
    else:
        _overview(paper, view, interview)


def _overview(paper: Paper, view: View, interview: Interview) -> None:
    widgets.header(paper, "Your interview", "Results")
    if paper.wide:
        _wide(paper, view, interview)
    else:
        _portrait(paper, view, interview)
    buttons = [Button("Finish", acts.Finish(), Role.MAIN, "check")]
    if view.printer is not PrinterState.NONE:
        buttons.append(Button("Print", acts.Print(), on=view.home.again))
    if interview.score is not None:
        buttons.append(Button("Take a card", card_acts.CardWanted()))
    room = widgets.footer(paper, *buttons)
    says = _promise(view)
    if room.width < paper.px(300):
        return
    room.top += (room.height - paper.height_of(says, room.width, p.at_most(p.QUIET, 2))) // 2
    paper.para(says, room, p.at_most(p.QUIET, 2))


def _promise(view: View) -> str:
    if view.printer_wants and view.home.printing in (None, PRINTING):
        return view.printer_wants
    return (
        view.home.printing
        or "Points of 100, more is better. What was heard and seen, no judgement."
    )


def _wide(paper: Paper, view: View, interview: Interview) -> None:
    gap = paper.px(theme.GAP)
    score, advice, rest = p.columns(paper.body, (0.28, 0.34, 0.38), gap)
    rows = _tile_rows(interview.answers)
    low = min(paper.px(98 + rows * 65 + (rows - 1) * 16), rest.height // 2)
    asked = Rect(rest.left, rest.top, rest.width, rest.height - low - gap)
    under = Rect(rest.left, asked.bottom + gap, rest.width, low)
    answers, home = p.columns(under, (0.58, 0.42), gap)
    score_card.paint(paper, interview, score)
    _advice_card(paper, interview, advice)
    coverage_card.paint(paper, interview.coverage, asked)
    _answers_card(paper, interview.answers, answers)
    _home_card(paper, view, home)


def _portrait(paper: Paper, view: View, interview: Interview) -> None:
    gap = paper.px(theme.GAP)
    score, advice, rest = p.rows(paper.body, (0.29, 0.33, 0.38), gap)
    asked, right = p.columns(rest, (0.54, 0.46), gap)
    share = 0.48 if _tile_rows(interview.answers) < 3 else 0.56
    answers, home = p.rows(right, (share, 1 - share), gap)
    score_card.paint(paper, interview, score)
    _advice_card(paper, interview, advice)
    coverage_card.paint(paper, interview.coverage, asked)
    _answers_card(paper, interview.answers, answers)
    _home_card(paper, view, home)


TITLES = ("", "One thing to work on", "Two things to work on", "Three things to work on")
LARGE = p.Style(theme.HEADING)
LEAST, MOST_ADVICE = 64, 3
"""Height of an advice, which can be touched; as many as there are."""


def _advice_card(paper: Paper, interview: Interview, rect: Rect) -> None:
    """Paint what to work on, each to be heard again where it is held. What holds a low score down
    comes first, for a good one the score in words comes last, where there is room for it."""
    inner = rect.inflate(-2 * paper.px(28), -2 * paper.px(28))
    room, gap = p.below(inner, paper.px(60)), paper.px(24)
    score = interview.score
    says = _in_words(score)
    low = bool(says) and score is not None and (score.value or 0.0) < charts.FAIR
    says = _held(says) if low else says
    used = paper.height_of(says, room.width) + gap if low else 0
    room = p.below(room, used)
    advice = [one.text for one in _advice(score)]
    style = LARGE if _tall(paper, advice, room, LARGE) <= room.height else p.BODY
    texts = _that_fit(paper, advice, room)
    title = "What held it down" if low else TITLES[len(texts)]
    fits = bool(title) and paper.width_of(title, p.HEADING) < inner.width
    widgets.headed_card(paper, title if fits else "To work on", rect)
    if low:
        paper.para(says, p.below(inner, paper.px(60)))
    heard = [listen_back.of_advice(paper, one, interview.answers) for one in _advice(score)]
    room = _numbered(paper, list(zip(texts, heard, strict=False)), room, style)
    if not texts:
        room = p.below(room, paper.para("Nothing stood out. Keep this up.", room, p.BODY))
    tall = paper.height_of(says, room.width)
    if says and not low and tall < room.height:
        paper.para(says, Rect(room.left, room.bottom - tall, room.width, tall), p.QUIET)


def _advice(score: Score | None) -> tuple[Advice, ...]:
    return score.advice[:MOST_ADVICE] if score else ()


def _numbered(
    paper: Paper, texts: list[tuple[str, talk_acts.Play | None]], room: Rect, style: p.Style
) -> Rect:
    """Paint texts, a number before each, or a sign that it can be heard; return the room below."""
    for number, (text, heard) in enumerate(texts, start=1):
        badge = Rect(room.left, room.top, paper.px(44), paper.px(44))
        paper.dot(badge.center, 44, theme.LINE if heard and paper.is_pressed() else theme.RAISED)
        if heard is None:
            paper.text(str(number), badge, p.centred(p.STRONG))
        else:
            paper.sign("play", badge.center, 26, theme.ACCENT)
        words = Rect(room.left + paper.px(60), room.top, room.width - paper.px(60), room.height)
        used = max(paper.para(text, words, style), paper.px(LEAST))
        if heard is not None:
            place = Rect(room.left, room.top, room.width, used)
            paper.target(place, heard, text, radius=16)
        room = p.below(room, used + paper.px(24))
    return room


def _in_words(score: Score | None) -> str:
    """Return the score in words without what the ring says already."""
    if score is None or score.value is None:
        return ""
    first, _, rest = score.sentence.partition(". ")
    return rest if first.startswith(f"{score.value:.0f} of 100") else score.sentence


def _held(says: str) -> str:
    """Return of the score in words what held it down; what was best and worst the bars say."""
    for begins in (" Strongest was ", " There is most to gain "):
        says = says.partition(begins)[0]
    return says


def _tall(paper: Paper, texts: list[str], room: Rect, style: p.Style) -> int:
    heights = (paper.height_of(text, room.width - paper.px(60), style) for text in texts)
    return sum(max(one, paper.px(LEAST)) + paper.px(24) for one in heights) - paper.px(24)


def _that_fit(paper: Paper, texts: list[str], room: Rect) -> list[str]:
    """Return the first of the texts that fit whole; of a single one that is too long its first
    sentences. Half a sentence helps nobody, and the report has all of them."""
    texts = list(texts)
    while texts and _tall(paper, texts, room, p.BODY) > room.height:
        last = texts.pop()
        shorter = last.rpartition(". ")[0]
        if not texts and shorter:
            texts = [shorter + "."]
    return texts


def _across(answers: tuple[Answer, ...]) -> int:
    return max(1, min(len(answers), 3 if len(answers) <= MANY else 4))


def _tile_rows(answers: tuple[Answer, ...]) -> int:
    """Return the rows of tiles; two at least, so that cards keep their place."""
    return max(2, -(-len(answers[:LAST_ANSWERS]) // _across(answers)))


def _answers_card(paper: Paper, answers: tuple[Answer, ...], rect: Rect) -> None:
    paper.card(rect)
    inner = rect.inflate(-2 * paper.px(24), -2 * paper.px(20))
    title = Rect(inner.left, inner.top, inner.width, paper.px(44))
    paper.text("Open an answer", title, p.HEADING)
    shown = answers[:LAST_ANSWERS]
    if not shown:
        return
    room = p.below(inner, title.height + paper.px(12))
    lines = _tile_rows(shown)
    across = _across(shown)
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
    if number.width > paper.width_of(str(position + 1), p.STRONG) + paper.px(26):
        paper.sign("next", (number.right - paper.px(12), number.centery), 26, theme.ACCENT)
    paper.target(cell, acts.AnswerShown(position), f"Answer {position + 1}", radius=16)


def _home_card(paper: Paper, view: View, rect: Rect) -> None:
    paper.card(rect)
    inner = rect.inflate(-2 * paper.px(24), -2 * paper.px(10))
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
