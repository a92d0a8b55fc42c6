"""Our example answers: what was asked, the rule, two good answers and a weak one, spoken."""

from kiosk.coach.benchmarks import Benchmark, Model, benchmark
from kiosk.domain.job import QuestionKind
from kiosk.screens import paper as p
from kiosk.screens import talk_acts, theme, widgets
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button


def button(kind: QuestionKind) -> Button:
    """Return the way to the benchmark, offered once one's own answer was given."""
    return Button("Our example answers", talk_acts.BenchmarkAsked(kind))


def paint(paper: Paper, view: View, kind: QuestionKind) -> None:
    found = benchmark(kind)
    step = "Interview" if view.interview is None else "Results"
    widgets.header(paper, "Our example answers", step)
    cut, shares = (p.columns, (0.36, 0.64)) if paper.wide else (p.rows, (0.36, 0.64))
    left, right = cut(paper.body, shares, paper.px(theme.GAP))
    _models(paper, view, found, left)
    _text(paper, found, found.models[view.benchmark.model], right)
    speaking = view.benchmark.speaking
    hear = talk_acts.BenchmarkHushed() if speaking else talk_acts.BenchmarkPlayed()
    room = widgets.footer(
        paper,
        Button("Back", talk_acts.BenchmarkLeft(), Role.LEAVE),
        Button("Stop" if speaking else "Hear it", hear, Role.MAIN, "stop" if speaking else "play"),
    )
    if view.benchmark.waiting:
        paper.text("One moment …", room, p.Style(colour=theme.QUIET, align=1.0))


def _models(paper: Paper, view: View, found: Benchmark, rect: Rect) -> None:
    cells = p.rows(rect, (1.0,) * len(found.models), paper.px(theme.GAP))
    for number, (model, cell) in enumerate(zip(found.models, cells, strict=True)):
        cell.height = min(cell.height, paper.px(190))
        paper.card(cell, theme.RAISED if paper.is_pressed() else theme.CARD)
        if number == view.benchmark.model:
            paper.outline(cell, theme.ACCENT)
        inner = cell.inflate(-2 * paper.px(theme.PAD), 0)
        sign, colour = ("check", theme.GREEN) if model.good else ("cross", theme.RED)
        line = paper.line(p.HEADING)
        top = Rect(inner.left, inner.centery - line, inner.width, line)
        paper.sign(sign, (top.left + paper.px(20), top.centery), 40, colour)
        name = Rect(top.left + paper.px(60), top.top, top.width - paper.px(60), line)
        paper.text("A good answer" if model.good else "A weak answer", name, p.HEADING)
        paper.verbatim(model.trade, name.move(0, line), p.QUIET)
        label = f"{number + 1} {model.trade}"
        paper.target(cell, talk_acts.BenchmarkChosen(number), label)


def _text(paper: Paper, found: Benchmark, model: Model, rect: Rect) -> None:
    """Paint what was asked, the rule, then the answer, smaller where it would not be whole, and
    under a weak one why it is weak."""
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    room = p.below(room, paper.para(model.asked, room, p.HEADING) + paper.px(12))
    used = paper.para(found.rule, room, p.coloured(p.STRONG, theme.ACCENT)) + paper.px(20)
    room = p.below(room, used)
    if model.why:
        _why(paper, model.why, room)
        room.height -= paper.line(p.STRONG) + paper.height_of(model.why, room.width) + paper.px(16)
    large = p.Style(theme.HEADING)
    fits = paper.height_of(model.text, room.width, large) <= room.height
    paper.para(model.text, room, large if fits else p.BODY)


def _why(paper: Paper, why: str, room: Rect) -> None:
    """Paint at the foot of the room why an answer is weak."""
    line, used = paper.line(p.STRONG), paper.height_of(why, room.width)
    row = Rect(room.left, room.bottom - used - line, room.width, line)
    paper.text("Why it is weak", row, p.coloured(p.STRONG, theme.RED))
    paper.para(why, Rect(room.left, row.bottom, room.width, used))
