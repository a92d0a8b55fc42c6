"""After an answer in Practice mode: what was noticed, and once more if wanted."""

from kiosk.domain.interview import Answer
from kiosk.screens import acts, answer_page, widgets
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
    again = before(view.answers)
    widgets.header(paper, "Before and after" if again else "How it went", "Interview")
    answer_page.paint_answer(paper, view.answers[-1], again, view.choice.page)
    widgets.footer(
        paper,
        Button("Leave", acts.LeaveAsked(), Role.LEAVE),
        Button("Next", acts.GoOn(), Role.MAIN, "next"),
        Button("Once more", acts.OnceMore()),
    )
