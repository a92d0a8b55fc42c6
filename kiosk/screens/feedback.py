"""After an answer in Practice mode: what was noticed, and once more where it was no answer."""

from kiosk.screens import acts, answer_page, benchmark, coaching, strike, widgets
from kiosk.screens.paper import Paper, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button


def paint(paper: Paper, view: View) -> None:
    if not view.answers:
        return
    if view.striking is not None:
        strike.paint(paper, view, view.answers[-1])
        return
    if view.benchmark.kind is not None:
        benchmark.paint(paper, view, view.benchmark.kind)
        return
    last = len(view.answers) - 1
    again = answer_page.before(view.answers, last)
    widgets.header(paper, "Before and after" if again else "How it went", "Interview")
    answer_page.paint_answer(paper, view.answers, last)
    onward = Button("Next", acts.GoOn(), Role.MAIN, "next")
    again_ = Button("Once more", acts.OnceMore())
    if coaching.failed(view.answers[-1]):
        onward = Button("Next", acts.GoOn())
        again_ = Button("Once more", acts.OnceMore(), Role.MAIN)
    main, other = sorted((onward, again_), key=lambda one: one.role is not Role.MAIN)
    others = benchmark.button(view.answers[-1].question.kind)
    leave = Button("Leave", acts.LeaveAsked(), Role.LEAVE)
    widgets.footer(paper, leave, main, other, *([others] if paper.wide else []))
