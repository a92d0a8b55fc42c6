"""One answer in detail: its words, with what was noticed about them marked, and its measures."""

from dataclasses import dataclass, replace

from kiosk.domain.interview import Answer
from kiosk.domain.measures import PauseKind
from kiosk.domain.sound import FillerKind
from kiosk.domain.units import Measure
from kiosk.screens import acts, charts, lettering, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role, Style
from kiosk.screens.view import Light, View
from kiosk.screens.widgets import Button

Mark = tuple[str, Style, bool]
"""A word as it is painted: its text, how, and whether it is underlined."""

PLAIN = p.BODY
HESITATION = Style(colour=theme.AMBER, bold=True)
KEYWORD = Style(colour=theme.ACCENT, bold=True)
PAUSE = Style(colour=theme.QUIET)
RIGHT = Style(colour=theme.QUIET, align=1.0)


def paint_shown(paper: Paper, view: View, answer: Answer) -> None:
    """Paint one answer of the results, with a way back."""
    number = (view.shown or 0) + 1
    widgets.header(paper, paper.say("Answer {n}", n=number), "Results")
    paint_answer(paper, answer, None, view.choice.page)
    buttons = [Button("Back to the results", acts.Overview(), Role.MAIN)]
    widgets.footer(paper, *buttons)


def paint_answer(paper: Paper, answer: Answer, before: Answer | None, page: int) -> None:
    """Paint the words and the measures of an answer, beside those of an earlier try."""
    gap = paper.px(theme.GAP)
    cut = p.columns if paper.wide else p.rows
    words, facts = cut(paper.body, (0.58, 0.42) if paper.wide else (0.5, 0.5), gap)
    _words_card(paper, answer, words, page)
    _facts_card(paper, answer, before, facts)


def _words_card(paper: Paper, answer: Answer, rect: Rect, page: int) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    inner = rect.inflate(-2 * pad, -2 * pad)
    used = paper.para(answer.question.text, inner, p.at_most(p.STRONG, 2)) + paper.px(16)
    legend = paper.px(60 + 92)
    room = Rect(inner.left, inner.top + used, inner.width, inner.height - used - legend)
    if answer.transcript.words:
        _flow(paper, marks(answer), room, page)
    else:
        why = answer.transcript.why_not or "Nothing was heard."
        paper.para(why, room, p.QUIET)
    _eyes(paper, answer, Rect(inner.left, inner.bottom - legend, inner.width, paper.px(92)))
    _legend(paper, Rect(inner.left, inner.bottom - paper.px(44), inner.width, paper.px(44)))


def _eyes(paper: Paper, answer: Answer, room: Rect) -> None:
    if answer.measures.focus.ratio.value is None:
        return
    paper.text("Where your eyes were", Rect(room.left, room.top, room.width, paper.line()), p.QUIET)
    strip = Rect(room.left, room.top + paper.line() + paper.px(6), room.width, paper.px(28))
    charts.focus_strip(paper, answer.measures.focus, strip)


def marks(answer: Answer) -> list[Mark]:
    """Return the words of the answer with what is marked about each."""
    said = {round(one.at, 2) for one in answer.measures.content.said}
    fillers = [f for f in answer.transcript.fillers if f.kind is not FillerKind.HEDGE]
    pauses = [x for x in answer.measures.speech.pauses if x.kind in LONG]
    out: list[Mark] = []
    for word in answer.transcript.words:
        while pauses and pauses[0].end <= word.start + 0.2:
            gone = pauses.pop(0)
            out.append((f"[{gone.end - gone.start:.1f} s]", PAUSE, False))
        middle = (word.start + word.end) / 2
        if any(f.start <= middle <= f.end for f in fillers):
            out.append((word.text, HESITATION, True))
        elif round(word.start, 2) in said:
            out.append((word.text, KEYWORD, False))
        else:
            out.append((word.text, PLAIN, False))
    return out


LONG = (PauseKind.LONG, PauseKind.VERY_LONG)


def _flow(paper: Paper, words: list[Mark], room: Rect, page: int) -> None:
    """Paint marked words as running text; a text longer than the room goes on page by page."""
    step = round(paper.line() * 1.12)
    lines = _lines(paper, words, room.width)
    fits = max(1, room.height // step)
    pages = -(-len(lines) // fits)
    if pages > 1:
        fits = max(1, (room.height - paper.px(theme.TOUCH)) // step)
        pages = -(-len(lines) // fits)
    page = min(page, pages - 1)
    for number, line in enumerate(lines[page * fits : (page + 1) * fits]):
        left = room.left
        for text, style, underlined in line:
            width = lettering.width(text, paper.px(style.size), style.bold)
            place = Rect(left, room.top + number * step, width + paper.px(4), step)
            paper.verbatim(text, place, style)
            if underlined:
                under = Rect(left, place.bottom - paper.px(7), width, paper.px(3))
                paper.surface.fill(style.colour, under)
            left += width + paper.px(8)
    if pages > 1:
        _pager(paper, page, pages, room)


def _lines(paper: Paper, words: list[Mark], room: int) -> list[list[Mark]]:
    lines: list[list[Mark]] = [[]]
    used = 0
    for word in words:
        width = lettering.width(word[0], paper.px(word[1].size), word[1].bold) + paper.px(8)
        if lines[-1] and used + width > room:
            lines.append([])
            used = 0
        lines[-1].append(word)
        used += width
    return lines


def _pager(paper: Paper, page: int, pages: int, room: Rect) -> None:
    height = paper.px(64)
    row = Rect(room.left, room.bottom - height, room.width, height)
    label = paper.say("Page {n} of {of}", n=page + 1, of=pages)
    paper.text(label, row, p.QUIET)
    width = paper.px(150)
    more = Rect(row.right - width, row.top, width, height)
    back = more.move(-width - paper.px(16), 0)
    widgets.button(paper, Button("Earlier", acts.PageTurned(-1), on=page > 0), back)
    widgets.button(paper, Button("Later", acts.PageTurned(1), on=page < pages - 1), more)


def _legend(paper: Paper, row: Rect) -> None:
    left = row.left
    items = (("um", HESITATION, "hesitation"), ("word", KEYWORD, "asked for by the job"))
    for mark, style, says in (*items, ("[2.1 s]", PAUSE, "long pause")):
        for text, how in ((mark, style), (says, p.QUIET)):
            width = paper.width_of(text, how) + paper.px(4)
            if left + width > row.right:
                return
            paper.text(text, Rect(left, row.top, width, row.height), how)
            left += width + paper.px(10)
        left += paper.px(22)


@dataclass(frozen=True)
class Fact:
    name: str
    value: str
    state: Light
    says: str
    earlier: str | None = None


def _facts_card(paper: Paper, answer: Answer, before: Answer | None, rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    inner = rect.inflate(-2 * pad, -2 * pad)
    facts = facts_of(paper, answer, before)
    if before is not None:
        paper.text("before → now", Rect(inner.left, inner.top, inner.width, paper.line()), RIGHT)
        inner = p.below(inner, paper.line())
    words_height = paper.px(232)
    step = (inner.height - words_height) // len(facts)
    for number, fact in enumerate(facts):
        _fact_row(paper, fact, Rect(inner.left, inner.top + number * step, inner.width, step))
    _keywords(paper, answer, p.below(inner, inner.height - words_height + paper.px(8)))


def facts_of(paper: Paper, answer: Answer, before: Answer | None) -> list[Fact]:
    """Return the measures of an answer in the candidate's words, with those of an earlier try."""
    speech, focus = answer.measures.speech, answer.measures.focus
    low, high = paper.view.pace_green
    rate = speech.speaking_rate
    pace = Light.GREEN if rate.value is not None and low <= rate.value <= high else Light.AMBER
    calm = paper.view.hesitations_free
    sounds = speech.hesitations_per_minute
    still = Light.GREEN if sounds.value is not None and sounds.value <= calm else Light.AMBER
    long = sum(x.kind in LONG for x in speech.pauses)
    looks = len(focus.distractions)
    easy = f"words a minute, {low:.0f} to {high:.0f} is easy to follow"
    minds = f"a minute, up to {calm:.0f} nobody minds"
    away = f"of the time, long looks away: {looks}" if looks else "of the time"
    eyes = Light.GREEN if looks == 0 else Light.AMBER
    now = (
        Fact("Pace", _number(rate, "{:.0f}"), pace, easy),
        Fact("Hesitations", _number(sounds, "{:.1f}"), still, minds),
        Fact("Long pauses", str(long), Light.GREEN if long == 0 else Light.AMBER, "over 2 seconds"),
        Fact("Eyes on the screen", _number(focus.ratio, "{:.0%}"), eyes, away),
    )
    if before is None:
        return list(now)
    was = facts_of(paper, before, None)
    return [replace(fact, earlier=past.value) for fact, past in zip(now, was, strict=True)]


def _number(measure: Measure, form: str) -> str:
    return "–" if measure.value is None else form.format(measure.value)


def _fact_row(paper: Paper, fact: Fact, row: Rect) -> None:
    state = Light.OFF if fact.value == "–" else fact.state
    widgets.light(paper, state, (row.left + paper.px(26), row.top + paper.px(34)), 48)
    left = row.left + paper.px(72)
    line = paper.line()
    value = f"{fact.earlier} → {fact.value}" if fact.earlier is not None else fact.value
    width = paper.width_of(value, p.HEADING) + paper.px(6)
    top = row.top + paper.px(10)
    paper.text(value, Rect(row.right - width, top, width, paper.px(48)), p.HEADING)
    name = Rect(left, top, row.right - width - left - paper.px(16), paper.px(48))
    paper.text(fact.name, name, p.STRONG)
    says = "not measured" if state is Light.OFF else fact.says
    paper.text(says, Rect(left, top + paper.px(44), row.right - left, line), p.QUIET)


def _keywords(paper: Paper, answer: Answer, room: Rect) -> None:
    content = answer.measures.content
    said = tuple(dict.fromkeys(one.keyword for one in content.said))
    half = (room.height - paper.px(16)) // 2
    for title, words, sign, colour in (
        ("Words of the job you said", said, "check", theme.GREEN),
        ("Not said this time", content.missed, "dash", theme.QUIET),
    ):
        if not words:
            continue
        paper.text(title, Rect(room.left, room.top, room.width, paper.px(40)), p.STRONG)
        widgets.chips(
            paper,
            words,
            Rect(room.left, room.top + paper.px(48), room.width, paper.px(50)),
            sign,
            colour,
        )
        room = p.below(room, half)
