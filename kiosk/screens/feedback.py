"""After an answer in Practice mode: what was noticed, and once more where it was no answer."""

from kiosk.domain.interview import Answer
from kiosk.screens import acts, answer_page, coaching, strike, widgets
from kiosk.screens.paper import Paper, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button


def before(answers: tuple[Answer, ...]) -> Answer | None:
    """Return the earlier try of the last answer, where there is one."""
    last = answers[-1]
    if last.retake_of is not None and last.retake_of < len(answers) - 1:
        return answers[last.retake_of]
    return None


def paint(paper: Paper, view: View) -> None:
    if not view.answers:
        return
    if view.striking is not None:
        strike.paint(paper, view, view.answers[-1])
        return
    again = before(view.answers)
    widgets.header(paper, "Before and after" if again else "How it went", "Interview")
    answer_page.paint_answer(paper, view.answers[-1], again, view.choice.page, may_strike=True)
    onward = Button("Next", acts.GoOn(), Role.MAIN, "next")
    again_ = Button("Once more", acts.OnceMore())
    if coaching.failed(view.answers[-1]):
        onward = Button("Next", acts.GoOn())
        again_ = Button("Once more", acts.OnceMore(), Role.MAIN)
    main, other = sorted((onward, again_), key=lambda one: one.role is not Role.MAIN)
    widgets.footer(paper, Button("Leave", acts.LeaveAsked(), Role.LEAVE), main, other)
