"""One answer in detail: its words, with what was noticed about them marked, and its measures."""

from dataclasses import dataclass

from kiosk.domain.interview import Answer
from kiosk.domain.sound import FillerKind
from kiosk.screens import (
    acts,
    benchmark,
    charts,
    coaching,
    doubt,
    facts,
    goal,
    lettering,
    listen_back,
    strike,
    theme,
    widgets,
)
from kiosk.screens import paper as p
from kiosk.screens.pager import pager
from kiosk.screens.paper import Paper, Rect, Role, Style
from kiosk.screens.view import Screen, View
from kiosk.screens.widgets import Button


@dataclass(frozen=True)
class Mark:
    """A word as it is painted."""

    text: str
    style: Style
    at: float
    """When it was said, s."""
    underlined: bool = False


PLAIN = p.BODY
HESITATION = Style(colour=theme.AMBER, bold=True)
KEYWORD = Style(colour=theme.ACCENT, bold=True)
PAUSE = Style(colour=theme.QUIET)


def before(answers: tuple[Answer, ...], position: int) -> Answer | None:
    """Return the earlier try of an answer, where there is one."""
    earlier = answers[position].retake_of
    return answers[earlier] if earlier is not None and 0 <= earlier < position else None


def paint_shown(paper: Paper, view: View, answers: tuple[Answer, ...]) -> None:
    """Paint one answer of the results, with a way back."""
    at = view.shown or 0
    widgets.header(paper, paper.say("Answer {n}", n=at + 1), "Results")
    paint_answer(paper, answers, at)
    back = Button("Back to the results", acts.Overview(), Role.MAIN)
    widgets.footer(paper, back, benchmark.button(answers[at].question.kind))


def paint_answer(paper: Paper, answers: tuple[Answer, ...], position: int) -> None:
    """Paint the words of an answer beside what is to be said of it; while it is heard again,
    beside what was seen."""
    answer, earlier = answers[position], before(answers, position)
    gap = paper.px(theme.GAP)
    cut = p.columns if paper.wide else p.rows
    body = paper.body
    if earlier is not None:
        body = goal.paint_outcome(paper, earlier, answer, body)
    words, told = cut(body, (0.5, 0.5), gap)
    _words_card(paper, answer, position, words)
    if not listen_back.seen(paper, answer, position, told):
        coaching.paint(paper, answer, earlier, told)


def _words_card(paper: Paper, answer: Answer, position: int, rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    inner = rect.inflate(-2 * pad, -2 * pad)
    if paper.view.screen is Screen.FEEDBACK and answer.transcript.words:
        others = benchmark.button(answer.question.kind)  # in the footer there is no room upright
        inner = strike.way_in(paper, inner, *([] if paper.wide else [others]))
    inner = doubt.paint(paper, answer.transcript, inner)
    used = _question(paper, answer.question.text, inner) + paper.px(16)
    marked = marks(answer)
    legend = _legend(paper, marked, inner.width)
    low = Rect(inner.left, 0, inner.width, len(legend) * paper.line())
    low.bottom = inner.bottom - listen_back.height(paper, position)
    moment = paper.view.replay.moment(position)
    listen_back.paint(paper, answer, position, low.move(0, low.height + paper.px(listen_back.GAP)))
    strip = paper.line() + paper.px(50) if answer.measures.focus.ratio.value is not None else 0
    tall = low.top - strip - paper.px(8) - inner.top - used
    if marked:
        _flow(paper, marked, Rect(inner.left, inner.top + used, inner.width, tall), moment)
    else:
        paper.para("There are no words of this answer.", p.below(inner, used), p.QUIET)
    if strip:
        _eyes(paper, answer, Rect(inner.left, low.top - strip, inner.width, strip), moment)
    _legend_rows(paper, legend, low)


MOST_OF_CARD = 0.45
"""Share of the card that a question may take before it is set smaller."""


def _question(paper: Paper, text: str, inner: Rect) -> int:
    """Write the whole question, smaller where it is long; return the height it took."""
    style = p.STRONG
    if paper.height_of(text, inner.width, style) > MOST_OF_CARD * inner.height:
        style = p.BODY
    return paper.para(text, inner, style)


def _eyes(paper: Paper, answer: Answer, room: Rect, moment: float | None) -> None:
    paper.text("Where your eyes were", Rect(room.left, room.top, room.width, paper.line()), p.QUIET)
    strip = Rect(room.left, room.top + paper.line() + paper.px(6), room.width, paper.px(28))
    charts.focus_strip(paper, answer.measures.focus, strip)
    listen_back.line(paper, answer, moment, strip)


def marks(answer: Answer) -> list[Mark]:
    """Return the words of the answer with what is marked about each."""
    said = {round(one.at, 2) for one in answer.measures.content.said}
    fillers = [f for f in answer.transcript.fillers if f.kind is not FillerKind.HEDGE]
    pauses = [x for x in answer.measures.speech.pauses if x.kind in facts.LONG]
    out: list[Mark] = []
    for word in answer.transcript.words:
        while pauses and pauses[0].end <= word.start + 0.2:
            gone = pauses.pop(0)
            out.append(Mark(f"[{gone.end - gone.start:.1f} s]", PAUSE, gone.start))
        middle = (word.start + word.end) / 2
        if any(f.start <= middle <= f.end for f in fillers):
            out.append(Mark(word.text, HESITATION, word.start, underlined=True))
        elif round(word.start, 2) in said:
            out.append(Mark(word.text, KEYWORD, word.start))
        else:
            out.append(Mark(word.text, PLAIN, word.start))
    return out


def _flow(paper: Paper, words: list[Mark], room: Rect, moment: float | None) -> None:
    """Paint marked words as running text; a text longer than the room goes on page by page.

    moment: while the answer is heard again, the line runs along under its words.
    """
    step = round(paper.line() * 1.12)
    lines = _lines(paper, words, room.width)
    fits = max(1, room.height // step)
    pages = -(-len(lines) // fits)
    if pages > 1:
        fits = max(1, (room.height - paper.px(theme.TOUCH)) // step)
        pages = -(-len(lines) // fits)
    page = min(paper.view.choice.page, pages - 1)
    heard = _line_at(lines, moment)
    if heard is not None:
        page = heard // fits
    for number, line in enumerate(lines[page * fits : (page + 1) * fits]):
        row = Rect(room.left, room.top + number * step, room.width, step)
        _line(paper, line, row, moment if page * fits + number == heard else None)
    if pages > 1:
        pager(paper, page, pages, room)


def _line_at(lines: list[list[Mark]], moment: float | None) -> int | None:
    """Return the line that is heard at a moment."""
    if moment is None:
        return None
    begun = [number for number, line in enumerate(lines) if line and line[0].at <= moment]
    return begun[-1] if begun else 0


def _line(paper: Paper, line: list[Mark], row: Rect, moment: float | None) -> None:
    left = row.left
    for mark in line:
        width = lettering.width(mark.text, paper.px(mark.style.size), mark.style.bold)
        place = Rect(left, row.top, width + paper.px(4), row.height)
        paper.verbatim(mark.text, place, mark.style)
        under = Rect(left, place.bottom - paper.px(7), width, paper.px(3))
        if moment is not None and mark.at <= moment:
            paper.surface.fill(theme.INK, under.inflate(paper.px(8), paper.px(2)))
        elif mark.underlined:
            paper.surface.fill(mark.style.colour, under)
        left += width + paper.px(8)


def _lines(paper: Paper, words: list[Mark], room: int) -> list[list[Mark]]:
    lines: list[list[Mark]] = [[]]
    used = 0
    for word in words:
        width = lettering.width(word.text, paper.px(word.style.size), word.style.bold)
        width += paper.px(8)
        if lines[-1] and used + width > room:
            lines.append([])
            used = 0
        lines[-1].append(word)
        used += width
    return lines


LEGEND = (
    ("um", HESITATION, "hesitation"),
    ("word", KEYWORD, "asked for by the job"),
    ("[ s ]", PAUSE, "long pause"),
)
Item = tuple[str, Style, str]


def _item_width(paper: Paper, item: Item) -> int:
    mark, style, says = item
    return paper.width_of(mark, style) + paper.width_of(says, p.QUIET) + paper.px(14)


def _legend(paper: Paper, marked: list[Mark], room: int) -> list[list[Item]]:
    """Return what the marks that occur mean, in rows no wider than the room."""
    used = {mark.style for mark in marked}
    rows: list[list[Item]] = []
    left = room + 1
    for item in LEGEND:
        if item[1] not in used:
            continue
        wide = _item_width(paper, item)
        if left + wide > room:
            rows.append([])
            left = 0
        rows[-1].append(item)
        left += wide + paper.px(26)
    return rows


def _legend_rows(paper: Paper, rows: list[list[Item]], rect: Rect) -> None:
    for number, items in enumerate(rows):
        left, top = rect.left, rect.top + number * paper.line()
        for item in items:
            mark, style, says = item
            wide = paper.width_of(mark, style) + paper.px(10)
            paper.text(mark, Rect(left, top, wide, paper.line()), style)
            place = Rect(left + wide, top, rect.right - left - wide, paper.line())
            paper.text(says, place, p.QUIET)
            left += _item_width(paper, item) + paper.px(26)
